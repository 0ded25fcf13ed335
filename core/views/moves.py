"""Who said what since when and who moved, each with its tag, its place and its way in words."""

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import msgspec

from core.analysis.movement import (
    BY_WEIGHT,
    Move,
    MoveKind,
    day_before,
    moves_between,
    moves_since,
)
from core.language import gettext as _
from core.language import noop
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.records import Issue, Party, Point, Position, Round
from core.views.telling import movement

TAGS = {
    MoveKind.MOVED: noop("Moved"),
    MoveKind.STEP: noop("Small step"),
    MoveKind.RANGE_ALONE: noop("Range only"),
    MoveKind.RANGE_SHIFTED: noop("Range shifted"),
    MoveKind.NEW: noop("New"),
    MoveKind.CORRECTED: noop("Corrected"),
    MoveKind.RANGE_WIDENED: noop("Range wider"),
    MoveKind.RANGE_NARROWED: noop("Range narrower"),
    MoveKind.NEW_WORDS: noop("New words"),
    MoveKind.SAME_WORDS: noop("Same words"),
    MoveKind.SAME_PLACE: noop("Same place"),
    MoveKind.NO_STATEMENT: noop("No statement"),
}
"""What an entry is called by its kind."""
_TAKEN = (MoveKind.MOVED, MoveKind.NEW, MoveKind.CORRECTED)
_OF_RANGES = (MoveKind.RANGE_SHIFTED, MoveKind.RANGE_WIDENED, MoveKind.RANGE_NARROWED)
_NAMES_BOTH = (
    *(MoveKind.MOVED, MoveKind.STEP, MoveKind.RANGE_ALONE, MoveKind.CORRECTED),
    *_OF_RANGES,
)


class MoveWords(msgspec.Struct, frozen=True, gc=False):
    """An entry of a `kind` with what it is about: its `way` ("38 → 12 thousand troops, towards
    Ukraine"; "" for none) is one of the `field` of its position and of the one `before`, if it
    names that."""

    position: Position
    before: Position | None
    party: Party
    issue: Issue
    point: Point
    kind: MoveKind
    way: str
    field: Literal["value", "low"]

    @property
    def tag(self) -> str:
        """What the entry is called: "Moved"."""
        return _(TAGS[self.kind])

    @property
    def has_moved(self) -> bool:
        """Whether the party moved: its place is another."""
        return self.kind is MoveKind.MOVED


def said_since(
    dossier: Dossier, since: Round, until: dt.date, pair: Pair | None
) -> tuple[MoveWords, ...]:
    """What was said from the first day of a round on, and no later than a day: moves first, the
    longest before all, then words, then silence."""
    if since.date is None:
        return ()
    found = sorted(moves_since(dossier, since.date, until), key=_weight)
    return _told(dossier, found, pair)


def positions_taken(dossier: Dossier, pair: Pair | None) -> tuple[MoveWords, ...]:
    """Every first place, every move and what was corrected, the latest first."""
    found = moves_since(dossier, dt.date.min)
    return _told(dossier, [move for move in found if move.kind in _TAKEN], pair)


def moved_furthest(
    dossier: Dossier, since: Round, until: dt.date, pair: Pair | None, most: int
) -> tuple[MoveWords, ...]:
    """Who came furthest since a round began, all steps together; `most` so many."""
    if since.date is None:
        return ()
    return _told(dossier, moves_between(dossier, day_before(since), until)[:most], pair)


def _told(dossier: Dossier, moves: Iterable[Move], pair: Pair | None) -> tuple[MoveWords, ...]:
    return tuple(
        MoveWords(
            move.position,
            move.before if move.kind in _NAMES_BOTH else None,
            dossier.get(Party, move.position.party),
            move.issue,
            dossier.get(Point, move.issue.point),
            move.kind,
            movement(dossier, move, pair),
            "low" if move.kind in _OF_RANGES or move.position.value is None else "value",
        )
        for move in moves
    )


def _weight(move: Move) -> tuple[int, float]:
    return BY_WEIGHT.index(move.kind), -abs(move.delta or 0.0)
