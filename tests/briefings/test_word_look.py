"""How the editions to be edited look: black on white as on paper, and nothing left alone at the end
of a page."""

import io
from collections.abc import Iterator
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from msgspec.structs import replace
from odfdo import Document

from briefings.compose import compose
from briefings.document import (
    Block,
    BottomLine,
    Briefing,
    Bullets,
    Contents,
    ContentsEntry,
    Heading,
    Heat,
    Lines,
    NoteBox,
    Notice,
    Prose,
    RuledLines,
    Run,
    Section,
    Table,
    TableColumn,
    TableRow,
    plain,
)
from briefings.edited import EPOCH
from briefings.odt import odt
from briefings.sections import ALL_SECTIONS
from briefings.tracked import tracked
from briefings.word import word
from core.exchange.example import DAY, example
from core.text.redline import redline
from tests.briefings.packs import recipe, rich, talks
from tests.briefings.test_portions import LEVELS

LINES = Lines((("To say", (plain("One."), plain("Two."))), ("Not to say", (plain("Three."),))))
LONG = "Said at length. " * 10
ROWS = (
    TableRow((plain("Issue one"),), heading=True),
    *(TableRow((plain(LONG), plain(f"Position {n}"))) for n in range(3)),
    TableRow((plain("Issue two"),), heading=True),
    *(TableRow((plain(LONG), plain(f"Position {n}"))) for n in range(3, 6)),
)
TABLE = Table((TableColumn("Party", 0.3), TableColumn("Said", 0.7)), ROWS)


def alone(*blocks: Block, language: str = "en") -> Briefing:
    """A briefing of these blocks alone."""
    pack = compose(rich(), recipe(sections=("steering",), language=language))
    return replace(pack, sections=(Section(("", ""), blocks),))


def opened(briefing: Briefing) -> Any:
    return docx.Document(io.BytesIO(word(briefing)))


def styles_of(made: Any) -> Iterator[Any]:
    """The styles that paragraphs of a Word file have, with those that these go on from."""
    cells = [cell for table in made.tables for row in table.rows for cell in row.cells]
    told = [*made.paragraphs, *(each for cell in cells for each in cell.paragraphs)]
    for style in {each.style.name: each.style for each in told}.values():
        found = style
        while found is not None:
            yield found
            found = found.base_style


def test_text_is_upright_in_one_font_and_black_or_grey() -> None:
    made = opened(compose(rich(), recipe(sections=ALL_SECTIONS)))
    for style in styles_of(made):
        marks = style.element.rPr
        for tag in () if marks is None else ("w:i", "w:iCs", "w:spacing"):
            assert marks.find(qn(tag)) is None, f"{style.name}: {tag}"
        assert style.font.name in (None, "IBM Plex Serif"), style.name
        colours = list(style.element.iter(qn("w:color")))
        assert {each.get(qn("w:val")) for each in colours} <= {"000000", "555B66"}, style.name
        edges = [each for each in style.element.iter() if each.get(qn("w:themeColor"))]
        assert edges == [], style.name


@pytest.mark.parametrize(("language", "side"), [("en", "left"), ("ar", "right")])
def test_a_bottom_line_has_its_bar_where_it_begins(language: str, side: str) -> None:
    style = opened(alone(BottomLine(plain("Said.")), language=language)).paragraphs[0].style
    edges = style.element.pPr.find(qn("w:pBdr"))
    assert [each.tag for each in edges] == [qn(f"w:{side}")]


def test_what_names_lines_stays_with_the_first_of_them() -> None:
    told = [each for each in opened(alone(LINES)).paragraphs if each.text]
    kept = [each.text for each in told if each.paragraph_format.keep_with_next]
    assert kept == ["To say", "Not to say"]
    body = Document(io.BytesIO(odt(alone(LINES))))
    assert [each.inner_text for each in body.body.paragraphs if stays(body, each)] == kept


def test_titles_and_headings_in_a_table_stay_with_the_row_after_them() -> None:
    rows = opened(alone(TABLE)).tables[0].rows
    kept = [
        row.cells[-1].text
        for row in rows
        if all(each.paragraph_format.keep_with_next for c in row.cells for each in c.paragraphs)
    ]
    assert kept == ["Said", "Issue one", "Position 0", "Issue two", "Position 3"]
    assert kept_rows(odt(alone(TABLE))) == kept


def kept_rows(data: bytes) -> list[str]:
    """The last words of the rows of an OpenDocument text that stay with the next one."""
    made = Document(io.BytesIO(data))
    settings: Any = made.get_part("settings.xml")
    name = "TableRowKeep"
    assert settings.get_element(f'//config:config-item[@config:name="{name}"]').text == "true"
    said = []
    for row in made.body.get_elements("//table:table-row"):
        paragraphs = row.get_elements(".//text:p")
        if all(stays(made, each) for each in paragraphs):
            said.append(paragraphs[-1].inner_text)
    return said


def test_a_gap_has_the_ground_that_it_has_on_paper() -> None:
    row = TableRow((plain("Quota"), Heat(50.0, "50"), Heat(0.0, "0"), Heat(None, "—")))
    pack = alone(Table((TableColumn("A", 0.25),) * 4, (row,)))
    cells = opened(pack).tables[0].rows[1].cells
    grounds = [each._tc.tcPr.find(qn("w:shd")) for each in cells]
    told = ["" if each is None else each.get(qn("w:fill")).lower() for each in grounds]
    assert told[0] == told[3] == ""
    assert told[2] == "ffffff"
    assert "808080" < told[1] < "ffffff"
    made = Document(io.BytesIO(odt(pack)))
    styles = [
        made.get_style("table-cell", each.get_attribute("table:style-name"))
        for each in made.body.get_elements("//table:table-cell")[-4:]
    ]
    found = [(style.get_properties() or {}).get("fo:background-color") for style in styles]
    assert found == [f"#{each}" if each else None for each in told]


def test_a_table_without_titles_does_not_break_after_its_first_row() -> None:
    rows = tuple(TableRow((plain(LONG * 2),)) for _n in range(3))
    for count, kept in ((3, [True, False, False]), (1, [False])):
        table = opened(alone(Table((TableColumn("", 1),), rows[:count]))).tables[0]
        told = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
        assert [*map(bool, told)] == kept


MARKED = (
    Heading("Part", 2),
    Prose(plain("What it shows.")),
    TABLE,
    Prose((Run("SECRET", strong=True, level="SECRET"),), small=True),
)


def test_what_stands_below_a_table_or_a_figure_is_on_its_page() -> None:
    made = opened(alone(*MARKED))
    said = [each for each in made.paragraphs if each.text != "Part"]
    kept = [each.text for each in said if each.paragraph_format.keep_with_next]
    assert kept == ["What it shows.", ""], "the blank below the table, too"
    last = made.tables[0].rows[-1]
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in last.cells)
    told = Document(io.BytesIO(odt(alone(*MARKED))))
    below = told.body.get_elements("text:p")
    kept = [each.inner_text for each in below if stays(told, each)]
    assert kept == ["What it shows.", ""]
    assert kept_rows(odt(alone(*MARKED)))[-1] == last.cells[-1].text
    pack = compose(rich(talks(marking="Secret", levels=LEVELS)), recipe(portions=True, marking=""))
    figures = [p for p in opened(pack).paragraphs if p._p.findall(".//" + qn("w:drawing"))]
    assert figures
    assert all(each.paragraph_format.keep_with_next for each in figures)


ONE = plain("Said.")
CLOSED = (
    Prose(ONE),
    BottomLine(ONE),
    Bullets((plain("First."), ONE)),
    Bullets((plain("First."), ONE), numbered=True),
    Lines((("To say", (plain("First."), ONE)),)),
    NoteBox("A", "said", "Said."),
    Notice("Said."),
    Contents((ContentsEntry("1", "Said.", "a"),)),
    RuledLines(1),
)


@pytest.mark.parametrize("block", CLOSED, ids=lambda each: type(each).__name__)
def test_what_closes_a_block_of_any_kind_is_on_the_page_of_its_end(block: Block) -> None:
    every = (block, Prose((Run("SECRET", strong=True, level="SECRET"),), small=True))
    *others, last, _remark = opened(alone(*every)).paragraphs
    assert last.paragraph_format.keep_with_next
    assert not any(each.paragraph_format.keep_with_next for each in others if each.text == "First.")
    made = Document(io.BytesIO(odt(alone(*every))))
    *others, last, _remark = made.body.paragraphs
    assert stays(made, last)
    assert not any(stays(made, each) for each in others if each.inner_text == "First.")


def stays(made: Document, paragraph: Any) -> bool:
    """Whether a paragraph is on the page of the one after it."""
    style = made.get_style("paragraph", paragraph.get_attribute("text:style-name"))
    while style is not None:
        if (style.get_properties() or {}).get("fo:keep-with-next") == "always":
            return True
        parent = style.get_attribute("style:parent-style-name")
        style = made.get_style("paragraph", parent) if parent else None
    return False


def test_links_look_like_the_text_around_them() -> None:
    pack = alone(Heading("Here", 1, anchor="here"), Prose((Run("seen", to="here"),)))
    made = Document(io.BytesIO(odt(pack)))
    assert made.body.get_elements("//text:a")
    for name in ("Internet_20_link", "Visited_20_Internet_20_Link"):
        style = made.styles.get_element(f'//style:style[@style:name="{name}"]')
        assert style is not None
        assert style.children == [], "else LibreOffice has them blue"


def test_cells_leave_room_above_and_below_their_text() -> None:
    style = opened(alone(TABLE)).tables[0].style
    around = style.element.find(f".//{qn('w:tblCellMar')}")
    assert all(int(around.find(qn(f"w:{side}")).get(qn("w:w"))) > 0 for side in ("top", "bottom"))


def test_titles_of_columns_stand_on_the_side_of_what_is_below_them() -> None:
    columns = (TableColumn("Name", 0.5), TableColumn("Gap", 0.5, "right"))
    pack = alone(Table(columns, (TableRow((plain("a"), plain("1"))),)))
    head, row = opened(pack).tables[0].rows
    told = [[cell.paragraphs[0].alignment for cell in each.cells] for each in (head, row)]
    assert told[0] == told[1] == [None, WD_ALIGN_PARAGRAPH.RIGHT]


def test_pictures_begin_where_lines_do() -> None:
    """LibreOffice leaves room beside a picture of which that is not said."""
    briefing = compose(example(), recipe(today=DAY, sections=("briefs",)))
    pictures = [*opened(briefing).element.body.iter(qn("wp:inline"))]
    assert pictures
    assert all(each.get(f"dist{side}") == "0" for each in pictures for side in "TBLR")


def test_no_line_stands_alone_on_a_page_and_small_items_as_close_as_others() -> None:
    made = Document(io.BytesIO(odt(alone(Prose(plain("Said."))))))
    told = made.get_style("paragraph", "Standard").get_element("style:paragraph-properties")
    assert [told.get_attribute(f"fo:{each}") for each in ("orphans", "widows")] == ["2", "2"]
    below = [
        made.get_style("paragraph", name)
        .get_element("style:paragraph-properties")
        .get_attribute("fo:margin-bottom")
        for name in ("Item", "Small_20_item")
    ]
    assert below == ["2pt", "2pt"]


def test_files_are_of_no_older_word() -> None:
    """In those a table stands out of the text by the room beside what is in its cells."""
    redlined = tracked(redline("Old.", "New."), title="", author="", made_at=EPOCH)
    for data in (word(alone(TABLE)), redlined):
        settings = docx.Document(io.BytesIO(data)).settings.element
        (mode,) = settings.xpath(".//w:compatSetting[@w:name='compatibilityMode']/@w:val")
        assert int(mode) == 15
