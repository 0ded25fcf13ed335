"""How the paragraphs of a redline of plans are marked: each no lower than the clauses that its
words are from, in either text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from core.lenses.marking import Levels, Portion, highest_portion, short, signs
from core.text.redline import PieceKind, RedlinePiece
from core.text.redlined import RedlinedLine

OLD = (PieceKind.EQUAL, PieceKind.DELETED)
NEW = (PieceKind.EQUAL, PieceKind.INSERTED, PieceKind.MOVED)


class RedlinePortions(NamedTuple):
    """The parts of both texts of a redline, in order, and the marking words in force, lowest first;
    a text without marks has no parts."""

    known: Levels = ()
    before: tuple[Portion, ...] = ()
    after: tuple[Portion, ...] = ()

    def marks(self, lines: Sequence[RedlinedLine]) -> list[str]:
        """For each line what stands before it: its mark in brackets and a blank; "" for none."""
        return [*map(self._mark, self._levels(lines))]

    def markings(self, pieces: Iterable[RedlinePiece]) -> list[str]:
        """For each piece its marking; "" for none."""
        lines = (RedlinedLine((piece,), piece.kind) for piece in pieces)
        return [highest_portion(self.known, words) for words in self._levels(lines)]

    def _mark(self, words: Sequence[str]) -> str:
        level = highest_portion(self.known, words)
        return f"({short(self.known, level)}) " if level else ""

    def _levels(self, lines: Iterable[RedlinedLine]) -> Iterator[list[str]]:
        sides = (_Side(self.before, OLD), _Side(self.after, NEW))
        for line in lines:
            yield [level for side in sides for level in side.met(line)]


UNMARKED = RedlinePortions()


class _Side:
    """One of the texts, as far as it is read."""

    def __init__(self, portions: Sequence[Portion], kinds: Sequence[PieceKind]) -> None:
        self._portions = portions
        self._kinds = kinds
        self._ends = [*accumulate(portion.signs for portion in portions)]
        self._at = 0

    def met(self, line: RedlinedLine) -> Iterator[str]:
        """The markings of the parts that the next line is from."""
        said = (each.text for each in line.pieces if each.kind in self._kinds)
        start, self._at = self._at, self._at + sum(map(signs, said))
        if start < self._at and not self._portions:
            yield ""
        elif start < self._at:
            first, last = bisect_right(self._ends, start), bisect_left(self._ends, self._at)
            yield from (each.level for each in self._portions[first : last + 1])
