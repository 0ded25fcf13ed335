"""Words that nobody sees are kept and named, by the same rule in documents of every kind."""

import io

import pikepdf
import pytest
import xlsxwriter
from reportlab.pdfgen.canvas import Canvas

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


def pdf(draw, turn=0):
    """A page of 600 by 800 points, before it is turned."""
    sides = (800, 600) if turn in (90, 270) else (600, 800)
    canvas = Canvas(data := io.BytesIO(), pagesize=sides)
    canvas.setPageRotation(turn)
    draw(canvas)
    canvas.save()
    return read_document("a.pdf", data.getvalue())


@pytest.mark.parametrize("look", [name for name in LOOKS if LOOKS[name][:2] == ("000000", None)])
@pytest.mark.parametrize("turn", [0, 90])
def test_words_of_a_pdf_that_are_too_small_are_kept_and_named(look, turn):
    _colour, _ground, size, is_seen = LOOKS[look]

    def draw(canvas):
        canvas.setFont("Times-Roman", size)
        canvas.drawString(72, 700, WORDS)

    found = pdf(draw, turn)
    assert (found.text, found.lost) == (WORDS, {} if is_seen else {"unseen": (f"1: {WORDS}",)})


@pytest.mark.parametrize(
    ("place", "is_seen"),
    [
        *(((-500, 300), False), ((700, 300), False), ((72, 900), False), ((72, -50), False)),
        *(((-20, 300), True), ((590, 300), True), ((72, 798), True), ((72, -3), True)),
        *(((72, 750), False), ((72, 700), True)),
    ],
)
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_words_off_the_page_of_a_pdf_are_kept_and_named(place, is_seen, turn):
    def draw(canvas):
        if place[1] in (700, 750):
            canvas.setCropBox((0, 0, 600, 740))
        canvas.drawString(*place, WORDS)

    found = pdf(draw, turn)
    assert (found.text, found.lost) == (WORDS, {} if is_seen else {"unseen": (f"1: {WORDS}",)})


def test_small_signs_of_letters_of_the_usual_size_and_text_behind_a_scan_are_seen():
    def draw(canvas):
        canvas.drawString(72, 700, "\N{EM DASH}")
        canvas.drawString(72, 600, "_ . _")
        text = canvas.beginText(72, 500)
        text.setTextRenderMode(3)
        text.textLine(WORDS)
        canvas.drawText(text)

    assert pdf(draw).lost == {}


def test_letters_that_are_pictures_are_seen_whatever_size_their_font_says():
    with pikepdf.new() as file:
        page = file.add_blank_page(page_size=(300, 300))
        letter = pikepdf.Stream(file, b"50 0 0 0 50 70 d1 0 0 50 70 re f")
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type3,
            FontBBox=[0, 0, 50, 70],
            FontMatrix=[0.01, 0, 0, 0.01, 0, 0],
            CharProcs=pikepdf.Dictionary(A=letter),
            Encoding=pikepdf.Dictionary(Differences=[65, pikepdf.Name.A]),
            FirstChar=65,
            LastChar=65,
            Widths=[60],
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=file.make_indirect(font)))
        page.Contents = pikepdf.Stream(file, b"BT /F 1.2 Tf 50 50 Td (AAA) Tj ET")
        file.save(data := io.BytesIO())
    found = read_document("a.pdf", data.getvalue())
    assert (found.text, found.lost) == ("AAA", {})


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
