"""What is behind a gap's history: how fast it goes, when somebody moved last, who gave how much."""

from collections.abc import Iterator

from briefings.compose.context import PackContext, short_name
from briefings.document import Block, Heading, Prose, Table, TableColumn, TableRow, plain, strong
from core.analysis.gaps import gap
from core.analysis.pace import given_together, last_move, pace
from core.language import gettext as _
from core.model.choices import Pair
from core.model.records import Party
from core.text import saying
from core.views.pace import given_figures, interval_words, pace_words
from core.views.words import band_words


def paces(context: PackContext, pair: Pair) -> Iterator[Block]:
    """A row a sticking point, and one for all where there are several."""
    yield Heading(_("How fast, and who gave"), aside=_("share of the first gap that each gave"))
    rows = [_row(context, pair, short_name(point), point.id) for _n, point in context.points]
    if len(rows) > 1:
        rows.append(_row(context, pair, _("All points"), None))
    first, second = (context.dossier.get(Party, party).code for party in pair)
    columns = (
        TableColumn(_("Sticking point"), 0.2),
        TableColumn(_("Trend"), 0.26),
        TableColumn(_("Last move"), 0.17),
        *(TableColumn(title, 0.085, "right") for title in (first, second)),
        TableColumn(_("Closed"), 0.1, "right"),
        TableColumn(_("Spread"), 0.1, "right"),
    )
    yield Table(columns, tuple(rows))
    said = _(
        "Spread: 0 where all negotiating parties agree, 1 where they stand at the two ends. A trend"
        " is one whose interval of 95 per cent does not hold 0."
    )
    yield Prose(plain(said), small=True)


def _row(context: PackContext, pair: Pair, name: str, point: str | None) -> TableRow:
    found = pace(context.dossier, pair, point, context.on)
    move = last_move(context.dossier, pair, point, context.on)
    whole = gap(context.dossier, pair, point=point, on=context.on)
    told = (pace_words(found), interval_words(found), band_words(context.dossier, whole))
    trend = "\n".join(part for part in told if part)
    given = given_figures(given_together(context.dossier, pair, point, context.on))
    moved = saying.age(move.date, context.on) if move is not None else saying.UNKNOWN
    cells = (trend, moved, *given)
    return TableRow((strong(name), *(plain(cell) for cell in cells)))
