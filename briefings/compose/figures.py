"""The figures of a brief: where the parties stand, and how the gap has moved."""

from briefings.compose.context import PackContext
from briefings.document import Curve, PositionMap, ScaleFigure, ScalePlace, TrendFigure
from core.lenses.marking import highest, levels
from core.model import records
from core.model.choices import Pair
from core.model.records import Issue
from core.text import saying
from core.views.course import StepLine, gap_course, step_lines
from core.views.position_map import IssueRow, MapChoices, PartyMark, rows


def position_map(context: PackContext, point: str) -> PositionMap:
    """Every issue of a sticking point with the parties on it."""
    chosen = MapChoices.since(context.last, context.pair, context.on)
    scales = tuple(_scale(context, drawn) for drawn in rows(context.dossier, point, chosen))
    return PositionMap(scales, context.notice, level_of_point(context, point))


def level_of_point(context: PackContext, point: str | None) -> str:
    """The highest mark of the positions from which a figure of a point, or of all points, is
    drawn."""
    issues = context.dossier.issues(point) if point else context.dossier.all(Issue)
    marked = (
        context.level(position, "value" if position.low is None else "low")
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
    stated, between = step_lines(context.dossier, pair, point, context.on)
    return _curve(stated), _curve(between)


def _curve(line: StepLine) -> Curve:
    return Curve(line.days, line.values, line.breaks)


def trend_figure(
    context: PackContext, pair: Pair, point: str | None, height: float = 0.0
) -> TrendFigure | None:
    """The trend of a sticking point or of all, None if nothing is known yet; `height` is the height
    of the plot in points, 0 for the default."""
    course = gap_course(context.dossier, pair, point, context.on)
    if course is None:
        return None
    return TrendFigure(
        _curve(course.stated),
        _curve(course.between),
        course.stated_words,
        course.between_words,
        course.rounds,
        course.start,
        course.until,
        context.notice,
        height,
        level_of_point(context, point),
        course.days,
        course.breaks,
    )
