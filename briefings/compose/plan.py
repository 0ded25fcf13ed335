"""The draft plan: how many clauses are agreed, and where each one stands."""

from msgspec.structs import replace

from briefings.compose.absent import nothing
from briefings.compose.context import PackContext, dotted, point_anchor, short_name
from briefings.compose.cover import plan_summary
from briefings.compose.notes import Footnotes
from briefings.document import (
    Block,
    BottomLine,
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
from core.model.naming import choice
from core.model.records import Clause, ClauseStatus, Point, Wording
from core.views.plan import clause_counts, wordings
from core.views.text_gap import parting, plan_text_gap, text_gap_words


def plan(context: PackContext) -> tuple[Block, ...]:
    """The blocks of the section."""
    heading = Heading(_("Plan text: status"), 1, anchor="plan")
    clauses = context.dossier.all(Clause)
    if not clauses:
        return heading, nothing(_("No plan text is recorded."))
    columns = (
        TableColumn(_("No."), 0.07, "right"),
        TableColumn(_("Clause and working text"), 0.58),
        TableColumn(_("Status"), 0.15),
        TableColumn(_("Sticking point"), 0.2),
    )
    notes = Footnotes(context)
    working = _working_texts(context)
    rows = tuple(_row(context, clause, working.get(clause.id), notes) for clause in clauses)
    whole = (Prose(plan_summary(context)),) if context.dossier.talks.plan_summary else ()
    counts = BottomLine(plain(_summary(context)))
    return heading, counts, *_text(context), *whole, Table(columns, rows), *notes.boxes


def _text(context: PackContext) -> tuple[Block, ...]:
    """The brackets of the text, and where they and the positions part ways."""
    told = text_gap_words(plan_text_gap(context.dossier))
    parted = parting(context.dossier, context.pair, context.on, None)
    return tuple(Prose(plain(each), small=True) for each in (told, parted) if each)


def _summary(context: PackContext) -> str:
    """How many clauses there are, and how many of each status."""
    clauses = _("{count} clauses").format(count=context.dossier.count(Clause))
    return dotted(clauses, clause_counts(context.dossier))


def _working_texts(context: PackContext) -> dict[str, Wording]:
    """The latest working text of each clause."""
    texts = (wordings(context.dossier, each.id, None) for each in context.dossier.all(Clause))
    return {found[-1].clause: found[-1] for found in texts if found}


def _row(
    context: PackContext, clause: Clause, working: Wording | None, notes: Footnotes
) -> TableRow:
    text = notes.tied(clause, "title", "")
    if working is not None:
        title = (replace(run, strong=True) for run in text)
        text = (*title, Run("\n"), *notes.tied(working, "text", ""))
    point = context.dossier.find(Point, clause.point)
    matter: Cell = plain("")
    if point is not None:
        matter = (Run(short_name(point), to=point_anchor(point.id)),)
    unsettled = clause.status in (ClauseStatus.OPEN, ClauseStatus.BRACKETED)
    status = (Run(choice(clause.status), strong=unsettled),)
    return TableRow((plain(str(clause.number)), text, status, matter))
