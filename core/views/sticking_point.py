"""A sticking point as its panel shows it: asked for once, drawn from one value."""

import datetime as dt

import msgspec

from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.records import (
    Clause,
    ClauseLink,
    Excerpt,
    Hypothesis,
    Indication,
    Issue,
    Line,
    Membership,
    Negotiation,
    Note,
    Outcome,
    Party,
    Point,
    Position,
    Proposal,
    Response,
    Round,
    Source,
    Term,
    Wording,
)
from core.views.annotations import NoteSpan, noted
from core.views.behind import BehindValue, point_behind
from core.views.hypotheses import RedLineWords, red_lines
from core.views.lines import LineWords, line_words
from core.views.pace import pace_line
from core.views.pairs import wider_pair
from core.views.party_card import PartyCard, party_cards
from core.views.point import HeadWords, head
from core.views.position_map import IssueRow, MapChoices, rows
from core.views.trend import Choices, TrendView, chart, choices
from core.views.trend_words import Chart

RESTS_ON = (
    Negotiation, Party, Point, Issue, Position, Round, Source, Note, Line, Excerpt, Hypothesis,
    Indication, Membership, Clause, ClauseLink, Wording, Outcome, Proposal, Term, Response,
)  # fmt: skip
"""The kinds of record that are shown of a sticking point."""

WHOLE_TREND = TrendView()
"""Of all issues, from the first day on."""


class PointLook(msgspec.Struct, frozen=True):
    """How somebody looks at a sticking point: whose gap, from which day, with changes since which
    round, without which parties, over which stretch of the trend, and whether the tables behind
    the figures are unfolded. `this_year` goes without saying on the axis."""

    point: str
    pair: Pair | None
    today: dt.date
    this_year: int
    since: Round | None = None
    hidden: frozenset[str] = frozenset()
    trend: TrendView = WHOLE_TREND
    unfolded: bool = False
    editable: bool = True


class Figures(msgspec.Struct, frozen=True):
    """What follows a marker while it is dragged: the head, the map and the trend."""

    head: HeadWords
    notes: tuple[NoteSpan, ...]
    """The notes on the bottom line."""
    pace: str
    behind: BehindValue | None
    rows: tuple[IssueRow, ...]
    choices: Choices
    chart: Chart


class StickingPoint(msgspec.Struct, frozen=True):
    """All that the middle of the panel shows."""

    figures: Figures
    widest: str
    cards: tuple[PartyCard, ...]
    lines: tuple[LineWords, ...]
    red_lines: tuple[RedLineWords, ...]


def sticking_point(dossier: Dossier, look: PointLook) -> StickingPoint:
    """A sticking point in a dossier that has it."""
    return StickingPoint(
        point_figures(dossier, look),
        wider_pair(dossier, look.pair, look.point, look.today),
        tuple(party_cards(dossier, look.point, look.today, look.hidden)),
        line_words(dossier, look.point),
        red_lines(dossier, look.point),
    )


def point_figures(dossier: Dossier, look: PointLook) -> Figures:
    """The figures alone, also of a dossier that is only tried out."""
    point, pair, today = dossier.get(Point, look.point), look.pair, look.today
    behind = None
    if pair is not None and look.unfolded:
        behind = point_behind(dossier, point.id, pair, today, editable=look.editable)
    return Figures(
        head(dossier, point, pair, today, look.since),
        noted(dossier, point, "bottom_line").spans,
        pace_line(dossier, pair, point.id, today) if pair is not None else "",
        behind,
        rows(dossier, point.id, MapChoices.since(look.since, pair, today, look.hidden)),
        choices(dossier, point.id, pair, look.trend),
        chart(dossier, point.id, pair, look.trend, today, look.this_year, look.since),
    )
