"""What belongs together stays together: a heading and what follows it, the rows of a table."""

import datetime as dt
from collections.abc import Iterator
from itertools import accumulate, pairwise, product
from typing import Literal, get_args

import pytest
from msgspec.structs import replace

from briefings.compose import compose
from briefings.document import (
    Block,
    BottomLine,
    Bullets,
    Contents,
    ContentsEntry,
    Curve,
    Heading,
    Lines,
    NoteBox,
    PositionMap,
    Prose,
    ScaleFigure,
    Section,
    Table,
    TableColumn,
    TableRow,
    TrendFigure,
    plain,
)
from briefings.recipe import PackPaper
from briefings.render import Laid, blocks, laid_out, render
from briefings.render.boxes import APART, Fit, foot, paginate
from briefings.render.lists import beside_labels
from briefings.render.placing import TIGHTER
from briefings.render.tables import table_boxes
from briefings.sections import FULL
from briefings.styles import ABOVE_TABLE, BELOW_TABLE, MARGIN_LABEL
from briefings.templates import applied, stock
from core.exchange.example import DAY, example
from core.language import LANGUAGES, Language, speaking
from core.model.dossier import EMPTY
from core.model.records import Round
from tests.briefings.packs import recipe
from tests.briefings.reading import page_texts, structure_text
from tests.briefings.test_flow import LINE, laid, section


def test_a_paragraph_keeps_away_from_a_table_above_it() -> None:
    table = Table((TableColumn("Title", 1.0),), (TableRow((LINE,)),))
    both = Section(("one", ""), (table, Prose(LINE)), "one")
    placed = laid(both).pages[0].placed
    assert placed[-1].y - foot(placed[:-1]) >= BELOW_TABLE


def test_a_table_keeps_away_from_a_paragraph_above_it() -> None:
    table = Table((TableColumn("Title", 1.0),), (TableRow((LINE,)),))
    first, second = laid(Section(("one", ""), (Prose(LINE), table), "one")).pages[0].placed[:2]
    assert second.y - first.y - first.box.height >= ABOVE_TABLE


@pytest.mark.parametrize("share", TIGHTER)
def test_groups_stay_apart_however_tight_a_page_is(share: float) -> None:
    table = Table((TableColumn("Title", 1.0),), (TableRow((LINE,)),))
    groups = (Prose(LINE), table, Prose(LINE), Heading("Part"), BottomLine(LINE))
    placed = laid(Section(("one", ""), groups, "one")).pages[0].placed
    apart = [box for box in (each.box for each in placed) if box.before >= APART]
    assert len(apart) == 4
    (tight,) = paginate([each.box for each in placed], 700, fit=Fit(share))
    spaces = [below.y - above.y - above.box.height for above, below in pairwise(tight)]
    assert sum(space >= APART - 0.01 for space in spaces) == len(apart)


def test_what_introduces_a_table_is_not_parted_from_it() -> None:
    rows = (TableRow((LINE,)),) * 9
    introduced = (
        Heading("Status", 1),
        Prose(LINE, small=True),
        Table((TableColumn("", 1.0),), rows),
    )
    for lines in range(20, 40):
        made = laid(section("one", lines), Section(("two", ""), introduced, "two"))
        below = made.pages[0].placed[lines:]
        assert len(below) not in (1, 2, 3), lines


def test_a_last_row_that_is_a_heading_does_not_hold_what_comes_after_the_table() -> None:
    rows = (*(TableRow((LINE,)),) * 5, TableRow((plain("All of them"),), heading=True))
    assert table_boxes(Table((TableColumn("", 1.0),), rows), 400)[-1].keep is False


def test_nothing_is_taller_than_a_page_however_long_a_name_is() -> None:
    name = "W" * 5000
    columns = (TableColumn("Party", 0.3), TableColumn("Position", 0.7))
    rows = (TableRow((plain(name),), heading=True), TableRow((plain(name), plain(name))))
    entry = Contents((ContentsEntry("1", name, "point", name),))
    for boxes in (table_boxes(Table(columns, rows), 400), blocks.boxes(entry, 400)):
        for page in paginate(boxes, 400):
            assert foot(page) <= 400.1


@pytest.mark.parametrize("title", ["Party", "W" * 100, "W" * 5000])
@pytest.mark.parametrize("heading", ["Issue", "W" * 300, "W" * 5000])
def test_what_is_repeated_on_every_page_leaves_room_for_what_goes_on(
    title: str, heading: str
) -> None:
    columns = (TableColumn(title, 0.3), TableColumn("Position", 0.7))
    rows = (TableRow((plain(heading),), heading=True), *(TableRow((LINE, LINE * 30)),) * 9)
    for page in paginate(table_boxes(Table(columns, rows), 260), 200):
        assert foot(page) <= 200.1
        assert any(not placed.again for placed in page)


def rows_alone(table: Table, used: float) -> int:
    """How many rows of a table, besides its headings, are on the first page, of which so much is
    taken; 0 if it begins on the next."""
    first = paginate(table_boxes(table, 400), 700, used)[0]
    headings = 2 if table.rows[0].heading else 1
    return len(first) - headings if first else 0


@pytest.mark.parametrize("heading", [False, True])
def test_no_table_is_broken_after_its_first_row_or_before_its_last(heading: bool) -> None:
    columns = (TableColumn("Party", 0.3), TableColumn("Position", 0.7))
    head = (TableRow((plain("Issue"),), heading=True),) if heading else ()
    rows = tuple(TableRow((plain(f"Party {n}"), plain("Says so."))) for n in range(8))
    found = {rows_alone(Table(columns, (*head, *rows)), used) for used in range(500, 700, 2)}
    assert found.isdisjoint({1, 7})
    assert {0, 2, 3, 8} <= found


def test_no_group_of_rows_is_broken_after_its_first_row() -> None:
    columns = (TableColumn("Party", 0.3), TableColumn("Position", 0.7))
    group = (
        TableRow((plain("Issue"),), heading=True),
        *(TableRow((plain(f"Party {n}"), plain("Says so."))) for n in range(4)),
    )
    found = {rows_alone(Table(columns, group * 3), used) for used in range(300, 700)}
    assert found.isdisjoint({1, 5, 6, 10, 11})
    assert {2, 7, 12} <= found


def test_a_tall_last_row_is_company_enough_for_itself() -> None:
    tall = TableRow((plain("Party 4"), plain("Says so at length. " * 30)))
    rows = (*(TableRow((plain(f"Party {n}"), plain("Says so."))) for n in range(4)), tall)
    columns = (TableColumn("Party", 0.3), TableColumn("Position", 0.7))
    assert 4 in {rows_alone(Table(columns, rows), used) for used in range(400, 700, 2)}


def test_a_tall_first_row_may_stay_behind_alone() -> None:
    tall = TableRow((plain("Party 0"), plain("Says so at length. " * 60)))
    rows = (tall, *(TableRow((plain(f"Party {n}"), plain("Says so."))) for n in range(4)))
    columns = (TableColumn("Party", 0.3), TableColumn("Position", 0.7))
    boxes = table_boxes(Table(columns, rows), 400)
    height = sum(box.height for box in boxes[:-4])
    assert len(paginate(boxes, 700, 700 - height - 5)[0]) == len(boxes) - 4


def test_what_is_kept_and_longer_than_a_page_begins_where_there_is_room() -> None:
    heading = blocks.boxes(Heading("Where the gap is", aside="W" * 5000), 300)
    assert paginate(heading, 400, 100.0)[0]
    assert not paginate(heading, 400, 390.0)[0]


def test_the_lines_of_a_long_row_are_as_far_apart_as_those_of_a_short_one() -> None:
    column = TableColumn("", 1.0)
    heights = [
        sum(box.height for box in table_boxes(Table((column,), (TableRow((words,)),)), 400.0))
        for words in (plain("\n".join(["Words."] * count)) for count in (2, 3, 40, 41))
    ]
    assert heights[1] - heights[0] == pytest.approx(heights[3] - heights[2])
    assert heights[2] - heights[0] == pytest.approx(38 * (heights[1] - heights[0]))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_item_of_a_list_is_not_parted_unless_it_is_long(language: str) -> None:
    def parted(lines: int) -> bool:
        item = plain("\n".join(["A line."] * lines))
        found = blocks.boxes(Bullets((item,) * 9), 400)
        pages = [paginate(found, 300, float(used)) for used in range(0, 290, 7)]
        return any(len(page) % lines for each in pages for page in each)

    with speaking(language):
        assert not any(map(parted, (1, 2, 3, 4, 5)))
        assert parted(9)


def parted_lists(language: str) -> Iterator[list[int]]:
    """How many items of a list of six are on each page, wherever the list begins."""
    labels = ("To say", "Not to say", "If asked")
    lists = (
        Bullets((LINE,) * 6),
        Bullets((LINE,) * 6, numbered=True, small=True),
        Lines(tuple((label, (LINE,)) for label in labels * 2)),
        Lines(tuple((label, (LINE, LINE)) for label in labels)),
    )
    with speaking(language):
        for block, used in product(lists, range(200, 300, 3)):
            pages = paginate(blocks.boxes(block, 400), 300, float(used))
            yield [len(page) for page in pages if page]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_item_of_a_list_is_alone_on_a_page(language: str) -> None:
    found = {tuple(each) for each in parted_lists(language)}
    assert {1, 5}.isdisjoint(count for each in found for count in each)
    assert {(6,), (2, 4), (3, 3), (4, 2)} <= found


def test_a_tall_last_item_may_go_on_alone() -> None:
    items = (*(LINE,) * 5, plain("\n".join(["A line."] * 5)))
    found = blocks.boxes(Bullets(items), 400)
    counts = {len(paginate(found, 300, float(used))[0]) for used in range(200, 300, 3)}
    assert 5 in counts


def map_on_pages(used: float, scales: int = 4) -> list[int]:
    """How many scales of a map are on each page of 400 points, of which so much is taken."""
    scale = ScaleFigure("Issue", "weight 1", ((0, "none"), (100, "all")), (), None, "9", "")
    found = blocks.boxes(PositionMap((scale,) * scales, "Illustrative"), 400)
    pages = paginate(found, 400, used)
    return [sum(each.box is not found[-1] for each in page) for page in pages]


def test_a_map_is_parted_only_where_a_page_would_else_be_less_than_half_full() -> None:
    assert map_on_pages(150) == [4]
    assert {tuple(map_on_pages(used)) for used in range(300, 400, 5)} == {(0, 4)}
    assert map_on_pages(190, 6)[0] >= 2, "less than half of the page is taken"
    assert all(map_on_pages(300, 20)), "longer than a page"


@pytest.mark.parametrize("paper", get_args(PackPaper))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_map_of_the_example_is_whole_or_has_two_scales_on_either_page(
    paper: PackPaper, language: Language
) -> None:
    wanted = recipe(today=DAY, round=example().all(Round)[-1].id, paper=paper, language=language)
    briefing = compose(example(), wanted)
    maps = [b for part in briefing.sections for b in part.blocks if isinstance(b, PositionMap)]
    made = laid_out(briefing)
    bound = [
        sum(each.box.bound and not each.box.line for each in page.placed) for page in made.pages
    ]
    assert sum(bound) == sum(len(each.scales) for each in maps)
    assert 1 not in bound


def test_what_a_section_says_before_its_table_is_on_the_page_of_the_table() -> None:
    introduced = (
        Heading("Status", 1),
        BottomLine(LINE),
        Prose(LINE, small=True),
        Prose(LINE),
        Table((TableColumn("", 1.0),), (TableRow((LINE,)),) * 9),
    )
    for lines in range(24, 42):
        begun = beginnings(laid(section("one", lines), Section(("two", ""), introduced, "two")))
        assert begun[lines + 1] == begun[lines + len(introduced)], lines


def beginnings(made: Laid) -> dict[int, int]:
    """On which page each block begins."""
    found: dict[int, int] = {}
    for number, page in enumerate(made.pages, 1):
        for each in page.placed:
            found.setdefault(each.box.block, number)
    return found


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_section_of_a_releasable_pack_is_parted_from_its_table(
    paper: PackPaper, language: Language
) -> None:
    wanted = applied(stock("releasable"), recipe(today=DAY))
    briefing = compose(example(), replace(wanted, paper=paper, language=language))
    pages = beginnings(laid_out(briefing))
    starts = [0, *accumulate(len(part.blocks) for part in briefing.sections)]
    for start, part in zip(starts, briefing.sections, strict=False):
        numbers = [n for n, block in enumerate(part.blocks, start + 1) if type(block) is Table]
        if part.key != "front" and numbers:
            assert pages[start + 1] == pages[numbers[0]], part.key


FOLLOWING = {
    "lines": (Prose(LINE), Heading("Part"), Prose(LINE), Prose(LINE), Prose(LINE)),
    "a list": (Bullets((LINE,) * 5),),
    "what to say": (Lines((("To say", (LINE,)), ("Not to say", (LINE,)), ("If asked", (LINE,)))),),
    "a part": (Heading("Part"), Prose(LINE), Prose(LINE), Prose(LINE)),
    "a bottom line": (BottomLine(LINE), Prose(LINE), Prose(LINE), Prose(LINE)),
    "notes": (NoteBox("a", "", "A note."), NoteBox("b", "", "Another."), Prose(LINE)),
    "a table": (Table((TableColumn("Title", 1.0),), (TableRow((LINE,)),) * 5),),
    "a line and a table": (
        Prose(LINE),
        Heading("Part"),
        Table((TableColumn("Title", 1.0),), (TableRow((LINE,)),) * 5),
    ),
}


@pytest.mark.parametrize("following", FOLLOWING)
@pytest.mark.parametrize("level", [1, 2])
def test_a_heading_keeps_two_lines_of_what_follows_it(following: str, level: Literal[1, 2]) -> None:
    tail = (Prose(LINE),) * 40
    told = Section(("two", ""), (Heading("Whole", level), *FOLLOWING[following], *tail), "two")
    for lines, small in product(range(30, 38), range(0, 8, 2)):
        above = (*(Prose(LINE),) * lines, *(Prose(LINE, small=True),) * small)
        page = laid(Section(("one", ""), above, "one"), told).pages[0].placed
        below = [each.box.block - len(above) - 1 for each in page if each.box.block > len(above)]
        content = [place for place in below if not isinstance(told.blocks[place], Heading)]
        assert not below or len(content) >= 2, (lines, small)


@pytest.mark.parametrize("share", TIGHTER)
def test_frames_stand_apart_however_tight_a_page_is(share: float) -> None:
    notes = (NoteBox("a", "a phrase", "What it means.", "check, desk"),) * 3
    placed = laid(Section(("one", ""), notes, "one")).pages[0].placed
    (tight,) = paginate([each.box for each in placed], 700, fit=Fit(share))
    assert all(below.y - foot([above]) >= APART - 0.01 for above, below in pairwise(tight))


LONG_LABEL = "What we answer them if they ask"


def test_a_label_is_said_again_where_its_lines_go_on_over_the_page() -> None:
    lines = Lines((("Our objectives", (LINE,)), (LONG_LABEL, (LINE,) * 6)))
    boxes = beside_labels(lines, 400)
    (label,) = boxes[-1].heads
    for used in range(600, 700, 3):
        pages = paginate(boxes, 700, float(used))
        if len(pages) == 2 and len(pages[0]) > 2:
            first, *others = pages[1]
            assert first.box is label
            assert not any(each.again for each in others)
            assert foot(others) - others[0].y >= 2 * MARGIN_LABEL.leading, "below the label"
    assert {len(paginate(boxes, 700, used)[0]) for used in (620.0, 640.0, 660.0)} - {0, 7}


CURVE = Curve((dt.date(2025, 1, 1),), (50.0,))
TREND = TrendFigure(CURVE, CURVE, "50 stated", "", (), dt.date(2025, 1, 1), dt.date(2025, 3, 1))
SCALE = ScaleFigure("Issue", "weight 1", ((0, "none"), (100, "all")), (), None, "9", "")


@pytest.mark.parametrize("figure", [TREND, PositionMap((SCALE,), "Illustrative")], ids=type)
def test_the_mark_of_a_figure_is_below_it_on_its_page(figure: Block) -> None:
    marked = (Prose(LINE), figure, Prose(plain("Secret"), small=True), *(Prose(LINE),) * 30)
    for lines in range(26, 46):
        made = laid(section("one", lines), Section(("two", ""), marked, "two"))
        assert page_of(made, lines + 2) == page_of(made, lines + 3)


def page_of(made: Laid, block: int) -> int:
    """On which page, counted from 1, a block begins, which is counted from 1, too."""
    pages = enumerate(made.pages, 1)
    return next(n for n, page in pages for each in page.placed if each.box.block == block)


@pytest.mark.parametrize("paper", get_args(PackPaper))
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_begins_with_the_remark_that_closes_a_section(
    paper: PackPaper, language: Language
) -> None:
    begun = recipe(today=DAY, readers=("",), round=example().all(Round)[-1].id)
    sections = tuple(name for name in FULL if name != "glance")
    asked = replace(begun, paper=paper, language=language, sections=sections)
    made = compose(example(), asked)
    said: list[Block | None] = [None, *(block for each in made.sections for block in each.blocks)]
    for page in laid_out(made).pages:
        first = next(each.box for each in page.placed if not each.again).block
        above, block = said[first - 1 : first + 1]
        is_remark = isinstance(block, Prose) and block.small
        assert not is_remark or (isinstance(above, Prose) and above.small), block


def test_a_label_is_repeated_where_what_is_beside_it_goes_on_over_the_page() -> None:
    groups = (("Their objectives", (LINE,) * 60), ("Our response", (LINE,) * 9))
    section_of_lines = Section(("one", ""), (Lines(groups),), "one")
    empty = compose(EMPTY, recipe(sections=("sources",)))
    pdf = render(replace(empty, sections=(section_of_lines,)))
    first, second = page_texts(pdf)
    assert "Their objectives" in first
    assert "Their objectives" in second
    assert structure_text(pdf).count("Their objectives") == 1, "it is heard once"
    (last,) = paginate(blocks.boxes(Lines(groups[1:]), 400), 400)
    assert not any(each.again for each in last)
