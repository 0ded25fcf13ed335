"""What is not ready for a round, each with what mends it."""

from msgspec.structs import replace

from core.model.dossier import Dossier
from core.model.records import (
    Action,
    AgendaItem,
    Line,
    Negotiation,
    Point,
    PointStatus,
    Round,
    RoundState,
)
from core.views.readiness import points_of, readiness
from tests.dossiers import day, position, small

TODAY = day(36)


def told(dossier: Dossier, meeting: str = "r2") -> dict[str, str]:
    found = readiness(dossier, dossier.get(Round, meeting), TODAY)
    return {each.sentence: each.fix for each in found}


def test_it_says_what_is_missing_and_what_mends_it() -> None:
    assert told(small()) == {
        "No agenda yet": "agenda",
        "No objectives yet": "round",
        "Quota: 3 positions without a source": "source",
        "Quota: no line to say": "line",
    }


def test_stale_positions_are_those_that_a_card_calls_stale() -> None:
    dossier = small()
    talks = dossier.talks
    dossier = dossier.replacing(talks, replace(talks, stale_days=10))
    assert told(dossier)["Quota: 3 stale positions"] == "position"
    assert isinstance(dossier.talks, Negotiation)


def test_a_round_that_is_ready_has_nothing_left() -> None:
    dossier = small(
        AgendaItem("t", 1, "r2", "Quota", point="q"),
        Point("q", 2, "Nets"),
        Line("l", 1, "q", "Nets are cheap."),
    )
    meeting = dossier.get(Round, "r2")
    dossier = dossier.replacing(meeting, replace(meeting, objectives="Win."))
    assert [each.id for each in points_of(dossier, meeting)] == ["q"]
    assert told(dossier) == {}


def test_settled_points_need_nothing() -> None:
    dossier = small()
    point = dossier.get(Point, "p")
    dossier = dossier.replacing(point, replace(point, status=PointStatus.SETTLED))
    assert [*told(dossier)] == ["No agenda yet", "No objectives yet"]


def test_a_round_without_a_date_says_what_it_holds_up() -> None:
    undated = Round("r3", 3)
    assert (
        told(small(undated), "r3")[
            "No date yet: the round is on no chart and in no calendar, and its pack has no deadline"
        ]
        == "round"
    )
    said = small(undated, position("z", "i", "a", 35, 20.0, round="r3", source="s"))
    assert "No date yet: 1 position said in it counts at no round, and it is on no chart" in told(
        said, "r3"
    )
    held = small(Round("r3", 3, state=RoundState.HELD))
    assert [*told(held, "r3").values()] == ["round"]
    assert told(small(Round("r3", 3, state=RoundState.CANCELLED)), "r3") == {}


def test_a_round_that_is_over_needs_nothing() -> None:
    assert told(small(), "r1") == {}


def test_open_actions_of_other_rounds_are_counted() -> None:
    actions = (
        Action("k1", 1, "r1", "Send the map.", due=day(30)),
        Action("k2", 2, "r1", "Ask home."),
        Action("k3", 3, "r1", "Done.", done=True),
        Action("k4", 4, "r2", "Of this round."),
    )
    assert told(small(*actions))["2 actions from other rounds are open, 1 overdue"] == "actions"


def test_many_points_are_counted_together() -> None:
    points = [Point(f"p{n}", n + 5, f"Point {n}") for n in range(60)]
    found = told(small(*points))
    assert found["58 more points have no line to say"] == "line"
    assert len(found) == 7
