"""The figures of a brief: where the parties stand, and how the gap went."""

import datetime as dt
from collections.abc import Iterator, Sequence

from briefings.compose.context import PackContext
from briefings.document import Curve, PositionMap, ScaleFigure, ScalePlace, TrendFigure
from core.analysis.gaps import gap
from core.analysis.movement import day_before
from core.analysis.trend import trend
from core.analysis.trend_value import Trend
from core.language import gettext as _
from core.lenses.marking import highest, levels
from core.model import naming, records
from core.model.choices import Pair
from core.model.records import Issue, Round
from core.text import saying
from core.views.dates import spread
from core.views.position_map import IssueRow, MapChoices, PartyMark, rows
from core.views.telling import breaks


def position_map(context: PackContext, point: str) -> PositionMap:
    """Every issue of a sticking point with the parties on it."""
    before = day_before(context.last) if context.last else None
    chosen = MapChoices(context.pair, before=before, today=context.on)
    scales = tuple(_scale(context, drawn) for drawn in rows(context.dossier, point, chosen))
    return PositionMap(scales, context.notice, level_of_point(context, point))


def level_of_point(context: PackContext, point: str | None) -> str:
    """The highest mark of the positions that a figure of a point, or of all, is drawn from."""
    issues = context.dossier.issues(point) if point else context.dossier.all(Issue)
    marked = (
        context.level(position)
        for issue in issues
        for party in context.dossier.parties
        for position in context.dossier.positions(issue.id, party.id)
    )
    if not context.dossier.count(records.Mark):
        return ""
    return highest(levels(context.dossier), marked)


def _scale(context: PackContext, drawn: IssueRow) -> ScaleFigure:
    weight = drawn.weight if context.tells(Issue, "weight") else ""
    return ScaleFigure(
        drawn.issue.name,
        " · ".join(filter(None, (weight, drawn.reach))),
        tuple((anchor.at, anchor.label) for anchor in drawn.anchors),
        tuple(_place(mark) for mark in drawn.everyone),
        (drawn.shared.low, drawn.shared.high) if drawn.shared else None,
        drawn.gap or saying.points(None),
        drawn.gap_note,
    )


def _place(mark: PartyMark) -> ScalePlace:
    sign = (mark.code, mark.marker, mark.colour)
    ends = (mark.low, mark.high)
    return ScalePlace(*sign, mark.value, *ends, mark.before, mark.in_pair, mark.ideal, mark.dash)


def curves(context: PackContext, pair: Pair, point: str | None) -> tuple[Curve, Curve]:
    """The stated gap and the gap between ranges over time."""
    series = trend(context.dossier, pair, point=point, until=context.on)
    return _curves(series)


def _curves(series: Trend) -> tuple[Curve, Curve]:
    return (
        Curve(series.dates, series.stated, series.breaks),
        Curve(series.dates, series.between, series.range_breaks),
    )


def trend_figure(
    context: PackContext, pair: Pair, point: str | None, height: float = 0.0
) -> TrendFigure | None:
    """The trend of a sticking point or of all, or None where nothing is known yet; `height` is that
    of the plot in points, 0 for the usual one."""
    series = trend(context.dossier, pair, point=point, until=context.on)
    stated, between = _curves(series)
    known = [day for day, v in zip(stated.days, stated.values, strict=True) if v is not None]
    if not known:
        return None
    now = gap(context.dossier, pair, point=point, on=context.on)
    rounds = tuple(_rounds(context, stated.days[0]))
    start = min([stated.days[0], *(day for day, _name in rounds)])
    return TrendFigure(
        stated,
        between,
        _("{gap} stated").format(gap=saying.points(now.stated)),
        _("{gap} between ranges").format(gap=saying.points(now.between)),
        rounds,
        start,
        context.on,
        context.notice,
        height,
        level_of_point(context, point),
        tuple(_dates(context, start, [day for day, _name in rounds])),
        breaks(series),
    )


def _dates(
    context: PackContext, start: dt.date, rounds: Sequence[dt.date]
) -> Iterator[tuple[dt.date, str]]:
    """The days at the axis: where it begins and the rounds; evenly spread ones without rounds."""
    days = (start, *rounds) if rounds else spread(start, context.on, 4)
    year = context.recipe.made_at.year
    for day in dict.fromkeys(days):
        yield day, saying.axis_date(day, start, context.on, year)


def _rounds(context: PackContext, start: dt.date) -> Iterator[tuple[dt.date, str]]:
    for record in context.dossier.all(Round):
        if record.date is not None and start - dt.timedelta(30) <= record.date <= context.on:
            yield record.date, naming.round_name(record)
