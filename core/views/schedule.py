"""The rounds as seen from a day: which were held, which is next, and how long until it."""

import datetime as dt
from typing import NamedTuple

from core.analysis.rounds import next_round, round_of, rounds_held
from core.analysis.staleness import count_stale
from core.language import gettext as _
from core.language import ngettext
from core.model.dossier import Dossier
from core.model.naming import round_name
from core.model.records import AgendaItem, Round
from core.text.saying import long_date
from core.views.round_words import round_age

LONGEST_PLACE = 32
"""Characters of a round's place that stand beside a title; a longer one would take its room."""
_WORKING_DAYS = 2
_SATURDAY = 5


class Schedule(NamedTuple):
    """The rounds held by a day, earliest first; the one to prepare for; and the one that what is
    said on the day belongs to, None between rounds."""

    held: tuple[Round, ...]
    next: Round | None
    current: Round | None

    @property
    def last(self) -> Round | None:
        """The latest round held; None before the first."""
        return self.held[-1] if self.held else None


class NextRound(NamedTuple):
    """How long until the next round, and a line each on what is ready for it."""

    when: str
    lines: tuple[str, ...]


def schedule(dossier: Dossier, day: dt.date) -> Schedule:
    """The rounds as seen from a day."""
    return Schedule(rounds_held(dossier, day), next_round(dossier, day), round_of(dossier, day))


def round_numbered(dossier: Dossier, number: int) -> Round | None:
    """The round with that number, or None."""
    return next((record for record in dossier.all(Round) if record.number == number), None)


def frozen_on(meeting: Round) -> dt.date | None:
    """The day at whose noon the pack for a round is frozen: two working days before it."""
    if meeting.date is None:
        return None
    day, left = meeting.date, _WORKING_DAYS
    while left:
        day -= dt.timedelta(days=1)
        left -= day.weekday() < _SATURDAY
    return day


def until_next(dossier: Dossier, today: dt.date) -> NextRound:
    """The next round as it stands below the navigation."""
    coming = next_round(dossier, today)
    lines = [_agenda(dossier, coming) if coming else _("Plan one under Rounds.")]
    old = count_stale(dossier, today).count
    if old:
        stale = ngettext("{count} stale position", "{count} stale positions", old)
        lines.append(stale.format(count=old))
    return NextRound(_until(coming, today), tuple(lines))


def next_in_brief(dossier: Dossier, today: dt.date) -> str:
    """The next round as it stands beside a title: name, how long until it, day and place."""
    coming = next_round(dossier, today)
    if coming is None:
        return ""
    if coming.date is None:
        parts = [round_name(coming), _("no date yet")]
    else:
        parts = [f"{round_name(coming)} {round_age(coming, today)}", long_date(coming.date)]
    if 0 < len(coming.place) <= LONGEST_PLACE:
        parts.append(coming.place)
    return " · ".join(parts)


def _until(coming: Round | None, today: dt.date) -> str:
    """How long it is until a round: "6 days", "today", "no date yet"."""
    if coming is None:
        return _("none planned")
    if coming.date is None:
        return _("no date yet")
    days = (coming.date - today).days
    if days <= 0:
        return _("today") if days == 0 else _("under way")
    return ngettext("{days} day", "{days} days", days).format(days=days)


def _agenda(dossier: Dossier, coming: Round) -> str:
    items = len(dossier.where(AgendaItem, round=coming.id))
    words = _("Round {number}").format(number=coming.number)
    if not items:
        return _("{round} · no agenda yet").format(round=words)
    count = ngettext("agenda has {items} item", "agenda has {items} items", items)
    return f"{words} · {count.format(items=items)}"
