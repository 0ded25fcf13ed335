"""What was said since the last round, what moved, and what only sounds new."""

from collections.abc import Sequence

from briefings.compose.absent import nothing
from briefings.compose.context import PackContext, holds_little
from briefings.document import Block, Heading, Prose, Run, Table, TableColumn, TableRow, Text, plain
from core.language import gettext as _
from core.model import naming
from core.model.records import Source
from core.text import saying
from core.text.conventions import at_beginning, comma, isolated
from core.views.moves import MoveWords, said_since
from core.views.words import unrecorded

MOST_SHOWN, MOST_NARROW = 5, 14
"""So many fit on the gap page, or on the second one that it needs on narrow paper; the rest stands
in the briefs."""
LEAST_SHOWN = 2
"""So many are shown even where the page is full."""


def changes(context: PackContext) -> tuple[Block, ...]:
    """The blocks of the section: moves, longest first, then new words, then silence."""
    if context.last is None or context.last.date is None:
        said = _("No round has been held yet, so there is nothing to compare with.")
        return Heading(_("What changed")), nothing(said)
    title = _("What changed {since}").format(since=naming.since_round(context.last))
    found = said_since(context.dossier, context.last, context.on, context.pair)
    if not found:
        return Heading(title), nothing(_("Nothing new has been recorded."))
    most = MOST_NARROW if holds_little(context) else MOST_SHOWN
    rows = tuple(_row(context, move, n) for n, move in enumerate(_weightiest(found, most)))
    tags = 0.17 if holds_little(context) else 0.12
    blocks: list[Block] = [
        Heading(title),
        Table((TableColumn("", tags), TableColumn("", 1 - tags)), rows),
    ]
    rest = _rest(context, found) if len(found) > LEAST_SHOWN else ""
    if below := " ".join(filter(None, (rest, context.notice))):
        blocks.append(Prose(plain(below), small=True))
    return tuple(blocks)


def _weightiest(found: Sequence[MoveWords], most: int) -> list[MoveWords]:
    """The first entries of those in order, up to so many; the first of every point is among them
    before any second one, so that no point is crowded out."""
    own = {move.point.id: move.position.id for move in reversed(found)}
    ranked = sorted(found, key=lambda move: own[move.point.id] != move.position.id)
    kept = {move.position.id for move in ranked[:most]}
    return [move for move in found if move.position.id in kept]


def _rest(context: PackContext, found: Sequence[MoveWords]) -> str:
    """Which entries are shown, however many the page has room for, of how many moves, and where
    the pack has the rest; "" where it does not."""
    moves = sum(move.has_moved for move in found)
    if context.wants("chronology") and moves > LEAST_SHOWN:
        said = _("Longest moves first, of {count} in all; the chronology lists them.")
        return said.format(count=moves)
    if context.wants("matrix"):
        return _("Longest moves first; the positions matrix shows where every party stands.")
    if context.wants("briefs"):
        return _("Longest moves first; the briefs show where every party stands.")
    return ""


def _row(context: PackContext, move: MoveWords, place: int) -> TableRow:
    tag = (Run(move.tag.upper(), boxed=True),)
    return TableRow((tag, _said(context, move)), optional=place >= LEAST_SHOWN)


def _said(context: PackContext, move: MoveWords) -> Text:
    position, way = move.position, move.way
    matter = dotted_matter(move.point.in_short, move.issue.name)
    statement = context.cut(position.statement)
    said = statement or way or unrecorded(context.dossier, _("nothing said"))
    level = context.level(position, "statement")
    source = context.dossier.find(Source, position.source)
    cited = "" if context.hides(position) else context.cited(source)
    note = saying.commas((cited, saying.short_date_and_year(position.date)))
    placed = context.level_of_way(position, move.field, move.before)
    if not statement:
        level = placed
    beside = context.highest(level, placed if way else level)
    return (
        Run(at_beginning(move.party.name), strong=True),
        Run(comma() + saying.labelled(matter)),
        *context.in_turn(
            (
                "",
                level,
                (*context.quoted((Run(said, level=level),)), *context.left_off(position.statement)),
            ),
            (
                " ",
                beside,
                (Run(isolated(_beside(said, way) + f"({note})"), mute=True, level=beside),),
            ),
        ),
    )


def dotted_matter(point: str, issue: str) -> str:
    """Point and issue in one phrase."""
    return point if point == issue else saying.commas((point, issue))


def _beside(said: str, way: str) -> str:
    """Where the party moved from and to, if the words do not say it."""
    return f"{way} " if way and way != said else ""
