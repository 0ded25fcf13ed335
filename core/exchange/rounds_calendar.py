"""Rounds and their agendas as a calendar (iCalendar, RFC 5545), for calendars of other programs.

A round is an event of whole days with its place. An item of its agenda is an event on its first
day: at its time, which is that of the round's time zone, or without one of the place where it
meets, or of the whole day where it has none. What is the desk's own is not in it: who leads,
remarks, lines for the press, objectives. The same dossier gives the same bytes.
"""

import datetime as dt
import re

from icalendar import Calendar, Event

from core.analysis.rounds import is_off
from core.exchange.event_ids import item_event, round_event
from core.intake import cleaned
from core.intake.readers.calendar import OUR_ZONE
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import field_name, round_name, round_title
from core.model.records import AgendaItem, Round
from core.text.days import moment_in
from core.text.saying import dotted, list_of

MADE = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""When each event is said to have been made: the same always, so that the bytes are."""

_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)\b")


def rounds_calendar(dossier: Dossier) -> str:
    """The rounds that have a date, with their agendas; those without are named."""
    rounds = dossier.all(Round)
    calendar = Calendar()
    calendar.add("prodid", "-//Parley//Parley//EN")
    calendar.add("version", "2.0")
    calendar.add("name", cleaned(dossier.talks.title) or _("Untitled talks"))
    undated = [round_name(each) for each in rounds if each.date is None]
    if undated:
        sentence = _("Without a date yet: {rounds}.").format(rounds=list_of(undated))
        calendar.add("description", sentence)
    for each in rounds:
        if each.date is not None:
            calendar.add_component(_meeting(each, each.date))
            for item in dossier.where(AgendaItem, round=each.id):
                calendar.add_component(_item(item, each, each.date))
    written: bytes = calendar.to_ical()
    return written.decode()


def _meeting(record: Round, day: dt.date) -> Event:
    event = _event(round_event(record.id), round_title(record), record.place)
    if is_off(record):
        event.add("status", "CANCELLED")
    if record.time_zone:
        event.add(OUR_ZONE, record.time_zone)
    event.add("dtstart", day)
    last = record.end_date or day
    if last < dt.date.max:
        event.add("dtend", last + dt.timedelta(days=1))
    return event


def _item(item: AgendaItem, meeting: Round, day: dt.date) -> Event:
    event = _event(item_event(item.id), item.title, meeting.place)
    event.add("related-to", round_event(meeting.id))
    if told := _TIME.match(item.time.strip()):
        event.add("dtstart", moment_in(day, dt.time(int(told[1]), int(told[2])), meeting.time_zone))
        if item.minutes and item.minutes > 0:
            event.add("duration", dt.timedelta(minutes=item.minutes))
        return event
    event.add("dtstart", day)
    if words := _about(item):
        event.add("description", cleaned(words))
    return event


def _about(item: AgendaItem) -> str:
    minutes = f"{field_name('minutes')}: {item.minutes}" if item.minutes else ""
    return dotted((item.time, minutes))


def _event(uid: str, summary: str, place: str) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", MADE)
    event.add("summary", cleaned(summary))
    if place:
        event.add("location", cleaned(place))
    return event
