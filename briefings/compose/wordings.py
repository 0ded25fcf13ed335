"""The plan's texts: what changed since a round, and the parties' texts side by side."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

from msgspec.structs import replace

from briefings.compose.absent import nothing
from briefings.compose.columns import heading_of
from briefings.compose.context import PackContext, Part, is_narrow
from briefings.document import (
    Block,
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
from briefings.redline_report import break_sign, redline_runs
from core.language import gettext as _
from core.model import naming
from core.model.records import Clause, Party, Round, Wording
from core.model.wordings import wordings
from core.text import saying
from core.text.conventions import ahead_of, dot, numbered
from core.text.redline import redline
from core.text.redlined import printed_lines
from core.views.names import clause_number
from core.views.plan import clauses_there
from core.views.schedule import schedule
from core.views.text_sheet import open_clauses, with_texts

FIGURE_SPACE, APART = "\u2007", "\u00a0\u00a0\u00a0"
MOST_TEXTS, MOST_UPRIGHT = 4, 3
"""How many texts fit side by side on a landscape page, and on an upright one."""
LEAST_SHARE, STEP = 0.16, 0.02
"""The least share of a column of texts, and how much of it goes to another at once."""


def redlines(context: PackContext) -> tuple[Block, ...]:
    """Clauses whose working text changed since a round, with deletions struck through and additions
    underlined."""
    since = _since(context)
    heading = Heading(_("Plan text: what changed"), 1, anchor="redline")
    if since is None or since.date is None:
        said = _("No round has been held yet, so there is nothing to compare with.")
        return heading, nothing(said)
    changed = tuple(_changed(context, since.date))
    if not changed:
        return heading, nothing(_("No working text has changed."))
    in_plan = _in_plan(context)
    new = [each.clause for each in changed if each.before is None and each.clause in in_plan]
    rows = tuple(_changed_row(context, each) for each in changed if each.clause not in new)
    table = (_legend(since), Table(_columns(), rows)) if rows else ()
    return heading, *table, *_see_plan(context, _("New working texts"), new)


def _legend(since: Round) -> Prose:
    said = _(
        "Working texts {since}: deletions struck through, insertions underlined, moved text "
        "underlined twice."
    )
    numbers = _("Lines have the same numbers on the screen.")
    told = Run(said.format(since=naming.since_round(since)))
    return Prose((told, Run(f" {numbers}", aside=True)), small=True)


def _columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn(_("No."), 0.07, "right"),
        TableColumn(_("Clause"), 0.23),
        TableColumn(_("Text"), 0.7),
    )


def _in_plan(context: PackContext) -> tuple[Clause, ...]:
    """The clauses whose working texts the pack has elsewhere."""
    return clauses_there(context.dossier) if context.wants("plan") else ()


def _see_plan(context: PackContext, label: str, clauses: Sequence[Clause]) -> Iterator[Block]:
    """Clauses whose texts are in the plan alone, since nothing stands beside them."""
    if clauses:
        plain_ones = [each for each in clauses if not each.label]
        labels = [each.written_number for each in clauses if each.label]
        numbers = (*saying.each_span([each.number for each in plain_ones]), *labels)
        level = context.highest(*(context.level(each, "label") for each in clauses))
        said = Run(saying.labelled(label, saying.commas(numbers)) + dot(), level=level)
        see = Run(_("Text: see the plan."), to="plan")
        yield Prose((*context.portion_at(level), said, see), small=True)


def _since(context: PackContext) -> Round | None:
    chosen = context.dossier.find(Round, context.recipe.plan_since)
    return chosen or schedule(context.dossier, context.on).last


class _Change(NamedTuple):
    """A working text, and the one before it; None for a clause that had none."""

    clause: Clause
    working: Wording
    before: Wording | None


def _changed(context: PackContext, date: dt.date) -> Iterator[_Change]:
    for clause in context.dossier.all(Clause):
        working = wordings(context.dossier, clause.id, None)
        earlier = [each for each in working if each.date is None or each.date < date]
        before = earlier[-1] if earlier else None
        if working and working[-1].text != (before.text if before is not None else ""):
            yield _Change(clause, working[-1], before)


def _changed_row(context: PackContext, change: _Change) -> TableRow:
    clause = change.clause
    text = tuple(_redlined(context, change.working, change.before))
    return TableRow(
        ((_number(context, clause),), context.said(clause, clause.title, "title"), text)
    )


def _redlined(context: PackContext, wording: Wording, before: Wording | None) -> Iterator[Run]:
    levels = [context.level(each, "text") for each in (wording, before) if each is not None]
    level = context.highest(*levels)
    lines = printed_lines(redline(before.text if before is not None else "", wording.text))
    wide = len(str(max((each.number for each in lines), default=0)))
    texts = [(*redline_runs(each.line.pieces), *break_sign(each.line)) for each in lines]
    flows = all(context.quoted(text) is text for text in texts)
    for place, (number, _line, begins) in enumerate(lines):
        shown = (str(number) if number else "").rjust(wide, FIGURE_SPACE) + APART
        text = texts[place]
        ahead = ahead_of("".join(run.text for run in text))
        if place:
            yield Run("\n", aside=flows and not begins)
        yield Run(ahead + shown, mute=True, hangs="0" * wide + APART, aside=True)
        yield from () if place else context.portion_at(level)
        for run in context.quoted(text):
            yield replace(run, level=level)


def columns(context: PackContext) -> Iterator[Part]:
    """The open clauses: the working text, and the text that each party wants; in landscape where
    an upright page would be too narrow."""
    clauses = open_clauses(context.dossier)
    parties = with_texts(context.dossier, clauses)
    is_wide = len(parties) >= (1 if is_narrow(context) else MOST_UPRIGHT)
    in_plan = _in_plan(context)
    alone = [each for each in clauses if each in in_plan and not _is_contested(context, each)]
    beside = [each for each in clauses if each not in alone]
    blocks = list(_side_by_side(context, beside, parties))
    if beside:
        blocks += _see_plan(context, _("Working text only"), alone)
    yield Part(tuple(blocks), landscape=is_wide)


def _is_contested(context: PackContext, clause: Clause) -> bool:
    """Whether a party wants a clause worded its way."""
    return any(each.party for each in context.dossier.having(Wording, clause=clause.id))


def _side_by_side(
    context: PackContext, clauses: Sequence[Clause], parties: Sequence[Party]
) -> Iterator[Block]:
    heading = Heading(_("Plan text: texts side by side"), 1, anchor="columns")
    if not clauses:
        yield heading
        is_open = bool(open_clauses(context.dossier))
        yield nothing(_("No party has a text of its own.") if is_open else _("No clause is open."))
        return
    for start in range(0, max(len(parties), 1), MOST_TEXTS - 1):
        yield heading
        heading = Heading(_("Plan text: texts side by side, continued"), 1)
        yield _table(context, clauses, parties[start : start + MOST_TEXTS - 1])


def _table(context: PackContext, clauses: Sequence[Clause], parties: Sequence[Party]) -> Table:
    titles = (_("Clause"), _("Working text"), *map(heading_of, parties))
    rows = tuple(_row(context, clause, parties) for clause in clauses)
    shares = _shares([row.cells for row in rows])
    columns = (TableColumn(*each) for each in zip(titles, shares, strict=True))
    return Table(tuple(columns), rows)


def _shares(rows: Sequence[Sequence[Cell]]) -> list[float]:
    """The shares of columns of texts with which the rows are about as low as they can be."""
    lengths = [[_length(cell) for cell in cells] for cells in rows]
    count = len(rows[0])
    shares = [1 / count] * count
    while True:
        tried = min(_moved(shares), key=lambda each: _height(lengths, each), default=shares)
        if _height(lengths, tried) >= _height(lengths, shares):
            return shares
        shares = tried


def _moved(shares: Sequence[float]) -> Iterator[list[float]]:
    """The shares with a little of one column given to another, in every way."""
    for giver, taker in permutations(range(len(shares)), 2):
        if shares[giver] - STEP >= LEAST_SHARE:
            moved = [*shares]
            moved[giver] -= STEP
            moved[taker] += STEP
            yield moved


def _height(lengths: Sequence[Sequence[int]], shares: Sequence[float]) -> float:
    return sum(max(a / b for a, b in zip(each, shares, strict=True)) for each in lengths)


def _length(cell: Cell) -> int:
    return sum(len(run.text) for run in cell) if isinstance(cell, tuple) else 0


def _row(context: PackContext, clause: Clause, parties: Sequence[Party]) -> TableRow:
    texts: list[Cell] = [
        _latest(context, clause, party) for party in (None, *(each.id for each in parties))
    ]
    title = (
        _number(context, clause, "  "),
        *context.said(clause, clause.title, "title", strong=True),
    )
    return TableRow((title, *texts))


def _number(context: PackContext, clause: Clause, after: str = "") -> Run:
    number = clause_number(context.dossier, clause)
    return Run(numbered(number, "", after), level=context.level(clause, "label"))


def _latest(context: PackContext, clause: Clause, party: str | None) -> Text:
    found = wordings(context.dossier, clause.id, party)
    return context.said(found[-1], found[-1].text, "text") if found else plain("—")
