"""Dates, numbers and rows of names as each language of packs writes them."""

import datetime as dt

import pytest

from core.language import speaking, spoken
from core.text import saying
from core.text.conventions import month_names, short_month_names
from core.views.dates import read_date

NINTH = dt.date(2025, 11, 9)


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        ("uk", "9 листопада 2025", "9 лист."),
        ("ru", "9 ноября 2025", "9 нояб."),
        ("fr", "9 novembre 2025", "9 nov."),
        ("ar", "\u200f9 نوفمبر 2025", "\u200f9 نوفمبر"),
        ("en", "9 November 2025", "9 Nov"),
    ],
)
def test_dates_have_the_language_s_own_months(language: str, long: str, short: str) -> None:
    with speaking(language):
        assert saying.long_date(NINTH) == long
        assert saying.short_date(NINTH) == short
        assert saying.short_date_and_year(NINTH) == f"{short} 2025"
        assert read_date(long) == read_date(f"{short} 2025") == NINTH
        assert len(month_names()) == len(short_month_names()) == 12


@pytest.mark.parametrize(
    ("language", "half", "large"),
    [
        ("uk", "62,5", "80\N{NO-BREAK SPACE}000"),
        ("ru", "62,5", "80\N{NO-BREAK SPACE}000"),
        ("fr", "62,5", "80\N{NARROW NO-BREAK SPACE}000"),
        ("ar", "62.5", "80,000"),
        ("en", "62.5", "80\N{NO-BREAK SPACE}000"),
    ],
)
def test_numbers_have_the_language_s_own_signs(language: str, half: str, large: str) -> None:
    with speaking(language):
        assert [saying.number(value) for value in (62.5, 80_000, 9999, -0.001)] == [
            half,
            large,
            "9999",
            "0",
        ]


@pytest.mark.parametrize(
    ("language", "said"),
    [("uk", "А, Б і В"), ("ru", "А, Б и В"), ("fr", "А, Б et В"), ("ar", "А وБ وВ")],
)
def test_names_in_a_row_have_the_language_s_own_signs(language: str, said: str) -> None:
    with speaking(language):
        assert saying.list_of(["А", "Б", "В"]) == said
        assert saying.list_of(["А"]) == "А"
        assert saying.list_of([]) == ""


def test_a_language_without_a_catalogue_is_english_all_over() -> None:
    with speaking("sv"):
        assert spoken() == "en"
        assert saying.long_date(NINTH) == "9 November 2025"
