"""Which positions are too old to rely on. Sidebar, cards, matrix, pack and checks all ask here."""

import datetime as dt

from core.analysis.movement import in_force
from core.analysis.silence import rounds_held_by
from core.model.dossier import Dossier
from core.model.records import Issue, Point, PointStatus, Position


def stale(dossier: Dossier, on: dt.date) -> tuple[Position, ...]:
    """The placements in force on a date that are stale, oldest first."""
    start = last_start(dossier, on)
    return tuple(each for each in in_force(dossier, on) if _is_old(dossier, each, start, on))


def is_stale(dossier: Dossier, position: Position, on: dt.date) -> bool:
    """Whether a placement that is in force on a date is older than the last round's start, or than
    the days set in the talks. On settled points nothing goes stale."""
    return _is_old(dossier, position, last_start(dossier, on), on)


def last_start(dossier: Dossier, on: dt.date) -> dt.date:
    """The first day of the last round that is over; the first of all days before there is one."""
    held = rounds_held_by(dossier, on)
    return (held[-1].date if held else None) or dt.date.min


def _is_old(dossier: Dossier, position: Position, start: dt.date, on: dt.date) -> bool:
    """The difference is compared, because days set may reach back before the calendar begins."""
    past = position.date < start or (on - position.date).days > dossier.talks.stale_days
    return past and not _is_settled(dossier, position)


def _is_settled(dossier: Dossier, position: Position) -> bool:
    point = dossier.get(Point, dossier.get(Issue, position.issue).point)
    return point.status is PointStatus.SETTLED
