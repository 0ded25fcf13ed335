"""Sections go on below each other where a pack is printed on one side; what is to be alone is."""

import datetime as dt
from itertools import product
from typing import Any, get_args

import msgspec
import pytest

from briefings.compose import compose
from briefings.document import (
    BottomLine,
    Contents,
    ContentsEntry,
    Heading,
    Heat,
    PageOf,
    Prose,
    RuledLines,
    Run,
    Section,
    Start,
    Table,
    TableColumn,
    TableRow,
    plain,
)
from briefings.prepare import PackRequest, prepared
from briefings.recipe import PackPaper, Recipe
from briefings.render import Laid, blocks, laid_out
from briefings.render.boxes import foot, paginate
from briefings.render.tables import table_boxes
from briefings.templates import applied, stock
from core.exchange.example import DAY, example
from core.language import LANGUAGES, Language
from core.model.dossier import EMPTY, Dossier
from core.model.records import Level, Round
from tests.briefings.packs import recipe
from tests.used import month_of_work

LINE = plain("A line of text, which takes little room.")


KNOWN = (Level("OPEN", "O"), Level("SECRET", "S"))


def section(key: str, lines: int, start: Start = "page", **fields: object) -> Section:
    """A section of so many lines; a page takes about 50 of them."""
    return Section((key, ""), tuple(Prose(LINE) for _n in range(lines)), key, start, **fields)  # type: ignore[arg-type]


def laid(*sections: Section, **layout: object) -> Laid:
    """These sections on their pages."""
    empty = compose(EMPTY, recipe(sections=("sources",), **layout))
    return laid_out(msgspec.structs.replace(empty, sections=sections))


def firsts(made: Laid) -> list[int]:
    """On which page each section begins."""
    return [span.first for span in made.spans]


def test_a_short_section_goes_below_the_one_before() -> None:
    made = laid(section("one", 9), section("two", 9))
    assert (len(made.pages), firsts(made)) == (1, [1, 1])
    assert made.spans[1].sides == pytest.approx(made.spans[0].sides, abs=0.01)


@pytest.mark.parametrize("lines", [9, 16])
def test_a_brief_begins_on_a_page_that_would_be_less_than_half_full(lines: int) -> None:
    assert firsts(laid(section("one", lines), section("two", 60, "right"))) == [1, 1]
    assert firsts(laid(section("one", 9), section("two", 60, "right"), two_sided=True)) == [1, 3]


@pytest.mark.parametrize("lines", [9, 24, 36])
def test_a_page_is_filled_before_another_begins(lines: int) -> None:
    made = laid(section("one", lines), section("two", 60))
    assert firsts(made) == [1, 1]
    assert foot(made.pages[0].placed) > 0.9 * made.pages[0].sheet.body[1]


def test_what_has_a_page_to_itself_is_not_broken_in_two_unless_it_is_longer() -> None:
    assert firsts(laid(section("one", 24), section("two", 30, norm=1.0))) == [1, 2]
    assert firsts(laid(section("one", 9), section("two", 60, norm=1.0))) == [1, 1]


def test_what_takes_two_pages_anyway_is_not_broken_into_three() -> None:
    assert firsts(laid(section("one", 24), section("two", 60, norm=1.0))) == [1, 2]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (section("one", 30), section("two", 9, "right")),
        (section("one", 9), section("two", 9, "sheet")),
        (section("one", 9, "sheet"), section("two", 9)),
        (section("front", 9), section("two", 9)),
        (section("one", 9), section("two", 9, landscape=True)),
        (section("one", 9), section("two", 9, marking="SECRET")),
    ],
)
def test_what_is_to_be_alone_is_alone(before: Section, after: Section) -> None:
    assert firsts(laid(before, after)) == [1, 2]


@pytest.mark.parametrize("layout", [{"two_sided": True}, {"room": "pages"}])
def test_packs_for_both_sides_or_for_notes_keep_their_starts(layout: dict[str, object]) -> None:
    made = laid(section("one", 9), section("two", 9), **layout)
    assert made.spans[1].first > 1


def test_a_page_of_two_sections_is_marked_by_both() -> None:
    secret = Section(("two", ""), (Prose((Run("Hidden.", level="SECRET"),)),), "two")
    briefing = compose(EMPTY, recipe(sections=("sources",)))
    page_frame = msgspec.structs.replace(briefing.page_frame, by_page=True, levels=KNOWN)
    both = (section("one", 9), secret)
    made = laid_out(msgspec.structs.replace(briefing, sections=both, page_frame=page_frame))
    assert [page.marking for page in made.pages] == ["SECRET"]


def fills(made: Laid) -> list[float]:
    """How full each page is."""
    return [foot(page.placed) / page.sheet.body[1] for page in made.pages]


def test_a_section_is_set_tighter_if_that_saves_a_page() -> None:
    most = next(n for n in range(80, 20, -1) if len(laid(section("one", n)).pages) == 1)
    line = foot(laid(section("one", 2)).pages[0].placed) - foot(
        laid(section("one", 1)).pages[0].placed
    )
    height = laid(section("one", 1)).pages[0].sheet.body[1]
    assert most * line > height, "more than fits with all space between lines"
    two = laid(section("one", 20), section("two", most - 21))
    assert len(two.pages) == 1, "a run of sections is set tighter as a whole"


@pytest.mark.parametrize("before", [0, 20])
def test_no_run_ends_on_a_page_that_is_nearly_empty(before: int) -> None:
    for lines in range(20, 60):
        front = (section("one", before),) if before else ()
        made = laid(*front, section("two", lines))
        assert len(made.pages) == 1 or min(fills(made)) > 0.45, lines


def test_balancing_breaks_nothing_that_is_to_be_on_one_page() -> None:
    made = laid(section("one", 20), section("two", 30, norm=1.0))
    assert firsts(made) == [1, 2]
    assert made.spans[1].sides == pytest.approx(fills(made)[1], abs=0.01)


def test_room_to_write_leaves_room_for_what_follows() -> None:
    def room(lines: int, after: int) -> Laid:
        notes = Section(("notes", ""), (Prose(LINE),) * lines + (RuledLines(5),), "notes")
        return laid(notes, section("slip", after, norm=1.0))

    assert firsts(room(9, 12)) == [1, 1]
    assert min(fills(room(9, 12))) > 0.9
    alone = room(20, 30)
    assert firsts(alone) == [1, 2]
    assert fills(alone)[0] > 0.9, "where it does not fit, the lines go on to the end"


@pytest.mark.parametrize(
    ("dossier", "most"), [(example(), 19), (month_of_work(), 21)], ids=["example", "month"]
)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_page_is_half_empty_except_before_what_begins_on_its_own(
    dossier: Dossier, most: int, paper: PackPaper
) -> None:
    wanted = Recipe(
        made_at=dt.datetime(2025, 12, 21, 9, tzinfo=dt.UTC),
        today=DAY,
        round=dossier.all(Round)[-1].id,
        paper=paper,
        issued=False,
    )
    made = laid_out(compose(dossier, wanted))
    starts = [span.section.start for span in made.spans]
    beside = zip(made.spans, starts, ["", *starts], strict=False)
    alone = {span.first for span, *around in beside if "sheet" in around}
    sideways = [page.sheet.width > page.sheet.height for page in made.pages]
    for number, page in enumerate(made.pages[:-1], start=1):
        turns = sideways[number - 1] != sideways[number]
        if number + 1 not in alone and not turns:
            assert foot(page.placed) > 0.5 * page.sheet.body[1], number
    assert len(made.pages) <= most


@pytest.mark.parametrize(
    ("paper", "language"), [*product(("a4", "letter"), LANGUAGES), ("a5", "ar")]
)
def test_a_short_steering_note_is_not_alone_on_its_page(
    paper: PackPaper, language: Language
) -> None:
    held = dt.date(2026, 11, 27)
    wanted = recipe(today=held, readers=("",), paper=paper, language=language)
    made = laid_out(compose(example(), wanted))
    first = {span.section.key: span.first for span in made.spans}
    assert first["steering"] == first["glance"] == first["card"] - 1
    assert foot(made.pages[first["glance"] - 1].placed) > 0.8 * made.pages[0].sheet.body[1]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_cover_and_contents_of_the_example_are_one_page(
    paper: PackPaper, language: Language
) -> None:
    asked = recipe(today=DAY, readers=("",), round=example().all(Round)[-1].id)
    wanted = msgspec.structs.replace(asked, paper=paper, language=language)
    made = laid_out(compose(example(), wanted))
    assert {span.section.key: span.first for span in made.spans}["steering"] == 2


def test_what_can_be_set_closer_is_if_it_then_goes_below_a_short_part() -> None:
    closer = tuple(Prose(LINE) for _n in range(20))
    long = section("two", 34, norm=1.0, closer=closer)
    assert [len(page.placed) for page in laid(section("one", 12), long).pages] == [12 + 20]
    alone = [len(page.placed) for page in laid(section("one", 30), long).pages]
    assert alone == [30, 34], "not where the page before is full enough"


@pytest.mark.parametrize(
    "layout", [*({"paper": each} for each in get_args(PackPaper)), {"size": 14}], ids=str
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gap_page_is_one_page(layout: dict[str, Any], language: Language) -> None:
    sections = ("steering", "glance", "changes", "card")
    wanted = recipe(today=DAY, readers=("",), round=example().all(Round)[-1].id, sections=sections)
    asked = msgspec.structs.replace(wanted, language=language, **layout)
    made = laid_out(compose(example(), asked))
    first = {span.section.key: span.first for span in made.spans}
    assert first["card"] == first["glance"] + 1


@pytest.mark.parametrize("density", ["full", "telegraphic"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gap_page_is_one_page_where_lines_hold_least(language: Language, density: str) -> None:
    for sections in (("glance", "card"), ("steering", "glance", "card")):
        asked = recipe(today=DAY, readers=("",), round=example().all(Round)[-1].id)
        wanted = msgspec.structs.replace(
            asked, language=language, paper="a5", size=14, sections=sections, density=density
        )
        made = laid_out(compose(example(), wanted))
        first = {span.section.key: span.first for span in made.spans}
        assert first["card"] == first["glance"] + 1


def test_what_is_limited_to_a_page_is_set_tighter_to_have_one() -> None:
    most = next(n for n in range(80, 20, -1) if len(laid(section("one", n)).pages) == 1)
    long = section("two", most, norm=1.0)
    for before in (9, 30):
        made = laid(section("one", before), long, section("three", 40, "sheet"))
        assert firsts(made) == [1, 2, 3]


@pytest.mark.parametrize(
    ("sections", "pages"),
    [(("glance", "briefs"), True), (("glance", "defensive"), True), (("glance", "card"), False)],
)
def test_the_gap_page_says_where_a_point_is_told_if_it_is(
    sections: tuple[str, ...], pages: bool
) -> None:
    made = compose(example(), recipe(today=DAY, readers=("",), sections=sections))
    (table,) = (
        block
        for block in made.sections[0].blocks
        if isinstance(block, Table) and "Stated gap" in [each.title for each in block.columns]
    )
    told = [cell.anchor for row in table.rows for cell in row.cells if isinstance(cell, PageOf)]
    assert ("Page" in [column.title for column in table.columns]) is pages
    assert {*told} <= laid_out(made).anchors.keys()
    assert bool(told) is pages


def test_a_brief_is_set_tighter_rather_than_let_the_next_begin_below_its_end() -> None:
    most = next(n for n in range(80, 20, -1) if len(laid(section("one", n, "right")).pages) == 1)
    made = laid(section("one", most, "right"), section("two", 20, "right"))
    assert [len(page.placed) for page in made.pages] == [most, 20]


def test_what_is_optional_leaves_room_for_what_must_come_after_it() -> None:
    def rows(count: int) -> Table:
        found = (TableRow((plain(f"Row {n}"),), optional=n > 1) for n in range(count))
        return Table((TableColumn("Title", 1.0),), tuple(found))

    closing = Prose(plain("All of them are elsewhere."))
    boxes = [*table_boxes(rows(9), 400), *blocks.boxes(closing, 400)]
    whole = sum(box.before + box.height for box in boxes)
    assert [len(page) for page in paginate(boxes, whole + 1)] == [11]
    assert [len(page) for page in paginate(boxes, whole - 20)] == [9]
    assert [len(page) for page in paginate(boxes, whole + 1, used=80.0)] == [5]


def test_nothing_optional_is_placed_after_what_was_left_out() -> None:
    long = plain("A row of many words. " * 20)
    cells = (LINE, long, LINE, long, LINE)
    rows = (TableRow((cell,), optional=n > 0) for n, cell in enumerate(cells))
    boxes = table_boxes(Table((TableColumn("", 1.0),), tuple(rows)), 400)
    whole = sum(box.before + box.height for box in boxes)
    for missing in range(0, int(whole), 5):
        (page, *_others) = paginate(boxes, whole - missing)
        assert [each.box for each in page] == boxes[: len(page)], missing


def test_what_is_left_out_takes_nothing_with_it() -> None:
    rows = (TableRow((LINE,)), TableRow((LINE,)), TableRow((LINE,), optional=True))
    table = Table((TableColumn("", 1.0),), rows)
    blocks_of = (table, Prose(plain("All of them are elsewhere."), small=True))
    for lines in range(20, 44):
        made = laid(section("one", lines), Section(("two", ""), blocks_of, "two"))
        last = [each.box.block for page in made.pages for each in page.placed][-1]
        assert last == lines + 2, lines
    held = [*table_boxes(table, 400), *blocks.boxes(Prose(LINE), 400)]
    held[-2].keep = True
    assert paginate(held, 700, 690)[-1][-1].box is held[-1]


def test_a_bottom_line_is_not_all_that_a_page_has_of_its_section() -> None:
    line, prose = BottomLine(plain("All of it is open.")), Prose(LINE)
    boxes = [*blocks.boxes(line, 400), *blocks.boxes(prose, 400)]
    for used in range(600, 700, 3):
        assert len(paginate(boxes, 700, used)[0]) in (0, 2)


def test_contents_longer_than_a_page_begin_where_there_is_room() -> None:
    def pages(count: int) -> list[int]:
        entries = tuple(ContentsEntry(str(n), f"Point {n}", f"p{n}") for n in range(count))
        front = (*(Prose(LINE),) * 20, Heading("Contents", 1), Contents(entries))
        return [len(page.placed) for page in laid(Section(("", ""), front, "front")).pages]

    assert pages(19) == [20 + 1 + 19]
    assert pages(30) == [20, 31], "what fits on a page is not parted"
    assert pages(60)[0] > 25
    assert pages(60)[-1] >= 2


@pytest.mark.parametrize("template", ["full", "delta"])
@pytest.mark.parametrize("language", ["fr", "uk", "ru"])
def test_the_example_is_not_refused_for_its_length_in_any_language(
    template: str, language: Language
) -> None:
    begun = recipe(today=DAY, readers=("",), round=example().all(Round)[-1].id)
    wanted = msgspec.structs.replace(
        applied(stock(template), begun), paper="letter", language=language
    )
    found = prepared(PackRequest(example(), wanted)).checks
    assert [each.sentence for each in found if each.refuses] == []


def test_room_to_write_is_no_reason_for_another_page() -> None:
    def made(lines: int) -> Laid:
        return laid(
            section("one", lines), Section(("notes", ""), (RuledLines(5),), "notes", "flow")
        )

    pages = [len(made(lines).pages) for lines in range(24, 36)]
    assert pages == sorted(pages)
    most = max(lines for lines in range(24, 36) if len(made(lines).pages) == 1)
    tight = made(most).pages[0].placed
    loose = made(most - 2).pages[0].placed
    assert tight[1].y - tight[0].y < loose[1].y - loose[0].y, "set tighter rather than on two pages"


@pytest.mark.parametrize("layout", [{"paper": "a5"}, {"size": 14}, {"room": "margin"}], ids=str)
def test_a_small_gap_page_leaves_no_pair_out(layout: dict[str, Any]) -> None:
    def told(**asked: Any) -> set[str]:
        made = compose(example(), recipe(today=DAY, sections=("glance",), **asked))
        tables = [each for each in made.sections[0].blocks if isinstance(each, Table)]
        titles = {column.title for table in tables for column in table.columns}
        rows = [cell for table in tables for row in table.rows for cell in row.cells]
        return titles | {each.text for each in rows if isinstance(each, Heat)}

    large, small = told(), told(**layout)
    assert large - small <= {"What would unlock it", "UA – US", "40", "22", "37"}
    assert small - large <= {"68", "32"}, "all points are told of each pair, too"
