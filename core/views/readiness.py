"""What is not ready for a round: what it lacks itself, and on the points of its agenda what is
stale, without a source, or without a line to say."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from core.analysis.in_force import placed_on
from core.analysis.rounds import state_on
from core.analysis.staleness import first_fresh_day
from core.language import gettext as _
from core.language import ngettext
from core.model.dossier import Dossier
from core.model.records import (
    Action,
    AgendaItem,
    LineType,
    Point,
    PointStatus,
    Position,
    Round,
    RoundState,
)
from core.views.checks import MOST_NAMED, Finding, Fix

TO_SAY = (
    LineType.ARGUMENT,
    LineType.TACTICAL,
    LineType.RESPONSE,
    LineType.IF_RAISED,
    LineType.PRESS,
)
"""The lines that are said aloud."""


def readiness(dossier: Dossier, meeting: Round, today: dt.date) -> tuple[Finding, ...]:
    """What is still to do before a round, most pressing first; nothing once it is over or off. What
    a round without a date holds up is told of every one that was not cancelled."""
    state = state_on(meeting, today)
    if state is RoundState.CANCELLED:
        return ()
    found = [*_undated(dossier, meeting)]
    if state is not RoundState.HELD:
        found += [*_unplanned(dossier, meeting), *_unready(dossier, meeting, today)]
        found += _left(dossier, meeting, today)
    return tuple(found)


def _undated(dossier: Dossier, meeting: Round) -> Iterator[Finding]:
    if meeting.date is not None:
        return
    said = _(
        "No date yet: the round is on no chart and in no calendar, and its pack has no deadline"
    )
    count = len(dossier.having(Position, round=meeting.id))
    if count:
        told = ngettext(
            "No date yet: {count} position said in it counts at no round, and it is on no chart",
            "No date yet: {count} positions said in it count at no round, and it is on no chart",
            count,
        )
        said = told.format(count=count)
    yield Finding("warning", said, Round, meeting.id, "round")


def _unplanned(dossier: Dossier, meeting: Round) -> Iterator[Finding]:
    if not dossier.having(AgendaItem, round=meeting.id):
        yield Finding("warning", _("No agenda yet"), Round, meeting.id, "agenda")
    if not meeting.objectives.strip():
        yield Finding("warning", _("No objectives yet"), Round, meeting.id, "round")


def _unready(dossier: Dossier, meeting: Round, today: dt.date) -> Iterator[Finding]:
    points = points_of(dossier, meeting)
    fresh = first_fresh_day(dossier, today)
    yield from _named(
        [(p, _of(dossier, p, today, lambda each: each.date < fresh)) for p in points],
        _stale_words,
        "position",
    )
    yield from _named(
        [(p, _of(dossier, p, today, lambda each: each.source is None)) for p in points],
        _bare_words,
        "source",
    )
    silent = [p for p in points if not any(dossier.lines(p.id, kind) for kind in TO_SAY)]
    for point in silent[:MOST_NAMED]:
        said = _("{point}: no line to say").format(point=point.name)
        yield Finding("warning", said, Point, point.id, "line")
    if more := silent[MOST_NAMED:]:
        said = ngettext(
            "{count} more point has no line to say",
            "{count} more points have no line to say",
            len(more),
        )
        yield Finding("warning", said.format(count=len(more)), Point, more[0].id, "line")


def points_of(dossier: Dossier, meeting: Round) -> tuple[Point, ...]:
    """The points on a round's agenda, in its order; without any, all that are not settled."""
    items = dossier.where(AgendaItem, round=meeting.id)
    named = (dossier.find(Point, item.point) for item in items)
    on_agenda = tuple(dict.fromkeys(point for point in named if point is not None))
    points = on_agenda or dossier.points
    return tuple(point for point in points if point.status is not PointStatus.SETTLED)


def _of(
    dossier: Dossier, point: Point, on: dt.date, wanted: Callable[[Position], bool]
) -> tuple[Position, ...]:
    """What is in force on the issues of a point and is of a kind."""
    issues = dossier.issues(point.id)
    placed = (each for issue in issues for each in placed_on(dossier.shelf(issue.id), on))
    return tuple(each for each in placed if wanted(each))


def _named(
    found: Sequence[tuple[Point, tuple[Position, ...]]],
    words: Callable[[str, int], str],
    fix: Fix,
) -> Iterator[Finding]:
    """Point by point where they are few, else the rest together."""
    some = [(point, positions) for point, positions in found if positions]
    for point, positions in some[:MOST_NAMED]:
        said = words(point.name, len(positions))
        yield Finding("warning", said, Position, positions[0].id, fix)
    if more := some[MOST_NAMED:]:
        count = sum(len(positions) for _point, positions in more)
        name = ngettext("{count} more point", "{count} more points", len(more))
        said = words(name.format(count=len(more)), count)
        yield Finding("warning", said, Position, more[0][1][0].id, fix)


def _stale_words(point: str, count: int) -> str:
    return ngettext(
        "{point}: {count} stale position", "{point}: {count} stale positions", count
    ).format(point=point, count=count)


def _bare_words(point: str, count: int) -> str:
    return ngettext(
        "{point}: {count} position without a source",
        "{point}: {count} positions without a source",
        count,
    ).format(point=point, count=count)


def _left(dossier: Dossier, meeting: Round, today: dt.date) -> list[Finding]:
    """The actions of other rounds that are still open."""
    left = [each for each in dossier.having(Action, done=False) if each.round != meeting.id]
    if not left:
        return []
    said = ngettext(
        "{count} action from another round is open",
        "{count} actions from other rounds are open",
        len(left),
    ).format(count=len(left))
    overdue = sum(each.due is not None and each.due < today for each in left)
    if overdue:
        said = _("{open}, {count} overdue").format(open=said, count=overdue)
    return [Finding("warning", said, Action, min(left, key=lambda each: each.rank).id, "actions")]
