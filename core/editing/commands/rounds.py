"""Rounds: when they meet."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from core.editing.commands.basic import Command, existing
from core.language import gettext as _
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.records import Round


def reschedule(identifier: str, date: dt.date | None) -> Command:
    """A round that begins on another day, or has none; it stays as long as it was."""

    def edits(dossier: Dossier) -> Iterator[Edit]:
        before = existing(dossier, Round, identifier)
        last = None
        if date is not None and before.date is not None and before.end_date is not None:
            last = date + (before.end_date - before.date)
        after = msgspec.structs.replace(before, date=date, end_date=last)
        if after != before:
            yield Edit(before, after)

    return Command(_("set date of round"), edits)
