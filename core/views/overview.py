"""What is new since a round, as the overview lists it."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from core.analysis.movement import BY_WEIGHT, Move, MoveKind, moves_since
from core.language import gettext as _
from core.language import ngettext
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.naming import round_name
from core.model.records import Party, Point, Position, Round
from core.model.signs import sign
from core.text.saying import dated, short_date
from core.views.behind import dotted
from core.views.telling import movement

MOST_MOVES = 6
"""How many moves are listed; the others are counted."""


class NewsLine(NamedTuple):
    """A move: who, what it came to, on which point, and when, with the year where that is another
    than this one's."""

    position: str
    party: Party
    who: str
    what: str
    point: str
    when: str
    has_year: bool


class News(NamedTuple):
    """What was said since a round, the latest first; `nothing` stands in the place of lines."""

    title: str
    note: str
    lines: tuple[NewsLine, ...]
    nothing: str


def news(dossier: Dossier, since: Round | None, today: dt.date, pair: Pair | None) -> News:
    """What is new since a round; without one, how much is on record."""
    if since is None or since.date is None:
        title = _("Since {round}").format(round=round_name(since)) if since else _("What is new")
        return News(title, "", (), _("Nothing recorded since.") if since else _before(dossier))
    moves = _worth_a_line(moves_since(dossier, since.date, today))
    lines = tuple(_line(dossier, move, today, pair) for move in moves[:MOST_MOVES])
    title = _("Since {round}").format(round=round_name(since))
    note = dotted((_counted(len(moves)), dossier.talks.notice))
    return News(title, note, lines, "" if moves else _("Nothing recorded since."))


def _before(dossier: Dossier) -> str:
    """What there is while no round was held from which changes could be counted."""
    count = dossier.count(Position)
    if not count:
        return _("No round held yet; no position recorded.")
    return ngettext(
        "No round held yet; {count} position recorded.",
        "No round held yet; {count} positions recorded.",
        count,
    ).format(count=count)


def _counted(count: int) -> str:
    changes = ngettext("{count} change", "{count} changes", count).format(count=count)
    if count <= MOST_MOVES:
        return changes
    return _("{changes}, latest {shown} shown").format(changes=changes, shown=MOST_MOVES)


def _worth_a_line(moves: Iterable[Move]) -> list[Move]:
    """The latest day first, and on a day the weightiest; who says the same as before has not
    moved."""
    new = [move for move in moves if move.kind is not MoveKind.SAME_WORDS]
    new.sort(key=lambda move: BY_WEIGHT.index(move.kind))
    return sorted(new, key=lambda move: move.position.date, reverse=True)


def _line(dossier: Dossier, move: Move, today: dt.date, pair: Pair | None) -> NewsLine:
    party = dossier.get(Party, move.position.party)
    point = dossier.get(Point, move.issue.point)
    when = dated(move.position.date, today)
    return NewsLine(
        move.position.id,
        party,
        f"{sign(party.marker)} {party.name}",
        _what(dossier, move, pair),
        point.short_name or point.name,
        when,
        when != short_date(move.position.date),
    )


def _what(dossier: Dossier, move: Move, pair: Pair | None) -> str:
    """What a move was, in a line: the statement if there is one, else what became of the place."""
    if move.kind in (MoveKind.NEW, MoveKind.NEW_WORDS) and move.position.statement:
        return move.position.statement
    words = {
        MoveKind.NEW: _("{issue}: first position, {way}"),
        MoveKind.MOVED: _("{issue}: {way}"),
        MoveKind.STEP: _("{issue}: small step, {way}"),
        MoveKind.RANGE_WIDENED: _("{issue}: wider {way}"),
        MoveKind.RANGE_NARROWED: _("{issue}: narrower {way}"),
        MoveKind.RANGE_SHIFTED: _("{issue}: {way}"),
        MoveKind.NEW_WORDS: _("{issue}: new words, same place"),
        MoveKind.SAME_WORDS: _("{issue}: same words as before"),
        MoveKind.NO_STATEMENT: _("{issue}: no statement"),
    }[move.kind]
    return words.format(issue=move.issue.name, way=movement(dossier, move, pair))
