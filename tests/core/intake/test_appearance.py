"""Words that nobody sees are kept and named, by the same rule in documents of every kind."""

import io

import pytest
import xlsxwriter

from core.exchange.workbook import best_sheet, unpacked
from core.intake import read_document
from tests.core.exchange.test_cells_as_seen import open_document
from tests.core.intake.papers import taken
from tests.core.intake.test_open_leftovers import paragraph
from tests.core.intake.test_open_leftovers import read as read_open
from tests.core.intake.word_files import para, run, word_xml

WORDS = "Fees rose"
LOOKS = {
    "white": ("ffffff", None, 11, False),
    "nearly white": ("fefefe", None, 11, False),
    "the palest grey": ("f2f2f2", None, 11, False),
    "pale grey": ("e0e0e0", None, 11, True),
    "red": ("ff0000", None, 11, True),
    "white on black": ("ffffff", "000000", 11, True),
    "nearly white on the palest grey": ("fffff0", "f2f2f2", 11, False),
    "black on black": ("000000", "000000", 11, False),
    "nearly black on black": ("0a0a0a", "000000", 11, False),
    "navy on navy": ("000080", "00007c", 11, False),
    "navy on black": ("000080", "000000", 11, True),
    "yellow on white": ("ffff00", "ffffff", 11, True),
    "too small": ("000000", None, 1, False),
    "small": ("000000", None, 3, True),
    "large": ("000000", "ffff00", 72, True),
}
"""The colour of words, that behind them, their size in points, and whether they are seen."""


def html(colour, ground, size):
    behind = f"background:#{ground};" if ground else ""
    page = f"<p style='{behind}color:#{colour};font-size:{size}pt'>{WORDS}"
    return taken("html", page.encode())


def word(colour, ground, size):
    shade = f'<w:shd w:val="clear" w:fill="{ground}"/>' if ground else ""
    look = f'<w:color w:val="{colour}"/><w:sz w:val="{2 * size}"/>{shade}'
    return read_document("a.docx", word_xml(para(run(WORDS, look))))


def open_text(colour, ground, size):
    behind = f"fo:background-color='#{ground}'" if ground else ""
    told = f"<style:text-properties fo:color='#{colour}' fo:font-size='{size}pt' {behind}/>"
    style = f"<style:style style:name='L' style:family='text'>{told}</style:style>"
    return read_open(paragraph(f"<text:span text:style-name='L'>{WORDS}</text:span>"), styles=style)


@pytest.mark.parametrize("kind", [html, word, open_text])
@pytest.mark.parametrize("look", LOOKS)
def test_words_that_nobody_sees_are_kept_and_named(look, kind):
    *told, is_seen = LOOKS[look]
    found = kind(*told)
    assert found.text == WORDS
    assert found.lost == ({} if is_seen else {"unseen": (WORDS,)})


def excel(colour, ground, size):
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        look = {"font_color": f"#{colour}", "font_size": size}
        behind = {"bg_color": f"#{ground}"} if ground else {}
        sheet = book.add_worksheet("A")
        sheet.write(1, 1, WORDS, book.add_format(look | behind))
        sheet.write(2, 1, None, book.add_format(look | behind))
        sheet.write_rich_string(
            3, 1, book.add_format(look), WORDS, book.add_format({"font_color": "red"}), "!",
            book.add_format(look | behind),
        )  # fmt: skip
    return data.getvalue(), "a.xlsx", "B2, B4"


def open_sheet(colour, ground, size):
    told = f"xmlns:fo='fo' fo:color='#{colour}' fo:font-size='{size}pt'"
    behind = (
        f"<style:table-cell-properties xmlns:fo='fo' fo:background-color='#{ground or 'ffffff'}'/>"
    )
    styles = (
        f"<style:style style:name='L' style:family='table-cell'>{behind}"
        f"<style:text-properties {told}/></style:style>"
        f"<style:style style:name='L' style:family='text'><style:text-properties {told}/>"
        f"</style:style><style:style style:name='G' style:family='table-cell'>{behind}"
        "</style:style>"
    )
    words = f"<text:p>! <text:span text:style-name='L'>{WORDS}</text:span></text:p>"
    cells = (("", ""), ("L", f"<text:p>{WORDS}</text:p>"), ("L", ""), ("G", words))
    rows = "".join(
        "<table:table-row><table:table-cell/>"
        f"<table:table-cell table:style-name='{style}'>{words}</table:table-cell>"
        "</table:table-row>"
        for style, words in cells
    )
    return open_document(rows, styles), "a.ods", "B2, B4"


@pytest.mark.parametrize("kind", [excel, open_sheet])
@pytest.mark.parametrize("look", LOOKS)
def test_cells_that_nobody_sees_are_read_and_named(look, kind):
    *told, is_seen = LOOKS[look]
    data, name, places = kind(*told)
    workbook = unpacked(data, name, lambda: False)
    assert workbook.sheets[0][1][1][1] == WORDS
    sentence = "Not seen in the workbook, for their colour, size or format, and read like the rest"
    assert best_sheet(workbook, len).remark == ("" if is_seen else f"{sentence}: {places}.")
