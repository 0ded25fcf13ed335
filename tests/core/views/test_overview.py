"""The overview as its panel shows it, as one value."""

from msgspec.structs import replace

from core.model.dossier import EMPTY, Dossier
from core.model.records import Clause, ClauseStatus, Issue, Negotiation, Party, Point, Round
from core.views.checks import findings
from core.views.moves import said_since
from core.views.overview import (
    MOST_CHECKS,
    MOST_MOVES,
    Overview,
    OverviewLook,
    news,
    overview,
)
from tests.dossiers import TALKS, day, position, small

PAIR = ("a", "b")
LOOK = OverviewLook(PAIR, day(36), small().get(Round, "r1"))
OTHER = Point("q", 2, "Court"), Issue("k", 3, "q", "Whose court", 1.0)


def shown(dossier: Dossier, **look: object) -> Overview:
    return overview(dossier, replace(LOOK, **look))


def test_the_same_dossier_makes_the_same_view() -> None:
    assert shown(small(*OTHER), unfolded=True) == shown(small(*OTHER), unfolded=True)


def test_what_is_said_on_a_point_leaves_the_summaries_of_others_as_they_were() -> None:
    before = shown(small(*OTHER))
    after = shown(small(*OTHER, position("y", "i", "a", 35, 70.0)))
    assert before.points[0] != after.points[0]
    assert before.points[1] == after.points[1]
    assert before.whole != after.whole
    assert before.new != after.new
    assert before.plan == after.plan


def test_it_is_headed_by_the_talks_and_the_next_round() -> None:
    seen = shown(small())
    assert (seen.title, seen.summary) == ("Fishing talks", "One point holds up the treaty.")
    assert seen.when.startswith("Round 2 in 4 days")
    assert shown(Dossier.of([Negotiation(Negotiation.ID, "")]), pair=None).title == "Untitled talks"


def test_there_is_no_part_that_there_is_no_use_for() -> None:
    nothing = overview(EMPTY, OverviewLook(None, day(0)))
    assert (nothing.whole, nothing.points, nothing.new) == (None, (), None)
    assert (nothing.plan, nothing.checks, nothing.steps) == (None, None, None)
    assert shown(small()).whole is None, "a single point is the whole"
    assert shown(small(*OTHER), pair=None).whole is None
    assert shown(small(*OTHER)).whole is not None


def test_without_a_pair_points_have_no_course() -> None:
    (summary,) = shown(small(), pair=None).points
    assert (summary.course, summary.figures.stated) == (None, "—")


def test_tables_behind_the_whole_are_made_while_they_are_unfolded() -> None:
    folded, unfolded = shown(small(*OTHER)).whole, shown(small(*OTHER), unfolded=True).whole
    assert folded is not None
    assert unfolded is not None
    assert (folded.behind is None, unfolded.behind is None) == (True, False)
    assert replace(unfolded, behind=None) == folded


def test_first_steps_are_told_while_they_are_shown() -> None:
    steps = shown(small(), steps=True).steps
    assert steps is not None
    assert steps.chart == "p"


def test_the_plan_is_seen_at_a_glance() -> None:
    plan = shown(small(Clause("c", 4, "Quotas by year", ClauseStatus.BRACKETED))).plan
    assert plan is not None
    (cell,) = plan.clauses
    assert (cell.number, cell.sign) == ("4", "[ ]")
    assert cell.words == "Clause 4, bracketed: Quotas by year"
    assert plan.counts == "1 bracketed"


def test_more_findings_than_can_be_listed_are_counted() -> None:
    parties = (Party(f"c{n}", 9 + n, f"Country {n}", f"C{n}") for n in range(3))
    points = [
        each
        for n in range(9)
        for each in (Point(f"q{n}", n, f"P{n}"), Issue(f"k{n}", 1, f"q{n}", "I"))
    ]
    dossier = small(*parties, *points)
    found, checks = findings(dossier, LOOK.today), shown(dossier).checks
    assert checks is not None
    assert len(found) > MOST_CHECKS
    assert checks.count == f"{len(found)} checks"
    assert checks.listed == found[:MOST_CHECKS]


def test_rounds_held_are_offered_to_count_from_the_latest_first() -> None:
    new = shown(small(), today=day(60)).new
    assert new is not None
    assert new.rounds == (("r2", "Round 2"), ("r1", "Round 1"))
    assert new.since == "r1"


# What is new


def test_the_latest_move_comes_first_and_says_what_it_came_to() -> None:
    dossier = small()
    found = news(dossier, dossier.get(Round, "r1"), day(36), PAIR)
    assert found.title == "Since Round 1"
    assert found.note == "5 changes"
    first = found.lines[0]
    assert (first.position, first.who, first.point) == ("x5", "■ Borduria", "Quota")
    assert first.what.startswith("Catch: ")
    assert [line.what for line in found.lines if line.position == "x1"] == ["Little."]
    assert found.nothing == ""


def test_on_a_day_screen_and_paper_tell_moves_in_the_same_order() -> None:
    said = {
        "widened": position("y1", "i", "a", 45, 10.0, low=0.0, high=40.0),
        "words": position("y2", "j", "a", 45, statement="We shall see."),
        "new": position("y3", "j", "m", 45, 200.0),
        "shifted": position("y4", "i", "b", 45, 80.0, low=55.0, high=100.0),
        "moved": position("y5", "j", "b", 45, 150.0),
    }
    dossier, since = small(*said.values()), small().get(Round, "r2")
    order = [said[each].id for each in ("moved", "shifted", "new", "widened", "words")]
    assert [line.position for line in news(dossier, since, day(60), PAIR).lines] == order
    assert [each.position.id for each in said_since(dossier, since, day(60), PAIR)] == order


def test_more_than_can_be_listed_are_counted() -> None:
    more = (position(f"y{n}", "i", "m", n, float(n)) for n in range(5, 12))
    dossier = small(*more)
    found = news(dossier, dossier.get(Round, "r1"), day(36), PAIR)
    assert len(found.lines) == MOST_MOVES
    assert found.note.endswith(f"changes, latest {MOST_MOVES} shown")


def test_without_anything_new_it_says_so() -> None:
    dossier = small()
    assert news(dossier, dossier.get(Round, "r2"), day(41), PAIR).nothing == (
        "Nothing recorded since."
    )
    assert news(dossier, None, day(0), PAIR).nothing == ("No round held yet; 5 positions recorded.")
    assert news(Dossier.of([TALKS]), None, day(0), None).nothing == (
        "No round held yet; no position recorded."
    )
