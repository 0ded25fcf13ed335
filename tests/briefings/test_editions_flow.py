"""Sections of an edition to be edited begin pages where they do on paper, as far as that can be
known before there are pages."""

import io
from collections.abc import Iterator
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from msgspec.structs import replace
from odfdo import Document

from briefings.compose import compose
from briefings.document import (
    BottomLine,
    Briefing,
    Contents,
    ContentsEntry,
    Heading,
    PositionMap,
    Prose,
    Section,
    Table,
    TableColumn,
    TableRow,
    plain,
)
from briefings.odt import odt
from briefings.word import word
from tests.briefings.packs import recipe, rich
from tests.briefings.test_word_look import stays

PACK = compose(rich(), recipe(sections=("steering",)))
HEAD = ("Pack", "Talks")


def section(name: str, *blocks: Any, **told: Any) -> Section:
    """A section of which the first paragraph says what it is called."""
    return Section(told.pop("head", HEAD), (Prose(plain(name)), *blocks), name, **told)


DRAWN = PositionMap(())
LONG = Prose(plain("Said at length. " * 60))
LISTED = Contents((ContentsEntry("1", "One", "a"),))
CASES = (
    ((section("first"), section("second")), ["first"]),
    ((section("first"), section("second", start="flow"), section("third")), ["first"]),
    ((section("first"), section("brief", start="right")), ["first", "brief"]),
    ((section("first"), section("second", norm=1.0), section("third")), ["first"]),
    ((section("first"), section("second", DRAWN, norm=1.0), section("third")), ["first", "second"]),
    ((section("first"), section("second", LONG, norm=1.0), section("third")), ["first", "second"]),
    (
        (section("first"), section("second", start="sheet"), section("third")),
        ["first", "second", "third"],
    ),
    (
        (section("first"), section("second", landscape=True), section("third")),
        ["first", "second", "third"],
    ),
    (
        (section("first"), section("second", marking="Secret"), section("third")),
        ["first", "second", "third"],
    ),
    ((section("first"), section("second", head=("Brief", "Gap"))), ["first", "second"]),
    ((section("front"), section("second")), ["front", "second"]),
    ((section("front", LISTED), section("second")), ["front"]),
)


@pytest.mark.parametrize(("sections", "begun"), CASES)
def test_sections_go_on_below_others_as_on_paper(
    sections: tuple[Section, ...], begun: list[str]
) -> None:
    briefing = replace(PACK, sections=sections)
    assert [*in_word(briefing)] == [*in_odt(briefing)] == begun


def test_in_a_pack_of_two_sides_each_section_begins_a_page() -> None:
    layout = replace(PACK.layout, two_sided=True)
    briefing = replace(PACK, sections=(section("first"), section("second")), layout=layout)
    assert [*in_word(briefing)] == [*in_odt(briefing)] == ["first", "second"]


def test_a_section_that_goes_on_keeps_its_heading_and_its_text() -> None:
    every = (section("first"), section("second", Heading("Named", 1)))
    briefing = replace(PACK, sections=every)
    said = [each.text for each in docx.Document(io.BytesIO(word(briefing))).paragraphs]
    assert [each for each in said if each] == ["first", "second", "Named"]


def test_a_section_limited_to_a_page_is_not_parted_where_it_goes_on() -> None:
    rows = tuple(TableRow((plain(f"Row {n}"),)) for n in range(5))
    parts = (Table((TableColumn("Head", 1),), rows), Prose(plain("below")), Prose(plain("last")))
    briefing = replace(PACK, sections=(section("first"), section("second", *parts, norm=1.0)))
    made = docx.Document(io.BytesIO(word(briefing)))
    kept = [each.text for each in made.paragraphs if each.paragraph_format.keep_with_next]
    assert kept == ["second", "", "below"]
    cells = [row.cells[0].paragraphs[0] for row in made.tables[0].rows]
    assert all(each.paragraph_format.keep_with_next for each in cells)
    told = Document(io.BytesIO(odt(briefing)))
    kept = [each.inner_text for each in told.body.paragraphs if stays(told, each)]
    assert kept == ["second", "Head", *(each.text for each in cells[1:]), "", "below"]


def test_what_introduces_a_table_is_on_its_page_if_it_is_short() -> None:
    table = Table((TableColumn("Head", 1),), (TableRow((plain("Row"),)),))
    for said, kept in (("Said.", ["Named", "All.", "Said."]), ("Said. " * 200, ["Named"])):
        parts = (Heading("Named", 1), BottomLine(plain("All.")), Prose(plain(said)), table)
        briefing = replace(PACK, sections=(section("first", *parts, Prose(plain("last"))),))
        made = docx.Document(io.BytesIO(word(briefing)))
        found = [each.text for each in made.paragraphs if keeps(each)]
        assert found == kept
        told = Document(io.BytesIO(odt(briefing)))
        found = [each.inner_text for each in told.body.paragraphs if stays(told, each)]
        assert [each for each in found if each in ("All.", said)] == kept[1:]


def keeps(paragraph: Any) -> bool:
    """Whether a paragraph is on the page of the one after it, also for its style."""
    formats = paragraph.paragraph_format, paragraph.style.paragraph_format
    return any(each.keep_with_next for each in formats)


def test_a_little_table_is_not_parted_and_a_long_one_is() -> None:
    for count, kept in ((4, 3), (400, 1)):
        table = Table((TableColumn("", 1),), (TableRow((plain("Row"),)),) * count)
        made = docx.Document(io.BytesIO(word(replace(PACK, sections=(section("a", table),)))))
        cells = [row.cells[0].paragraphs[0] for row in made.tables[0].rows]
        assert sum(bool(each.paragraph_format.keep_with_next) for each in cells) == kept


def in_word(briefing: Briefing) -> Iterator[str]:
    """The text of each paragraph that begins a page."""
    begins = True
    for paragraph in docx.Document(io.BytesIO(word(briefing))).paragraphs:
        if begins and paragraph.text:
            yield paragraph.text
            begins = False
        begins = begins or bool(paragraph._p.findall(f".//{qn('w:sectPr')}"))


def in_odt(briefing: Briefing) -> Iterator[str]:
    """The text of each paragraph that begins a page."""
    made = Document(io.BytesIO(odt(briefing)))
    for paragraph in made.body.paragraphs:
        name = paragraph.get_attribute("text:style-name")
        style = made.get_style("paragraph", name)
        if style is not None and style.get_attribute("style:master-page-name"):
            yield paragraph.inner_text
