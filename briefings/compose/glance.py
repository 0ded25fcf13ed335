"""The gap page: where the gap is, how it has moved, between whom, and who moved."""

from collections.abc import Iterator

from msgspec.structs import replace

from briefings.compose.absent import nothing, parted
from briefings.compose.columns import without_empty
from briefings.compose.context import (
    PackContext,
    dotted,
    gap_not_known,
    is_narrow,
    measured,
    page_of_point,
    point_anchor,
    round_code,
    signed,
)
from briefings.compose.figures import curves, trend_figure
from briefings.document import (
    Block,
    BottomLine,
    Bullets,
    Cell,
    Heading,
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
from core.model import naming
from core.model.choices import Pair
from core.model.records import Point
from core.text import saying
from core.text.conventions import numbered, own_way
from core.views.moves import MoveWords, moved_furthest
from core.views.pairs import StatedGap, every_pair, wider_pair

MOST_PARTIES = 4
"""Up to how many parties every pair is shown."""
MOST_MOVERS = 4
GAP_TREND = 88.0
"""The height of the overall trend, in points."""


def glance(context: PackContext) -> tuple[Block, ...]:
    """The blocks of the section: the overall trend, the gap by point and by pair, and who moved."""
    blocks: list[Block] = [Heading(_("Gap page"), 1, anchor="glance")]
    if not context.dossier.points:
        blocks.append(nothing(_("No sticking points are recorded yet.")))
    elif context.pair is None:
        said = _("Fewer than two parties are recorded, so there is no gap to show.")
        blocks.append(nothing(said))
    else:
        blocks += _gaps(context, context.pair)
    return tuple(blocks)


def _gaps(context: PackContext, pair: Pair) -> Iterator[Block]:
    yield BottomLine(plain(_overall(context)))
    figure = trend_figure(context, pair, None, GAP_TREND)
    if figure is not None and context.recipe.density == "full":
        yield figure
    told, unknown = measured(context)
    rows = [_row(context, pair, number, point) for number, point in told]
    if len(context.points) > 1:
        rows.append(_all_points(context, pair))
    yield Heading(_("The gap by sticking point"), aside=dotted(context.pair_name, _unit()))
    yield without_empty(Table(_columns(context), tuple(rows)))
    if unknown:
        yield Prose(plain(gap_not_known(unknown)), small=True)
    yield from _heat(context)
    yield from _movers(context)
    yield Prose(plain(_rests_on(context, pair)), small=True)


def _overall(context: PackContext) -> str:
    gap = context.figures(None).stated
    if gap == saying.UNKNOWN:
        return _("All points: stated gap not known.")
    said = _("All points: stated gap {gap}, {finding}.")
    return said.format(gap=gap, finding=context.finding(None))


def _heat(context: PackContext) -> Iterator[Block]:
    """The stated gap of every pair on every point, if there are more than two parties."""
    pairs = every_pair(context.dossier, context.on, MOST_PARTIES)
    if pairs is None:
        return
    yield Heading(_("Every pair"), aside=_("stated gap; darker means wider"))
    share = 0.74 / len(pairs.names)
    columns = (
        TableColumn(_("Sticking point"), 0.26),
        *(TableColumn(each, share) for each in pairs.names),
    )
    gaps = pairs.gaps
    told, unknown = parted(
        context.points, lambda point: any(g.value is not None for g in gaps[point.id])
    )
    yield Table(columns, tuple(_heat_row(number, point, gaps[point.id]) for number, point in told))
    if unknown:
        yield Prose(plain(gap_not_known(unknown)), small=True)


def _heat_row(number: int, point: Point, gaps: tuple[StatedGap, ...]) -> TableRow:
    cells = (Heat(each.value, each.words) for each in gaps)
    return TableRow((plain(numbered(number, point.in_short)), *cells))


def _movers(context: PackContext) -> Iterator[Block]:
    """Who moved furthest since the last round, all steps together, in one line each; where what
    changed follows, that says it."""
    if context.last is None or context.wants("changes"):
        return
    moves = moved_furthest(context.dossier, context.last, context.on, context.pair, MOST_MOVERS)
    if moves:
        since = naming.since_round(context.last)
        yield Heading(_("Who moved furthest"), aside=dotted(since, context.notice))
        yield Bullets(tuple(_mover(move) for move in moves), small=True)


def _mover(move: MoveWords) -> Text:
    matter = own_way(dotted(move.point.in_short, move.issue.name))
    party = (replace(run, text=own_way(run.text)) for run in signed(move.party))
    return (*party, Run(" " + saying.labelled(matter, move.way)))


def _unit() -> str:
    return _("scale points, 0 = same position, 100 = opposite ends")


def _columns(context: PackContext) -> tuple[TableColumn, ...]:
    since = (
        _("Since {round}").format(round=round_code(context.last)) if context.last else _("Change")
    )
    figures = (
        TableColumn(_("Stated gap"), 0.085, "right"),
        TableColumn(since, 0.09, "right"),
        TableColumn(_("Between ranges"), 0.095, "right"),
        TableColumn(_("Trend"), 0.13),
    )
    if is_narrow(context):
        return (TableColumn(_("Sticking point"), 0.2), *figures)
    rest = (TableColumn(_("What would unlock it"), 0.36), TableColumn(_("Page"), 0.06, "right"))
    return (TableColumn(_("Sticking point"), 0.18), *figures, *rest)


def _row(context: PackContext, pair: Pair, number: int, point: Point) -> TableRow:
    anchor = point_anchor(point.id)
    name = (Run(numbered(number, point.in_short), strong=True, to=anchor),)
    figures = _figures(context, pair, point.id)
    if is_narrow(context):
        return TableRow((name, *figures))
    return TableRow((name, *figures, plain(point.unlock or "—"), page_of_point(context, point.id)))


def _all_points(context: PackContext, pair: Pair) -> TableRow:
    figures = _figures(context, pair, None)
    rest = () if is_narrow(context) else (plain(""), plain(""))
    return TableRow((strong(_("All points")), *figures, *rest))


def _figures(context: PackContext, pair: Pair, point: str | None) -> tuple[Cell, ...]:
    now = context.figures(point)
    stated, between = curves(context, pair, point)
    return (
        plain(now.stated),
        plain(saying.delta(now.stated_change)),
        plain(now.between),
        Sparkline(stated, between, context.on),
    )


def _rests_on(context: PackContext, pair: Pair) -> str:
    """What share of the weight is known, the widest pair, and the notice."""
    widest = wider_pair(context.dossier, pair, None, context.on)
    parts = (context.figures(None).rests_on, widest)
    return dotted(*parts, _("trend: stated solid, between ranges dashed"), context.notice)
