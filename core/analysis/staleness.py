"""Which positions are too old to rely on. The sidebar, cards, matrix, packs and checks all use
this."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

import msgspec

from core.analysis.in_force import placed_on
from core.analysis.silence import rounds_held_by
from core.model.dossier import Dossier
from core.model.records import Issue, Point, PointStatus, Position

_date, _order = attrgetter("date"), attrgetter("date", "id")


class Stale(msgspec.Struct, frozen=True):
    """How many placements are stale, and which are the oldest and the newest."""

    count: int = 0
    oldest: Position | None = None
    newest: Position | None = None


def count_stale(dossier: Dossier, on: dt.date) -> Stale:
    """The placements in force on a date that are stale; remembered with the dossier."""
    return dossier.recall(_count, on)


def _count(dossier: Dossier, on: dt.date) -> Stale:
    found = [old for old in _stale_by_issue(dossier, on) if old]
    if not found:
        return Stale()
    oldest = min((old[0] for old in found), key=_order)
    newest = max((old[-1] for old in found), key=_order)
    return Stale(sum(map(len, found)), oldest, newest)


def _stale_by_issue(dossier: Dossier, on: dt.date) -> Iterator[Sequence[Position]]:
    """The stale placements on each issue of the points that are not settled, oldest first."""
    first = first_fresh_day(dossier, on)
    for point in dossier.points:
        if point.status is not PointStatus.SETTLED:
            for issue in dossier.issues(point.id):
                placed = placed_on(dossier.shelf(issue.id), on)
                yield placed[: bisect_left(placed, first, key=_date)]


def is_stale(dossier: Dossier, position: Position, on: dt.date) -> bool:
    """Whether a placement in force on a date is older than the start of the last round, or older
    than the number of days set for the talks. Nothing goes stale on settled points."""
    return position.date < first_fresh_day(dossier, on) and not _is_settled(dossier, position)


def first_fresh_day(dossier: Dossier, on: dt.date) -> dt.date:
    """The first day on which a placement would not yet be stale; the number of days may reach back
    before the calendar begins."""
    days = min(dossier.talks.stale_days, (on - dt.date.min).days)
    return max(last_start(dossier, on), on - dt.timedelta(days))


def last_start(dossier: Dossier, on: dt.date) -> dt.date:
    """The first day of the last round that is over; the minimum date if there is none."""
    held = rounds_held_by(dossier, on)
    return (held[-1].date if held else None) or dt.date.min


def _is_settled(dossier: Dossier, position: Position) -> bool:
    point = dossier.get(Point, dossier.get(Issue, position.issue).point)
    return point.status is PointStatus.SETTLED
