"""How full every page is: in every language, on every paper, with every template."""

from itertools import pairwise, product
from typing import Literal, get_args

import pytest
from msgspec.structs import replace

from briefings.compose import compose
from briefings.document import (
    Heading,
    PositionMap,
    Prose,
    ScaleFigure,
    Section,
    Table,
    TableColumn,
    TableRow,
)
from briefings.recipe import PackPaper
from briefings.render import Laid, blocks, laid_out
from briefings.render.boxes import TIGHTER, Fit, LineBox, foot, nothing, paginate, room
from briefings.render.laid import LaidPage
from briefings.templates import STOCK, applied, stock
from core.exchange.example import DAY, example
from core.language import LANGUAGES, Language
from core.model.records import Round
from tests.briefings.packs import recipe
from tests.briefings.test_flow import LINE, laid, section

Reason = Literal["the end", "alone", "sideways", "begins", "goes on"]

LEAST: dict[Reason, float] = {
    "the end": 0.0,
    "alone": 0.0,
    "sideways": 0.5,
    "begins": 0.5,
    "goes on": 0.5,
}
"""The share of a page that is filled at least, by why nothing more is on it: it is the last; it or
what comes next has a sheet to itself, like the cover; the next one is in landscape, or this one is;
what comes next begins a page, or goes on there."""

SCALE = ScaleFigure("Issue", "weight 1", ((0, "none"), (100, "all")), (), None, "9", "")
ROWS = Table((TableColumn("Title", 1.0),), (TableRow((LINE,)),) * 20)


def filled(page: LaidPage) -> float:
    """The share of a page that is filled."""
    return foot(page.placed) / page.sheet.body[1]


def why_it_ends(made: Laid, number: int) -> Reason:
    """Why nothing more is on a page, counted from 1."""
    if number == len(made.pages):
        return "the end"
    page, after = made.pages[number - 1 : number + 1]
    before = [span.section for span in made.spans if span.first <= number]
    following = [span.section for span in made.spans if span.first == number + 1]
    starts = {before[-1].start, *(each.start for each in following[:1])}
    if "sheet" in starts or before[-1].key == "front" or (following and following[0].norm == 1.0):
        return "alone"
    if (page.sheet.width > page.sheet.height) != (after.sheet.width > after.sheet.height):
        return "sideways"
    first = next(each for each in after.placed if not each.again)
    return "begins" if following and first.box.outline else "goes on"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", get_args(PackPaper))
@pytest.mark.parametrize("template", [name for name, _title in STOCK])
def test_every_page_is_as_full_as_what_comes_next_lets_it_be(
    template: str, paper: PackPaper, language: Language
) -> None:
    begun = recipe(today=DAY, readers=("",), round=example().all(Round)[-1].id)
    wanted = replace(applied(stock(template), begun), paper=paper, language=language)
    made = laid_out(compose(example(), wanted))
    found = [(why_it_ends(made, n), filled(page)) for n, page in enumerate(made.pages, 1)]
    assert not [(n, each) for n, each in enumerate(found, 1) if each[1] < LEAST[each[0]]]


@pytest.mark.parametrize(
    ("paper", "language"), [*product(["a4"], LANGUAGES), *product(["letter"], ["en", "fr", "ar"])]
)
def test_no_brief_of_the_example_goes_on_over_its_two_sides(
    paper: PackPaper, language: Language
) -> None:
    asked = recipe(today=DAY, readers=("",), round=example().all(Round)[-1].id)
    wanted = replace(applied(stock("full"), asked), paper=paper, language=language)
    made = laid_out(compose(example(), wanted))
    begun = [(span.section.key.split(":")[0], span.first) for span in made.spans]
    sides = [last - first for (key, first), (_key, last) in pairwise(begun) if key == "brief"]
    assert sides == [2, 2, 2]


def boxes(count: int, before: float) -> list[LineBox]:
    """Boxes of 10 points, with so much space above each."""
    return [LineBox(10.0, nothing, before) for _n in range(count)]


def test_a_page_is_set_tighter_rather_than_left_far_from_full() -> None:
    kept = [LineBox(40.0, nothing, 10.0, keep=True), LineBox(10.0, nothing)]
    (page,) = paginate([*boxes(4, 10.0), *kept], 120.0)
    spaces = {round(below.y - foot([above]), 2) for above, below in pairwise(page[:-1])}
    assert spaces == {6.0}
    assert [len(page) for page in paginate([*boxes(4, 10.0), *kept], 100.0)] == [4, 2]
    full = paginate(boxes(7, 5.0), 95.0)
    assert [len(page) for page in full] == [6, 1], "one that is nearly full stays as it is"


def test_a_map_is_parted_rather_than_leave_a_third_of_a_page() -> None:
    stand = (Heading("Where the parties stand"), PositionMap((SCALE,) * 7), *(Prose(LINE),) * 30)
    told = Section(("two", ""), stand, "two")
    for lines in range(20, 40):
        made = laid(section("one", lines), told)
        on_first = len(made.pages[0].placed) - lines
        assert on_first != 1
        assert filled(made.pages[0]) > 0.6, lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_full_example_takes_no_more_pages_in_any_language(language: Language) -> None:
    begun = recipe(today=DAY, readers=("",), round=example().all(Round)[-1].id)
    made = laid_out(compose(example(), replace(begun, language=language)))
    firsts = [span.first for span in made.spans if span.section.key.startswith("brief:")]
    assert [after - first for first, after in pairwise(firsts)] == [2, 2]
    assert len(made.pages) == 18


@pytest.mark.parametrize(
    ("block", "each"),
    [(ROWS, 0.8), (PositionMap((SCALE,) * 9), 2.5)],
    ids=["rows", "scales"],
)
def test_what_a_page_lacks_for_a_table_or_a_map_is_taken_from_between_their_parts(
    block: Table | PositionMap, each: float
) -> None:
    own = blocks.boxes(block, 400.0)
    natural, tight = (room(own, share) for share in (1.0, TIGHTER[-1]))
    assert tight < natural - len(own) * each
    assert [len(page) for page in paginate(own, tight, fit=Fit(TIGHTER[-1]))] == [len(own)]
