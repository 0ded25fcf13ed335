"""What happened when: rounds, positions taken, proposals tabled, clauses settled."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from briefings.compose.absent import nothing
from briefings.compose.context import PackContext, dotted, is_narrow
from briefings.document import (
    Block,
    Heading,
    Prose,
    Run,
    Table,
    TableColumn,
    TableRow,
    Text,
    plain,
    strong,
)
from core.language import gettext as _
from core.language import ngettext
from core.model.naming import choice
from core.model.records import Clause, Outcome, Party, Proposal, Round
from core.text import saying
from core.text.conventions import at_beginning, comma, dot, isolated, own_way
from core.views.moves import positions_taken
from core.views.names import clause_number
from core.views.proposal_chain import was_tabled
from core.views.round_words import round_dates, round_with_state

MOST, MOST_STAGES = 40, 30
BUSY = 3
"""With so many events a day on average, a day is named above them rather than beside each."""
Event = tuple[dt.date, int, Text]


def chronology(context: PackContext) -> tuple[Block, ...]:
    """The blocks of the section, earliest first; of many events the latest moves and the latest of
    all others, which are fewer and reach further back."""
    heading = Heading(_("Chronology"), 1, anchor="chronology")
    stages = _by_day(context, (*_rounds(context), *_proposals(context), *_outcomes(context)))
    moves = _by_day(context, _moves(context))
    if not stages and not moves:
        return heading, nothing(_("Nothing with a date is recorded."))
    latest = moves[-(MOST - min(len(stages), MOST_STAGES)) :]
    told = _by_day(context, (*stages[-(MOST - len(latest)) :], *latest))
    left = [*_left_out(len(stages) + len(latest) - len(told), len(moves) - len(latest))]
    return (heading, *left, _table(context, told), *context.noticed())


def _left_out(stages: int, moves: int) -> Iterator[Block]:
    """How many events and how many moves are not told; nothing if all are."""
    entries = ngettext(
        "{count} earlier entry is left out.", "{count} earlier entries are left out.", stages
    )
    positions = ngettext(
        "{count} earlier position is left out.", "{count} earlier positions are left out.", moves
    )
    for count, said in ((stages, entries), (moves, positions)):
        if count:
            yield Prose(plain(said.format(count=count)), small=True)


def _by_day(context: PackContext, events: Iterable[Event]) -> list[Event]:
    """Those by the day of the pack, in order."""
    return sorted((each for each in events if each[0] <= context.on), key=lambda each: each[:2])


def _table(context: PackContext, events: Sequence[Event]) -> Table:
    """The events with their days beside them, or below them where a day has several."""
    days = [(day, tuple(each)) for day, each in groupby(events, lambda each: each[0])]
    happened = _("What happened")
    if len(events) >= BUSY * len(days):
        rows = (row for day, each in days for row in _on_one_day(day, each))
        return Table((TableColumn(happened, 1.0),), tuple(rows))
    dates = 0.24 if is_narrow(context) else 0.18
    columns = TableColumn(_("Date"), dates), TableColumn(happened, 1 - dates)
    dated = (TableRow((plain(saying.long_date(day)), text)) for day, _order, text in events)
    return Table(columns, tuple(dated))


def _on_one_day(day: dt.date, events: Sequence[Event]) -> Iterator[TableRow]:
    yield TableRow((strong(saying.long_date(day)),), heading=True)
    for _day, _order, text in events:
        yield TableRow((text,))


def _rounds(context: PackContext) -> Iterator[Event]:
    for each in context.dossier.all(Round):
        if each.date is not None:
            said = dotted(round_dates(each) if each.end_date else "", each.place)
            level = context.level(each, "place")
            name = Run(round_with_state(each), strong=True, level=level)
            beside = (Run(dot() + said, level=level),) if said else ()
            yield each.date, 0, (*context.portion_at(level), name, *beside)


def _moves(context: PackContext) -> Iterator[Event]:
    for move in positions_taken(context.dossier, context.pair):
        text = move.position.statement
        said = context.level(move.position, "statement")
        statement = context.background(move.position, text, "statement")
        level = context.level_of_way(move.position, move.field, move.before)
        matter = dotted(move.point.in_short, move.issue.name)
        party = Run(at_beginning(move.party.name), strong=True)
        head = Run(comma() + saying.labelled(matter))
        way = Run(isolated(f"({move.way})"), mute=True, level=level)
        told = context.in_turn(("", said, statement), (" ", level, (way,)))
        yield move.position.date, 1, (party, head, *told)


def _proposals(context: PackContext) -> Iterator[Event]:
    for each in context.dossier.all(Proposal):
        if each.date is not None and was_tabled(each):
            party = context.dossier.find(Party, each.party)
            tabled = _("Proposal tabled: {name}").format(name=own_way(each.name))
            by = f" ({party.name})" if party else ""
            level = context.level(each, "name")
            yield each.date, 2, (*context.portion_at(level), Run(tabled + by, level=level))


def _outcomes(context: PackContext) -> Iterator[Event]:
    for each in context.dossier.all(Outcome):
        clause = context.dossier.get(Clause, each.clause)
        said = _("Clause {number} {title}: {status}").format(
            number=clause_number(context.dossier, clause),
            title=clause.title,
            status=choice(each.status),
        )
        level = context.level(clause, "status")
        yield each.date, 3, (*context.portion_at(level), Run(said, level=level))
