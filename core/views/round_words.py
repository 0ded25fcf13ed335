"""What is said of a round in a few words: its days, its state, and what its texts are called."""

import datetime as dt
from collections.abc import Callable

from core.analysis.rounds import state_on
from core.language import gettext as _
from core.language import noop
from core.model.naming import choice, round_title
from core.model.records import Action, Round, RoundState
from core.text.conventions import day_of_month
from core.text.saying import age, dotted, long_date

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


def due_words(action: Action, today: dt.date) -> str:
    """Until when an action is to be done: "5 May 2026 · overdue"; "" without a day."""
    if action.due is None:
        return ""
    late = action.due < today and not action.done
    return dotted((long_date(action.due), _("overdue") if late else ""))


def action_words(action: Action, today: dt.date) -> str:
    """An action in a line: "Send the map · Ms Lind · 5 May 2026 · overdue"."""
    done = _("done") if action.done else ""
    return dotted((action.text, action.owner, due_words(action, today), done))


def state_words(record: Round, today: dt.date) -> str:
    """How a round stands on a day, in words."""
    return choice(state_on(record, today))


def round_age(record: Round, today: dt.date) -> str:
    """How far the first day of a round is from today; of one that goes on since then, that it is
    under way; "" without a date."""
    if record.date is None:
        return ""
    state = state_on(record, today)
    is_going_on = state is RoundState.UNDER_WAY and record.date < today
    return choice(state) if is_going_on else age(record.date, today)


def round_with_state(record: Round) -> str:
    """What a round is called, and how it stands where that goes beyond its dates: "Round 5: Oslo ·
    cancelled"."""
    return dotted((round_title(record), _state_told(record)))


def numbered_with_state(record: Round) -> str:
    """The same beside the word round: "5 · Oslo · cancelled"."""
    return dotted((str(record.number), record.name, _state_told(record)))


def _state_told(record: Round) -> str:
    told = record.state in (RoundState.CANCELLED, RoundState.UNDER_WAY)
    return choice(record.state) if told else ""


def round_dates(record: Round, written: Callable[[dt.date], str] = long_date) -> str:
    """The days of a round, each written in a way that begins with the day: "12 December 2025", "12
    to 13 December 2025"; "" without a date."""
    start, end = record.date, record.end_date
    if start is None:
        return ""
    if end is None or end == start:
        return written(start)
    if (start.year, start.month) == (end.year, end.month):
        first = day_of_month(start)
        return _("{day} to {last_day}").format(day=first, last_day=written(end))
    return _("{start} to {end}").format(start=written(start), end=written(end))
