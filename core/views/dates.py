"""Dates as people type them: 2026-12-05, 5 December 2026, 5 Dec 2026, 5.12.2026.

The day comes before the month, as this program writes dates; only a year in front turns that
round. A date of figures alone is read whatever stands between them.
"""

import datetime as dt
import re
from collections.abc import Callable

from core.text.saying import long_date, short_date

_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})")
_WORDS = re.compile(r"(\d{1,2})\.?\s+([^\W\d]+)\.?,?\s+(\d{4})")


def read_date(text: str) -> dt.date | None:
    """The date that a text means; None where it means none, or not one alone."""
    text = " ".join(text.split())
    if found := _ISO.fullmatch(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _FIGURES.fullmatch(text):
        return _date(int(found[3]), int(found[2]), int(found[1]))
    if found := _WORDS.fullmatch(text):
        return _date(int(found[3]), _month(found[2]), int(found[1]))
    return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    """The month (1–12) whose name begins so, by three letters at least; 0 for none."""
    said = word.casefold()
    names = [_name(month, long_date) for month in range(1, 13)]
    brief = [_name(month, short_date) for month in range(1, 13)]
    if said in brief:
        return brief.index(said) + 1
    found = [at for at, name in enumerate(names, 1) if len(said) >= 3 and name.startswith(said)]
    return found[0] if len(found) == 1 else 0


def _name(month: int, written: Callable[[dt.date], str]) -> str:
    """How a month is called in the language in force, taken from a date as we write it."""
    words = re.findall(r"[^\W\d]+", written(dt.date(2000, month, 1)))
    return max(words, key=len).casefold() if words else ""


def spread(start: dt.date, end: dt.date, steps: int) -> tuple[dt.date, ...]:
    """Dates evenly spread from start to end, so many steps apart or fewer, for an axis of time."""
    span = (end - start).days
    most = max(min(steps, span), 1)
    return tuple(start + dt.timedelta(days=round(span * n / most)) for n in range(most + 1))
