"""Moments as days on the user's calendar.

Moments are kept in UTC; what is shown, searched, filtered or printed as a day is the day that it
was where this laptop is. Nothing else turns a moment into a day, or a day into a moment.
"""

import datetime as dt


def now() -> dt.datetime:
    """This moment by the clock of this laptop, with its zone."""
    return dt.datetime.now().astimezone()


def local(moment: dt.datetime) -> dt.datetime:
    """A moment by the clock of this laptop."""
    return moment.astimezone()


def local_day(moment: dt.datetime) -> dt.date:
    """The day on which a moment was, where this laptop is."""
    return local(moment).date()


def end_of(day: dt.date) -> dt.datetime:
    """The last moment of a day, where this laptop is."""
    return dt.datetime.combine(day, dt.time.max).astimezone()
