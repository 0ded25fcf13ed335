"""The positions table of a brief: who said what, how firmly, from where, how long ago."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeAlias

from msgspec.structs import replace

from briefings.anchors import evidence_anchor
from briefings.compose.absent import nothing
from briefings.compose.columns import heading_of
from briefings.compose.context import PackContext, dotted, signed
from briefings.compose.notes import Footnotes
from briefings.document import (
    Block,
    Heading,
    Run,
    Table,
    TableColumn,
    TableRow,
    Text,
    mute,
    plain,
)
from core.language import gettext as _
from core.model import naming
from core.model.naming import choice
from core.model.records import Issue, Party, Position, Source
from core.text import saying
from core.text.conventions import NO_BREAK, at_beginning, dot, numbered
from core.views.citations import latest as latest_of
from core.views.held_words import with_sign
from core.views.positions import (
    NotHeard,
    PositionWords,
    held_on,
    positions_on,
    stale_word,
    why_nowhere,
)


def positions_table(context: PackContext, point: str, notes: Footnotes) -> Table:
    """One row per party and issue, the same parties on each; if there are several issues, each
    one's name is above its rows. A year that all dates share is in the title."""
    issues = context.dossier.issues(point)
    told = positions_on(context.dossier, issues, context.on, context.pair)
    year = _common_year(chain(*told))
    rows: list[TableRow] = []
    for issue, words in zip(issues, told, strict=True):
        if len(issues) > 1 or context.dossier.notes(issue.id):
            rows.append(_issue_row(context, issue, notes))
        rows += _rows(context, words, notes, year)
    return Table(_columns(year), tuple(rows))


def _columns(year: int) -> tuple[TableColumn, ...]:
    title = dotted(_("Stated position"), str(year or ""))
    return TableColumn(_("Party"), 0.16), TableColumn(title, 0.84)


def _common_year(told: Iterable[PositionWords | NotHeard]) -> int:
    """The year of all dates in the table; 0 if there are several."""
    words = [each for each in told if isinstance(each, PositionWords)]
    dates = [day for each in words for day in (each.latest.date, each.silent_since) if day]
    return _shared({day.year for day in dates})


def _shared(years: set[int]) -> int:
    """The one year of all; 0 if there are several."""
    return years.pop() if len(years) == 1 else 0


def _issue_row(context: PackContext, issue: Issue, notes: Footnotes) -> TableRow:
    name = tuple(replace(run, strong=True) for run in notes.tied(issue, "name", "question", ""))
    level = context.level(issue, "question")
    question = Run("  " + issue.question, mute=True, level=level) if issue.question else None
    return TableRow(((*name, question) if question else name,), heading=True)


def _rows(
    context: PackContext, told: Iterable[PositionWords | NotHeard], notes: Footnotes, year: int
) -> Iterator[TableRow]:
    for each in told:
        if isinstance(each, PositionWords):
            yield _row(context, each, notes, year)
        else:
            yield TableRow((_party(each.party), mute(each.why)))


def _row(context: PackContext, told: PositionWords, notes: Footnotes, year: int) -> TableRow:
    if context.hides(told.latest):
        return TableRow((_party(told.party), _hidden(context, told.latest)))
    latest, refused = told.latest, told.red_line
    issue = context.dossier.get(Issue, latest.issue)
    held = held_on(context.dossier, issue, told.party, context.on)
    level = _level(context, latest, held[0] if held else latest)
    firmness = Run(_firmness(context, told) + dot(), mute=True)
    below = tuple(replace(r, level=level) for r in (firmness, *_source(context, told, year)))
    statement = notes.tied(latest, "statement", "", background=True)
    portions = [("", context.level(latest, "statement"), statement), ("\n", level, below)]
    if refused is not None:
        no = context.level(refused, "red_line")
        label = Run(saying.labelled(_("Red line")), strong=True)
        portions.append(("\n", no, (label, *context.bare(no, notes.tied(refused, "red_line")))))
    return TableRow((_party(told.party), context.in_turn(*portions)))


def _level(context: PackContext, latest: Position, placed: Position) -> str:
    """The mark of where a party stands, in a position of its own or of its group, and of where that
    is from: others are told neither confidence nor grade."""
    kept = context.tells(Position, "confidence")
    field, graded = ("confidence", "reliability") if kept else ("value", "number")
    source = context.dossier.find(Source, latest.source)
    cited = (context.level(source, graded),) if source is not None else ()
    return context.highest(context.level(latest, field), context.level(placed, field), *cited)


def _party(party: Party) -> Text:
    """A party's sign, and what stands in its column, beside the sign on every line."""
    sign, name = signed(party)
    return replace(sign, hangs=" "), replace(name, text=at_beginning(heading_of(party)))


def _hidden(context: PackContext, latest: Position) -> Text:
    """A position that is above the readers' level: that there is one, and its date."""
    said = dotted(latest.statement, saying.short_date_and_year(latest.date))
    return (*context.portion(latest, "statement"), Run(said, mute=True))


def _firmness(context: PackContext, told: PositionWords) -> str:
    """The placement in the issue's unit, and the desk's confidence in it."""
    sure = ""
    if context.tells(Position, "confidence"):
        sure = _("{level} confidence").format(level=choice(told.latest.confidence))
    return dotted(told.place, told.held, told.reach, sure)


def _source(context: PackContext, told: PositionWords, year: int) -> Text:
    latest = told.latest
    source = context.dossier.find(Source, latest.source)
    placed = bool(told.place or told.reach) and not told.held
    cited = dotted(context.cited(source, marked=placed), latest.locator)
    said = saying.commas((choice(latest.commitment), saying.date_beside(latest.date, year)))
    age = dot() + dotted(said, told.unchanged)
    runs = [Run(cited, mute=True), *_footnotes(context, latest)]
    if told.stale:
        runs += [Run("  "), Run(told.stale.upper(), boxed=True)]
    runs.append(Run(age, mute=True))
    if told.silent_since is not None:
        silent = saying.date_beside(told.silent_since, year)
        runs.append(Run(dot() + _("no statement on {date}").format(date=silent), mute=True))
    return tuple(runs)


def _footnotes(context: PackContext, latest: Position) -> Iterator[Run]:
    """The numbers of the sentences that a position rests on, each linked to its sentence."""
    for number in context.footnotes.get(latest.id, ()):
        named = _("evidence {number}").format(number=number)
        to = evidence_anchor(number)
        yield Run(f"{NO_BREAK}[{number}]", raised=True, to=to, named=named)


MOST_ACROSS = 5
"""How many parties fit side by side on a landscape page."""
ISSUE_SHARE = 0.12
"""The share of the column of issues."""


def matrix(context: PackContext) -> tuple[Block, ...]:
    """The positions in landscape: one issue per row, one party per column, with dates and grades. A
    year that all dates share is in the titles of their columns."""
    parties = context.dossier.parties
    issues = [each for _n, point in context.points for each in context.dossier.issues(point.id)]
    if not issues:
        heading = Heading(_("Positions matrix"), 1, anchor="matrix")
        return heading, nothing(_("No issue is recorded, so no party can be placed."))
    said = {(i.id, p.id): _latest(context, i, p) for i in issues for p in parties}
    year = _shared({each.date.year for each in said.values() if each is not None})
    aside = _("stated position, date, source and grade")
    blocks: list[Block] = []
    for start in range(0, len(parties), MOST_ACROSS):
        title = _("Positions matrix") if not start else _("Positions matrix, continued")
        blocks.append(Heading(title, 1, aside, "" if start else "matrix"))
        blocks.append(_matrix(context, parties[start : start + MOST_ACROSS], said, year))
    return tuple(blocks)


Said: TypeAlias = Mapping[tuple[str, str], Position | None]
"""What parties said last, by the ids of issue and party."""


def _matrix(context: PackContext, parties: Sequence[Party], said: Said, year: int) -> Table:
    share = (1 - ISSUE_SHARE) / max(len(parties), 1)
    columns = (
        TableColumn(_("Issue"), ISSUE_SHARE),
        *(TableColumn(dotted(heading_of(each), str(year or "")), share) for each in parties),
    )
    rows: list[TableRow] = []
    for number, point in context.points:
        rows.append(TableRow(((Run(numbered(number, point.name), strong=True),),), heading=True))
        for issue in context.dossier.issues(point.id):
            cells = (_cell(context, issue, each, said[issue.id, each.id], year) for each in parties)
            rows.append(TableRow((plain(issue.name), *cells)))
    return Table(columns, tuple(rows))


def _latest(context: PackContext, issue: Issue, party: Party) -> Position | None:
    """What a party said last on an issue, or holds as a member of a group."""
    said = latest_of(context.dossier, issue, party, context.on)
    held = None if said else held_on(context.dossier, issue, party, context.on)
    return held[0] if held else said


def _cell(
    context: PackContext, issue: Issue, party: Party, latest: Position | None, year: int
) -> Text:
    """Where a party stands, what it said, and from where that is known, in one paragraph."""
    if latest is None:
        return mute(why_nowhere(context.dossier, issue, party, context.on))
    if context.hides(latest):
        return _hidden(context, latest)
    held = held_on(context.dossier, issue, party, context.on)
    source = context.dossier.find(Source, latest.source)
    place = naming.place(issue, held[0] if held else latest)
    said_on = saying.date_beside(latest.date, year)
    age = stale_word(context.dossier, issue, latest, context.on)
    cited = dotted(said_on, context.cited(source), age)
    placed, as_member = held or (latest, "")
    at, level = context.level(placed, "value"), _level(context, latest, placed)
    statement = context.background(latest, latest.statement, "statement")
    return context.in_turn(
        ("", at, (Run(with_sign(place, held), strong=True, level=at),)),
        ("\n", at, mute(as_member)),
        ("\n" if as_member else "  ", context.level(latest, "statement"), statement),
        ("  ", level, (Run(cited, mute=True, level=level),)),
    )
