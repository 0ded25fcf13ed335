"""Days and places of rounds from a calendar (iCalendar, RFC 5545), which a child process reads (see
`core.intake`).

An event is a round by the name that Parley gave it, else by the round's number in its title. A
round gets what it lacks; where the calendar says something else than the dossier, the dossier's
stays and the difference is told. What takes place at a time of some place takes place on the days
of that place; at a time of day without one, or in UTC, on those of the round's time zone, or else
on local ones.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from functools import cache

import msgspec
from msgspec.structs import replace

from core.editing.commands import Command
from core.errors import ImportProblem
from core.exchange.event_ids import is_item, is_ours, record_of
from core.intake import cleaned
from core.intake.reading import answered
from core.language import gettext as _
from core.language import ngettext
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.naming import round_name
from core.model.records import Round
from core.text.days import day_in, day_there, moment_of
from core.text.saying import dotted, long_date
from core.text.zones import is_zone
from core.views.round_words import round_dates

LARGEST = 8 << 20
"""The largest calendar that is read, in bytes."""
LONGEST = 80
"""How much is told of an event's title, in characters."""

_MICROSECOND = dt.timedelta(microseconds=1)
_DAY = dt.timedelta(days=1)


class CalendarEvent(msgspec.Struct, frozen=True):
    """An event; `start` and `end` are days or moments in ISO 8601, "" if they cannot be read, and
    it is over when `end` begins. They are `at_place` where the calendar says of which place they
    are; `zone` is its time zone if it has a name in the IANA database. One that `repeats` has the
    first time of several."""

    uid: str = ""
    summary: str = ""
    place: str = ""
    start: str = ""
    end: str = ""
    cancelled: bool = False
    zone: str = ""
    at_place: bool = False
    repeats: bool = False


class EventList(msgspec.Struct, frozen=True):
    """The events of a calendar."""

    events: tuple[CalendarEvent, ...]


class MeetingsImport(msgspec.Struct, frozen=True):
    """A command that gives rounds their days and places; a sentence on each that it changes, and
    one on whatever is not taken; and how many events are about no round."""

    command: Command
    taken: tuple[str, ...]
    left: tuple[str, ...]
    others: int

    @property
    def summary(self) -> str:
        """How many rounds get a day or a place."""
        count = len(self.taken)
        if not count:
            return _("The calendar has no date and no place that a round lacks.")
        words = ngettext(
            "{count} round gets a date or a place.",
            "{count} rounds get a date or a place.",
            count,
        )
        return words.format(count=count)

    @property
    def remarks(self) -> tuple[str, ...]:
        """All that is not taken, in sentences."""
        words = ngettext(
            "{count} event is about no round.", "{count} events are about no round.", self.others
        )
        return (*self.left, *([words.format(count=self.others)] if self.others else []))


def import_meetings(
    data: bytes, file: str, dossier: Dossier, cancelled: Callable[[], bool] = lambda: False
) -> MeetingsImport:
    """What a calendar would give to the rounds of a dossier; IntakeProblem or ImportProblem if it
    cannot be read."""
    if len(data) > LARGEST:
        raise ImportProblem(_("{file} is too large for a calendar.").format(file=file))
    return meetings(answered("calendar", data, file, EventList, cancelled).events, dossier)


def meetings(events: Iterable[CalendarEvent], dossier: Dossier) -> MeetingsImport:
    """What these events would give to the rounds of a dossier."""
    before = {each.id: each for each in dossier.all(Round)}
    numbered = {each.number: each.id for each in before.values()}
    after, left, others = dict(before), dict[str, None](), 0
    for event in sorted(events, key=_surest_first):
        if is_item(event.uid):
            continue
        number = _number(event.summary)
        found = after.get(record_of(event.uid)) or after.get(numbered.get(number, ""))
        if found is not None:
            after[found.id], told = _with(found, event)
            left.update(dict.fromkeys(told))
        elif number >= 0:
            sentence = _("“{event}”: there is no such round in the dossier.")
            left[sentence.format(event=cleaned(event.summary)[:LONGEST])] = None
        else:
            others += 1
    edits = [Edit(before[key], each) for key, each in after.items() if each != before[key]]
    return MeetingsImport(
        Command(_("import rounds from a calendar"), lambda _dossier: edits),
        tuple(_told(before[key], each) for key, each in after.items() if each != before[key]),
        tuple(left),
        others,
    )


def _surest_first(event: CalendarEvent) -> int:
    """Events of ours, then those that are called like a round, then those that only name one."""
    called = _titles(_("Round {number}")).fullmatch(event.summary.strip())
    return 0 if is_ours(event.uid) else 1 if called else 2


def _number(title: str) -> int:
    """The number of the round that a title names; -1 if it names none."""
    found = _titles(_("Round {number}")).search(title)
    return int(next(filter(None, found.groups()))) if found else -1


@cache
def _titles(named: str) -> re.Pattern[str]:
    written = (
        re.escape(each).replace(r"\{number\}", r"(\d{1,6})\b") for each in {"Round {number}", named}
    )
    return re.compile("|".join(rf"\b{each}" for each in written), re.IGNORECASE)


def _with(record: Round, event: CalendarEvent) -> tuple[Round, list[str]]:
    """The round with what it lacks, and a sentence on whatever of the event it does not get."""
    name = round_name(record)
    if event.cancelled:
        return record, [_("{round} is cancelled in the calendar.").format(round=name)]
    days = _days(event, record.time_zone)
    if days is None:
        sentence = _("{round}: the calendar has no days for it that can be read.")
        return record, [sentence.format(round=name)]
    first, last = days
    dated = replace(record, date=first, end_date=last if last > first else None)
    place = cleaned(event.place).strip()
    left = []
    if event.repeats:
        sentence = _("{round} repeats in the calendar: only the first time counts.")
        left.append(sentence.format(round=name))
    if record.date is None:
        record = dated
    elif days != (record.date, record.end_date or record.date):
        left.append(_differing(name, round_dates(dated, long_date), round_dates(record, long_date)))
    if is_zone(event.zone) and not record.time_zone:
        record = replace(record, time_zone=event.zone)
    elif event.zone and event.zone != record.time_zone:
        left.append(_differing(name, event.zone, record.time_zone or _("no time zone")))
    if place and not record.place.strip():
        record = replace(record, place=place)
    elif place and place != cleaned(record.place).strip():
        left.append(_differing(name, place, record.place))
    return record, left


def _told(before: Round, after: Round) -> str:
    """What a round gets."""
    days = round_dates(after, long_date) if after.date != before.date else ""
    place = after.place if after.place != before.place else ""
    zone = after.time_zone if after.time_zone != before.time_zone else ""
    return _("{round}: {what}").format(round=round_name(after), what=dotted((days, place, zone)))


def _differing(name: str, there: str, here: str) -> str:
    sentence = _("{round}: the calendar says {there}, the dossier {here}, which stays.")
    return sentence.format(round=name, there=there, here=here)


def _days(event: CalendarEvent, zone: str) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of an event, in a time zone unless it says of which place its
    times are; None if it has none, or they are in no order."""
    try:
        first = _day(event, event.start, dt.timedelta(0), zone)
        last = _day(event, event.end, _DAY if _is_day(event.end) else _MICROSECOND, zone)
    except (ValueError, OverflowError):
        return None
    if event.end == event.start:
        return first, first
    return (first, last) if first <= last else None


def _is_day(told: str) -> bool:
    return "T" not in told


def _day(event: CalendarEvent, told: str, less: dt.timedelta, zone: str) -> dt.date:
    """The day of a day or moment, a little earlier."""
    if _is_day(told):
        return dt.date.fromisoformat(told) - less
    if event.at_place or dt.datetime.fromisoformat(told).tzinfo is None:
        return day_there(told, less)
    moment = moment_of(told)
    if moment is None:
        raise ValueError(told)
    return day_in(moment - less, zone)
