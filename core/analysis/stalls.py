"""Where nobody has moved for the number of rounds that is set for the talks."""

import datetime as dt

from core.analysis.gaps import negotiating, voices
from core.analysis.movement import day_before, has_moved
from core.analysis.rounds import rounds_held
from core.model.dossier import Dossier
from core.model.records import Point, PointStatus


def stalled(dossier: Dossier, point: str, on: dt.date) -> bool:
    """Whether no negotiating party moved by the threshold of the talks (sp) or more, on any issue
    of a point, since the start of the last few rounds (threshold and number are set for the talks).

    It takes two to stall: False before that many rounds were held, if no two parties were placed on
    the same issue throughout them, and for a settled point."""
    start = _start_of_stall(dossier, point, on)
    if start is None or not _faced_each_other(dossier, point, start):
        return False
    return not _anybody_moved(dossier, point, start, on)


def moved_though_stalled(dossier: Dossier, point: Point, on: dt.date) -> bool:
    """Whether a point is marked as stalled although a party has moved in the rounds that count."""
    start = _start_of_stall(dossier, point.id, on)
    if start is None or point.status is not PointStatus.STALLED:
        return False
    return _anybody_moved(dossier, point.id, start, on)


def _start_of_stall(dossier: Dossier, point: str, on: dt.date) -> dt.date | None:
    """The day before the rounds that count for a stall; None if stalling does not apply."""
    rounds, record = dossier.talks.stall_rounds, dossier.find(Point, point)
    held = rounds_held(dossier, on)
    if record is None or record.status is PointStatus.SETTLED or len(held) < rounds:
        return None
    return day_before(held[-max(1, rounds)])


def _faced_each_other(dossier: Dossier, point: str, on: dt.date) -> bool:
    """Whether two negotiating parties had stated a value on the same issue by a day."""
    return any(
        sum(stand.value is not None for stand in voices(dossier, issue, on)) > 1
        for issue in dossier.issues(point)
    )


def _anybody_moved(dossier: Dossier, point: str, start: dt.date, until: dt.date) -> bool:
    return any(
        has_moved(dossier, issue, party.id, start, until)
        for issue in dossier.issues(point)
        for party in negotiating(dossier)
    )
