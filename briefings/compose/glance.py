"""The gap page: where the gap is, how it has moved, between whom, and who moved."""

from collections.abc import Iterator

from msgspec.structs import replace

from briefings.compose.absent import nothing, parted
from briefings.compose.context import (
    PackContext,
    Part,
    dotted,
    gap_not_known,
    holds_least,
    holds_little,
)
from briefings.compose.figures import level_of_point, trend_figure
from briefings.compose.gap_table import gap_table, has_trends, stand_beside
from briefings.document import (
    Block,
    BottomLine,
    Bullets,
    Heading,
    Heat,
    Prose,
    Run,
    Table,
    TableColumn,
    TableRow,
    Text,
    plain,
)
from core.language import gettext as _
from core.language import ngettext
from core.model import naming
from core.model.choices import Pair
from core.model.records import Point
from core.text import saying
from core.text.conventions import comma, dot, numbered, own_way
from core.views.moves import MoveWords, moved_furthest
from core.views.pairs import EveryPair, StatedGap, every_pair, wider_pair

MOST_PARTIES, MOST_NARROW = 4, 3
"""Up to how many parties every pair is shown, and where lines are short; of more as many pairs, the
widest."""
MOST_MOVERS, LEAST_MOVERS = 4, 1
"""So many are shown, and at least so many where little has room."""
GAP_TREND, NARROW_TREND = 88.0, 62.0
"""The height of the overall trend, in points."""


def glance(context: PackContext) -> tuple[Part]:
    """The overall trend, the gap by point and by pair, and who moved; the same set closer, too."""
    most = MOST_NARROW if holds_little(context) else MOST_PARTIES
    pairs = every_pair(context.dossier, context.on, most) if context.pair is not None else None
    blocks = _blocks(context, pairs)
    closer = _blocks(replace(context, set_close=True), pairs)
    return (Part(blocks, closer=() if closer == blocks else closer),)


def _blocks(context: PackContext, pairs: EveryPair | None) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(_("Gap page"), 1, anchor="glance")]
    if not context.dossier.points:
        blocks.append(nothing(_("No sticking points are recorded yet.")))
    elif context.pair is None:
        said = _("Fewer than two parties are recorded, so there is no gap to show.")
        blocks.append(nothing(said))
    else:
        blocks += _gaps(context, context.pair, pairs)
    return tuple(blocks)


def _gaps(context: PackContext, pair: Pair, pairs: EveryPair | None) -> Iterator[Block]:
    level = level_of_point(context, None)
    told = Run(_overall(context), level=level)
    yield BottomLine((*context.portion_at(level), told))
    yield from _trend(context, pair)
    beside = pairs.without(pair) if pairs is not None and stand_beside(context) else None
    yield Heading(_("The gap by sticking point"), aside=_aside(context))
    yield from gap_table(context, pair, beside)
    if pairs is not None and beside is None:
        yield from _heat(context, pairs)
    yield from _movers(context)
    yield Prose(_rests_on(context, pair, beside), small=True)


def _trend(context: PackContext, pair: Pair) -> Iterator[Block]:
    """The overall trend; on a page that holds too little for it, the table says it alone."""
    is_small = holds_little(replace(context, set_close=False))
    if context.recipe.density != "full" or holds_least(context) or (is_small and context.set_close):
        return
    height = NARROW_TREND if holds_little(context) else GAP_TREND
    if (figure := trend_figure(context, pair, None, height)) is not None:
        yield figure


def _overall(context: PackContext) -> str:
    gap = context.figures(None).stated
    if gap == saying.UNKNOWN:
        return _("All points: stated gap not known.")
    said = _("All points: stated gap {gap}, {finding}.")
    return said.format(gap=gap, finding=context.finding(None))


def _heat(context: PackContext, pairs: EveryPair) -> Iterator[Block]:
    """The stated gap of every pair on every point, or of the widest ones."""
    title = _("The widest pairs") if pairs.left_out else _("Every pair")
    yield Heading(title, aside=_darker())
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
    if below := " ".join(
        filter(None, (_left_out(pairs), gap_not_known(unknown) if unknown else ""))
    ):
        yield Prose(plain(below), small=True)


def _left_out(pairs: EveryPair) -> str:
    """How many pairs are not shown; "" if all are."""
    if not pairs.left_out:
        return ""
    said = ngettext(
        "{count} other pair is not shown.", "{count} other pairs are not shown.", pairs.left_out
    )
    return said.format(count=pairs.left_out)


def _heat_row(number: int, point: Point, gaps: tuple[StatedGap, ...]) -> TableRow:
    cells = (Heat(each.value, each.words) for each in gaps)
    return TableRow((plain(numbered(number, point.in_short)), *cells))


def _movers(context: PackContext) -> Iterator[Block]:
    """Who moved furthest since the last round, all steps together, in one line each; where what
    changed follows, that says it."""
    if context.last is None or context.wants("changes"):
        return
    moves = moved_furthest(context.dossier, context.last, context.on, context.pair, MOST_MOVERS)
    if not moves:
        return
    since, told = naming.since_round(context.last), [_mover(context, move) for move in moves]
    if not holds_least(context):
        yield Heading(_("Who moved furthest"), aside=dotted(since, context.notice))
        yield Bullets(tuple(told), small=True)
        return
    yield Heading(_("Who moved furthest"), aside=since)
    rows = [TableRow((each,), optional=n >= LEAST_MOVERS) for n, each in enumerate(told)]
    yield Table((TableColumn("", 1.0),), tuple(rows))


def _mover(context: PackContext, move: MoveWords) -> Text:
    matter = own_way(dotted(move.point.in_short, move.issue.name))
    party = Run(own_way(move.party.name), strong=True)
    level = context.level_of_way(move.position, move.field, move.before)
    said = Run(saying.labelled(matter, move.way), level=level)
    return (*context.portion_at(level), party, Run(comma()), said)


def _aside(context: PackContext) -> str:
    """The pair, and what its gap is measured in, where there is room for that."""
    unit = _("scale points, 0 = same position, 100 = opposite ends")
    return context.pair_name if holds_least(context) else dotted(context.pair_name, unit)


def _darker() -> str:
    return _("stated gap; darker means wider")


def _rests_on(context: PackContext, pair: Pair, beside: EveryPair | None) -> Text:
    """What share of the weight is known, the widest pair, how to read gaps, the notice, and how to
    read trends, which have words where they are not drawn."""
    widest = wider_pair(context.dossier, pair, None, context.on)
    parts = [context.figures(None).rests_on, widest]
    if beside is not None:
        parts.append(saying.labelled(saying.commas(beside.names), _darker()))
        parts.append(_left_out(beside).rstrip("."))
    said = Run(dotted(*parts, context.notice))
    if beside is None or has_trends(beside):
        drawn = _("trend: stated solid, between ranges dashed")
        return said, Run(dot() + drawn, aside=True)
    return (said,)
