"""Dates that are those of other calendars, as their years tell."""

import datetime as dt

from core.language import noop
from core.text.date_signs import plain_signs
from core.text.patterns import pattern

OF_ANOTHER_CALENDAR = noop(
    "“{text}” seems to be a date of another calendar. Enter that of the Gregorian "
    "calendar, as 2025-12-31."
)

_STANDARD = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""How ISO 8601 writes a day, which is always one of the Gregorian calendar."""

_YEARS = (range(1, 1500), range(2200, 9999))
"""Years that are hardly meant: those of our time by the Islamic and Persian calendars and by others
that count from an era, and by the Buddhist and Jewish."""


def is_year_of_another_calendar(day: dt.date) -> bool:
    """Whether the year of a day is one of our time by another calendar."""
    return any(day.year in years for years in _YEARS)


def is_of_another_calendar(text: str, day: dt.date) -> bool:
    """Whether a date that was read as this day seems to be one of another calendar."""
    return is_year_of_another_calendar(day) and not _STANDARD.fullmatch(plain_signs(text))
