"""The meeting itself: objectives, agenda, actions left from earlier rounds, and room to write."""

import datetime as dt
from collections.abc import Iterator

from briefings.compose.absent import nothing
from briefings.compose.columns import without_empty
from briefings.compose.context import PackContext, dotted, page_of_point, round_code
from briefings.document import (
    Block,
    Cell,
    Heading,
    Prose,
    RuledLines,
    Run,
    Table,
    TableColumn,
    TableRow,
    Text,
    plain,
)
from core.language import gettext as _
from core.model import naming
from core.model.records import Action, AgendaItem, Round
from core.text import saying
from core.text.conventions import zone_name
from core.views.round_words import DEBRIEF, TEXTS, round_dates
from core.views.schedule import schedule

LEAST_LINES = 5


def agenda(context: PackContext) -> tuple[Block, ...]:
    """The agenda of the round: each item with what is planned for it, its press arrangements and
    the page of its brief."""
    heading = Heading(_("Annotated agenda"), 1, anchor="agenda")
    items = context.dossier.where(AgendaItem, round=context.round.id) if context.round else ()
    if not items:
        return heading, nothing(_("No agenda is recorded for this round."))
    blocks: list[Block] = [heading]
    if context.round is not None and context.round.delegation:
        blocks.append(Prose(context.said(context.round, context.round.delegation, "delegation")))
    total = sum(item.minutes or 0 for item in items)
    length = _("{minutes} minutes in all").format(minutes=total) if total else ""
    zone = context.round.time_zone if context.round is not None else ""
    clock = _("times of {zone}").format(zone=zone_name(zone)) if zone else ""
    blocks.append(Heading(_("Order of play"), aside=dotted(length, clock)))
    rows = tuple(_item(context, item) for item in items)
    return (*blocks, without_empty(Table(_agenda_columns(), rows)))


def _agenda_columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn(_("Time"), 0.1),
        TableColumn(_("Item"), 0.42),
        TableColumn(_("Lead"), 0.14),
        TableColumn(_("Minutes"), 0.09, "right"),
        TableColumn(_("Press"), 0.17),
        TableColumn(_("Page"), 0.08, "right"),
    )


def _item(context: PackContext, item: AgendaItem) -> TableRow:
    minutes = "" if item.minutes is None else str(item.minutes)
    page: Cell = plain("") if item.point is None else page_of_point(context, item.point)
    title = context.said(item, item.title, "title", strong=True)
    if item.remark:
        title = (*title, Run("\n"), *context.background(item, item.remark, "remark"))
    if item.expected:
        expected = context.background(item, item.expected, "expected")
        title = (*title, Run("\n"), Run(_("Expected:") + " ", mute=True), *expected)
    lead, press = (context.cell(item, getattr(item, name), name) for name in ("lead", "press"))
    return TableRow((plain(item.time), title, lead, plain(minutes), press, page))


def record(context: PackContext) -> tuple[Block, ...]:
    """The outcome of the last round with its debrief, and what is still to be done since then;
    nothing if none of it was written down."""
    last, left = context.last, actions(context)
    if last is None:
        return ()
    debrief = tuple(_debrief(context, last))
    if not (last.record.strip() or debrief or left):
        return ()
    title = _("Record of {round}").format(round=naming.round_title(last))
    paragraphs = last.record.strip().split("\n\n")
    told = (
        Prose(context.background(last, " ".join(each.split()), "record"))
        for each in paragraphs
        if each
    )
    heading = Heading(dotted(title, round_dates(last)), 1, last.place, "record")
    return heading, *told, *debrief, *left


def _debrief(context: PackContext, last: Round) -> Iterator[Block]:
    for field in DEBRIEF:
        if text := getattr(last, field).strip():
            yield Heading(_(TEXTS[field]))
            for line in filter(str.strip, text.splitlines()):
                yield Prose(context.background(last, " ".join(line.split()), field))


def actions(context: PackContext) -> tuple[Block, ...]:
    """Actions from earlier rounds that are not done; nothing if none are open."""
    held = {each.id for each in schedule(context.dossier, context.on).held}
    left = (each for each in context.dossier.where(Action, done=False) if each.round in held)
    open_ones = sorted(left, key=lambda each: each.due or dt.date.max)
    if not open_ones:
        return ()
    columns = (
        TableColumn(_("From"), 0.1),
        TableColumn(_("Action"), 0.54),
        TableColumn(_("Owner"), 0.18),
        TableColumn(_("Due"), 0.18),
    )
    rows = tuple(_action(context, action) for action in open_ones)
    return Heading(_("Commitments and actions")), Table(columns, rows)


def _action(context: PackContext, action: Action) -> TableRow:
    record = context.dossier.get(Round, action.round)
    said = saying.long_date(action.due) if action.due else "—"
    due: Text = (Run(said, level=context.level(action, "due")),)
    if action.due is not None and action.due < context.on:
        due = (*due, Run(" "), Run(_("Overdue").upper(), boxed=True))
    return TableRow(
        (
            plain(round_code(record)),
            context.said(action, action.text, "text"),
            context.cell(action, action.owner or "—", "owner"),
            due,
        )
    )


def handwriting(_context: PackContext) -> tuple[Block, ...]:
    """Room for handwriting."""
    return Heading(_("Handwritten notes")), RuledLines(LEAST_LINES)
