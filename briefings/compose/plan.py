"""The draft plan: how many clauses are agreed, and where each one stands."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from briefings.anchors import point_anchor
from briefings.compose.absent import nothing
from briefings.compose.context import PackContext, dotted, is_narrow
from briefings.compose.cover import plan_summary
from briefings.compose.notes import Footnotes
from briefings.document import (
    Block,
    BottomLine,
    Bullets,
    Cell,
    Heading,
    Prose,
    Run,
    Table,
    TableColumn,
    TableRow,
    Text,
    plain,
)
from core.language import gettext as _
from core.model.naming import choice
from core.model.records import Clause, ClauseLink, ClauseStatus, Point, Precedent, Source, Wording
from core.model.wordings import wordings
from core.text import saying
from core.text.conventions import numbered
from core.views.clause_graph import clauses_together
from core.views.clause_links import conditions_of, linked_record, linked_words
from core.views.names import called
from core.views.plan import clause_counts, clauses_in_words, clauses_there, title_above
from core.views.text_gap import parting, plan_text_gap, text_gap_words


def plan(context: PackContext) -> tuple[Block, ...]:
    """The blocks of the section."""
    heading = Heading(_("Plan text: status"), 1, anchor="plan")
    clauses = clauses_there(context.dossier)
    if not context.dossier.count(Clause):
        return heading, nothing(_("No plan text is recorded."))
    wide = 0.18 if is_narrow(context) and context.recipe.backwards else 0.12
    columns = (
        TableColumn(_("No."), 0.07, "right"),
        TableColumn(_("Clause and working text"), 0.79 - wide),
        TableColumn(_("Status"), wide),
        TableColumn(_("Sticking point"), 0.14),
    )
    notes = Footnotes(context)
    rows = tuple(_rows(context, clauses, notes))
    whole = (Prose(plan_summary(context)),) if context.dossier.talks.plan_summary else ()
    counts = BottomLine(plain(_summary(context)))
    table = Table(columns, rows)
    whole = (*whole, *_together(context))
    return heading, counts, *_text(context), *whole, table, *notes.boxes, *_precedents(context)


def _text(context: PackContext) -> tuple[Block, ...]:
    """The brackets of the text, and where they and the positions part ways."""
    told = text_gap_words(plan_text_gap(context.dossier))
    parted = parting(context.dossier, context.pair, context.on, None)
    return tuple(Prose(plain(each), small=True) for each in (told, parted) if each)


def _version(context: PackContext, working: Wording) -> Iterator[Run]:
    if working.version:
        level = context.level(working, "version")
        yield Run(f"\n{working.version}", mute=True, level=level)


def _together(context: PackContext) -> Iterator[Block]:
    """What could close now, and which clauses wait for others."""
    told = clauses_together(context.dossier)
    if told.words:
        yield Prose(plain("\n".join(told.words)), small=True)
    waiting = [box.spoken for box in told.graph.boxes]
    if waiting:
        yield Heading(_("What waits for what"))
        yield Bullets(tuple(plain(each) for each in waiting), small=True)


def _precedents(context: PackContext) -> Iterator[Block]:
    """Texts from elsewhere that clauses are measured by."""
    there = context.dossier.all(Precedent)
    if there:
        yield Heading(_("Precedents"))
        columns = (
            TableColumn(_("Precedent"), 0.25),
            TableColumn(_("Text"), 0.5),
            TableColumn(_("Source"), 0.25),
        )
        yield Table(columns, tuple(_precedent(context, each) for each in there))


def _precedent(context: PackContext, each: Precedent) -> TableRow:
    source = context.dossier.find(Source, each.source)
    where = (called(context.dossier, source) if source is not None else "", each.locator)
    title = context.said(each, each.title, "title", strong=True)
    cited = context.cell(each, dotted(*where), "locator", mute=False)
    return TableRow((title, context.cell(each, each.text, "text"), cited))


def _summary(context: PackContext) -> str:
    """How many clauses there are, and how many of each status."""
    return dotted(
        clauses_in_words(len(clauses_there(context.dossier))), clause_counts(context.dossier)
    )


def _working_texts(context: PackContext) -> dict[str, Wording]:
    """The latest working text of each clause."""
    texts = (wordings(context.dossier, each.id, None) for each in context.dossier.all(Clause))
    return {found[-1].clause: found[-1] for found in texts if found}


def _rows(context: PackContext, clauses: Iterable[Clause], notes: Footnotes) -> Iterator[TableRow]:
    """A row for each clause; one for several that follow each other and of which the same is said,
    such as that nothing is known."""
    working = _working_texts(context)
    alike: list[Clause] = []
    told: tuple[Cell, ...] = ()
    for clause in clauses:
        cells = _cells(context, clause, working.get(clause.id), notes)
        if alike and (cells != told or clause.label or alike[-1].number + 1 != clause.number):
            yield TableRow((_numbers(context, alike), *told))
            alike = []
        alike.append(clause)
        told = cells
    if alike:
        yield TableRow((_numbers(context, alike), *told))


def _numbers(context: PackContext, clauses: Sequence[Clause]) -> Text:
    if len(clauses) == 1:
        told = numbered(clauses[0].written_number, "", "")
        return (Run(told, level=context.level(clauses[0], "label")),)
    return plain(saying.spans([each.number for each in clauses]))


def _cells(
    context: PackContext, clause: Clause, working: Wording | None, notes: Footnotes
) -> tuple[Cell, ...]:
    """What is said of a clause beside its number."""
    text = _clause_text(context, clause, working, notes)
    linked = linked_words(context.dossier, clause.id)
    level = _level_of_links(context, clause)
    text = (*text, Run(f"\n{linked}", mute=True, level=level)) if linked else text
    point = context.dossier.find(Point, clause.point)
    matter: Cell = plain("")
    if point is not None:
        matter = (Run(point.in_short, to=point_anchor(point.id)),)
    unsettled = clause.status in (ClauseStatus.OPEN, ClauseStatus.BRACKETED)
    status = (Run(choice(clause.status), strong=unsettled),)
    return text, status, matter


def _level_of_links(context: PackContext, clause: Clause) -> str:
    """The highest mark of what a clause is linked to: what links it is the desk's own."""
    links = context.dossier.having(ClauseLink, clause=clause.id)
    ends = [linked_record(context.dossier, each) for each in links]
    ends += [
        context.dossier.find(Clause, each.needs)
        for each in conditions_of(context.dossier, clause.id)
    ]
    found = (context.level(each, "id") for each in (clause, *ends) if each is not None)
    return context.highest("", *found)


def _clause_text(
    context: PackContext, clause: Clause, working: Wording | None, notes: Footnotes
) -> Text:
    """Title and working text of a clause. A heading that the text has, too, is printed once, and a
    title that is only how the text begins is not printed at all; unless notes are on the title."""
    title = tuple(
        replace(run, strong=working is not None) for run in notes.tied(clause, "title", "")
    )
    if working is None:
        return title
    above, length = title_above(clause.title, working.text)
    is_heading = working.text[length:].startswith("\n")
    if any(run.raised for run in title):
        length = 0
    elif length and not is_heading:
        title = context.said(clause, above, "title", strong=True) if above else ()
    skipped = length + 1 if length and is_heading else 0
    text = (*notes.tied(working, "text", "", after=skipped), *_version(context, working))
    return (*title, Run("\n"), *text) if title else text
