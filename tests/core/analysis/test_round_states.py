"""How a round stands on a day, and what a round that was cancelled takes no part in."""

import datetime as dt

import pytest
from msgspec.structs import replace

from core.analysis.rounds import next_round, round_of, rounds_held, state_on
from core.model.dossier import Dossier
from core.model.records import Round, RoundState
from core.views.course import gap_course
from tests.dossiers import day, small

THREE_DAYS = Round("r", 1, day(10), day(12))


@pytest.mark.parametrize(
    ("recorded", "on", "state"),
    [
        (RoundState.PLANNED, 9, RoundState.PLANNED),
        (RoundState.PLANNED, 10, RoundState.UNDER_WAY),
        (RoundState.PLANNED, 12, RoundState.UNDER_WAY),
        (RoundState.PLANNED, 13, RoundState.HELD),
        (RoundState.UNDER_WAY, 9, RoundState.UNDER_WAY),
        (RoundState.UNDER_WAY, 13, RoundState.HELD),
        (RoundState.HELD, 12, RoundState.HELD),
        (RoundState.CANCELLED, 13, RoundState.CANCELLED),
    ],
)
def test_a_round_stands_as_recorded_unless_its_dates_say_that_it_is_further_on(
    recorded: RoundState, on: int, state: RoundState
) -> None:
    assert state_on(replace(THREE_DAYS, state=recorded), day(on)) is state


def test_a_round_without_a_date_stands_as_recorded() -> None:
    assert state_on(Round("r", 1), day(0)) is RoundState.PLANNED
    assert state_on(Round("r", 1, state=RoundState.HELD), day(0)) is RoundState.HELD


def of(state: RoundState, date: dt.date | None = None) -> Dossier:
    return Dossier.of([*small().all(Round), Round("r3", 3, date, state=state)])


def test_a_round_recorded_as_held_is_over_on_its_last_day() -> None:
    open_still, held = of(RoundState.PLANNED, day(50)), of(RoundState.HELD, day(50))
    assert [each.id for each in rounds_held(held, day(50))] == ["r1", "r2", "r3"]
    assert [each.id for each in rounds_held(open_still, day(50))] == ["r1", "r2"]
    assert next_round(held, day(50)) is None


def test_a_round_that_was_cancelled_is_neither_next_nor_held() -> None:
    off = of(RoundState.CANCELLED, day(50))
    assert next_round(off, day(45)) is None
    assert round_of(off, day(50)) is None
    assert [each.id for each in rounds_held(off, day(60))] == ["r1", "r2"]
    assert next_round(of(RoundState.CANCELLED), day(45)) is None


def test_a_round_that_was_cancelled_stands_on_no_axis() -> None:
    dossier = small()
    second = dossier.get(Round, "r2")
    off = dossier.replacing(second, replace(second, state=RoundState.CANCELLED))
    course = gap_course(off, ("a", "b"), "p", day(60))
    assert course is not None
    assert [name for _day, name in course.rounds] == ["Round 1"]
