"""Who moved, by how much, since when."""

import datetime as dt

import msgspec
import pytest

from core.analysis.gaps import default_pair
from core.analysis.movement import (
    MoveKind,
    change_since_round,
    concession_shares,
    in_force,
    moves_between,
    moves_since,
    theil_sen,
    unchanged_rounds,
)
from core.analysis.stalls import stalled
from core.analysis.trend_value import Basis
from core.model.dossier import Dossier
from core.model.records import Commitment, Issue, Point, PointStatus, Position, Record, Role, Round
from tests.dossiers import day, position, small

PAIR = ("a", "b")
AFTER = day(60)


def with_talks(dossier: Dossier, **settings: object) -> Dossier:
    """The dossier with other settings of the talks."""
    talks = dossier.talks
    return dossier.replacing(talks, msgspec.structs.replace(talks, **settings))


def kinds(dossier: Dossier, since: dt.date, until: dt.date | None = None) -> dict[str, MoveKind]:
    """What sort of move each entry is, by id."""
    return {move.position.id: move.kind for move in moves_since(dossier, since, until)}


def test_change_is_against_the_start_of_the_last_round() -> None:
    change = change_since_round(small(), PAIR, "p", day(35))
    assert change is not None
    assert change.since.id == "r1"
    assert (change.stated, change.between, change.comparable) == (None, None, False)
    later = small(position("y", "i", "a", 50, 25.0, low=5.0, high=45.0))
    change = change_since_round(later, PAIR, "p", AFTER)
    assert change is not None
    assert change.since.id == "r2"
    assert change.stated == pytest.approx(-15 * 0.6)
    assert change.between == pytest.approx(-5 * 0.6)
    assert change.comparable
    assert change.moved == ("a",)


def test_what_is_said_at_a_round_belongs_to_it() -> None:
    dossier = small(position("y", "i", "a", 40, 20.0))
    change = change_since_round(dossier, PAIR, "p", day(41))
    assert change is not None
    assert change.stated == pytest.approx(-6)


def test_before_the_first_round_there_is_no_change() -> None:
    assert change_since_round(small(), PAIR, "p", day(0)) is None


def test_widening_is_positive_and_both_may_move() -> None:
    dossier = small(position("y", "i", "a", 45, 0.0), position("z", "j", "b", 46, 300.0))
    change = change_since_round(dossier, PAIR, None, AFTER)
    assert change is not None
    assert change.stated == pytest.approx((10 * 60 + 10 * 40) / 100)
    assert set(change.moved) == set(PAIR)


def test_another_issue_known_is_not_comparable() -> None:
    dossier = small(Issue("k", 3, "p", "Days"), position("y", "k", "a", 10, 50.0))
    both = dossier.replacing(None, position("z", "k", "b", 50, 50.0))
    change = change_since_round(both, PAIR, "p", AFTER)
    assert change is not None
    assert not change.comparable
    assert change.stated == 0
    assert change.compared.basis == Basis(gained=1)
    assert change.moved == ()


def test_moves_are_the_latest_first_with_their_way_along_the_scale() -> None:
    found = moves_since(small(), day(4))
    assert [move.position.id for move in found] == ["x5", "x4"]
    assert [move.delta for move in found] == [-10, None]
    assert [move.before.id if move.before else None for move in found] == ["x2", None]
    assert kinds(small(), day(1), day(2)) == {"x1": MoveKind.NEW, "x2": MoveKind.NEW}


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (MoveKind.MOVED, {"value": 12.0, "low": 5.0, "high": 40.0}),
        (MoveKind.RANGE_WIDENED, {"value": 10.0, "low": 5.0, "high": 46.0}),
        (MoveKind.RANGE_NARROWED, {"value": 10.0, "low": 8.0, "high": 40.0}),
        (MoveKind.RANGE_SHIFTED, {"value": 10.0, "low": 8.0, "high": 46.0}),
        (MoveKind.RANGE_ALONE, {"low": 0.0, "high": 46.0}),
        (MoveKind.SAME_WORDS, {"value": 10.0, "statement": " LITTLE. "}),
        (MoveKind.NEW_WORDS, {"value": 10.0, "statement": "Even less."}),
        (MoveKind.NEW_WORDS, {"statement": "We shall see."}),
        (MoveKind.SAME_WORDS, {"statement": "Little."}),
        (MoveKind.SAME_PLACE, {"value": 10.0}),
        (MoveKind.NEW_WORDS, {"value": 10.0, "red_line": "No bases."}),
        (MoveKind.NO_STATEMENT, {"commitment": Commitment.NO_STATEMENT}),
    ],
)
def test_kind_of_a_move(kind: MoveKind, fields: dict[str, object]) -> None:
    dossier = small(position("y", "i", "a", 50, **fields))  # type: ignore[arg-type]
    assert kinds(dossier, day(50)) == {"y": kind}


def test_remark_is_no_first_position_but_a_value_after_a_range_is() -> None:
    dossier = small(
        position("y1", "i", "m", 50, statement="We listen."),
        position("y2", "i", "m", 51, low=30.0, high=60.0),
        position("y3", "i", "m", 52, 50.0, low=30.0, high=60.0),
    )
    found = kinds(dossier, day(50))
    assert found == {"y1": MoveKind.NEW_WORDS, "y2": MoveKind.NEW, "y3": MoveKind.NEW}


def test_correction_is_told_in_the_place_of_the_mistake() -> None:
    dossier = small(position("y", "i", "b", 30, 85.0, corrects="x5"))
    (move,) = moves_since(dossier, day(5))
    assert (move.position.id, move.delta) == ("y", -5)


def test_way_is_in_scale_points_whatever_the_unit() -> None:
    (move,) = moves_since(small(position("y", "j", "a", 50, 160.0)), day(50))
    assert move.delta == 20


@pytest.mark.parametrize(
    ("start", "now", "shares"),
    [
        ((10, 90), (20, 80), (0.125, 0.125, 0.25)),
        ((10, 90), (5, 70), (-0.0625, 0.25, 0.1875)),
        ((90, 10), (80, 20), (0.125, 0.125, 0.25)),
        ((10, 90), (60, 40), (0.625, 0.625, 0.75)),
    ],
)
def test_concession_shares(
    start: tuple[float, float], now: tuple[float, float], shares: tuple[float, float, float]
) -> None:
    assert concession_shares(start, now) == pytest.approx(shares)


def test_no_gap_has_no_shares() -> None:
    assert concession_shares((50, 50), (40, 60)) is None


def test_slope_of_theil_and_sen() -> None:
    found = theil_sen((0, 30, 62, 95, 120), (80, 78, 70, 72, 60))
    assert found == pytest.approx(-4.92, abs=0.005)
    assert theil_sen((0, 30), (80, 70)) is None
    assert theil_sen((7, 7, 7), (80, 70, 60)) is None
    assert theil_sen((0, 30, 60, 90), (10, 20, 99, 40)) == pytest.approx(10)


def stalling(*more: Record) -> Dossier:
    """Everybody placed long before two rounds of days 0 and 40, stalling set to one round."""
    return with_talks(small(*more), stall_rounds=1)


@pytest.mark.parametrize(
    ("move", "expected"),
    [
        (position("y", "i", "a", 45, 11.9), True),
        (position("y", "i", "a", 45, 12.0), False),
        (position("y", "j", "a", 45, 124.0), False),
        (position("y", "i", "a", 45, 10.0, low=0.0, high=80.0), True),
        (position("y", "i", "a", 39, 60.0), True),
        (position("y", "i", "a", 40, 60.0), False),
        (position("y", "i", "a", 61, 60.0), True),
    ],
)
def test_stalled_while_nobody_moves_by_the_threshold(move: Position, expected: bool) -> None:
    assert stalled(stalling(move), "p", AFTER) is expected


def test_small_steps_add_up_and_a_return_is_a_move() -> None:
    steps = [position("y1", "i", "a", 45, 11.0), position("y2", "i", "a", 46, 12.5)]
    assert not stalled(stalling(*steps), "p", AFTER)
    there_and_back = [position("y1", "i", "a", 45, 9.0), position("y2", "i", "a", 46, 11.0)]
    assert not stalled(stalling(*there_and_back), "p", AFTER)


def test_mediator_does_not_end_a_stall() -> None:
    dossier = stalling(position("y1", "i", "m", 41, 10.0), position("y2", "i", "m", 45, 90.0))
    mediator = dossier.parties[-1]
    assert not stalled(dossier, "p", AFTER)
    changed = msgspec.structs.replace(mediator, role=Role.MEDIATOR)
    assert stalled(dossier.replacing(mediator, changed), "p", AFTER)


def test_not_stalled_before_enough_rounds_or_without_anybody_or_when_settled() -> None:
    dossier = stalling(Point("q", 2, "Other"), Issue("k", 1, "q", "Days"))
    assert not stalled(dossier, "q", AFTER)
    assert not stalled(dossier, "nowhere", AFTER)
    assert not stalled(with_talks(dossier, stall_rounds=3), "p", AFTER)
    point = dossier.get(Point, "p")
    settled = msgspec.structs.replace(point, status=PointStatus.SETTLED)
    assert stalled(dossier, "p", AFTER)
    assert not stalled(dossier.replacing(point, settled), "p", AFTER)


def test_two_rounds_reach_back_to_the_one_before() -> None:
    dossier = with_talks(small(Round("r0", 0, day(10))), stall_rounds=2)
    assert not stalled(dossier, "p", AFTER)
    assert stalled(with_talks(dossier, stall_threshold=10.5), "p", AFTER)


def test_it_takes_two_positions_and_the_rounds_to_stall() -> None:
    alone = stalling(Point("q", 2, "Other"), Issue("k", 1, "q", "Days"))
    alone = alone.replacing(None, position("y1", "k", "a", 1, 50.0))
    assert not stalled(alone, "q", AFTER), "one party"
    apart = alone.replacing(None, Issue("l", 2, "q", "Nights"))
    apart = apart.replacing(None, position("y2", "l", "b", 1, 50.0))
    assert not stalled(apart, "q", AFTER), "never on the same issue"
    assert not stalled(alone.replacing(None, position("y2", "k", "b", 45, 50.0)), "q", AFTER)
    assert stalled(alone.replacing(None, position("y2", "k", "b", 39, 50.0)), "q", AFTER)
    assert not stalled(with_talks(small(), stall_rounds=2), "p", AFTER), "heard after Round 1"


def test_one_threshold_says_who_moved() -> None:
    step = small(position("y", "i", "a", 45, 11.9, low=5.0, high=40.0))
    change = change_since_round(step, PAIR, "p", AFTER)
    assert change is not None
    assert change.moved == ()
    assert kinds(step, day(45)) == {"y": MoveKind.STEP}
    assert moves_between(step, day(39), AFTER) == ()
    fine = with_talks(step, stall_threshold=1.5)
    change = change_since_round(fine, PAIR, "p", AFTER)
    assert change is not None
    assert change.moved == ("a",)
    assert kinds(fine, day(45)) == {"y": MoveKind.MOVED}
    assert [each.position.id for each in moves_between(fine, day(39), AFTER)] == ["y"]


def test_small_steps_make_one_long_move() -> None:
    steps = small(position("y1", "i", "a", 45, 11.5), position("y2", "i", "a", 46, 13.0))
    assert set(kinds(steps, day(45)).values()) == {MoveKind.STEP}
    (whole,) = moves_between(steps, day(39), AFTER)
    assert (whole.delta, whole.position.id) == (3, "y2")
    change = change_since_round(steps, PAIR, "p", AFTER)
    assert change is not None
    assert change.moved == ("a",)


def test_who_moved_is_asked_on_the_issues_that_can_be_compared() -> None:
    dossier = small(Issue("k", 3, "p", "Days"), position("y1", "k", "a", 10, 50.0))
    moved = dossier.replacing(None, position("y2", "k", "a", 50, 90.0))
    change = change_since_round(moved, PAIR, "p", AFTER)
    assert change is not None
    assert (change.stated, change.moved) == (0, ()), "Borduria is not known on Days"


def test_rounds_unchanged_are_counted_from_the_value_not_its_repetition() -> None:
    dossier = small(position("y", "i", "b", 45, 80.0, statement="Once more."))
    issue = dossier.get(Issue, "i")
    assert unchanged_rounds(dossier, issue, "b", AFTER) == 1
    assert unchanged_rounds(dossier, issue, "b", day(40)) == 0
    assert unchanged_rounds(dossier, issue, "m", AFTER) == 0
    at_round = small(position("y", "i", "b", 40, 70.0))
    assert unchanged_rounds(at_round, issue, "b", AFTER) == 0


def test_range_alone_is_a_place_that_may_stay() -> None:
    dossier = small(
        position("y1", "i", "m", 10, low=20.0, high=30.0),
        position("y2", "i", "m", 45, low=20.0, high=35.0),
    )
    assert unchanged_rounds(dossier, dossier.get(Issue, "i"), "m", AFTER) == 1


def test_in_force_is_one_placement_a_party_and_issue() -> None:
    assert [each.id for each in in_force(small(), AFTER)] == ["x1", "x3", "x4", "x5"]
    assert [each.id for each in in_force(small(), day(2))] == ["x1", "x2"]
    assert default_pair(small()) == PAIR
