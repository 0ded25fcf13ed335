"""How moments and spans of time are told."""

import datetime as dt

import pytest

from core.text.saying import age

TODAY = dt.date(2026, 11, 28)


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2026-11-28", "today"),
        ("2026-11-27", "1 day ago"),
        ("2026-11-29", "in 1 day"),
        ("2024-11-29", "729 days ago"),
        ("2024-11-28", "2 years ago"),
        ("1980-02-28", "46 years ago"),
        ("2028-11-27", "in 730 days"),
        ("2028-11-28", "in 2 years"),
    ],
)
def test_spans_of_two_years_and_more_are_told_in_years(date, told):
    assert age(dt.date.fromisoformat(date), TODAY) == told
