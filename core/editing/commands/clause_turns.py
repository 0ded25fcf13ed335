"""What becomes of a clause on a day stays on record, so that looking back finds what it was."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.ids import new_id
from core.model.records import Clause, ClausePlace, ClauseStatus, Outcome, Round

Turn = Outcome | ClausePlace


def turns(
    dossier: Dossier, before: Clause, after: Clause, day: dt.date, meeting: str | None
) -> Iterator[Edit]:
    """Status and place of a clause from a day on, where they are other ones, each preceded by what
    they were if nothing is on record yet. A second one of the same day replaces the first."""
    if before.status is not after.status:
        was = () if before.status is ClauseStatus.UNKNOWN else (before,)
        yield from _kept(dossier, Outcome, [_outcome(each, day) for each in (*was, after)], meeting)
    if _stands(before) != _stands(after):
        yield from _kept(dossier, ClausePlace, [_place(before, day), _place(after, day)], meeting)


def _outcome(clause: Clause, day: dt.date) -> Turn:
    return Outcome(new_id(), clause.id, clause.status, day)


def _place(clause: Clause, day: dt.date) -> Turn:
    return ClausePlace(new_id(), clause.id, *_stands(clause)[:2], day, clause.label)


def _stands(clause: Clause) -> tuple[int, str, str]:
    return clause.number, clause.title, clause.label


def _kept(
    dossier: Dossier, kind: type[Turn], turned: list[Turn], meeting: str | None
) -> Iterator[Edit]:
    *was, now = turned
    there = dossier.having(kind, clause=now.clause)
    for each in was if not there else ():
        yield Edit(None, msgspec.structs.replace(each, date=_begun(dossier, now.date)))
    same_day = next((each for each in there if each.date == now.date), None)
    identifier = same_day.id if same_day is not None else now.id
    yield Edit(same_day, msgspec.structs.replace(now, id=identifier, round=meeting))


def _begun(dossier: Dossier, before: dt.date) -> dt.date:
    """When the talks began as far as is known: at the first round, but at least a day before."""
    dates = [meeting.date for meeting in dossier.all(Round) if meeting.date is not None]
    return min([*dates, before - dt.timedelta(days=1)])
