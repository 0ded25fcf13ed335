"""Packages on the table as trades: what each would settle, and how far that is from each party."""

from collections.abc import Iterator, Sequence

from briefings.compose.context import PackContext, Part
from briefings.compose.figures import level_of_point
from briefings.document import (
    Block,
    Cell,
    Heading,
    Prose,
    Run,
    Table,
    TableColumn,
    TableRow,
    plain,
)
from core.language import gettext as _
from core.model.records import Proposal
from core.text.conventions import own_way
from core.views.packages import TermWay, Trade, TradeRow, trade
from core.views.proposal_chain import on_the_table

MOST_PARTIES = 6


def packages(context: PackContext) -> Iterator[Part]:
    """One part per package on the table, each on a page of its own; the first says how to read
    them."""
    tabled = on_the_table(context.dossier)
    trades = ((p, trade(context.dossier, p, context.on, MOST_PARTIES)) for p in tabled)
    with_terms = ((proposal, told) for proposal, told in trades if told.rows)
    for number, (proposal, told) in enumerate(with_terms):
        notes = told.notes if number else (_how_to_read(), *told.notes)
        yield Part(tuple(_blocks(context, proposal, told, notes)), f"package:{proposal.id}")


def _how_to_read() -> str:
    return _(
        "Distance from each party’s stated position to the term, in scale "
        "points; “in range” where its assessed range includes the term."
    )


def _blocks(
    context: PackContext, proposal: Proposal, told: Trade, notes: Sequence[str]
) -> Iterator[Block]:
    title = _("Package: {name}").format(name=own_way(proposal.name))
    yield Heading(title, 1, anchor=f"package-{proposal.id}")
    if proposal.summary:
        yield Prose(context.background(proposal, proposal.summary, "summary"))
    share = 0.44 / max(len(told.parties), 1)
    names = tuple(TableColumn(party.code, share, "right") for party in told.parties)
    columns = (TableColumn(_("Issue"), 0.26), TableColumn(_("Term"), 0.3), *names)
    yield Table(columns, tuple(_row(context, row) for row in told.rows))
    if notes:
        yield Prose(plain(" ".join(notes)), small=True)


def _row(context: PackContext, row: TradeRow) -> TableRow:
    level = level_of_point(context, row.issue.point)
    ways: tuple[Cell, ...] = tuple(_way(each, level) for each in row.ways)
    term = Run(row.words, level=context.level(row.term, "text"))
    return TableRow((plain(row.name), (*context.portion(row.term, "text"), term), *ways))


def _way(way: TermWay, level: str) -> Cell:
    words = Run(way.words, level=level)
    return (words, Run("\n" + _("in range"), mute=True, level=level)) if way.in_range else (words,)
