"""Of many points that have nothing to tell, a pack says so once, by their numbers."""

from typing import Literal, get_args

import pytest
from msgspec.structs import replace

from briefings.compose import compose
from briefings.document import Bullets, Heading
from briefings.recipe import PackPaper
from briefings.render import laid_out
from briefings.sections import SECTIONS
from core.exchange.example import DAY
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import (
    Issue,
    Level,
    Line,
    Mark,
    Party,
    Point,
    Position,
    Record,
    Round,
)
from tests.briefings.canaries import everything
from tests.briefings.packs import recipe, rich, talks
from tests.briefings.test_compose import texts
from tests.used import crowded


def grown(points: int) -> Dossier:
    """A dossier with so many more points of which nothing is recorded."""
    return rich(*(Point(f"z{n:02}", 50 + n, f"Question {n}") for n in range(points)))


@pytest.mark.parametrize("section", ["steering", "glance", "card", "method", "defensive"])
def test_many_points_without_anything_are_one_sentence(section: str) -> None:
    told = list(texts(compose(grown(20), recipe(readers=("",), sections=(section,)))))
    assert not [line for line in told if "Question 7" in line]
    (line,) = {line for line in told if "on points" in line}
    assert line.endswith(f"\N{EN DASH}{len(grown(20).points)}.")


@pytest.mark.parametrize("section", ["steering", "glance", "card"])
def test_a_few_are_told_one_by_one(section: str) -> None:
    told = list(texts(compose(grown(2), recipe(readers=("",), sections=(section,)))))
    assert [line for line in told if "Question 1" in line]
    assert not [line for line in told if "on points" in line]


def test_a_gap_that_is_not_known_is_told_in_words() -> None:
    told = list(texts(compose(grown(1), recipe(readers=("",), sections=("steering",)))))
    assert told.count("stated gap not known.") == 2
    assert not [line for line in told if "stated gap —" in line]
    empty = Dossier.of([*grown(0).all(Party), *grown(0).points, grown(0).talks])
    (line,) = {
        each
        for each in texts(compose(empty, recipe(readers=("",), sections=("glance",))))
        if each.startswith("All points: ")
    }
    assert line == "All points: stated gap not known."


def test_a_brief_is_headed_by_what_is_known_of_the_gap() -> None:
    made = compose(grown(1), recipe(readers=("",), sections=("briefs",)))
    heads = {section.head for section in made.sections}
    assert ("4 · Question 0", "0% of weight known") in heads


def test_a_point_with_a_line_or_a_gap_is_among_those_told() -> None:
    dossier = grown(20).replacing(None, Line("zl", 1, "z07", "Say this of it."))
    told = list(texts(compose(dossier, recipe(readers=("",), sections=("card",)))))
    assert [line for line in told if "Question 7" in line]


def test_the_first_pages_of_a_large_dossier_stay_short() -> None:
    wanted = recipe(today=DAY, readers=("",), sections=("steering", "glance", "card"))
    made = laid_out(compose(crowded(60, 2), wanted))
    assert len(made.pages) <= 4


PAIR = Party("a", 1, "Arland", "AR"), Party("b", 2, "Borduria", "BO")


def sixty() -> Dossier:
    """Sixty points, on each of which the gap is another one."""
    points = [
        record
        for n in range(60)
        for record in (
            Point(f"p{n}", n, f"Question {n}"),
            Issue(f"i{n}", 1, f"p{n}", f"Extent {n}", 1.0),
            Position(f"x{n}", f"i{n}", "a", DAY, 0.0),
            Position(f"y{n}", f"i{n}", "b", DAY, 7.0 * n % 60 + 1),
        )
    ]
    return Dossier.of([talks(), *PAIR, *points])


@pytest.mark.parametrize("paper", get_args(PackPaper))
@pytest.mark.parametrize("size", [11, 14])
def test_a_steering_note_tells_the_widest_of_many_gaps_and_where_the_others_are(
    paper: PackPaper, size: Literal[11, 14]
) -> None:
    sections = ("steering", "glance")
    asked = recipe(today=DAY, readers=("",), sections=sections, paper=paper, size=size)
    note, page = compose(sixty(), asked).sections
    (*told, rest) = [
        each for block in note.blocks if isinstance(block, Bullets) for each in block.items
    ]
    gaps = [float(run.text.split()[2].rstrip(",")) for *_name, run in told]
    assert len(told) >= 12
    assert sorted(gaps) == [*range(61 - len(told), 61)]
    assert "".join(run.text for run in rest) == (
        f"The widest gaps are listed; {60 - len(told)} other points are not. See “Gap page”."
    )
    assert {run.to for run in rest if run.to} <= {
        each.anchor for each in page.blocks if isinstance(each, Heading)
    }
    (span, *_after) = laid_out(compose(sixty(), asked)).spans
    assert span.sides <= 2.0


LEVELS = (Level("Official", "O", releasable=True), Level("Restricted", "R"), Level("Secret", "S"))
SAID_OF_ALL = {
    "Nothing in this copy.",
    "No date of agreement is forecast.",
    "No pack has been issued yet, so everything is new.",
    "No clause could close now, as far as is known.",
}
"""What is true of a copy that does not show everything, too."""


@pytest.mark.parametrize("kind", [Round, Point, Issue, Line, Party])
@pytest.mark.parametrize("seen", [{"level": "Restricted"}, {"releasable": True}], ids=str)
def test_no_copy_without_what_is_recorded_says_that_nothing_is(
    kind: type[Record], seen: dict[str, object]
) -> None:
    dossier = everything()
    others = (Round, Point, Issue, Line, Party, Position)
    marks = [
        Mark(f"m-{each.id}", KINDS[of].table, each.id, "Secret" if of is kind else "Official")
        for of in others
        for each in dossier.all(of)
    ]
    told = dossier.replacing(dossier.talks, replace(dossier.talks, levels=LEVELS))
    for mark in marks:
        told = told.replacing(None, mark)
    made = compose(told, recipe(sections=tuple(each.id for each in SECTIONS), **seen))
    said = {each for each in texts(made) if each.startswith(("No ", "Nothing ", "Fewer "))}
    assert {each for each in said if each.endswith(".")} <= SAID_OF_ALL
