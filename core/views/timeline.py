"""The rounds on a time line, with what is due: days when packs are frozen, and actions."""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from core.analysis.rounds import is_off, state_on
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import choice, round_name, round_title
from core.model.records import Action, Record, Round, RoundState
from core.text.saying import axis_date, dotted, long_date
from core.views.round_words import due_words, round_dates
from core.views.schedule import frozen_on
from core.views.time_axis import spread

LOOK_BACK = dt.timedelta(days=365)
"""How far back the line reaches; what lies before is in the list of rounds."""
LEAST = dt.timedelta(days=30)
TICKS = 6


class Event(StrEnum):
    """What stands on the line."""

    ROUND = "round"
    DEADLINE = "deadline"
    DUE = "due"


class TimeEvent(msgspec.Struct, frozen=True):
    """One thing on the line, from its first to its last day: the record behind it, its words, and
    a `short` name; whether it is `off` (cancelled) or `late` (overdue)."""

    event: Event
    kind: type[Record]
    record: str
    start: dt.date
    end: dt.date
    words: str
    short: str = ""
    off: bool = False
    late: bool = False


class Timeline(msgspec.Struct, frozen=True):
    """The events in order, the days between which they lie, days of the axis as they are written,
    and the day from which all is seen."""

    events: tuple[TimeEvent, ...]
    start: dt.date
    end: dt.date
    ticks: tuple[tuple[dt.date, str], ...]
    today: dt.date

    def share(self, day: dt.date) -> float:
        """Where a day lies on the line, 0 at its start and 1 at its end."""
        return (day - self.start).days / max((self.end - self.start).days, 1)


def timeline(dossier: Dossier, today: dt.date) -> Timeline | None:
    """The line as seen from a day: a year back from then, or from the last event if all lie further
    back; None without any event."""
    events = sorted(_events(dossier, today), key=lambda each: (each.start, each.end, each.record))
    if not events:
        return None
    last = max(each.end for each in events)
    first = min(today, last) - LOOK_BACK
    shown = tuple(each for each in events if each.end >= first)
    start = min(each.start for each in shown)
    if start - LOOK_BACK <= today < start:
        start = today
    end = max(last, min(today, last + LOOK_BACK), start + LEAST)
    days = spread(start, end, TICKS)
    ticks = tuple((day, axis_date(day, start, end, today.year)) for day in days)
    return Timeline(shown, start, end, ticks, today)


def _events(dossier: Dossier, today: dt.date) -> Iterator[TimeEvent]:
    for meeting in dossier.all(Round):
        yield from _of_round(meeting, today)
    for action in dossier.having(Action, done=False):
        if action.due is not None:
            words = dotted((_("Due"), action.text, action.owner, due_words(action, today)))
            day, late = action.due, action.due < today
            yield TimeEvent(Event.DUE, Action, action.id, day, day, words, late=late)


def _of_round(meeting: Round, today: dt.date) -> Iterator[TimeEvent]:
    if meeting.date is None:
        return
    state, last = state_on(meeting, today), meeting.end_date or meeting.date
    words = dotted((round_title(meeting), round_dates(meeting), meeting.place, choice(state)))
    short = _("R{number}").format(number=meeting.number)
    off = is_off(meeting)
    yield TimeEvent(Event.ROUND, Round, meeting.id, meeting.date, last, words, short, off)
    frozen = frozen_on(meeting)
    if frozen is not None and state in (RoundState.PLANNED, RoundState.UNDER_WAY):
        said = _("Pack for {round}: noon on {date}").format(
            round=round_name(meeting), date=long_date(frozen)
        )
        yield TimeEvent(Event.DEADLINE, Round, meeting.id, frozen, frozen, said)
