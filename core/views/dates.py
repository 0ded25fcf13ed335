"""Dates as people type them: 2026-12-05, 5 December 2026, Dec 5, 2026, 5.12.2026.

The day comes before the month, as this program writes dates; only a year in front turns that
round. A date of figures alone is read whatever stands between them. A month may be named in any of
many languages (`core.text.months`), and begun in the one that is spoken.
"""

import datetime as dt

from core.errors import RuleBroken
from core.language import gettext as _
from core.text.calendars import OF_ANOTHER_CALENDAR, is_of_another_calendar
from core.text.conventions import month_names, short_month_names
from core.text.date_signs import mixes_digits, plain_signs
from core.text.date_years import wrong_year
from core.text.months import day_in_words
from core.text.patterns import pattern

_ISO = pattern(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_FIGURES = pattern(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})")
_WORDS = pattern(r"(\d{1,2})\.?(?:\s+|-)([^\W\d]+)\.?,?(?:\s+|-)(\d{4})")
_MONTH_FIRST = pattern(r"([^\W\d]+)\.?\s+(\d{1,2}),?\s+(\d{4})")


def read_date(text: str) -> dt.date | None:
    """The date that a text means; None where it means none, or not one alone."""
    if mixes_digits(text):
        return None
    text = plain_signs(text)
    if found := _ISO.fullmatch(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _FIGURES.fullmatch(text):
        return _date(int(found[3]), int(found[2]), int(found[1]))
    day, month, year = _in_words(text) or ("0", "", "0")
    return _date(int(year), _month(month), int(day)) or day_in_words(text)


def typed_day(text: str) -> dt.date | None:
    """The date typed into a cell, None where that is empty; RuleBroken if it is no date, or one of
    another calendar."""
    day = read_date(text)
    if day is None and (typed := text.strip()):
        raise RuleBroken(wrong_year(typed) or _("“{text}” is not a date.").format(text=typed))
    if day is not None and is_of_another_calendar(text, day):
        raise RuleBroken(_(OF_ANOTHER_CALENDAR).format(text=text.strip()))
    return day


def _in_words(text: str) -> tuple[str, str, str] | None:
    """The day, the word for the month and the year of a date that names its month in the way of
    English; None for any other."""
    if found := _WORDS.fullmatch(text):
        return found[1], found[2], found[3]
    if found := _MONTH_FIRST.fullmatch(text):
        return found[2], found[1], found[3]
    return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    """The month (1–12) whose name begins so, by three letters at least; 0 for none."""
    said = word.casefold()
    brief = [name.casefold().rstrip(".") for name in short_month_names()]
    if said in brief:
        return brief.index(said) + 1
    names = [name.casefold() for name in month_names()]
    found = [at for at, name in enumerate(names, 1) if len(said) >= 3 and name.startswith(said)]
    return found[0] if len(found) == 1 else 0
