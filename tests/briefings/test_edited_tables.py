"""No word of a table is divided within a syllable in editions to be edited, in whatever language:
words that may be too wide for their column say where they can be."""

import io
from functools import cache
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn
from msgspec.structs import replace
from odfdo import Document

from briefings.compose import compose
from briefings.document import Table, TableColumn, TableRow, plain
from briefings.edited import paper
from briefings.edited_tables import DOCX_PAD, SOFT, divisible, widths
from briefings.odt import odt
from briefings.render.hyphenation import hyphens
from briefings.render.text import text_width
from briefings.sections import ALL_SECTIONS
from briefings.styles import TABLE_HEAD
from briefings.word import word
from core.exchange.example import example
from core.intake import read_document
from core.language import LANGUAGES, speaking
from tests.briefings.packs import recipe
from tests.briefings.test_word_look import alone

OTHER_FONT = 1.35
"""How many times as wide as on paper letters of another font are: those of DejaVu Sans Bold."""


ROWS = "//table:table-row"


@cache
def tables(language: str) -> list[tuple[Table, float]]:
    """The tables of the example's full pack, and the room that they have, in points."""
    pack = compose(example(), recipe(language=language, sections=ALL_SECTIONS))
    found = []
    for section in pack.sections:
        wide, _tall, margin = paper(pack, section)
        blocks = (block for block in section.blocks if isinstance(block, Table))
        found += [(block, wide - 2 * margin) for block in blocks]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_of_a_word_of_a_title_fits_its_column(language: str) -> None:
    found = []
    with speaking(language):
        for table, room in tables(language):
            for column, wide in zip(table.columns, widths(table, room), strict=True):
                (run,) = divisible(plain(column.title), wide, strong=True)
                for part in run.text.replace(SOFT, "- ").split():
                    needed = text_width(part, TABLE_HEAD) * OTHER_FONT + DOCX_PAD
                    if needed > wide:
                        found.append((column.title, part, round(needed - wide)))
    assert found == []


def test_only_words_that_may_be_too_wide_are_divisible_and_at_their_syllables() -> None:
    with speaking("en"):
        (run,) = divisible(plain("the multilateral arrangement"), 60.0)
        assert run.text.startswith("the mul")
        bare = run.text.replace(SOFT, "")
        assert bare == "the multilateral arrangement"
        ends = [0, *(n for n, c in enumerate(run.text) if c == SOFT)]
        assert len(ends) == 1 + len(hyphens("multilateral")) + len(hyphens("arrangement"))
        assert all(second - first > 1 for first, second in pairwise(ends))
        assert divisible(plain("the multilateral arrangement"), 300.0) == plain(bare)
        address = "https://example.org/multilateral-arrangements/" + "x" * 70
        assert divisible(plain(address), 60.0) == plain(address)


def test_editions_show_where_and_are_read_without() -> None:
    title = "Multilateral arrangements"
    row = TableRow(tuple(plain("so") for _n in range(7)))
    pack = alone(Table((TableColumn(title, 1 / 7),) * 7, (row,)))
    made = docx.Document(io.BytesIO(word(pack)))
    (cell, *_others) = made.tables[0].rows[0].cells
    assert cell.text == title
    assert len([*cell._tc.iter(qn("w:softHyphen"))]) > 1
    assert SOFT not in "".join(each.text or "" for each in cell._tc.iter(qn("w:t")))
    assert SOFT in Document(io.BytesIO(odt(pack))).body.get_elements("//table:table")[0].inner_text
    for name, data in (("a.docx", word(pack)), ("a.odt", odt(pack))):
        assert title in read_document(name, data).text


@pytest.mark.parametrize("paper_kind", ["a4", "a5"])
def test_only_a_row_that_is_surely_shorter_than_a_page_is_kept_whole(paper_kind: str) -> None:
    """LibreOffice cuts off what is longer."""
    cells = ("short", "A statement of some length. " * 8, "long " * 900, "x" * 4000, "line\n" * 90)
    columns = (TableColumn("Party", 0.2), TableColumn("Said", 0.8))
    rows = tuple(TableRow((plain("Norland"), plain(text))) for text in cells)
    pack = replace(alone(Table(columns, rows)), paper=paper_kind)
    made = docx.Document(io.BytesIO(word(pack))).tables[0].rows
    whole = [row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in made[1:]]
    assert whole == [True, True, False, False, False]
    told = Document(io.BytesIO(odt(pack)))
    styles = [each.get_attribute("table:style-name") for each in told.body.get_elements(ROWS)]
    kept = [told.get_style("table-row", name).get_properties() for name in styles[1:]]
    assert [(each or {}).get("fo:keep-together") == "always" for each in kept] == whole
