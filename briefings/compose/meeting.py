"""The meeting itself: objectives, order of play, what earlier rounds left to do, room to write."""

import datetime as dt

from briefings.compose.setting import Setting, point_anchor, round_code
from briefings.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    PageOf,
    Prose,
    Row,
    RuledLines,
    Run,
    Table,
    Text,
    plain,
)
from core import words
from core.language import gettext as _
from core.model import Action, AgendaItem, Round

LEAST_LINES = 5


def objectives(setting: Setting) -> tuple[Block, ...]:
    """The objectives for the round, numbered."""
    text = setting.round.objectives if setting.round else ""
    items = tuple(plain(line.strip()) for line in text.splitlines() if line.strip())
    heading = Heading(_("Objectives for this round"))
    if not items:
        return heading, Prose(plain(_("No objectives are recorded for this round.")))
    return heading, Bullets(items, numbered=True)


def agenda(setting: Setting) -> tuple[Block, ...]:
    """The agenda of the round, with the page of the brief that goes with each item."""
    heading = Heading(_("Order of play"))
    items = setting.dossier.where(AgendaItem, round=setting.round.id) if setting.round else ()
    if not items:
        return heading, Prose(plain(_("No agenda is recorded for this round.")))
    columns = (
        Column(_("Time"), 0.12),
        Column(_("Item"), 0.52),
        Column(_("Lead"), 0.18),
        Column(_("Minutes"), 0.09, "right"),
        Column(_("Page"), 0.09, "right"),
    )
    return heading, Table(columns, tuple(_item(setting, item) for item in items))


def _item(setting: Setting, item: AgendaItem) -> Row:
    minutes = "" if item.minutes is None else str(item.minutes)
    page: Cell = plain("")
    if item.point is not None and setting.wants("briefs"):
        page = PageOf(point_anchor(item.point))
    return Row((plain(item.time), plain(item.title), plain(item.lead), plain(minutes), page))


def record(setting: Setting) -> tuple[Block, ...]:
    """What the last round came to; nothing at all where nobody wrote it down."""
    if setting.last is None or not setting.last.record.strip():
        return ()
    title = _("Record of {round}").format(round=words.round_name(setting.last))
    paragraphs = setting.last.record.strip().split("\n\n")
    return Heading(title), *(Prose(plain(" ".join(each.split()))) for each in paragraphs)


def actions(setting: Setting) -> tuple[Block, ...]:
    """What earlier rounds left to do and is not done; nothing at all where nothing is open."""
    open_ones = sorted(
        setting.dossier.where(Action, done=False), key=lambda each: each.due or dt.date.max
    )
    if not open_ones:
        return ()
    columns = (
        Column(_("From"), 0.1),
        Column(_("Action"), 0.54),
        Column(_("Owner"), 0.18),
        Column(_("Due"), 0.18),
    )
    rows = tuple(_action(setting, action) for action in open_ones)
    return Heading(_("Actions from earlier rounds")), Table(columns, rows)


def _action(setting: Setting, action: Action) -> Row:
    record = setting.dossier.get(Round, action.round)
    due: Text = plain(words.long_date(action.due) if action.due else "—")
    if action.due is not None and action.due < setting.on:
        due = (*due, Run(" "), Run(_("Overdue").upper(), boxed=True))
    return Row((plain(round_code(record)), plain(action.text), plain(action.owner or "—"), due))


def handwriting(_setting: Setting) -> tuple[Block, ...]:
    """Room to write."""
    return Heading(_("Handwritten notes")), RuledLines(LEAST_LINES)
