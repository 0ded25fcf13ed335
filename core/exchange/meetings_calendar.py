"""Days and places of rounds from a calendar (iCalendar, RFC 5545), which a child process reads (see
`core.intake`).

An event is a round by the name that Parley gave it, else by the round's number in its title. A
round gets what it lacks; where the calendar says something else than the dossier, the dossier's
stays and the difference is told. What takes place at a time of some place takes place on the days
of that place; at a time of day without one, or in UTC, on those of the round's time zone, or else
of that of whose calendar it is, or on local ones.
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
    are; `zone` is its time zone if it has a name in the IANA database, `unknown_zone` its name if
    that has none, `home` the time zone of whose calendar it is. One that `repeats` has the first
    time of several; another of them, altered, is `one_of_several`."""

    uid: str = ""
    summary: str = ""
    place: str = ""
    start: str = ""
    end: str = ""
    cancelled: bool = False
    zone: str = ""
    at_place: bool = False
    repeats: bool = False
    one_of_several: bool = False
    unknown_zone: str = ""
    home: str = ""


class EventList(msgspec.Struct, frozen=True):
    """The events of a calendar, and how many tasks and journal entries it has besides."""

    events: tuple[CalendarEvent, ...]
    tasks: int = 0


class MeetingsImport(msgspec.Struct, frozen=True):
    """A command that gives rounds their days and places; a sentence on each that it changes, and
    one on whatever is not taken; the titles of events that are about no round; and how many of our
    agenda items, and of tasks, there are."""

    command: Command
    taken: tuple[str, ...]
    left: tuple[str, ...]
    others: tuple[str, ...]
    items: int = 0
    tasks: int = 0

    @property
    def summary(self) -> str:
        """How many rounds get what they lack."""
        count = len(self.taken)
        if not count:
            return _("The calendar has nothing that a round lacks.")
        words = ngettext(
            "{count} round gets what it lacks.",
            "{count} rounds get what they lack.",
            count,
        )
        return words.format(count=count)

    @property
    def remarks(self) -> tuple[str, ...]:
        """All that is not taken, in sentences."""
        others, said = len(self.others), [*self.left]
        if others:
            words = ngettext(
                "{count} event is about no round.", "{count} events are about no round.", others
            )
            said.append(words.format(count=others))
            said += [_("“{event}”").format(event=each) for each in self.others if each]
        if self.items:
            words = ngettext(
                "{count} agenda item: agendas are not read from calendars.",
                "{count} agenda items: agendas are not read from calendars.",
                self.items,
            )
            said.append(words.format(count=self.items))
        if self.tasks:
            words = ngettext(
                "{count} task or journal entry is no event.",
                "{count} tasks or journal entries are no events.",
                self.tasks,
            )
            said.append(words.format(count=self.tasks))
        return tuple(said)


def import_meetings(
    data: bytes, file: str, dossier: Dossier, cancelled: Callable[[], bool] = lambda: False
) -> MeetingsImport:
    """What a calendar would give to the rounds of a dossier; IntakeProblem or ImportProblem if it
    cannot be read."""
    if len(data) > LARGEST:
        raise ImportProblem(_("{file} is too large for a calendar.").format(file=file))
    found = answered("calendar", data, file, EventList, cancelled)
    return replace(meetings(found.events, dossier), tasks=found.tasks)


def meetings(events: Iterable[CalendarEvent], dossier: Dossier) -> MeetingsImport:
    """What these events would give to the rounds of a dossier."""
    before = {each.id: each for each in dossier.all(Round)}
    numbered = {each.number: each.id for each in before.values()}
    after, left, others = dict(before), dict[str, None](), list[str]()
    events = [*events]
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
            others.append(cleaned(event.summary).strip()[:LONGEST])
    edits = [Edit(before[key], each) for key, each in after.items() if each != before[key]]
    return MeetingsImport(
        Command(_("import rounds from a calendar"), lambda _dossier: edits),
        tuple(_told(before[key], each) for key, each in after.items() if each != before[key]),
        tuple(left),
        tuple(others),
        sum(is_item(each.uid) for each in events),
    )


def _surest_first(event: CalendarEvent) -> tuple[int, bool]:
    """Events of ours, then those that are called like a round, then those that only name one; a
    time that was altered after the others."""
    called = _titles(_("Round {number}")).fullmatch(event.summary.strip())
    return 0 if is_ours(event.uid) else 1 if called else 2, event.one_of_several


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
    repeats = _("{round} repeats in the calendar: only the first time counts.").format(round=name)
    if event.one_of_several:
        return record, [repeats]
    days = _days(event, record.time_zone or event.home)
    if days is None:
        sentence = _("{round}: the calendar has no days for it that can be read.")
        return record, [sentence.format(round=name)]
    first, last = days
    dated = replace(record, date=first, end_date=last if last > first else None)
    left = [repeats] if event.repeats else []
    if record.date is None:
        record = dated
    elif days != (record.date, record.end_date or record.date):
        left.append(_differing(name, round_dates(dated, long_date), round_dates(record, long_date)))
    return _with_place(record, event, name, left), left


def _with_place(record: Round, event: CalendarEvent, name: str, left: list[str]) -> Round:
    """The round with the time zone and the place that it lacks; what differs is added to what is
    left. The time zone of another place is not the round's."""
    place, here = cleaned(event.place).strip(), cleaned(record.place).strip()
    elsewhere = bool(place and here) and place != here
    other = event.zone if event.zone != record.time_zone else ""
    if elsewhere:
        left.append(_differing(name, dotted((place, other)), record.place))
    elif is_zone(event.zone) and not record.time_zone:
        record = replace(record, time_zone=event.zone)
    elif other:
        left.append(_differing(name, other, record.time_zone or _("no time zone")))
    if event.unknown_zone and not record.time_zone:
        sentence = _("{round}: “{zone}” is no time zone known here; the days are those there.")
        left.append(sentence.format(round=name, zone=cleaned(event.unknown_zone)[:LONGEST]))
    return replace(record, place=place) if place and not here else record


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
