"""The table of the gap page: the gap on each sticking point, how it has moved, and on narrow paper
that of the other pairs beside it."""

from collections.abc import Iterator

from msgspec.structs import replace

from briefings.anchors import point_anchor
from briefings.compose.absent import parted
from briefings.compose.columns import without_empty
from briefings.compose.context import (
    PackContext,
    gap_not_known,
    holds_least,
    holds_little,
    is_measured,
    page_of_point,
    round_code,
)
from briefings.compose.figures import curves, level_of_point
from briefings.document import (
    Block,
    Cell,
    Heat,
    Prose,
    Run,
    Sparkline,
    Table,
    TableColumn,
    TableRow,
    Text,
    plain,
    strong,
)
from core.language import gettext as _
from core.model.choices import Pair
from core.model.records import Point
from core.text import saying
from core.text.conventions import numbered
from core.views.pairs import EveryPair

MOST_BESIDE = 2
"""Beside how many other pairs there is room for trends."""
LOW_TREND = 10.0
"""The height of a trend that makes no row higher than words do, in points."""


def gap_table(context: PackContext, pair: Pair, beside: EveryPair | None) -> Iterator[Block]:
    """The table, with the gaps of the pairs that are to stand beside that of the pair shown, and
    the numbers of the points of which nothing is known."""

    def is_told(point: Point) -> bool:
        others = beside.gaps[point.id] if beside is not None else ()
        return is_measured(context, point) or any(gap.value is not None for gap in others)

    told, unknown = parted(context.points, is_told)
    rows = [_row(context, pair, number, point, beside) for number, point in told]
    if len(context.points) > 1:
        all_points = strong(_("All points"))
        rows.append(TableRow(_cells(context, pair, None, all_points, beside)))
    yield without_empty(Table(_columns(context, beside), tuple(rows)))
    if unknown:
        yield Prose(plain(gap_not_known(unknown)), small=True)


def stand_beside(context: PackContext) -> bool:
    """Whether the gaps of other pairs are to stand beside that of the pair shown: where a page
    holds little, unless its lines are too short for that."""
    return holds_little(context) and not holds_least(context)


def has_trends(beside: EveryPair) -> bool:
    """Whether there is room for trends beside the gaps of so many pairs."""
    return len(beside.names) <= MOST_BESIDE


def _columns(context: PackContext, beside: EveryPair | None) -> tuple[TableColumn, ...]:
    since = (
        _("Since {round}").format(round=round_code(context.last)) if context.last else _("Change")
    )
    figures = (
        TableColumn(_("Stated gap"), 0.085, "right"),
        TableColumn(since, 0.09, "right"),
        TableColumn(_("Between ranges"), 0.095, "right"),
    )
    trend = TableColumn(_("Trend"), 0.13)
    if beside is not None:
        pairs = (TableColumn(name, 0.075) for name in beside.names)
        trends = (trend,) if has_trends(beside) else ()
        return (TableColumn(_("Sticking point"), 0.16), *figures, *trends, *pairs)
    if holds_little(context):
        return (TableColumn(_("Sticking point"), 0.2), *figures, trend)
    rest = (TableColumn(_("What would unlock it"), 0.36), TableColumn(_("Page"), 0.06, "right"))
    return (TableColumn(_("Sticking point"), 0.18), *figures, trend, *rest)


def _row(
    context: PackContext, pair: Pair, number: int, point: Point, beside: EveryPair | None
) -> TableRow:
    anchor = point_anchor(point.id)
    name = (Run(numbered(number, point.in_short), strong=True, to=anchor),)
    return TableRow(_cells(context, pair, point, name, beside))


def _cells(
    context: PackContext, pair: Pair, point: Point | None, name: Text, beside: EveryPair | None
) -> tuple[Cell, ...]:
    """The cells of a sticking point, or of all."""
    key = point.id if point else None
    now = context.figures(key)
    level = level_of_point(context, key)
    change, told = saying.delta(now.stated_change), saying.delta_in_words(now.stated_change)
    figures = Run(now.stated), Run(change, heard=told), Run(now.between)
    found: list[Cell] = [name, *((replace(each, level=level),) for each in figures)]
    if beside is None or has_trends(beside):
        stated, between = curves(context, pair, key)
        height = LOW_TREND if holds_little(context) else 0.0
        found.append(Sparkline(stated, between, context.on, height=height))
    if beside is not None:
        return (*found, *(Heat(gap.value, gap.words) for gap in beside.gaps[key]))
    if holds_little(context):
        return tuple(found)
    if point is None:
        return (*found, plain(""), plain(""))
    unlock = context.cell(point, point.unlock, "unlock") if point.unlock else plain("—")
    return (*found, unlock, page_of_point(context, point.id))
