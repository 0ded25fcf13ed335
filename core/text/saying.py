"""How numbers, dates and lists are said, on screen and on paper alike.

Signs: ▼ a gap closes, ▲ it widens, ▬ it stays, — is not known.
"""

import datetime as dt
from collections.abc import Sequence

from core.language import gettext as _
from core.language import ngettext, noop
from core.text.numbers import whole

UNKNOWN = "—"
NO_BREAK = "\N{NO-BREAK SPACE}"

_LONG_DATES = (
    noop("{day} January {year}"),
    noop("{day} February {year}"),
    noop("{day} March {year}"),
    noop("{day} April {year}"),
    noop("{day} May {year}"),
    noop("{day} June {year}"),
    noop("{day} July {year}"),
    noop("{day} August {year}"),
    noop("{day} September {year}"),
    noop("{day} October {year}"),
    noop("{day} November {year}"),
    noop("{day} December {year}"),
)


_SHORT_DATES = (
    noop("{day} Jan"),
    noop("{day} Feb"),
    noop("{day} Mar"),
    noop("{day} Apr"),
    noop("{day} May"),
    noop("{day} Jun"),
    noop("{day} Jul"),
    noop("{day} Aug"),
    noop("{day} Sep"),
    noop("{day} Oct"),
    noop("{day} Nov"),
    noop("{day} Dec"),
)


def points(value: float | None) -> str:
    """Scale points as a whole number: "97"; "—" where unknown."""
    return UNKNOWN if value is None else str(whole(value))


def delta(change: float | None) -> str:
    """A change in scale points with its sign: "▼ 9" closing, "▲ 3" widening, "▬ 0", "—"."""
    if change is None:
        return UNKNOWN
    rounded = whole(change)
    sign = "▼" if rounded < 0 else "▲" if rounded > 0 else "▬"
    return f"{sign} {abs(rounded)}"


def percent(share: float) -> str:
    """A share (0–1) in per cent; never 100% for less than all, nor 0% for more than nothing."""
    rounded = whole(100 * share)
    if 0 < share < 1:
        rounded = min(99, max(1, rounded))
    return _("{number}%").format(number=rounded)


def number(value: float) -> str:
    """A number with at most two decimals, thousands grouped from 10,000 on: "62.5", "80 000"."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    whole, dot, decimals = text.partition(".")
    if abs(value) >= 10_000:
        whole = f"{int(whole):,}".replace(",", NO_BREAK)
    return "0" if text == "-0" else whole + dot + decimals


def long_date(date: dt.date) -> str:
    """A date in full: "24 December 2025"."""
    return _(_LONG_DATES[date.month - 1]).format(day=date.day, year=date.year)


def dated(date: dt.date, on: dt.date) -> str:
    """A date in short as seen from a day: "20 Dec", "20 Dec 2024" where that is another year."""
    return short_date(date) if date.year == on.year else short_date_and_year(date)


def axis_date(date: dt.date, start: dt.date, end: dt.date, year: int) -> str:
    """A date at the axis of a chart from `start` to `end`; with its year unless all of the chart
    lies in the year that goes without saying."""
    plain = start.year == end.year == year
    return short_date(date) if plain else short_date_and_year(date)


def short_date_and_year(date: dt.date) -> str:
    """A date in short with its year: "20 Dec 2024"."""
    return _("{date} {year}").format(date=short_date(date), year=date.year)


def short_date(date: dt.date) -> str:
    """A date within a year that is clear: "20 Dec"."""
    return _(_SHORT_DATES[date.month - 1]).format(day=date.day)


def age(date: dt.date, today: dt.date) -> str:
    """How far a date is from today: "today", "6 days ago", "in 6 days"."""
    days = (today - date).days
    if days == 0:
        return _("today")
    if days > 0:
        return ngettext("{days} day ago", "{days} days ago", days).format(days=days)
    return ngettext("in {days} day", "in {days} days", -days).format(days=-days)


def list_of(names: Sequence[str]) -> str:
    """Names in a row: "Arland", "Arland and Borduria", "Arland, Borduria and Caledon"."""
    if len(names) < 2:
        return "".join(names)
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def version(number: int) -> str:
    """Which version of a pack: "v2"."""
    return _("v{number}").format(number=number)
