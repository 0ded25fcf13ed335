"""Days on an axis of time."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from core.views.time_axis import axis_days, spread


def years(*found):
    """New Year of each of these years."""
    return tuple(dt.date(year, 1, 1) for year in found)


def test_an_axis_without_rounds_has_days_evenly_spread():
    start, end = years(1950, 2026)
    assert axis_days(start, end, (), 4) == spread(start, end, 4)
    assert axis_days(start, start, (), 4) == (start,)


def test_an_axis_with_rounds_has_other_days_only_after_the_last():
    start, early, late, end = years(2000, 2004, 2019, 2020)
    assert axis_days(start, end, (late, early), 4) == (start, early, late)
    assert axis_days(start, end, (early, early), 4) == (start, *spread(early, end, 3))
    assert axis_days(start, end, years(1990, 2030), 4) == spread(start, end, 4)


@given(st.lists(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), min_size=2), st.integers(1, 9))
def test_days_that_are_added_to_an_axis_keep_their_distance(days, steps):
    start, *rounds, end = sorted(days)
    shown = axis_days(start, end, rounds, steps)
    added = [day for day in shown if day not in (start, *rounds)]
    for day in added:
        least = min(abs((day - each).days) for each in shown if each != day)
        assert (least + 1) * steps >= (end - start).days
