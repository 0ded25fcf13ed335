"""Dates as people type them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import RuleBroken
from core.text.saying import long_date
from core.views.dates import read_date, typed_day

FIFTH = dt.date(2026, 12, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-05",
        "2026-12-5",
        "2026/12/05",
        "5 December 2026",
        "  5  december   2026 ",
        "05 December 2026",
        "5 Dec 2026",
        "5 Dec. 2026",
        "5. December 2026",
        "5.12.2026",
        "05/12/2026",
        "5-12-2026",
        "5. 12. 2026",
        "5.12.2026 г.",
        "2026. 12. 5.",
        "2026年12月5日",
        "05．12．2026",
        "2026‑12‑05",
        "٢٠٢٦/١٢/٥",
        "\u200f5 December 2026",
    ],
)
def test_one_day_is_written_in_many_ways(text):
    assert read_date(text) == FIFTH


@pytest.mark.parametrize(
    "text",
    [
        "",
        "December 2026",
        "5 December",
        "5 Ju 2026",
        "5 J 2026",
        "5 Decembre 2026",
        "12/5/26",
        "31 February 2026",
        "2026-13-05",
        "12/25/2026",
        "tomorrow",
        "5 December 2026 or later",
        "5 December 0000",
        "2026-12-٠٥",
        "1٢ December 2026",
    ],
)
def test_what_is_no_single_day_is_none(text):
    assert read_date(text) is None


def test_months_are_told_apart():
    assert read_date("1 Jun 2026") == dt.date(2026, 6, 1)
    assert read_date("1 Jul 2026") == dt.date(2026, 7, 1)
    assert read_date("1 Mar 2026") == dt.date(2026, 3, 1)
    assert read_date("1 May 2026") == dt.date(2026, 5, 1)
    assert read_date("1 Sept 2026") == dt.date(2026, 9, 1)


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_what_we_write_can_be_read(date):
    assert read_date(long_date(date)) == date
    assert read_date(date.isoformat()) == date


@pytest.mark.parametrize("text", ["9 March 1447", "12.07.2568", "1403/04/05"])
def test_a_date_of_another_calendar_is_refused(text):
    with pytest.raises(RuleBroken, match=f"“{text}” seems to be a date of another calendar"):
        typed_day(f" {text} ")


@pytest.mark.parametrize("text", ["1.2.26", "3. 12. 25", "5/12/25", "5 Dec 25", "5. Dez. 25"])
def test_a_year_of_two_digits_is_refused_as_such(text):
    with pytest.raises(RuleBroken, match=f"“{text}”: the year of a date must have four digits"):
        typed_day(text)


@pytest.mark.parametrize(
    "text",
    [
        "3 nov",
        "3. Nov.",
        "Nov 3",
        "3-nov",
        "3.11.",
        "3.11",
        "3/11",
        "29 Feb",
        "3 de abril",
        "٣ نيسان",
    ],
)
def test_a_missing_year_is_told_of(text):
    with pytest.raises(RuleBroken, match=f"“{text}” has no year. Add it, in four digits."):
        typed_day(text)


@pytest.mark.parametrize(
    "text", ["30 Feb", "32.1.", "3 apples", "12", "Nov", "Nov 2026", "3.14.15.92"]
)
def test_what_is_no_day_of_any_year_does_not_miss_one(text):
    with pytest.raises(RuleBroken, match="is not a date"):
        typed_day(text)


def test_what_is_no_date_is_refused_and_nothing_is_none():
    with pytest.raises(RuleBroken, match="“soon” is not a date"):
        typed_day("soon")
    assert typed_day(" ") is None
    assert typed_day("1447-03-09") == dt.date(1447, 3, 9)
