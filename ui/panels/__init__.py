"""What stands in the navigation: an entry says its title, its figure, and how its panel is made.

A new panel is a new entry here; the window never names one. Panels are imported when first shown.
"""

from collections.abc import Callable, Iterator
from functools import partial

import msgspec

from core.analysis.gaps import gap
from core.analysis.movement import change_since_round
from core.language import gettext as _
from core.language import ngettext
from core.model.dossier import Dossier
from core.model.kinds import KIND_NAMED
from core.model.records import (
    Action,
    AgendaItem,
    Clause,
    Copy,
    Delegate,
    Excerpt,
    Issue,
    Line,
    Note,
    Outcome,
    Pack,
    Party,
    Point,
    Position,
    Proposal,
    Record,
    Response,
    Round,
    Source,
    Template,
    Term,
    Wording,
)
from core.text.saying import UNKNOWN, delta, points
from core.views.notes import count_open
from core.views.plan import plan_progress, plan_progress_in_words
from core.views.telling import since_words
from ui.desk import Desk
from ui.panel import Panel

SAME = "▬"
OVERVIEW, PLAN, ROUNDS, PARTIES = "overview", "plan", "rounds", "parties"
MATRIX, NOTES, SOURCES, HISTORY = "matrix", "notes", "sources", "history"
PROPOSALS, BRIEFINGS = "proposals", "briefings"


class Entry(msgspec.Struct, frozen=True):
    """A place in the navigation. `figure` stands at its right end in `colour`; `spoken` is what
    a screen reader says of it."""

    key: str
    title: str
    section: str
    make: Callable[[Desk], Panel]
    figure: str = ""
    colour: str = ""
    spoken: str = ""


def entries(desk: Desk) -> tuple[Entry, ...]:
    """All places, in order, with their figures as of now."""
    return (
        Entry(OVERVIEW, _("Overview"), "", _overview),
        *_points(desk),
        *_talks(desk.dossier),
        *_desk(desk.dossier),
    )


def place_of(dossier: Dossier, kind: type[Record], identifier: str) -> str:
    """The key of the panel on which a record is seen."""
    record = dossier.find(kind, identifier)
    if isinstance(record, Note):
        return _place_of_note(dossier, record)
    if isinstance(record, Source | Excerpt):
        return SOURCES
    if isinstance(record, Pack | Copy | Template):
        return BRIEFINGS
    if isinstance(record, Proposal | Term | Response):
        return PROPOSALS
    if isinstance(record, Clause | Wording | Outcome):
        return PLAN
    if isinstance(record, Round | AgendaItem | Action):
        return ROUNDS
    if isinstance(record, Party | Delegate):
        return PARTIES
    point = point_of(dossier, record)
    return point_key(point) if point else OVERVIEW


def point_of(dossier: Dossier, record: Record | None) -> str:
    """The id of the sticking point that a record belongs to; "" if it belongs to none."""
    if isinstance(record, Point):
        return record.id
    if isinstance(record, Issue | Line):
        return record.point
    if isinstance(record, Position | Term):
        return dossier.get(Issue, record.issue).point
    return ""


def point_key(point: str) -> str:
    """The key of a sticking point's panel."""
    return f"point:{point}"


def _place_of_note(dossier: Dossier, note: Note) -> str:
    kind = KIND_NAMED.get(note.target_kind)
    return place_of(dossier, kind.record, note.target) if kind else OVERVIEW


def _points(desk: Desk) -> Iterator[Entry]:
    for point in desk.dossier.points:
        figure, colour, spoken = _gap_figure(desk, point)
        yield Entry(
            point_key(point.id),
            point.short_name or point.name,
            _("Sticking points"),
            partial(_point, identifier=point.id),
            figure,
            colour,
            spoken,
        )


def _gap_figure(desk: Desk, point: Point) -> tuple[str, str, str]:
    pair = desk.pair
    if pair is None:
        return UNKNOWN, desk.theme.mute, _("gap not known")
    stated = gap(desk.dossier, pair, point=point.id, on=desk.today).stated
    since = change_since_round(desk.dossier, pair, point.id, desk.today, desk.since)
    change = since.told_stated if since is not None else None
    if stated is None:
        return UNKNOWN, desk.theme.mute, _("gap not known")
    sign = delta(change) if change is not None else ""
    shown = sign.rstrip("0").rstrip() if sign.startswith(SAME) else sign
    spoken = _("stated gap {gap}, change {change}").format(gap=points(stated), change=sign)
    spoken = "; ".join(part for part in (spoken, since_words(since, ranges=False)) if part)
    return f"{points(stated)} {shown}".strip(), desk.theme.tone(change), spoken


def _talks(dossier: Dossier) -> Iterator[Entry]:
    section = _("Talks")
    plan, spoken = plan_progress(dossier), plan_progress_in_words(dossier)
    yield Entry(MATRIX, _("Matrix"), section, _matrix)
    yield Entry(PLAN, _("Plan text"), section, _plan, plan, spoken=spoken)
    yield Entry(ROUNDS, _("Rounds"), section, _rounds, _count(dossier, Round))
    yield Entry(PROPOSALS, _("Proposals"), section, _proposals, _count(dossier, Proposal))
    yield Entry(PARTIES, _("Parties"), section, _parties, _count(dossier, Party))


def _desk(dossier: Dossier) -> Iterator[Entry]:
    section = _("Desk")
    count = count_open(dossier)
    opened = ngettext("{count} open", "{count} open", count).format(count=count) if count else ""
    yield Entry(NOTES, _("Notes"), section, _notes, opened)
    yield Entry(SOURCES, _("Sources"), section, _sources, _count(dossier, Source))
    yield Entry(BRIEFINGS, _("Briefings"), section, _briefings, _count(dossier, Pack))
    yield Entry(HISTORY, _("History"), section, _history)


def _count(dossier: Dossier, kind: type[Record]) -> str:
    return str(dossier.count(kind) or "")


def _overview(desk: Desk) -> Panel:
    from ui.overview.panel import OverviewPanel

    return OverviewPanel(desk)


def _point(desk: Desk, identifier: str) -> Panel:
    from ui.point.panel import PointPanel

    return PointPanel(desk, identifier)


def _plan(desk: Desk) -> Panel:
    from ui.plan.panel import PlanPanel

    return PlanPanel(desk)


def _rounds(desk: Desk) -> Panel:
    from ui.rounds.panel import RoundsPanel

    return RoundsPanel(desk)


def _parties(desk: Desk) -> Panel:
    from ui.parties.panel import PartiesPanel

    return PartiesPanel(desk)


def _matrix(desk: Desk) -> Panel:
    from ui.matrix.panel import MatrixPanel

    return MatrixPanel(desk)


def _notes(desk: Desk) -> Panel:
    from ui.notes.panel import NotesPanel

    return NotesPanel(desk)


def _sources(desk: Desk) -> Panel:
    from ui.sources.panel import SourcesPanel

    return SourcesPanel(desk)


def _history(desk: Desk) -> Panel:
    from ui.history.panel import HistoryPanel

    return HistoryPanel(desk)


def _proposals(desk: Desk) -> Panel:
    from ui.proposals.panel import ProposalsPanel

    return ProposalsPanel(desk)


def _briefings(desk: Desk) -> Panel:
    from ui.briefings.panel import BriefingsPanel

    return BriefingsPanel(desk)
