"""The rounds as their panel shows them: which one is looked at, and all that is said of it."""

import datetime as dt
from collections.abc import Callable

import msgspec

from core.analysis.rounds import state_on
from core.language import gettext as _
from core.language import noop
from core.model.dossier import Dossier
from core.model.naming import choice, round_title
from core.model.records import Action, Round, RoundState
from core.text.saying import age, dotted, long_date
from core.views.annotations import Noted, noted
from core.views.checks import Finding
from core.views.inspector import NoteCard, cards_on
from core.views.readiness import readiness
from core.views.schedule import schedule

TEXTS = {
    "purpose": noop("Purpose"),
    "objectives": noop("Objectives"),
    "decisions": noop("Decisions"),
    "delegation": noop("Delegation"),
    "record": noop("Record"),
    "moved": noop("What moved"),
    "new_matter": noop("What was new"),
    "spoken_for": noop("Who spoke for whom"),
    "to_check": noop("What to check"),
}
"""The texts of a round, by field, with their titles."""
DEBRIEF = ("moved", "new_matter", "spoken_for", "to_check")
"""Those of its debrief, besides its record."""


class RoundWords(msgspec.Struct, frozen=True):
    """A round: its name, when and where it meets, its texts by field with the notes on them, the
    notes on it, and what is not ready for it."""

    round: str
    name: str
    when: str
    texts: dict[str, Noted]
    notes: tuple[NoteCard, ...]
    todo: tuple[Finding, ...]

    @property
    def says_something(self) -> bool:
        """Whether any text of it says something, or something is not ready."""
        return bool(self.todo) or any(each.text for each in self.texts.values())


def round_to_show(dossier: Dossier, chosen: str, today: dt.date) -> RoundWords | None:
    """The round chosen; where none is, the next one, else the first; None without any."""
    found = dossier.find(Round, chosen) or schedule(dossier, today).next
    record = found or next(iter(dossier.all(Round)), None)
    return None if record is None else _in_words(dossier, record, today)


def round_before(dossier: Dossier, identifier: str, today: dt.date) -> Round | None:
    """The round held last before another; None if there is none."""
    held = [each for each in schedule(dossier, today).held if each.id != identifier]
    meeting = dossier.get(Round, identifier)
    if meeting.date is not None:
        held = [each for each in held if each.date is not None and each.date < meeting.date]
    return held[-1] if held else None


def _in_words(dossier: Dossier, record: Round, today: dt.date) -> RoundWords:
    ago = age(record.date, today) if record.date else ""
    return RoundWords(
        record.id,
        round_title(record),
        dotted((round_dates(record) or _("no date yet"), ago, record.place, record.time_zone)),
        {field: noted(dossier, record, field) for field in TEXTS},
        cards_on(dossier, [record.id]),
        readiness(dossier, record, today),
    )


def due_words(action: Action, today: dt.date) -> str:
    """Until when an action is to be done: "5 May 2026 · overdue"; "" without a day."""
    if action.due is None:
        return ""
    late = action.due < today and not action.done
    return dotted((long_date(action.due), _("overdue") if late else ""))


def state_words(record: Round, today: dt.date) -> str:
    """How a round stands on a day, in words."""
    return choice(state_on(record, today))


def round_with_state(record: Round) -> str:
    """What a round is called, and how it stands where that goes beyond its dates: "Round 5: Oslo ·
    cancelled"."""
    told = record.state in (RoundState.CANCELLED, RoundState.UNDER_WAY)
    return dotted((round_title(record), choice(record.state) if told else ""))


def round_dates(record: Round, written: Callable[[dt.date], str] = long_date) -> str:
    """The days of a round, each written in a way that begins with the day: "12 December 2025", "12
    to 13 December 2025"; "" without a date."""
    start, end = record.date, record.end_date
    if start is None:
        return ""
    if end is None or end == start:
        return written(start)
    is_one_month = (start.year, start.month) == (end.year, end.month)
    first = str(start.day) if is_one_month else written(start)
    return _("{start} to {end}").format(start=first, end=written(end))
