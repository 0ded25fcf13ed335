"""What becomes of a clause on a day stays on record, so that looking back finds what it was."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.ids import new_id
from core.model.records import Clause, ClausePlace, ClauseStatus, Outcome, Round, Wording
from core.model.wordings import said_on

Turn = Outcome | ClausePlace


def turns(
    dossier: Dossier, before: Clause, after: Clause, day: dt.date, meeting: str | None
) -> Iterator[Edit]:
    """Status and place of a clause from a day on, where they are other ones, each preceded by what
    they were if nothing is on record yet: a status, since the first text. A second one of the same
    day replaces the first."""
    talks = _begun(dossier, day)
    if before.status is not after.status:
        was = () if before.status is ClauseStatus.UNKNOWN else (before,)
        turned = [_outcome(each, day) for each in (*was, after)]
        first = _first_said(dossier, before.id)
        since = first if dt.date.min < first <= day else talks
        yield from _kept(dossier, Outcome, turned, meeting, since)
    if _stands(before) != _stands(after):
        places: list[Turn] = [_place(before, day), _place(after, day)]
        yield from _kept(dossier, ClausePlace, places, meeting, talks)


def _outcome(clause: Clause, day: dt.date) -> Turn:
    return Outcome(new_id(), clause.id, clause.status, day)


def _place(clause: Clause, day: dt.date) -> Turn:
    return ClausePlace(new_id(), clause.id, *_stands(clause)[:2], day, clause.label)


def _stands(clause: Clause) -> tuple[int, str, str]:
    return clause.number, clause.title, clause.label


def _kept(
    dossier: Dossier, kind: type[Turn], turned: list[Turn], meeting: str | None, since: dt.date
) -> Iterator[Edit]:
    *was, now = turned
    there = dossier.having(kind, clause=now.clause)
    for each in was if not there and since < now.date else ():
        yield Edit(None, msgspec.structs.replace(each, date=since))
    same_day = next((each for each in there if each.date == now.date), None)
    identifier = same_day.id if same_day is not None else now.id
    yield Edit(same_day, msgspec.structs.replace(now, id=identifier, round=meeting))


def _first_said(dossier: Dossier, clause: str) -> dt.date:
    """The day of a clause's first text, before which it was not there."""
    texts = dossier.having(Wording, clause=clause)
    return min((said_on(dossier, each) for each in texts), default=dt.date.min)


def _begun(dossier: Dossier, before: dt.date) -> dt.date:
    """When the talks began as far as is known: at the first round, but at least a day before."""
    dates = [meeting.date for meeting in dossier.all(Round) if meeting.date is not None]
    return min([*dates, before - dt.timedelta(days=1)])
