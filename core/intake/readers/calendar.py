"""Calendars (iCalendar, RFC 5545): their events, with days and moments as ISO 8601 writes them."""

import datetime as dt
import zoneinfo
from functools import cache

from icalendar import Calendar, Component, Event
from icalendar.timezone import tzp
from icalendar.timezone.zoneinfo import ZONEINFO

from core.intake.readers.found import Found, RefusedError, Tell

MOST_EVENTS = 20_000
UTC = ("UTC", "Etc/UTC", "Etc/GMT")
OUR_ZONE = "X-PARLEY-TIME-ZONE"
"""The property that has the time zone of a round, whose days are days of its place."""


class Zones(ZONEINFO):
    """The time zones that are in memory: once there is a foreign file, no other can be opened."""

    def timezone(self, name: str) -> dt.tzinfo | None:
        """The time zone of this name, None if there is none."""
        return _zones().get(name)


@cache
def _zones() -> dict[str, zoneinfo.ZoneInfo]:
    return {name: zoneinfo.ZoneInfo(name) for name in zoneinfo.available_timezones()}


def read_calendar(data: bytes, most: int, tell: Tell) -> Found:
    """The events of a calendar, in its order."""
    tzp.use(Zones())
    try:
        calendars = Calendar.from_ical(data, multiple=True)
    except ValueError:
        raise RefusedError("calendar") from None
    if not calendars or any(each.name != "VCALENDAR" for each in calendars):
        raise RefusedError("calendar")
    events = [(each, of) for of in calendars for each in of.walk("VEVENT")]
    told = [_told(each, of) for each, of in events[: MOST_EVENTS + 1] if isinstance(each, Event)]
    tasks = sum(len(each.walk(kind)) for each in calendars for kind in ("VTODO", "VJOURNAL"))
    long = sum(len(text) for each in told for text in each.values() if isinstance(text, str))
    if len(told) > MOST_EVENTS or long > most:
        raise RefusedError("long")
    tell("1 1\n")
    return {"events": told, "tasks": tasks}


def _told(event: Event, calendar: Component) -> dict[str, object]:
    start, end = _days(event)
    zone = _text(event.get(OUR_ZONE)) or _zone(event)
    return {
        "uid": _text(event.get("uid")),
        "summary": _text(event.get("summary")),
        "place": _text(event.get("location")),
        "start": start,
        "end": end,
        "cancelled": _is_off(event, calendar),
        "zone": zone,
        "at_place": bool(zone or _is_zoned(event)),
        "repeats": any(event.get(each) is not None for each in ("rrule", "rdate")),
        "one_of_several": event.get("recurrence-id") is not None,
        "unknown_zone": "" if zone else _zone_written(event),
        "home": _iana(_text(calendar.get("x-wr-timezone"))),
    }


def _is_off(event: Event, calendar: Component) -> bool:
    """Whether an event is called off, by itself or by the message that the calendar is."""
    status, method = _text(event.get("status")), _text(calendar.get("method"))
    return status.upper() == "CANCELLED" or method.upper() == "CANCEL"


def _days(event: Event) -> tuple[str, str]:
    """When it begins, and when it is over: days, or moments with their distance from UTC where they
    have a time zone; empty if that cannot be read."""
    try:
        return event.start.isoformat(), event.end.isoformat()
    except (ValueError, OverflowError, AttributeError, TypeError):
        return "", ""


def _is_zoned(event: Event) -> bool:
    """Whether it begins at a time of some place, which may be described in the calendar itself."""
    begins = event.get("dtstart")
    return bool(getattr(begins, "params", {}).get("TZID"))


def _zone(event: Event) -> str:
    """The name of its time zone in the IANA database; empty where that has none of the name."""
    return _iana(_zone_written(event))


def _zone_written(event: Event) -> str:
    """The name of its time zone as it is written: Outlook has names of its own."""
    return str(getattr(event.get("dtstart"), "params", {}).get("TZID", ""))


def _iana(name: str) -> str:
    return name if name in _zones() and name not in UTC else ""


def _text(value: object) -> str:
    """What a property says; of one that is there more than once, the first."""
    first = next(iter(value), None) if isinstance(value, list) else value
    return "" if first is None else str(first).encode("utf-8", "replace").decode()
