"""The gap over time, plain."""

import datetime as dt

import pytest
from hypothesis import given

from core.dossier import Dossier
from core.gaps import gap
from core.model import Commitment
from core.trend import made_by, trend
from tests.core.positions import LAST_DAY, PAIR, days, some, talks
from tests.dossiers import day, position, small


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
