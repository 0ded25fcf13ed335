"""Rounds: when they meet, and what is on the agenda."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from core.editing.commands.basic import Command, existing
from core.language import gettext as _
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.ids import new_id
from core.model.records import Action, AgendaItem, Point, PointStatus, Round


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


def draft_agenda(identifier: str, before: str | None) -> Command:
    """Items for what stayed open: the actions of other rounds; the items of the round before whose
    point is not settled, as they were; and a further item for every other point that is not. What
    is on the agenda already stays, and gets no second item."""

    def edits(dossier: Dossier) -> Iterator[Edit]:
        existing(dossier, Round, identifier)
        rank = max((each.rank for each in dossier.all(AgendaItem)), default=0)
        for place, item in enumerate(_open_items(dossier, identifier, before), 1):
            yield Edit(None, msgspec.structs.replace(item, id=new_id(), rank=rank + place))

    return Command(_("draft agenda"), edits)


def _open_items(dossier: Dossier, meeting: str, before: str | None) -> Iterator[AgendaItem]:
    """The items as they are to be, without ids and places."""
    there = dossier.where(AgendaItem, round=meeting)
    titles, taken = {item.title for item in there}, {item.point for item in there}
    left = [each for each in dossier.all(Action) if not each.done and each.round != meeting]
    title = _("Actions from earlier rounds")
    if left and title not in titles:
        yield AgendaItem("", 0, meeting, title, remark="\n".join(each.text for each in left))
    earlier = dossier.where(AgendaItem, round=before) if before else ()
    for item in earlier:
        point = dossier.find(Point, item.point)
        if point is not None and _is_open(point) and point.id not in taken:
            yield msgspec.structs.replace(item, round=meeting, time="")
    taken |= {item.point for item in earlier}
    for point in dossier.points:
        if _is_open(point) and point.id not in taken:
            yield AgendaItem("", 0, meeting, point.name, point=point.id)


def _is_open(point: Point) -> bool:
    return point.status is not PointStatus.SETTLED
