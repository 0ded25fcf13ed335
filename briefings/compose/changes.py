"""What was said since the last round, what moved and what only sounds new."""

from collections import Counter

from briefings.compose.context import PackContext, issue_point, short_name
from briefings.document import Block, Heading, Prose, Run, Table, TableColumn, TableRow, Text, plain
from core.analysis.movement import Move, MoveKind, moves_since
from core.language import gettext as _
from core.language import ngettext, noop
from core.model import naming
from core.model.records import Party, Source
from core.text import saying
from core.views.telling import movement

MOST_SHOWN = 10

_TAGS = {
    MoveKind.MOVED: noop("Moved"),
    MoveKind.STEP: noop("Small step"),
    MoveKind.NEW: noop("New"),
    MoveKind.RANGE_WIDENED: noop("Range wider"),
    MoveKind.RANGE_NARROWED: noop("Range narrower"),
    MoveKind.RANGE_SHIFTED: noop("Range shifted"),
    MoveKind.NEW_WORDS: noop("New words"),
    MoveKind.SAME_WORDS: noop("Same words"),
    MoveKind.NO_STATEMENT: noop("No statement"),
}
_BY_WEIGHT = tuple(_TAGS)


def changes(context: PackContext) -> tuple[Block, ...]:
    """The blocks of the section: moves first, the longest before all, then words, then silence,
    with every point in its turn."""
    if context.last is None or context.last.date is None:
        said = _("No round has been held yet, so there is nothing to compare with.")
        return Heading(_("What changed")), Prose(plain(said))
    title = _("What changed since {round}").format(round=naming.round_name(context.last))
    found = [
        move
        for move in moves_since(context.dossier, context.last.date)
        if move.position.date <= context.on
    ]
    found = _in_turn(found)
    if not found:
        return Heading(title), Prose(plain(_("Nothing new has been recorded.")))
    rows = tuple(_row(context, move) for move in found[:MOST_SHOWN])
    blocks: list[Block] = [
        Heading(title),
        Table((TableColumn("", 0.17), TableColumn("", 0.83)), rows),
    ]
    if len(found) > MOST_SHOWN:
        blocks.append(Prose(plain(_left_out(len(found) - MOST_SHOWN)), small=True))
    return (*blocks, *context.noticed())


def _in_turn(moves: list[Move]) -> list[Move]:
    """The weightiest move of every point, then the second of every point, and so on, so that a
    point where little moves is not crowded out."""
    taken: Counter[str] = Counter()
    turns: list[tuple[int, Move]] = []
    for move in sorted(moves, key=_weight):
        turns.append((taken[move.issue.point], move))
        taken[move.issue.point] += 1
    return [move for _turn, move in sorted(turns, key=lambda each: (each[0], _weight(each[1])))]


def _weight(move: Move) -> tuple[int, float]:
    return _BY_WEIGHT.index(move.kind), -abs(move.delta or 0.0)


def _left_out(count: int) -> str:
    return ngettext(
        "{count} more entry is in the briefs.", "{count} more entries are in the briefs.", count
    ).format(count=count)


def _row(context: PackContext, move: Move) -> TableRow:
    return TableRow(((Run(_(_TAGS[move.kind]).upper(), boxed=True),), _said(context, move)))


def _said(context: PackContext, move: Move) -> Text:
    dossier, position = context.dossier, move.position
    party = dossier.get(Party, position.party)
    matter = dotted_matter(short_name(issue_point(dossier, move.issue)), move.issue.name)
    way = movement(dossier, move, context.pair)
    said = context.cut(position.statement) or way or _("nothing said")
    level = context.level(position)
    source = dossier.find(Source, position.source)
    note = _("({source}, {date})").format(
        source=context.cited(source), date=saying.dated(position.date, context.on)
    )
    return (
        Run(party.name, strong=True),
        Run(f", {matter}: "),
        *context.portion(position),
        Run(f"{said} ", level=level),
        Run(_beside(said, way) + note, mute=True),
    )


def dotted_matter(point: str, issue: str) -> str:
    """Point and issue in one phrase."""
    return point if point == issue else f"{point}, {issue}"


def _beside(said: str, way: str) -> str:
    """Where the party came from and to, where the words do not say it."""
    return f"{way} " if way and way != said else ""
