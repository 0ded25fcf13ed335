"""Dates in tables, as people and their spreadsheets write them: those that can be one day only."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from core.editing.limits import FIRST_YEAR
from core.errors import ImportProblem
from core.exchange.told import Undecided
from core.language import gettext as _
from core.language import ngettext, noop
from core.text.calendars import OF_ANOTHER_CALENDAR, is_year_of_another_calendar
from core.text.date_signs import mixes_digits, plain_signs
from core.text.date_years import FOUR_DIGITS, wrong_year
from core.text.months import day_in_words
from core.text.saying import first_of, long_date

MOST_YEARS = 8
"""How many years are listed."""

DAY_FIRST, MONTH_FIRST = "day-month", "month-day"
"""The two orders in which a date of figures is written where the year comes last."""


class DateStyle(NamedTuple):
    """How dates are written, where somebody has told it: in which `order` those of figures are that
    can be two days; and whether `any_year` is one of the Gregorian calendar, also where it would be
    one of our time by another. Tables of other calendars write theirs as the standard does, too."""

    order: str = ""
    any_year: bool = False


ONE_READING = DateStyle()
"""Only dates that can be one day."""

_MIDNIGHT = re.compile(
    r"[ T](0?0:00(:00([.,]0+)?)?( ?(Z|UTC|[+-]00:?00))?|12:00(:00)? ?a\.?m\.?)$", re.IGNORECASE
)
_ZONE = re.compile(r"(?<=^\d{4}-\d\d-\d\d)(Z|[+-]\d\d:\d\d)$", re.ASCII)
"""The time zone of a day, as XML writes it; the day is the one of that place."""
_TIME = re.compile(r"[ T]\d{1,2}:\d\d")
_YEAR_FIRST = re.compile(r"(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})", re.ASCII)
_TOGETHER = re.compile(r"((?:19|20|21)\d\d)(\d\d)(\d\d)", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})", re.ASCII)
_SERIAL = re.compile(r"([2-7]\d{4})([.,]\d+)?", re.ASCII)
"""A day as spreadsheets count it, between 1954 and 2119, perhaps with a time."""

_NO_DAY = noop("{text} is not a valid date.")
_FIRST_SERIAL = dt.date(1899, 12, 30)


@lru_cache(maxsize=4096)
def day(text: str, style: DateStyle = ONE_READING) -> dt.date:
    """The one day that a cell can mean; ImportProblem says what is wrong, Undecided which two it
    may be, or that nobody knows by which calendar it is."""
    if mixes_digits(text):
        sentence = _("“{text}” has digits of two scripts. Enter the date as 2025-12-31.")
        raise ImportProblem(sentence.format(text=text))
    plain = _ZONE.sub("", _MIDNIGHT.sub("", plain_signs(text)))
    said = day_in_words(plain) or _day_in_figures(text, plain, style)
    _refuse_other_years(text, said, style)
    return said


def moment(text: str, style: DateStyle = ONE_READING) -> dt.datetime:
    """The moment that a cell says, by UTC if it tells no zone; ImportProblem as `day`."""
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError as failure:
        raise ImportProblem(_("{text} is not a moment.").format(text=text)) from failure
    _refuse_other_years(text, found, style)
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def _refuse_other_years(text: str, day: dt.date, style: DateStyle) -> None:
    if day.year < FIRST_YEAR:
        raise ImportProblem(_(FOUR_DIGITS).format(text=text))
    if not style.any_year and is_year_of_another_calendar(day):
        raise Undecided(_(OF_ANOTHER_CALENDAR).format(text=text), "any_year")


def on_years(days: Iterable[dt.date]) -> Iterator[str]:
    """A sentence on days whose years are those of today by other calendars."""
    if years := sorted({day.year for day in {*days} if is_year_of_another_calendar(day)}):
        sentence = ngettext(
            "Dates of the year {years} were taken for days of the Gregorian calendar.",
            "Dates of the years {years} were taken for days of the Gregorian calendar.",
            len(years),
        )
        yield sentence.format(years=first_of([*map(str, years)], MOST_YEARS))


def _day_in_figures(text: str, plain: str, style: DateStyle) -> dt.date:
    if found := _YEAR_FIRST.fullmatch(plain):
        return _day(text, found[1], int(found[3]), found[4])
    if found := _TOGETHER.fullmatch(plain):
        return _day(text, found[1], int(found[2]), found[3])
    if found := _YEAR_LAST.fullmatch(plain):
        return _one(text, found, style)
    raise ImportProblem(_refusal(text, plain))


def _one(text: str, found: re.Match[str], style: DateStyle) -> dt.date:
    first, sign, second, year = found.groups()
    days = {DAY_FIRST: (second, first), MONTH_FIRST: (first, second)}
    told = days.get(DAY_FIRST if sign == "." else style.order)
    readings = [told] if told else [each for each in days.values() if int(each[0]) <= 12]
    said = {_day(text, year, int(month), number) for month, number in readings}
    if len(said) > 1:
        one, other = sorted(said)
        _refuse_other_years(text, one, style)
        sentence = _("{text} could mean {first} or {second}. Enter the one you mean.")
        raise Undecided(sentence.format(text=text, first=one, second=other), "dates")
    return said.pop() if said else _day(text, year, 0, first)


def _day(text: str, year: str, month: int, number: str) -> dt.date:
    try:
        return dt.date(int(year), month, int(number))
    except ValueError as failure:
        raise ImportProblem(_(_NO_DAY).format(text=text)) from failure


def _refusal(text: str, plain: str) -> str:
    if found := _SERIAL.fullmatch(plain):
        date = long_date(_FIRST_SERIAL + dt.timedelta(days=int(found[1])))
        sentence = _(
            "{text} is how spreadsheets store {date}. Format the column as dates there, and save "
            "the table again."
        )
        return sentence.format(text=text, date=date)
    if sentence := wrong_year(text):
        return sentence
    if _TIME.search(plain):
        return _("“{text}” has a time of day. Enter the date alone.").format(text=text)
    return _("“{text}” is not a date. Enter it as 2025-12-31.").format(text=text)
