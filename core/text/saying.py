"""How numbers, dates and lists are written, on screen and on paper alike.

Symbols: ▼ a gap closes, ▲ it widens, ▬ it is unchanged, — it is unknown.
"""

import datetime as dt
import unicodedata
from collections.abc import Iterable, Sequence

from core.language import gettext as _
from core.language import ngettext, spoken
from core.text.conventions import (
    ahead_of,
    capitals,
    colon,
    comma,
    day_of_month,
    decimal,
    directed,
    dot,
    month_names,
    parts_of,
    ranged,
    row,
    semicolon,
    short_month_names,
    signed,
    writing,
)
from core.text.days import local, local_day
from core.text.numbers import whole, written
from core.text.patterns import pattern

UNKNOWN = "—"
_BEFORE_DAYS = {
    "ru": (pattern("с 2 "), "со"),
    "uk": (pattern("з (?:4|6|7|14|16|17) "), "із"),
}
"""Before which days, which are read as "второго" or "четвертого", a preposition of one letter is
written otherwise, and how."""
KILO, MEGA = 1_000, 1_000_000


def points(value: float | None) -> str:
    """Scale points as a whole number: "97"; "—" if unknown."""
    return UNKNOWN if value is None else str(whole(value))


def delta(change: float | None) -> str:
    """A change in scale points with its sign: "▼ 9" closing, "▲ 3" widening, "▬ 0", "—"."""
    if change is None:
        return UNKNOWN
    rounded = whole(change)
    sign = "▼" if rounded < 0 else "▲" if rounded > 0 else "▬"
    return f"{sign} {abs(rounded)}"


def delta_in_words(change: float | None) -> str:
    """A change in scale points as it is heard: "closed by 9"."""
    if change is None:
        return _("not known")
    rounded = whole(change)
    if not rounded:
        return _("unchanged like for like")
    said = _("closed by {by}") if rounded < 0 else _("widened by {by}")
    return said.format(by=abs(rounded))


def percent(share: float) -> str:
    """A share (0–1) in per cent; never 100% for less than all, nor 0% for more than nothing."""
    rounded = whole(100 * share)
    if 0 < share < 1:
        rounded = min(99, max(1, rounded))
    return _("{number}%").format(number=rounded)


def number(value: float) -> str:
    """A number as somebody gave it, with all its decimals, thousands grouped from 10,000 up:
    "62.5", "0.125", "80 000"."""
    return decimal(value)


def rounded(value: float) -> str:
    """A number that was worked out, with at most two decimals."""
    return decimal(round(value, 2))


def exact(value: float) -> str:
    """A number with all its decimals: "0.00125"."""
    return signed(written(value, writing()))


def size(count: int) -> str:
    """How large a file of so many bytes is: "340 KB", "1.2 MB"."""
    if count < MEGA:
        return _("{size} KB").format(size=max(1, round(count / KILO)))
    return _("{size} MB").format(size=decimal(round(count / MEGA, 1)))


def long_date(date: dt.date) -> str:
    """A date in full: "24 December 2025"."""
    return directed(f"{day_of_month(date)} {month_names()[date.month - 1]} {date.year}")


def long_moment(date: dt.date, time: str) -> str:
    """A date in full with the time of day, if that was written down: "24 December 2025, 14:05"."""
    if not time:
        return long_date(date)
    hour, sign, minute = time.partition(":")
    if sign and hour.isdigit():
        time = _("{hour}:{minute}").format(hour=hour, minute=minute)
    return _("{date}, {time}").format(date=long_date(date), time=time)


def long_second(moment: dt.datetime) -> str:
    """A moment by this laptop's clock, to the second: "24 December 2025, 14:05:09"."""
    return long_moment(local_day(moment), f"{local(moment):%H:%M:%S}")


def dated(date: dt.date, on: dt.date) -> str:
    """A short date as seen from a day: "20 Dec", "20 Dec 2024" if that is another year."""
    return date_beside(date, on.year)


def date_beside(date: dt.date, year: int) -> str:
    """A short date beside a year: "20 Dec", "20 Dec 2024" if that is another."""
    return short_date(date) if date.year == year else short_date_and_year(date)


def since_date(date: str) -> str:
    """From a date on: "since 2 December". Where a preposition has another form before the number of
    some days, it has that form."""
    return _before_day(_("since {date}").format(date=date))


def from_until(start: dt.date, until: dt.date) -> str:
    """From one date until another, as a sentence."""
    said = _("From {start} to {until}.")
    return _before_day(said.format(start=long_date(start), until=long_date(until)))


def _before_day(said: str) -> str:
    """What begins with a preposition and a date, with the form that the number of the day asks
    for."""
    form = _BEFORE_DAYS.get(spoken())
    if form is None or not form[0].match(said[0].lower() + said[1:]):
        return said
    return (form[1].capitalize() if said[0].isupper() else form[1]) + said[1:]


def axis_date(date: dt.date, start: dt.date, end: dt.date, year: int) -> str:
    """A date on the axis of a chart from `start` to `end`; with its year unless the whole chart
    lies in the year that can be assumed."""
    plain = start.year == end.year == year
    return short_date(date) if plain else short_date_and_year(date)


def short_date_and_year(date: dt.date) -> str:
    """A short date with its year: "20 Dec 2024"."""
    return f"{short_date(date)} {date.year}"


def short_date(date: dt.date) -> str:
    """A short date where the year is clear: "20 Dec"."""
    return directed(f"{day_of_month(date)} {short_month_names()[date.month - 1]}")


def age(date: dt.date, today: dt.date) -> str:
    """How far a date is from today: "today", "6 days ago", "in 6 days", "46 years ago"."""
    days, years = (today - date).days, whole_years(date, today)
    if days == 0:
        return _("today")
    if years > 1:
        said = ngettext("{years} year ago", "{years} years ago", years)
        return said.format(years=years)
    if years < -1:
        return ngettext("in {years} year", "in {years} years", -years).format(years=-years)
    if days > 0:
        return ngettext("{days} day ago", "{days} days ago", days).format(days=days)
    return ngettext("in {days} day", "in {days} days", -days).format(days=-days)


def whole_years(date: dt.date, today: dt.date) -> int:
    """How many years ago a date was, without what is left; below 0 for one to come. Spans of two
    years and more are told in years, shorter ones in days."""
    first, last = sorted((date, today))
    years = last.year - first.year - ((last.month, last.day) < (first.month, first.day))
    return years if date <= today else -years


def list_of(names: Sequence[str]) -> str:
    """A list of names: "Arland", "Arland and Borduria", "Arland, Borduria and Caledon"."""
    return row(names)


def dotted(parts: Iterable[str]) -> str:
    """Parts of a line with dots between, without the empty ones."""
    found = [part for part in parts if part]
    ahead = ahead_of(found[0]) if len(found) > 1 else ""
    return ahead + dot().join(parts_of(found))


def commas(parts: Iterable[str]) -> str:
    """Parts of a phrase with commas between, without the empty ones: "source 2, B2"."""
    return comma().join(parts_of([*filter(None, parts)]))


def semicolons(parts: Iterable[str]) -> str:
    """Phrases with semicolons between, without the empty ones."""
    return semicolon().join(parts_of([*filter(None, parts)]))


def labelled(label: str, said: str = "") -> str:
    """What is said behind its label: "Do not say: a number"; the label alone ends in its colon."""
    return f"{label}{colon()}{parts_of((label, said))[1]}"


def headed(words: str) -> str:
    """Words that stand alone as a heading, which begin with a capital."""
    return capitals(words[:1]) + words[1:]


def in_quotes(text: str) -> str:
    """A text in quotation marks."""
    return _("“{text}”").format(text=text)


def shortened(text: str, most: int) -> str:
    """The beginning of a text, with "…" where it goes on: whole words, if they are not too long."""
    if len(text) <= most:
        return text
    end = most
    while end and unicodedata.category(text[end]).startswith("M"):
        end -= 1
    space = text.rfind(" ", 0, end + 1)
    return f"{text[: space if space > end // 2 else end].rstrip(_LOOSE)}…"


_LOOSE = " .,;:·–—-("
"""What does not stand before "…"."""


def version(number: int) -> str:
    """The version of a pack: "v2"."""
    return _("v{number}").format(number=number)


def first_of(parts: Sequence[str], most: int) -> str:
    """Parts with commas between; of many the first, and "…" for the others."""
    return commas((*parts[:most], "…" if len(parts) > most else ""))


def spans(numbers: Sequence[int]) -> str:
    """Numbers in order, with those in a row as one span: "2, 4–7"."""
    return commas(each_span(numbers))


def each_span(numbers: Sequence[int]) -> list[str]:
    """The same one by one: "2", "4–7"."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1] = [found[-1][0], number]
        else:
            found.append([number])
    return [ranged(*map(str, span)) if len(span) > 1 else str(span[0]) for span in found]
