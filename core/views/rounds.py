"""The rounds as their panel shows them: which one is looked at, and all that is said of it."""

import datetime as dt

import msgspec

from core.analysis.rounds import is_over
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import round_title
from core.model.records import Action, Round
from core.text.saying import dotted
from core.views.annotations import Noted, noted
from core.views.checks import Finding
from core.views.inspector import NoteCard, cards_on
from core.views.readiness import readiness
from core.views.round_words import TEXTS, action_words, round_age, round_dates
from core.views.schedule import schedule


class RoundWords(msgspec.Struct, frozen=True):
    """A round: its name, when and where it meets, its texts by field with the notes on them, the
    notes on it, what is not ready for it, the actions that it left, each in a line, and whether it
    is over."""

    round: str
    name: str
    when: str
    texts: dict[str, Noted]
    notes: tuple[NoteCard, ...]
    todo: tuple[Finding, ...]
    actions: tuple[str, ...] = ()
    is_over: bool = False

    @property
    def says_something(self) -> bool:
        """Whether any text of it says something, something is not ready, or something to do."""
        return bool(self.todo or self.actions) or any(each.text for each in self.texts.values())


def round_to_show(dossier: Dossier, chosen: str, today: dt.date) -> RoundWords | None:
    """The round chosen; where none is, the next one, else the last that was held, else the first;
    None without any."""
    rounds = schedule(dossier, today)
    record = dossier.find(Round, chosen) or rounds.next
    record = record or next(iter((*reversed(rounds.held), *dossier.all(Round))), None)
    return None if record is None else _in_words(dossier, record, today)


def round_before(dossier: Dossier, identifier: str, today: dt.date) -> Round | None:
    """The round held last before another; None if there is none."""
    held = [each for each in schedule(dossier, today).held if each.id != identifier]
    meeting = dossier.get(Round, identifier)
    if meeting.date is not None:
        held = [each for each in held if each.date is not None and each.date < meeting.date]
    return held[-1] if held else None


def _in_words(dossier: Dossier, record: Round, today: dt.date) -> RoundWords:
    return RoundWords(
        record.id,
        round_title(record),
        dotted(
            (
                round_dates(record) or _("no date yet"),
                round_age(record, today),
                record.place,
                record.time_zone,
            )
        ),
        {field: noted(dossier, record, field) for field in TEXTS},
        cards_on(dossier, [record.id]),
        readiness(dossier, record, today),
        tuple(action_words(each, today) for each in dossier.where(Action, round=record.id)),
        is_over(record, today),
    )
