"""Moments as days on the user's calendar.

Moments are kept in UTC; what is shown, searched, filtered or printed as a day is the local day on
this laptop. Nothing else converts a moment to a day, or a day to a moment, or looks at the clocks
of another place.
"""

import datetime as dt


def now() -> dt.datetime:
    """This moment by this laptop's clock, with its time zone."""
    return dt.datetime.now().astimezone()


def local(moment: dt.datetime) -> dt.datetime:
    """A moment by this laptop's clock."""
    return moment.astimezone()


def in_utc(moment: dt.datetime) -> dt.datetime:
    """A moment as it is kept."""
    return moment.astimezone(dt.UTC)


def local_day(moment: dt.datetime) -> dt.date:
    """The local day of a moment."""
    return local(moment).date()


def end_of(day: dt.date) -> dt.datetime:
    """The last moment of a local day."""
    return dt.datetime.combine(day, dt.time.max).astimezone()


def moment_of(told: str) -> dt.datetime | None:
    """A moment as a document writes it, in UTC; without a time zone, by this laptop's clock. None
    if it is none."""
    try:
        return dt.datetime.fromisoformat(told).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None


def moment_at(milliseconds: int) -> dt.datetime | None:
    """The moment so many milliseconds after the beginning of 1970, in UTC; None if it is beyond the
    calendar."""
    try:
        return dt.datetime.fromtimestamp(milliseconds / 1000, dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None


def clock(moment: dt.datetime, zone: str) -> tuple[dt.date, str]:
    """The day and the time of a moment, "14:05", by the clocks of a time zone; by this laptop's
    where there is no such zone."""
    try:
        there = moment.astimezone(_zone(zone))
    except (KeyError, ValueError):
        there = local(moment)
    return there.date(), f"{there:%H:%M}"


def moment_in(day: dt.date, time: dt.time, zone: str) -> dt.datetime:
    """A time of day in a time zone as a moment in UTC; where there is no such zone, as it stands,
    without one."""
    told = dt.datetime.combine(day, time)
    try:
        return told.replace(tzinfo=_zone(zone)).astimezone(dt.UTC)
    except (KeyError, ValueError, OverflowError):
        return told


def day_there(told: str, less: dt.timedelta) -> dt.date:
    """The day of a moment a little before one that is written in ISO 8601, where that was written:
    by the clock of its place. ValueError if it is none."""
    return (dt.datetime.fromisoformat(told) - less).date()


def day_in(moment: dt.datetime, zone: str) -> dt.date:
    """The day of a moment in a time zone; the local one where there is no such zone."""
    try:
        return moment.astimezone(_zone(zone)).date()
    except (KeyError, ValueError, OverflowError):
        return local_day(moment)


def _zone(name: str) -> dt.tzinfo:
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)
