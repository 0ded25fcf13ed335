"""What stands behind a gap: how it is weighed and how it came about."""

import datetime as dt

import msgspec

from core.analysis.gaps import gap
from core.analysis.pace import given
from core.analysis.weighting import Weighed, share_of_point, weighting
from core.editing.commands import Command, change
from core.language import gettext as _
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.records import Party, Position
from core.text.saying import UNKNOWN, dotted, percent, points
from core.views.pace import given_figures, given_on, pace_figures, since_move_words
from core.views.weighting import sum_in_words, weighed_figures
from core.views.words import brief_pair_name, known_of


class FigureEntry(msgspec.Struct, frozen=True):
    """A figure of 0 to 100 that can be typed over; `missing` stands where there is none, `name` is
    what it is called. Where nothing can be recorded it is not `open`."""

    value: float | None
    name: str
    missing: str = ""
    open: bool = True


Figure = str | FigureEntry


class FiguresTable(msgspec.Struct, frozen=True):
    """A table's heads and rows."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Figure, ...], ...]


class BehindValue(msgspec.Struct, frozen=True):
    """How a gap is weighed (`weights`, with its `total` in words) and how it came about (`history`,
    with its `pace` in words)."""

    pair: str
    weights: FiguresTable
    total: str
    history: FiguresTable
    pace: str


SALIENCES = (2, 3)
"""The columns of the weights that hold the salience of the first and of the second."""


def point_behind(
    dossier: Dossier, point: str, pair: Pair, today: dt.date, *, editable: bool
) -> BehindValue:
    """Of one sticking point: a row an issue, whose saliences can be typed over."""
    whole = weighting(dossier, pair, point=point, on=today)
    first, second = (dossier.get(Party, party) for party in pair)
    names = (first.name, second.name)
    key = _("s: salience, 50 where none is recorded; ω: weight × mean salience.")
    heads = ("", _("Weight"), f"s {first.code}", f"s {second.code}", "ω")
    rows = tuple(_weights(row, names, editable=editable) for row in whole.rows)
    history = tuple(
        (row.issue.name, *given_figures(given(dossier, row.issue, pair, today)))
        for row in whole.rows
    )
    return BehindValue(
        brief_pair_name(dossier, pair),
        FiguresTable((*heads, _("Share"), _("Stated"), _("Ranges")), rows),
        f"{key} {sum_in_words(whole)}",
        FiguresTable(_history_heads(first.code, second.code), history),
        _history_words(dossier, pair, point, today),
    )


def _weights(row: Weighed, names: tuple[str, str], *, editable: bool) -> tuple[Figure, ...]:
    weight, _first, _second, *rest = weighed_figures(row)
    entries = (
        FigureEntry(
            value,
            _("Salience of {issue} for {party}").format(issue=row.issue.name, party=name),
            "(50)",
            editable and position is not None,
        )
        for value, name, position in zip(row.saliences, names, row.positions, strict=True)
    )
    return (row.issue.name, weight, *entries, *rest)


def _history_heads(first: str, second: str) -> tuple[str, ...]:
    gave = _("{party} conceded")
    return (
        "",
        gave.format(party=first),
        gave.format(party=second),
        _("Closed"),
        _("Spread"),
    )


def _spread_key() -> str:
    return _(
        "Shares are of the initial gap; spread: 0 all agree, 1 opposite ends, each party weighed "
        "by influence × salience (50 where none is recorded)."
    )


def salience_command(
    dossier: Dossier, point: str, pair: Pair, today: dt.date, place: tuple[int, int, float | None]
) -> Command | None:
    """What typing over a salience means: the position in force gets it; None where nobody is
    placed."""
    line, column, value = place
    rows = weighting(dossier, pair, point=point, on=today).rows
    position = rows[line].positions[SALIENCES.index(column)] if line < len(rows) else None
    if position is None:
        return None
    return change(Position, position, label=_("change a salience"), salience=value)


def _history_words(dossier: Dossier, pair: Pair, point: str | None, today: dt.date) -> str:
    found = pace_figures(dossier, pair, point, today)
    trend = dotted((found.trend, found.interval))
    return _("Trend: {trend}.").format(trend=trend) + " " + _spread_key()


def whole_behind(dossier: Dossier, pair: Pair, today: dt.date) -> BehindValue:
    """Of all sticking points together: a row a point."""
    whole = weighting(dossier, pair, on=today)
    first, second = (dossier.get(Party, party).code for party in pair)
    weights, history = [], []
    for point in dossier.points:
        name = point.in_short
        now = gap(dossier, pair, point=point.id, on=today)
        share = share_of_point(whole, point.id, of=lambda row: row.share)
        counted = share_of_point(whole, point.id, of=lambda row: row.counted)
        gaps = (points(now.stated), points(now.between))
        weights.append((name, percent(share), percent(counted), known_of(now), *gaps))
        went = pace_figures(dossier, pair, point.id, today)
        moved = UNKNOWN
        if went.last_move is not None:
            moved = since_move_words(went.last_move, today)
        history.append((name, *given_on(dossier, pair, point.id, today), went.trend, moved))
    heads = ("", _("Share"), _("Share of known"), _("Known"), _("Stated"), _("Ranges"))
    return BehindValue(
        brief_pair_name(dossier, pair),
        FiguresTable(heads, tuple(weights)),
        sum_in_words(whole),
        FiguresTable((*_history_heads(first, second), _("Trend"), _("Last move")), tuple(history)),
        _history_words(dossier, pair, None, today),
    )
