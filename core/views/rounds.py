"""The rounds as their panel shows them: which one is looked at, and all that is said of it."""

import datetime as dt
from collections.abc import Callable

import msgspec

from core.language import gettext as _
from core.language import noop
from core.model.dossier import Dossier
from core.model.naming import round_name
from core.model.records import Round
from core.text.saying import age, dotted, long_date
from core.views.annotations import Noted, noted
from core.views.inspector import NoteCard, cards_on
from core.views.schedule import schedule

TEXTS = {
    "objectives": noop("Objectives"),
    "delegation": noop("Delegation"),
    "record": noop("Record"),
}
"""The texts of a round, by field, with their titles."""


class RoundWords(msgspec.Struct, frozen=True):
    """A round: its name, when and where it meets, its texts by field with the notes on them, and
    the notes on it."""

    round: str
    name: str
    when: str
    texts: dict[str, Noted]
    notes: tuple[NoteCard, ...]

    @property
    def has_texts(self) -> bool:
        """Whether any text of it says something."""
        return any(each.text for each in self.texts.values())


def round_to_show(dossier: Dossier, chosen: str, today: dt.date) -> RoundWords | None:
    """The round chosen; where none is, the next one, else the first; None without any."""
    found = dossier.find(Round, chosen) or schedule(dossier, today).next
    record = found or next(iter(dossier.all(Round)), None)
    return None if record is None else _in_words(dossier, record, today)


def _in_words(dossier: Dossier, record: Round, today: dt.date) -> RoundWords:
    ago = age(record.date, today) if record.date else ""
    return RoundWords(
        record.id,
        round_name(record),
        dotted((round_dates(record, long_date), ago, record.place)),
        {field: noted(dossier, record, field) for field in TEXTS},
        cards_on(dossier, [record.id]),
    )


def round_dates(record: Round, written: Callable[[dt.date], str]) -> str:
    """The days of a round, each written in a way: "10 Feb 2025 to 12 Feb 2025"."""
    if record.date is None:
        return _("no date yet")
    if record.end_date is None or record.end_date == record.date:
        return written(record.date)
    return _("{start} to {end}").format(start=written(record.date), end=written(record.end_date))
