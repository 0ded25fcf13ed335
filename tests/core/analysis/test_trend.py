"""The gap over time, plain."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from msgspec.structs import replace

from core.analysis.comparison import compare
from core.analysis.gaps import gap
from core.analysis.trend import made_by, trend
from core.analysis.trend_value import SAME_BASIS, Basis
from core.model.dossier import Dossier
from core.model.records import Commitment, Issue, Party, Point
from tests.core.positions import LAST_DAY, PAIR, days, some, talks
from tests.dossiers import TALKS, day, position, small


def test_every_day_with_a_placement_is_an_entry() -> None:
    found = trend(small(), PAIR, point="p")
    assert found.dates == (day(1), day(2), day(3), day(4), day(30))
    assert found.stated == (None, 80, 80, 80, pytest.approx(74))
    assert found.between == (None, 20, 20, 44, pytest.approx(38))
    assert found.coverage == (0, 0.6, 0.6, 1, 1)
    assert (found.known, found.total) == ((0, 1, 1, 2, 2), 2)


def test_trend_of_one_issue() -> None:
    found = trend(small(), PAIR, issue="i")
    assert found.dates == (day(1), day(2), day(30))
    assert found.stated == (None, 80, 70)


def test_trend_ends_with_the_day_asked_for() -> None:
    assert trend(small(), PAIR, until=day(29)).dates == trend(small(), PAIR).dates[:-1]
    assert trend(small(), PAIR, until=day(30)) == trend(small(), PAIR)


def test_nothing_said_is_no_entry() -> None:
    assert trend(small(), ("m", "m"), point="p").dates == ()
    assert trend(small(), PAIR, point="nowhere").total == 0


@some
@given(talks())
def test_every_entry_is_the_gap_of_its_day(dossier: Dossier) -> None:
    found = trend(dossier, PAIR)
    for n, date in enumerate(found.dates):
        whole = gap(dossier, PAIR, on=date)
        assert found.stated[n] == pytest.approx(whole.stated)
        assert found.between[n] == pytest.approx(whole.between)
        assert found.coverage[n] == pytest.approx(whole.coverage)
        assert (found.known[n], found.total) == (whole.known, whole.total)


@some
@given(talks(), days)
def test_nothing_changes_between_entries(dossier: Dossier, number: int) -> None:
    found, date = trend(dossier, PAIR), day(number)
    before = [n for n, each in enumerate(found.dates) if each <= date]
    whole = gap(dossier, PAIR, on=date)
    assert whole.stated == pytest.approx(found.stated[before[-1]] if before else None)


@some
@given(talks())
def test_positions_made_every_step(dossier: Dossier) -> None:
    stepped = {day(n) for n in range(LAST_DAY + 1) if made_by(dossier, PAIR, day(n))}
    assert stepped == set(trend(dossier, PAIR).dates)


def test_step_was_made_by_the_last_placement_of_the_day() -> None:
    dossier = small(
        position("y1", "i", "a", 50, 20.0),
        position("y2", "i", "a", 50, 30.0),
        position("y3", "i", "a", 50, commitment=Commitment.NO_STATEMENT),
        position("y4", "j", "b", 50, 200.0),
    )

    def ids(date: dt.date, **scope: str) -> list[str]:
        return [each.id for each in made_by(dossier, PAIR, date, **scope)]

    assert ids(day(50)) == ["y2", "y4"]
    assert ids(day(50), issue="j") == ["y4"]
    assert ids(day(49)) == []


def vector() -> Dossier:
    """Two issues of a weight; the second becomes known on the day on which the first closes."""
    return Dossier.of(
        [
            TALKS,
            Party("a", 1, "Arland", "AR"),
            Party("b", 2, "Borduria", "BO"),
            Point("p", 1, "Quota"),
            Issue("i", 1, "p", "Catch"),
            Issue("j", 2, "p", "Fleet"),
            position("x1", "i", "a", 1, 10.0),
            position("x2", "i", "b", 1, 34.0),
            position("y1", "i", "b", 2, 30.0),
            position("y2", "j", "a", 2, 12.0),
            position("y3", "j", "b", 2, 88.0),
        ]
    )


def test_an_issue_that_becomes_known_is_no_movement() -> None:
    found = trend(vector(), PAIR)
    assert found.stated == (24, 48)
    assert found.change == (None, -4)
    assert found.coverage == (0.5, 1)
    assert found.basis == (Basis(gained=1), Basis(gained=1))
    assert found.breaks == (1,)
    assert found.linked == ((day(1), 52), (day(2), 48))


def test_an_issue_that_is_known_no_longer_is_no_movement() -> None:
    dossier = vector().replacing(None, position("z", "j", "b", 3, low=80.0, high=90.0))
    found = trend(dossier, PAIR)
    assert found.stated[-1] == 20
    assert found.change[-1] == 0
    assert found.basis[-1] == Basis(lost=1)
    assert found.breaks == (1, 2)


def test_other_weights_are_no_movement() -> None:
    dossier = vector().replacing(None, position("z", "i", "b", 3, 30.0, salience=100.0))
    found = trend(dossier, PAIR)
    assert found.stated[-1] == pytest.approx((75 * 20 + 50 * 76) / 125)
    assert found.change[-1] == 0
    assert found.basis[-1] == SAME_BASIS
    assert found.breaks == (1, 2)


def test_a_correction_under_a_later_day_is_no_movement() -> None:
    wrong = position("z1", "i", "b", 3, 26.0)
    later = position("z2", "i", "b", 5, 14.0, corrects="z1")
    dossier = vector().replacing(None, wrong)
    found = trend(dossier.replacing(None, later), PAIR)
    assert found.dates == (day(1), day(2), day(5))
    assert (found.change[-1], found.basis[-1]) == (0, Basis(corrected=1))
    assert found.breaks == (1, 2)
    in_place = replace(later, date=day(3))
    found = trend(dossier.replacing(None, in_place), PAIR)
    assert (found.change[-1], found.basis[-1]) == (-8, SAME_BASIS)


def test_a_range_assessed_for_the_first_time_closes_nothing() -> None:
    dossier = small(position("y", "j", "a", 50, 120.0, low=100.0, high=200.0))
    found = trend(dossier, PAIR, issue="j")
    assert found.between == (None, 80, 40)
    assert found.range_change == (None, None, None)
    assert found.range_breaks == (2,)
    assert found.breaks == ()


@some
@given(talks())
def test_every_change_is_like_for_like(dossier: Dossier) -> None:
    found = trend(dossier, PAIR)
    for n, (before, now) in enumerate(pairwise(found.dates), start=1):
        both = compare(*(gap(dossier, PAIR, on=date) for date in (before, now)))
        if not found.basis[n].corrected:
            assert found.change[n] == pytest.approx(both.stated)
            assert found.range_change[n] == pytest.approx(both.between)
            assert found.basis[n] == both.basis
