"""Dates, numbers and rows of names as each language of packs writes them."""

import datetime as dt
from collections.abc import Callable
from contextvars import copy_context

import pytest

from core.language import speaking, spoken
from core.model.records import Round
from core.text import saying
from core.text.conventions import (
    fixed,
    language_name,
    month_names,
    short_month_names,
    write_on_screen_as,
    zone_name,
)
from core.text.numbers import Writing
from core.views.dates import read_date
from core.views.round_words import round_dates

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
        told = [saying.number(value) for value in (62.5, 80_000, 9999, -0.0)]
        assert [*told, saying.rounded(-0.001)] == [half, large, "9999", "0", "0"]


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


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "À: b, c; d"),
        ("ru", "À: b, c; d"),
        ("fr", "À\N{NO-BREAK SPACE}: b, c\N{NO-BREAK SPACE}; d"),
        ("ar", "À: b\u200f، c\u200f؛ d"),
    ],
)
def test_parts_are_parted_by_the_language_s_own_signs(language: str, said: str) -> None:
    with speaking(language):
        parts = saying.commas(("b", "", "c")), "", "d"
        assert saying.labelled("À", saying.semicolons(parts)) == said


def test_french_says_the_first_of_a_month_as_such() -> None:
    with speaking("fr"):
        assert saying.long_date(dt.date(2026, 12, 1)) == "1er décembre 2026"
        assert saying.short_date(dt.date(2026, 12, 1)) == "1er déc."
        assert saying.long_date(dt.date(2026, 12, 21)) == "21 décembre 2026"


@pytest.mark.parametrize(
    ("language", "days", "months"),
    [
        ("en", "18 to 19 November 2026", "28 November 2026 to 1 December 2026"),
        ("fr", "du 18 au 19 novembre 2026", "du 28 novembre 2026 au 1er décembre 2026"),
        ("ru", "18–19 ноября 2026", "28 ноября 2026 – 1 декабря 2026"),
        ("uk", "18–19 листопада 2026", "28 листопада 2026 – 1 грудня 2026"),
    ],
)
def test_days_of_a_month_are_one_date_and_those_of_two_are_two(
    language: str, days: str, months: str
) -> None:
    def held(month: int, start: int, until: dt.date) -> Round:
        return Round("r", 1, dt.date(2026, month, start), until)

    with speaking(language):
        assert round_dates(held(11, 18, dt.date(2026, 11, 19))) == days
        assert round_dates(held(11, 28, dt.date(2026, 12, 1))) == months


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "−2.40"), ("fr", "−2,40"), ("uk", "−2,40"), ("ar", "\N{LEFT-TO-RIGHT MARK}−2.40")],
)
def test_decimals_are_the_language_s_own_where_their_number_is_fixed(
    language: str, said: str
) -> None:
    with speaking(language):
        assert fixed(-2.4, 2) == said
        assert "−" not in fixed(-0.001, 2)


def said_where(writing: Writing, say: Callable[[], object]) -> object:
    """What is said where the fields of the screen write numbers so."""

    def there() -> object:
        write_on_screen_as(lambda: writing)
        return say()

    return copy_context().run(there)


def figures() -> list[str]:
    return [saying.number(77.5), saying.number(12_345.5), saying.exact(0.00125), fixed(-2.5, 1)]


@pytest.mark.parametrize(
    ("writing", "told"),
    [
        (Writing(",", "."), ["77,5", "12\N{NO-BREAK SPACE}345,5", "0,00125", "−2,5"]),
        (Writing(".", ","), ["77.5", "12\N{NO-BREAK SPACE}345.5", "0.00125", "−2.5"]),
        (Writing("٫", "٬", "٠"), ["77.5", "12\N{NO-BREAK SPACE}345.5", "0.00125", "−2.5"]),
    ],
)
def test_numbers_on_the_screen_have_the_sign_of_its_fields(
    writing: Writing, told: list[str]
) -> None:
    assert said_where(writing, figures) == told
    assert figures()[0] == "77.5"


@pytest.mark.parametrize(("language", "told"), [("en", "0.00125"), ("fr", "0,00125")])
def test_numbers_of_a_pack_are_those_of_its_language_wherever_it_is_made(
    language: str, told: str
) -> None:
    def say() -> list[str]:
        with speaking(language):
            return figures()

    assert said_where(Writing(","), say) == said_where(Writing("."), say) == say()
    assert say()[2] == told


@pytest.mark.parametrize(
    ("language", "names", "zones"),
    [
        ("en", ["German", "Chinese", "xx-unknown"], ["Vienna", "Kyiv", "Addis Ababa", "UTC"]),
        ("ru", ["немецкий", "китайский", "xx-unknown"], ["Вена", "Киев", "Аддис-Абеба", "UTC"]),
        ("fr", ["allemand", "chinois", "xx-unknown"], ["Vienne", "Kiev", "Addis-Abeba", "UTC"]),
    ],
)
def test_languages_and_time_zones_are_called_as_a_language_calls_them(
    language: str, names: list[str], zones: list[str]
) -> None:
    with speaking(language):
        assert [language_name(code) for code in ("de", "ZH", "xx-unknown")] == names
        kept = ("Europe/Vienna", "Europe/Kyiv", "Africa/Addis_Ababa", "UTC")
        assert [zone_name(zone) for zone in kept] == zones


@pytest.mark.parametrize(
    ("language", "day", "words"),
    [
        ("ru", 2, "со 2 ноября 2025"),
        ("ru", 22, "с 22 ноября 2025"),
        ("ru", 3, "с 3 ноября 2025"),
        ("uk", 2, "з 2 листопада 2025"),
        ("uk", 7, "із 7 листопада 2025"),
        ("uk", 14, "із 14 листопада 2025"),
        ("uk", 27, "з 27 листопада 2025"),
        ("en", 2, "since 2 November 2025"),
    ],
)
def test_a_preposition_has_the_form_that_the_day_after_it_asks_for(
    language: str, day: int, words: str
) -> None:
    with speaking(language):
        date = dt.date(2025, 11, day)
        assert saying.since_date(saying.long_date(date)) == words
        said = saying.from_until(date, dt.date(2025, 12, 1))
        assert said.casefold().startswith(words.casefold().replace("since", "from"))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "24 December 2025, 14:05 UTC"),
        ("fr", "24 décembre 2025 à 14\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}05 UTC"),
        ("ru", "24 декабря 2025, 14:05 UTC"),
    ],
)
def test_a_time_of_day_is_written_as_the_language_has_it(language: str, said: str) -> None:
    eve = dt.date(2025, 12, 24)
    with speaking(language):
        assert saying.long_moment(eve, "14:05 UTC") == said
        assert saying.long_moment(eve, "") == saying.long_date(eve)
