"""A sticking point as its panel shows it: asked for once, drawn from one value."""

import datetime as dt

import msgspec

from core.language import gettext as _
from core.model.choices import LineType, Pair
from core.model.dossier import Dossier
from core.model.naming import choice
from core.model.records import Line, Point, Round
from core.views.annotations import Noted, NoteSpan, noted
from core.views.behind import BehindValue, point_behind
from core.views.pace import pace_line
from core.views.pairs import wider_pair
from core.views.party_card import PartyCard, party_cards
from core.views.point import HeadWords, head
from core.views.position_map import IssueRow, MapChoices, rows
from core.views.trend import Choices, TrendView, chart, choices
from core.views.trend_words import Chart

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


class LineWords(msgspec.Struct, frozen=True):
    """A line to say: its sort in words, to whom, and its text with the notes on it."""

    type: LineType
    sort: str
    to: str
    text: Noted


class StickingPoint(msgspec.Struct, frozen=True):
    """All that the middle of the panel shows."""

    figures: Figures
    widest: str
    cards: tuple[PartyCard, ...]
    lines: tuple[LineWords, ...]


def sticking_point(dossier: Dossier, look: PointLook) -> StickingPoint:
    """A sticking point in a dossier that has it."""
    return StickingPoint(
        point_figures(dossier, look),
        wider_pair(dossier, look.pair, look.point, look.today),
        tuple(party_cards(dossier, look.point, look.today, look.hidden)),
        tuple(_in_words(dossier, line) for line in _in_order(dossier, look.point)),
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
        chart(dossier, point.id, pair, look.trend, today, look.this_year),
    )


def _in_order(dossier: Dossier, point: str) -> list[Line]:
    """By sort, in the order in which a speaker needs them."""
    sorts = [*LineType]
    return sorted(dossier.where(Line, point=point), key=lambda line: sorts.index(line.type))


def _in_words(dossier: Dossier, line: Line) -> LineWords:
    to = _("To {party}: ").format(party=line.addressee) if line.addressee else ""
    return LineWords(line.type, choice(line.type), to, noted(dossier, line, "text"))
