"""The features: each panel's place in the navigation, declared once.

A new panel is a new declaration here; the window never names one. Panels are imported when first
shown.
"""

from collections.abc import Callable, Iterator
from functools import partial

import msgspec

from core.language import gettext as _
from core.language import ngettext, noop
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import (
    Note,
    Pack,
    Party,
    Point,
    Proposal,
    Record,
    Round,
    SavedSearch,
    Source,
)
from core.model.texts import target
from core.views.gap_figures import gap_figures
from core.views.open_notes import count_open
from core.views.plan import plan_progress, plan_progress_in_words
from ui.panel import Panel
from ui.session import Session

OVERVIEW, PLAN, ROUNDS, PARTIES = "overview", "plan", "rounds", "parties"
MATRIX, NOTES, SOURCES, HISTORY = "matrix", "notes", "sources", "history"
PROPOSALS, BRIEFINGS = "proposals", "briefings"
POINTS, TALKS, DESK = noop("Sticking points"), noop("Talks"), noop("Workspace")
SEARCHES = noop("Saved searches")
"""The sections of the navigation."""

Figure = tuple[str, str]
"""What stands at the right end of a place, and what a screen reader says of it; "" for what is
shown."""


class NavigationEntry(msgspec.Struct, frozen=True):
    """A place in the navigation. `figure` stands at its right end in `colour`; `spoken` is what
    a screen reader says of it."""

    key: str
    title: str
    section: str
    make: Callable[[Session], Panel]
    figure: str = ""
    colour: str = ""
    spoken: str = ""


class Feature(msgspec.Struct, frozen=True):
    """A panel: its key, title and section, its figure, and how it is made. What is seen on it is
    told by the kinds of record (`seen` in `core/model/kinds.py`)."""

    key: str
    title: str
    section: str
    figure: Callable[[Dossier], Figure]
    make: Callable[[Session], Panel]

    def entry(self, dossier: Dossier) -> NavigationEntry:
        """Its place in the navigation, with its figure as of now."""
        figure, spoken = self.figure(dossier)
        section = _(self.section) if self.section else ""
        return NavigationEntry(self.key, _(self.title), section, self.make, figure, spoken=spoken)


def _nothing(_dossier: Dossier) -> Figure:
    return "", ""


def _count(kind: type[Record]) -> Callable[[Dossier], Figure]:
    return lambda dossier: (str(dossier.count(kind) or ""), "")


def _open_notes(dossier: Dossier) -> Figure:
    count = count_open(dossier)
    said = ngettext("{count} open", "{count} open", count).format(count=count) if count else ""
    return said, ""


def _progress(dossier: Dossier) -> Figure:
    return plan_progress(dossier), plan_progress_in_words(dossier)


def _feature(
    key: str, title: str, section: str, figure: Callable[[Dossier], Figure] = _nothing
) -> Callable[[Callable[[Session], Panel]], Feature]:
    """The feature whose panel a function makes."""
    return partial(Feature, key, title, section, figure)


@_feature(OVERVIEW, noop("Overview"), "")
def _overview(session: Session) -> Panel:
    from ui.overview.panel import OverviewPanel

    return OverviewPanel(session)


@_feature(MATRIX, noop("Matrix"), TALKS)
def _matrix(session: Session) -> Panel:
    from ui.matrix.panel import MatrixPanel

    return MatrixPanel(session)


@_feature(PLAN, noop("Plan text"), TALKS, _progress)
def _plan(session: Session) -> Panel:
    from ui.plan.panel import PlanPanel

    return PlanPanel(session)


@_feature(ROUNDS, noop("Rounds"), TALKS, _count(Round))
def _rounds(session: Session) -> Panel:
    from ui.rounds.panel import RoundsPanel

    return RoundsPanel(session)


@_feature(PROPOSALS, noop("Proposals"), TALKS, _count(Proposal))
def _proposals(session: Session) -> Panel:
    from ui.proposals.panel import ProposalsPanel

    return ProposalsPanel(session)


@_feature(PARTIES, noop("Parties"), TALKS, _count(Party))
def _parties(session: Session) -> Panel:
    from ui.parties.panel import PartiesPanel

    return PartiesPanel(session)


@_feature(NOTES, noop("Notes"), DESK, _open_notes)
def _notes(session: Session) -> Panel:
    from ui.notes.panel import NotesPanel

    return NotesPanel(session)


@_feature(SOURCES, noop("Sources"), DESK, _count(Source))
def _sources(session: Session) -> Panel:
    from ui.sources.panel import SourcesPanel

    return SourcesPanel(session)


@_feature(BRIEFINGS, noop("Briefings"), DESK, _count(Pack))
def _briefings(session: Session) -> Panel:
    from ui.briefings.panel import BriefingsPanel

    return BriefingsPanel(session)


@_feature(HISTORY, noop("History"), DESK)
def _history(session: Session) -> Panel:
    from ui.history.panel import HistoryPanel

    return HistoryPanel(session)


FEATURES = (
    _overview,
    _matrix,
    _plan,
    _rounds,
    _proposals,
    _parties,
    _notes,
    _sources,
    _briefings,
    _history,
)
"""All panels but those of the sticking points, in the order of the navigation."""


def _point(session: Session, identifier: str) -> Panel:
    from ui.point.panel import PointPanel

    return PointPanel(session, identifier)


def entries(session: Session) -> tuple[NavigationEntry, ...]:
    """All places, in order, with their figures as of now; the sticking points after the first."""
    overview, *others = (feature.entry(session.dossier) for feature in FEATURES)
    return (overview, *_points(session), *others, *_searches(session.dossier))


def place_of(dossier: Dossier, kind: type[Record], identifier: str) -> str:
    """The key of the panel on which a record is seen; the overview's for what is not there."""
    record = dossier.find(kind, identifier)
    while record is not None:
        seen = KINDS[type(record)].seen
        if seen:
            return f"{seen}{record.id}" if seen.endswith(":") else seen
        record = _above(dossier, record)
    return OVERVIEW


def _above(dossier: Dossier, record: Record) -> Record | None:
    """What a record is seen with that names no panel."""
    if isinstance(record, Note):
        return target(dossier, record)
    field, kind = next(iter(KINDS[type(record)].parts.items()))
    return dossier.find(kind, getattr(record, field))


def _found(session: Session, identifier: str) -> Panel:
    from ui.search.panel import FoundPanel

    return FoundPanel(session, identifier)


def _searches(dossier: Dossier) -> Iterator[NavigationEntry]:
    for search in dossier.all(SavedSearch):
        key = f"{KINDS[SavedSearch].seen}{search.id}"
        make = partial(_found, identifier=search.id)
        yield NavigationEntry(key, search.name, _(SEARCHES), make)


def point_key(point: str) -> str:
    """The key of a sticking point's panel."""
    return f"{KINDS[Point].seen}{point}"


def _points(session: Session) -> Iterator[NavigationEntry]:
    dossier = session.dossier
    for point in dossier.points:
        now = gap_figures(dossier, session.pair, point.id, session.today, session.since)
        yield NavigationEntry(
            point_key(point.id),
            point.in_short,
            _(POINTS),
            partial(_point, identifier=point.id),
            now.in_brief,
            session.theme.tone(now.stated_change),
            now.spoken,
        )
