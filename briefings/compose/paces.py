"""The history of a gap: how fast it changes, when somebody last moved, who gave how much."""

from collections.abc import Iterator

from briefings.compose.absent import parted
from briefings.compose.context import PackContext, gap_not_known, is_measured
from briefings.compose.figures import level_of_point
from briefings.document import (
    Block,
    Heading,
    Prose,
    Run,
    Table,
    TableColumn,
    TableRow,
    plain,
    strong,
)
from core.language import gettext as _
from core.model.choices import Pair
from core.model.records import Party, Point
from core.text import saying
from core.views.pace import given_on, pace_figures


def paces(context: PackContext, pair: Pair) -> Iterator[Block]:
    """One row per sticking point, and one for all if there are several."""
    yield Heading(
        _("Pace, and who conceded"), aside=_("share of the initial gap that each conceded")
    )
    told, unknown = parted(context.points, lambda point: _has_figures(context, pair, point))
    rows = [_row(context, pair, point.in_short, point.id) for _n, point in told]
    if len(context.points) > 1:
        rows.append(_row(context, pair, _("All points"), None))
    first, second = (context.dossier.get(Party, party).code for party in pair)
    columns = (
        TableColumn(_("Sticking point"), 0.16),
        TableColumn(_("Trend"), 0.38),
        TableColumn(_("Last move"), 0.12),
        *(TableColumn(title, 0.075, "right") for title in (first, second)),
        TableColumn(_("Closed"), 0.09, "right"),
        TableColumn(_("Spread"), 0.09, "right"),
    )
    yield Table(columns, tuple(rows))
    if unknown:
        yield Prose(plain(gap_not_known(unknown)), small=True)
    said = _(
        "Spread: 0 where all negotiating parties agree, 1 where they are at "
        "opposite ends. A trend is shown only where its 95 per cent interval "
        "excludes 0."
    )
    weights = _(
        "In the spread each party counts by its influence times its salience; "
        "where one is not recorded, 50 out of 100 is used."
    )
    yield Prose(plain(f"{said} {weights}"), small=True)


def _has_figures(context: PackContext, pair: Pair, point: Point) -> bool:
    """Whether anything is known of the gap on a point and of what was given."""
    return is_measured(context, point) or any(
        each != saying.UNKNOWN for each in given_on(context.dossier, pair, point.id, context.on)
    )


def _row(context: PackContext, pair: Pair, name: str, point: str | None) -> TableRow:
    found = pace_figures(context.dossier, pair, point, context.on)
    trend = "\n".join(part for part in (found.trend, found.interval, found.band) if part)
    moved = saying.UNKNOWN
    if found.last_move is not None:
        moved = saying.age(found.last_move.date, context.on)
    cells = (trend, moved, *given_on(context.dossier, pair, point, context.on))
    level = level_of_point(context, point)
    return TableRow((strong(name), *((Run(cell, level=level),) for cell in cells)))
