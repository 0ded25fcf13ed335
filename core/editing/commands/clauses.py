"""The draft plan: what a clause says, in a party's wording or in the working text."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import msgspec

from core.editing.commands.basic import Command, existing
from core.language import gettext as _
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.ids import new_id
from core.model.naming import choice
from core.model.records import Clause, ClauseStatus, Outcome, Round, Wording


def set_status(
    clause: str,
    status: ClauseStatus,
    *,
    date: dt.date,
    round: str | None = None,  # noqa: A002 - the field's name
) -> Command:
    """A clause at another status from a date on; earlier outcomes stay on record, so that looking
    back finds them. A second outcome on the same day replaces the first."""
    ids = new_id(), new_id()

    def edits(dossier: Dossier) -> Iterator[Edit]:
        before = existing(dossier, Clause, clause)
        if before.status is status:
            return
        yield Edit(before, msgspec.structs.replace(before, status=status))
        yield from outcomes(dossier, before, Outcome(ids[1], clause, status, date, round), ids[0])

    label = _("set clause status to {status}").format(status=choice(status))
    return Command(label, edits)


def outcomes(dossier: Dossier, clause: Clause, outcome: Outcome, first: str) -> Iterator[Edit]:
    """The outcome, preceded by one that keeps the status so far if nothing is on record yet."""
    there = dossier.having(Outcome, clause=clause.id)
    same_day = [each for each in there if each.date == outcome.date]
    if not there and clause.status is not ClauseStatus.UNKNOWN:
        yield Edit(None, Outcome(first, clause.id, clause.status, _begun(dossier, outcome.date)))
    if same_day:
        last = same_day[-1]
        yield Edit(last, msgspec.structs.replace(outcome, id=last.id))
    else:
        yield Edit(None, outcome)


def _begun(dossier: Dossier, before: dt.date) -> dt.date:
    """When the talks began as far as is known: at the first round, but at least a day before."""
    dates = [meeting.date for meeting in dossier.all(Round) if meeting.date is not None]
    return min([*dates, before - dt.timedelta(days=1)])


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
