"""At a glance: the gap of every sticking point, how it changed, what would unlock it."""

from briefings.compose.cover import state_of_play
from briefings.compose.figures import curves
from briefings.compose.setting import Setting, dotted, point_anchor, round_code, short_name
from briefings.document import (
    Block,
    BottomLine,
    Cell,
    Column,
    Heading,
    PageOf,
    Prose,
    Row,
    Run,
    Sparkline,
    Table,
    mute,
    plain,
    strong,
)
from briefings.recipe import Pair
from core import words
from core.gaps import Gap, gap, widest_pair
from core.language import gettext as _
from core.model import Point
from core.movement import change_since_round


def glance(setting: Setting) -> tuple[Block, ...]:
    """The blocks of the section."""
    blocks: list[Block] = [
        Heading(_("At a glance"), 1, anchor="glance"),
        Prose(mute(state_of_play(setting))),
    ]
    if setting.dossier.talks.summary:
        blocks.append(BottomLine(plain(setting.dossier.talks.summary)))
    if not setting.dossier.points:
        blocks.append(Prose(plain(_("No sticking points are recorded yet."))))
    elif setting.pair is None:
        said = _("Fewer than two parties are recorded, so there is no gap to show.")
        blocks.append(Prose(plain(said)))
    else:
        blocks += _gaps(setting, setting.pair)
    return tuple(blocks)


def _gaps(setting: Setting, pair: Pair) -> tuple[Block, ...]:
    whole = gap(setting.dossier, pair, on=setting.on)
    rows = [
        _row(setting, pair, number, point) for number, point in enumerate(setting.dossier.points, 1)
    ]
    if len(rows) > 1:
        rows.append(_all_points(setting, pair, whole))
    return (
        Heading(_("The gap by sticking point"), aside=dotted(setting.pair_name, _unit())),
        Table(_columns(setting), tuple(rows)),
        Prose(plain(_rests_on(setting, pair, whole)), small=True),
    )


def _unit() -> str:
    return _("scale points, 0 = same position, 100 = opposite ends")


def _columns(setting: Setting) -> tuple[Column, ...]:
    since = (
        _("Since {round}").format(round=round_code(setting.last)) if setting.last else _("Change")
    )
    return (
        Column(_("Sticking point"), 0.26),
        Column(_("Stated gap"), 0.085, "right"),
        Column(since, 0.09, "right"),
        Column(_("Between ranges"), 0.095, "right"),
        Column(_("Trend"), 0.16),
        Column(_("What would unlock it"), 0.24),
        Column(_("Page"), 0.07, "right"),
    )


def _row(setting: Setting, pair: Pair, number: int, point: Point) -> Row:
    anchor = point_anchor(point.id)
    name = (Run(f"{number} {short_name(point)}", strong=True, to=anchor),)
    page: Cell = PageOf(anchor) if setting.wants("briefs") else plain("—")
    figures = _figures(
        setting, pair, point.id, gap(setting.dossier, pair, point=point.id, on=setting.on)
    )
    return Row((name, *figures, plain(point.unlock or "—"), page))


def _all_points(setting: Setting, pair: Pair, whole: Gap) -> Row:
    figures = _figures(setting, pair, None, whole)
    return Row((strong(_("All points")), *figures, plain(""), plain("")))


def _figures(setting: Setting, pair: Pair, point: str | None, now: Gap) -> tuple[Cell, ...]:
    change = change_since_round(setting.dossier, pair, point, setting.on)
    delta = words.delta(change.stated if change else None)
    stated, between = curves(setting, pair, point)
    return (
        plain(words.points(now.stated)),
        plain(delta),
        plain(words.points(now.between)),
        Sparkline(stated, between, setting.on),
    )


def _rests_on(setting: Setting, pair: Pair, whole: Gap) -> str:
    """What share of the weight is known, the widest pair, and the notice."""
    parts = [words.coverage(whole), words.known_of(whole)]
    widest = widest_pair(setting.dossier, point=None, on=setting.on)
    if widest is not None and set(widest[0]) != set(pair):
        said = _("widest pair: {pair}, {gap}")
        names = words.pair_name(setting.dossier, widest[0])
        parts.append(said.format(pair=names, gap=words.points(widest[1])))
    return dotted(*parts, _("trend: stated solid, between ranges dashed"), setting.notice)
