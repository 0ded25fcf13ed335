"""The draft plan: what a clause says, in a party's wording or in the working text."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import msgspec

from core.editing.commands.basic import Command, existing
from core.editing.commands.clause_turns import turns
from core.language import gettext as _
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.ids import new_id
from core.model.naming import choice
from core.model.records import Clause, ClauseStatus, Wording


def set_status(
    clause: str,
    status: ClauseStatus,
    *,
    date: dt.date,
    round: str | None = None,  # noqa: A002 - the field's name
) -> Command:
    """A clause at another status from a date on; earlier outcomes stay on record, so that looking
    back finds them. A second outcome on the same day replaces the first."""

    def edits(dossier: Dossier) -> Iterator[Edit]:
        before = existing(dossier, Clause, clause)
        if before.status is status:
            return
        after = msgspec.structs.replace(before, status=status)
        yield Edit(before, after)
        yield from turns(dossier, before, after, date, round)

    label = _("set clause status to {status}").format(status=choice(status))
    return Command(label, edits)


def write_wording(
    clause: str,
    text: str,
    *,
    party: str | None = None,
    round: str | None = None,  # noqa: A002 - the field's name
    merge: str = "",
    **fields: Any,
) -> Command:
    """A clause's text in one round: the party's own, or the working text if no party is named.

    It replaces what the same party wrote in the same round; wordings from other rounds stay, as
    versions."""
    new = new_id()

    def edits(dossier: Dossier) -> Iterator[Edit]:
        written = dossier.where(Wording, clause=clause, party=party, round=round)
        before = written[-1] if written else None
        stands = before or Wording(new, clause, text, party, round)
        yield Edit(before, msgspec.structs.replace(stands, text=text, **fields))

    return Command(_("edit wording"), edits, merge)
