"""Which round is next, and which was last."""

import datetime as dt

import pytest

from core.analysis.rounds import last_round, next_round, rounds_held
from core.model.dossier import Dossier
from core.model.records import Round
from tests.dossiers import TALKS, day

ROUNDS = [
    Round("one", 1, day(10)),
    Round("two", 2, day(20), day(22)),
    Round("three", 3, day(40)),
    Round("four", 4),
    Round("five", 5),
]


def dossier() -> Dossier:
    """Three dated rounds, the second of three days, and two without a date."""
    return Dossier.of([TALKS, *ROUNDS])


@pytest.mark.parametrize(
    ("today", "following", "last"),
    [
        (day(0), "one", None),
        (day(10), "one", None),
        (day(11), "two", "one"),
        (day(22), "two", "one"),
        (day(23), "three", "two"),
        (day(41), "five", "three"),
    ],
)
def test_round_under_way_is_still_the_next(
    today: dt.date, following: str, last: str | None
) -> None:
    after, before = next_round(dossier(), today), last_round(dossier(), today)
    assert after is not None
    assert after.id == following
    assert (before.id if before else None) == last


def test_no_round_to_come() -> None:
    assert next_round(Dossier.of([TALKS, *ROUNDS[:3]]), day(50)) is None


def test_rounds_held_are_in_the_order_of_their_dates() -> None:
    postponed = Round("two", 2, day(50))
    talks = Dossier.of([TALKS, ROUNDS[0], postponed, ROUNDS[2]])
    assert [each.id for each in rounds_held(talks, day(60))] == ["one", "three", "two"]
    assert rounds_held(talks, day(10)) == ()
