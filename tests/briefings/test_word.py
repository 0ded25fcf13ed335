"""The Word edition says what the pack says, in headings, tables and pictures with words."""

import datetime as dt
import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from msgspec.structs import replace

from briefings.compose import compose
from briefings.document import (
    BottomLine,
    Briefing,
    Bullets,
    Heading,
    Lines,
    PageOf,
    Prose,
    Run,
    Section,
    Table,
    TableColumn,
    TableRow,
    plain,
)
from briefings.sections import ALL_SECTIONS
from briefings.within import levels_in, texts
from briefings.word import word
from core.model.records import Line
from tests.briefings.packs import recipe, rich

HOSTILE = "<w:t>&amp;\x00\x07 & </w:p> \ud800 \uffff \U0001fae8"
ARABIC = "المفاوضات تبدأ غدا"


@pytest.fixture(scope="module")
def briefing():
    lines = (Line("z1", 20, "p", HOSTILE), Line("z2", 21, "p", ARABIC))
    return compose(rich(*lines), recipe(sections=ALL_SECTIONS))


@pytest.fixture(scope="module")
def made(briefing):
    return docx.Document(io.BytesIO(word(briefing, 2)))


def everything(made) -> str:
    parts = [made.element.body]
    return "".join(node.text or "" for part in parts for node in part.iter(qn("w:t")))


def test_it_says_what_the_pack_says(briefing, made) -> None:
    found = "".join(everything(made).split())
    for section in briefing.sections:
        for block in section.blocks:
            if isinstance(block, Heading):
                assert "".join(block.text.split()) in found
            if isinstance(block, Table):
                for column in block.columns:
                    assert "".join(column.title.split()) in found
    assert "Getaquotabyspeciesontothetable." in found


def test_headings_are_headings(briefing, made) -> None:
    wanted = [
        (f"Heading {block.level}", block.text)
        for section in briefing.sections
        for block in section.blocks
        if isinstance(block, Heading)
    ]
    found = [p for p in made.paragraphs if p.style.name.startswith("Heading")]
    assert [p.style.name for p in found] == [style for style, _text in wanted]
    assert all(text in p.text for p, (_style, text) in zip(found, wanted, strict=True))


def test_every_section_is_marked_above_and_below(made) -> None:
    assert len(made.sections) > 5
    for section in made.sections:
        for holder in (section.header, section.footer):
            said = "\n".join(p.text for p in holder.paragraphs)
            assert "SENSITIVE — DELEGATION ONLY" in said
        assert "Copy 2 of 8 · Reader 2" in "\n".join(p.text for p in section.footer.paragraphs)


def test_the_matrix_lies_on_its_side(made) -> None:
    assert any(section.page_width > section.page_height for section in made.sections)


def test_titles_of_tables_are_repeated_and_pictures_have_words(made) -> None:
    assert any(
        t.rows and t.rows[0]._tr.find(".//" + qn("w:tblHeader")) is not None for t in made.tables
    )
    pictures = made.inline_shapes
    assert len(pictures) > 3
    assert all(shape._inline.docPr.get("descr") for shape in pictures)


def test_columns_are_as_wide_as_their_shares(made) -> None:
    named = {row.cells[0].text: table for table in made.tables for row in table.rows[:1]}
    time, item = named["Time"].columns[0].width, named["Time"].columns[1].width
    assert item > 3 * time
    assert named["Time"].rows[1].cells[1].width == item


def test_figures_and_tables_are_no_wider_than_the_text_of_a_small_page() -> None:
    small = compose(rich(), recipe(sections=ALL_SECTIONS, paper="a5"))
    made = docx.Document(io.BytesIO(word(small)))
    parts = [part for part in made.sections if part.page_width < part.page_height]
    (room,) = {part.page_width - part.left_margin - part.right_margin for part in parts}
    assert {shape.width for shape in made.inline_shapes} == {room}
    named = {row.cells[0].text: table for table in made.tables for row in table.rows[:1]}
    assert sum(column.width for column in named["Time"].columns) <= room


def test_only_what_is_strong_on_paper_is_bold(briefing) -> None:
    heads = TableColumn("Named", 0.5), TableColumn("Said", 0.5)
    row = TableRow((plain("Plain"), (Run("Faint", mute=True),)))
    blocks = (Heading("Part", 2, aside="and more"), Table(heads, (row,)))
    alone = replace(briefing, sections=(Section(("", ""), blocks),))
    made = docx.Document(io.BytesIO(word(alone)))
    assert made.tables[0].style.name == "Table Grid"
    assert [run.bold for run in made.paragraphs[0].runs] == [None, False]
    assert [cell.paragraphs[0].runs[0].bold for cell in made.tables[0].rows[1].cells] == [
        None,
        False,
    ]


def test_a_row_is_not_parted_and_a_page_in_it_has_its_size(made) -> None:
    rows = [row._tr for table in made.tables for row in table.rows]
    assert all(tr.trPr is not None for tr in rows)
    assert {tr.trPr[0].tag for tr in rows} == {qn("w:cantSplit"), qn("w:tblHeader")}
    fields = [each for tr in rows for each in tr.iter(qn("w:fldSimple"))]
    assert fields
    assert {each.find(f".//{qn('w:sz')}").get(qn("w:val")) for each in fields} == {"18"}


def test_the_number_of_a_page_is_as_large_as_what_is_around_it(made) -> None:
    for section in made.sections:
        for holder in (section.header, section.footer):
            for paragraph in holder.paragraphs:
                assert paragraph.style.font.size == paragraph.runs[0].font.size


def test_hostile_text_stays_text(made) -> None:
    assert "<w:t>&amp; & </w:p> [U+D800] [U+FFFF] \U0001fae8" in everything(made)


def test_arabic_runs_to_the_left_as_it_was_typed() -> None:
    pack = compose(rich(), recipe(sections=("steering",), language="ar"))
    section = Section(("", ""), (Prose(plain(ARABIC)),), "x")
    made = docx.Document(io.BytesIO(word(replace(pack, sections=(section,)))))
    assert made.paragraphs[0].text == ARABIC


@pytest.mark.parametrize(("language", "is_turned"), [("en", False), ("ar", True)])
def test_all_paragraphs_run_as_the_pack_does_whatever_is_in_them(
    language: str, is_turned: bool
) -> None:
    texts = (plain(ARABIC), plain("Say so."))
    columns = (TableColumn("", 0.5), TableColumn("", 0.5, "right"))
    blocks = (
        *(Prose(text) for text in texts),
        *(BottomLine(text) for text in texts),
        Bullets(texts),
        Lines((("Label", texts),)),
        Table(columns, (TableRow(texts),)),
    )
    pack = compose(rich(), recipe(sections=("steering",), language=language))
    section = Section(("", ""), blocks, "x")
    made = docx.Document(io.BytesIO(word(replace(pack, sections=(section,)))))
    cells = [cell.paragraphs[0] for cell in made.tables[0].rows[0].cells]
    told = [each for each in (*made.paragraphs, *cells) if each.text]
    assert len(told) == 11
    assert (cells[1].alignment is None) is is_turned, "figures begin where their heading does"
    for each in told:
        found = [] if each._p.pPr is None else [tag.tag for tag in each._p.pPr]
        assert (qn("w:bidi") in found) is is_turned
        assert bool(each.runs[0].font.rtl) is (ARABIC in each.text)


def test_tables_of_an_arabic_pack_begin_on_the_right() -> None:
    arabic = compose(rich(), recipe(sections=("briefs",), language="ar"))
    made = docx.Document(io.BytesIO(word(arabic)))
    assert "الطرف" in {table.cell(0, 0).text for table in made.tables}
    assert all(table._tbl.tblPr.bidiVisual is not None for table in made.tables)


def test_the_same_briefing_makes_the_same_bytes(briefing) -> None:
    moment = dt.datetime(2025, 3, 1, tzinfo=dt.UTC)
    assert word(briefing, made_at=moment) == word(briefing, made_at=moment)


def test_what_a_redline_takes_out_is_struck(briefing) -> None:
    runs = (Run("old", struck=True), Run("new", added=True))
    only = replace(briefing, sections=(Section(("", ""), (Prose(runs),)),))
    made = docx.Document(io.BytesIO(word(only)))
    old, new = next(p.runs for p in made.paragraphs if p.text == "oldnew")
    assert old.font.strike
    assert new.font.underline


def test_parts_are_found_in_a_value() -> None:
    assert list(levels_in((Run("a", level="S"), Run("b")))) == ["S"]
    assert next(iter(texts(plain("a")))) == "a"


def test_contents_have_the_numbers_of_pages(briefing, made) -> None:
    names = {mark.get(qn("w:name")) for mark in made.element.body.iter(qn("w:bookmarkStart"))}
    fields = [each.get(qn("w:instr")) for each in made.element.body.iter(qn("w:fldSimple"))]
    asked = [each.split()[1] for each in fields if each.startswith("PAGEREF")]
    assert len(asked) > 5
    assert set(asked) <= names


def leading_nowhere(briefing: Briefing) -> Briefing:
    """A briefing that names what is not in it."""
    row = TableRow((PageOf("gone"), (Run("Quota", to="gone"),)))
    blocks = (
        Heading("Here", 1, anchor="here"),
        Prose((Run("seen", to="here"), Run("lost", to="gone"))),
        Table((TableColumn("", 0.5), TableColumn("", 0.5)), (row,)),
    )
    return replace(briefing, sections=(Section(("", ""), blocks),))


def test_what_is_left_out_is_neither_linked_nor_asked_for_its_page(briefing) -> None:
    made = docx.Document(io.BytesIO(word(leading_nowhere(briefing))))
    links = [each.get(qn("w:anchor")) for each in made.element.body.iter(qn("w:hyperlink"))]
    assert links == ["a_here"]
    assert list(made.element.body.iter(qn("w:fldSimple"))) == []
    assert [cell.text for cell in made.tables[0].rows[0].cells] == ["—", "Quota"]


def test_each_numbered_list_counts_from_one(briefing) -> None:
    lists = tuple(Bullets((plain("first"), plain("second")), numbered=True) for _n in range(2))
    only = replace(briefing, sections=(Section(("", ""), lists),))
    made = docx.Document(io.BytesIO(word(only)))
    items = [p for p in made.paragraphs if p.text in ("first", "second")]
    ids = [p._p.pPr.numPr.numId.val for p in items]
    assert ids[0] == ids[1] != ids[2] == ids[3]
    numbering = made.part.numbering_part.numbering_definitions._numbering
    for each in ids:
        assert numbering.num_having_numId(each).lvlOverride_lst[0].startOverride.val == 1


def test_a_stretch_in_another_language_says_which(briefing) -> None:
    only = replace(briefing, sections=(Section(("", ""), (Prose(plain("See їжа here")),)),))
    made = docx.Document(io.BytesIO(word(only)))
    paragraph = next(p for p in made.paragraphs if p.text == "See їжа here")
    told = [run._r.find(f".//{qn('w:lang')}") for run in paragraph.runs]
    assert [None if each is None else each.get(qn("w:val")) for each in told] == [None, "uk", None]


def arabic_pack() -> Any:
    told = compose(rich(), recipe(sections=("cover", "briefs"), language="ar", size=14))
    return docx.Document(io.BytesIO(word(told)))


def test_what_is_around_a_page_of_an_arabic_pack_runs_to_the_left() -> None:
    part = arabic_pack().sections[0]
    lines = [*part.header.paragraphs[1:], *part.footer.paragraphs[:-1]]
    assert lines
    assert all(line._p.pPr.find(qn("w:bidi")) is not None for line in lines)
    assert all(run.font.rtl for line in lines for run in line.runs)


def test_arabic_words_are_as_bold_and_as_large_as_latin_ones() -> None:
    made = arabic_pack()
    runs = [run for each in made.paragraphs for run in each.runs]
    assert any(run.bold for run in runs)
    assert all(run.font.cs_bold == run.bold for run in runs)
    sized = [run._r.rPr for run in runs if run.font.size]
    sized += [made.styles["Normal"].element.rPr]
    sized += [line.runs[0]._r.rPr for line in made.sections[0].footer.paragraphs]
    for each in sized:
        assert each.find(qn("w:szCs")).get(qn("w:val")) == each.find(qn("w:sz")).get(qn("w:val"))


def test_titles_and_headings_of_an_arabic_pack_run_to_the_left_whatever_they_name() -> None:
    named = [each for each in arabic_pack().paragraphs if each.style.name in ("Title", "Heading 1")]
    assert len(named) > 1
    assert all(each._p.pPr.find(qn("w:bidi")) is not None for each in named)
