"""How fast a gap goes, whether that is a trend, who gave how much, when it last moved."""

import datetime as dt
import math

import pytest

from core.analysis.pace import Pace, given, given_together, last_move, pace, pace_of
from core.model.dossier import Dossier
from core.model.records import Issue, Party, Point
from core.views.pace import given_figures, interval_words, pace_line, pace_words, since_move_words
from tests.dossiers import day, position, small

PAIR = ("a", "b")
LATER = day(2000)


def test_the_speed_is_the_median_of_all_slopes() -> None:
    found = pace_of([0, 30, 62, 95, 120], [80, 78, 70, 72, 60])
    assert found is not None
    assert found.speed == pytest.approx(-4.92, abs=0.005)


def test_the_interval_is_that_of_kendall_s_s() -> None:
    """Ten values: N = 45, var S = 125; the ranks are (45 ∓ 21.9) / 2, 12 from either end."""
    days = [float(30 * n) for n in range(10)]
    values = [60.0, 57.0, 58.0, 50.0, 47.0, 46.0, 41.0, 42.0, 33.0, 30.0]
    found = pace_of(days, values)
    assert found is not None
    slopes = sorted(
        30 * (values[j] - values[i]) / (days[j] - days[i])
        for i in range(10)
        for j in range(i + 1, 10)
    )
    assert (found.low, found.high) == (slopes[11], slopes[-12])
    assert found.clear


def test_what_wavers_has_no_clear_trend() -> None:
    days = [float(10 * n) for n in range(8)]
    found = pace_of(days, [50, 53, 49, 52, 50, 54, 48, 51])
    assert found is not None
    assert found.low <= 0 <= found.high
    assert pace_words(found) == "no clear trend"


def test_too_few_values_never_make_a_trend() -> None:
    assert pace_of([0, 30], [80, 70]) is None
    assert pace_words(None) == "too few dates for a trend"
    found = pace_of([0, 30, 60], [80, 70, 60])
    assert found is not None
    assert (found.low, found.high) == (-math.inf, math.inf)
    assert not found.clear


def test_five_values_that_all_fall_are_a_trend_and_four_are_not() -> None:
    five = pace_of([0, 30, 60, 90, 120], [60, 58, 52, 43, 40])
    four = pace_of([0, 30, 60, 90], [60, 58, 52, 43])
    assert five is not None
    assert four is not None
    assert five.clear
    assert not four.clear


def test_a_gap_that_never_changes_has_no_trend() -> None:
    found = pace_of([0, 10, 20, 30, 40, 50], [40.0] * 6)
    assert found is not None
    assert not found.clear


def test_a_clear_trend_is_said_with_its_way() -> None:
    assert pace_words(Pace(-4.92, -8.0, -1.0)) == "closing by 4.9 per 30 days"
    assert pace_words(Pace(2.0, 1.0, 3.0)) == "widening by 2.0 per 30 days"


def test_the_pace_of_a_pair_is_taken_up_to_a_day() -> None:
    steps = [position(f"s{n}", "i", "a", 40 + 10 * n, 12.0 + 4 * n) for n in range(8)]
    found = pace(small(*steps), PAIR, "p", day(200))
    assert found is not None
    assert found.speed < 0
    assert found.clear


def test_the_last_move_is_one_of_a_value_not_of_a_range() -> None:
    dossier = small(position("y", "i", "b", 60, 80.0, low=40.0, high=95.0))
    move = last_move(dossier, PAIR, "p", day(90))
    assert move is not None
    assert move.id == "x5"
    assert last_move(dossier, PAIR, "p", day(10)) is None


def test_shares_are_taken_of_the_gap_at_the_start() -> None:
    dossier = small(position("y", "i", "a", 50, 20.0))
    catch, fleet = (given(dossier, dossier.get(Issue, key), PAIR, day(90)) for key in "ij")
    assert catch.gap == 80.0
    assert (catch.first, catch.second, catch.closed) == pytest.approx((0.125, 0.125, 0.25))
    assert (fleet.first, fleet.second, fleet.closed) == (0.0, 0.0, 0.0)
    assert given_figures(catch)[:3] == ("13%", "13%", "25%")


def test_shares_of_a_point_are_weighed_by_the_gap_at_the_start() -> None:
    dossier = small(position("y", "i", "a", 50, 20.0))
    whole = given_together(dossier, PAIR, "p", day(90))
    at_start = 60 * 80 + 40 * 80
    assert whole.closed == pytest.approx(60 * 20 / at_start)
    assert whole.first == pytest.approx(60 * 10 / at_start)


def test_who_is_not_placed_has_given_nothing_that_is_known() -> None:
    dossier = small(Party("c", 4, "Cor", "CO"))
    catch = given(dossier, dossier.get(Issue, "i"), ("a", "c"), day(90))
    assert (catch.gap, catch.first, catch.closed) == (None, None, None)
    assert given_figures(catch)[:3] == ("—", "—", "—")


def test_days_since_the_last_move_are_counted() -> None:
    move = last_move(small(), PAIR, "p", day(90))
    assert since_move_words(move, day(90)) == "last move 60 days ago"
    assert since_move_words(move, day(30)) == "last move today"
    assert since_move_words(move, move.date + dt.timedelta(731)) == "last move 2 years ago"
    assert since_move_words(None, day(30)) == "no move yet"


def test_small_steps_are_no_move_but_it_is_not_said_that_there_was_none() -> None:
    assert "no move yet" in pace_line(small(), PAIR, "p", day(20))
    stepped = small(position("y", "i", "a", 15, 11.5, low=5.0, high=40.0))
    assert "no move of 2 scale points or more yet" in pace_line(stepped, PAIR, "p", day(20))


def test_the_interval_is_told_where_there_is_one() -> None:
    assert interval_words(Pace(-4.92, -8.04, -1.0)) == "95 per cent interval −8.0 to −1.0"
    assert interval_words(Pace(-4.92, -math.inf, math.inf)) == ""


def test_an_issue_that_becomes_known_tilts_no_pace() -> None:
    told = [position(f"y{n}", "k", "b", n, 80.0 - n / 10) for n in (0, 30, 60, 90)]
    late = [position("z1", "l", "a", 90, 0.0), position("z2", "l", "b", 90, 100.0)]
    issues = (Issue("k", 1, "q", "Days"), Issue("l", 2, "q", "Nights"))
    here = position("y", "k", "a", 0, 0.0)
    wider = small(Point("q", 2, "Other"), *issues, here, *told, *late)
    found = pace(wider, PAIR, "q", day(90))
    assert found is not None
    assert found.speed == pytest.approx(-3)


def test_small_steps_add_up_to_a_last_move() -> None:
    steps = [position(f"y{n}", "i", "a", 40 + n, 10.0 + 1.5 * n) for n in range(1, 4)]
    last = last_move(small(*steps), PAIR, "p", day(60))
    assert last is not None
    assert last.id == "y2"


def test_the_pace_of_a_point_is_over_its_trend() -> None:
    values = ((0, 80), (30, 78), (62, 70), (95, 72), (120, 60))
    told = [position(f"y{n}", "k", "b", n, v) for n, v in values]
    dossier = small(Point("q", 2, "Other"), Issue("k", 1, "q", "Days"), *told)
    assert pace(dossier, PAIR, "q", LATER) is None
    placed = dossier.replacing(None, position("y", "k", "a", 0, 0.0))
    assert speed(placed, "q", LATER) == pytest.approx(-4.92, abs=0.005)
    assert pace(placed, PAIR, "q", day(61)) is None
    assert speed(placed, "q", day(62)) == pytest.approx(30 * -10 / 62)
    assert pace(placed, PAIR, None, LATER) is not None


def test_the_pace_over_very_many_days_is_thinned() -> None:
    told = [position(f"y{n:04}", "k", "b", n, 100 - n / 30) for n in range(900)]
    here = position("y", "k", "a", 0, 0.0)
    dossier = small(Point("q", 2, "Other"), Issue("k", 1, "q", "Days"), here, *told)
    assert speed(dossier, "q", LATER) == pytest.approx(-1)


def speed(dossier: Dossier, point: str, until: dt.date) -> float:
    found = pace(dossier, PAIR, point, until)
    assert found is not None
    return found.speed
