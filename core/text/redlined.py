"""A redline as it is shown and printed: line by line, without what only moved to another line."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from core.text.redline import PieceKind, RedlinePiece

_GONE = PieceKind.DELETED
_KEPT = PieceKind.EQUAL


class RedlinedLine(NamedTuple):
    """A line of a redline, and what became of the line break at its end: equal, inserted or
    deleted. The last line of a text has none, which counts as equal."""

    pieces: tuple[RedlinePiece, ...]
    end: PieceKind

    @property
    def changed(self) -> bool:
        """Whether anything in it is not as it was."""
        return self.end is not _KEPT or any(piece.kind is not _KEPT for piece in self.pieces)


def readable(pieces: Iterable[RedlinePiece]) -> Iterator[RedlinePiece]:
    """The pieces, where only blanks and line breaks changed with the new ones as if equal."""
    for equal, group in groupby(pieces, lambda piece: piece.kind is _KEPT):
        changed = list(group)
        if equal or any(piece.text.strip() for piece in changed):
            yield from changed
        else:
            blanks = "".join(piece.text for piece in changed if piece.kind is not _GONE)
            if blanks:
                yield RedlinePiece(_KEPT, blanks)


def redlined_lines(pieces: Iterable[RedlinePiece]) -> list[RedlinedLine]:
    """The lines of a redline. Where lines are replaced by lines, those deleted and those inserted
    share their line breaks, in order."""
    lines: list[RedlinedLine] = []
    line: list[RedlinePiece] = []
    for equal, group in groupby(pieces, lambda piece: piece.kind is _KEPT):
        changed = list(group)
        parts = _parts(changed, _KEPT) if equal else _paired(changed)
        *whole, (last, _end) = parts
        for part, end in whole:
            lines.append(RedlinedLine((*line, *part), end))
            line = []
        line += last
    return [*lines, RedlinedLine(tuple(line), _KEPT)]


Part = tuple[list[RedlinePiece], PieceKind]


def _paired(changed: Sequence[RedlinePiece]) -> list[Part]:
    out = _parts([piece for piece in changed if piece.kind is _GONE], _GONE)
    into = _parts([piece for piece in changed if piece.kind is not _GONE], PieceKind.INSERTED)
    both = min(len(out), len(into)) - 1
    paired = [
        (old + new, _KEPT) for (old, _), (new, _) in zip(out[:both], into[:both], strict=True)
    ]
    rest_out, rest_into = out[both:], into[both:]
    if len(rest_out) == 1:
        (last, _end), *others = rest_into
        return [*paired, (rest_out[0][0] + last, PieceKind.INSERTED), *others]
    (last, end) = rest_out[-1]
    return [*paired, *rest_out[:-1], (last + rest_into[0][0], end)]


def _parts(pieces: Sequence[RedlinePiece], end: PieceKind) -> list[Part]:
    parts: list[Part] = [([], end)]
    for kind, text, move in pieces:
        first, *others = text.split("\n")
        parts[-1][0].append(RedlinePiece(kind, first, move))
        parts += [([RedlinePiece(kind, other, move)], end) for other in others]
    return [([piece for piece in part if piece.text], end) for part, end in parts]


EVERY = 5
"""Lines are numbered like this on a drafting copy."""


def numbered_lines(
    pieces: Iterable[RedlinePiece], *, only_changed: bool = False
) -> list[tuple[str, RedlinedLine]]:
    """The lines of a redline with the numbers of the new text's lines: every fifth, or those of all
    lines that changed, which are then shown alone. A line that was deleted has none."""
    told: list[tuple[str, RedlinedLine]] = []
    number = 0
    for line in redlined_lines(readable(pieces)):
        gone = line.end is _GONE and all(piece.kind is _GONE for piece in line.pieces)
        number += not gone
        shown = not gone and (only_changed or number % EVERY == 0)
        if line.changed or not only_changed:
            told.append((str(number) if shown else "", line))
    return told


def accepted(pieces: Sequence[RedlinePiece], start: int, end: int) -> str:
    """The old text with the changes that the characters from `start` to `end` of the whole redline
    touch; the two ends of a move go together. The old text itself where they touch none."""
    hunks = [list(group) for _equal, group in groupby(pieces, lambda p: p.kind is _KEPT)]
    chosen, at = set(), 0
    for n, hunk in enumerate(hunks):
        size = sum(len(piece.text) for piece in hunk)
        if hunk[0].kind is not _KEPT and at < end and start < at + size:
            chosen.add(n)
        at += size
    moves = {n: {piece.move for piece in hunk} - {0} for n, hunk in enumerate(hunks)}
    while True:
        reached = set().union(*(moves[n] for n in chosen))
        wider = chosen | {n for n, those in moves.items() if those & reached}
        if wider == chosen:
            break
        chosen = wider
    return "".join(
        piece.text
        for n, hunk in enumerate(hunks)
        for piece in hunk
        if piece.kind is _KEPT or (piece.kind is _GONE) != (n in chosen)
    )
