"""A redline as it is shown and printed: line by line, without what only moved to another line."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from core.text.redline import PieceKind, RedlinePiece

_GONE = PieceKind.DELETED
_KEPT = PieceKind.EQUAL
GAP = RedlinePiece(_KEPT, " ")
"""A blank that is in neither text."""


class RedlinedLine(NamedTuple):
    """A line of a redline, and what became of the line break at its end: equal, inserted or
    deleted. The last line of a text has none, which counts as equal."""

    pieces: tuple[RedlinePiece, ...]
    end: PieceKind

    @property
    def changed(self) -> bool:
        """Whether anything in it is not as it was."""
        return self.end is not _KEPT or any(piece.kind is not _KEPT for piece in self.pieces)

    @property
    def breaks(self) -> bool:
        """Whether a paragraph is parted in two here, or two become one: its line break is inserted
        or deleted, and not all of it."""
        return self.end is not _KEPT and any(piece.kind is not self.end for piece in self.pieces)


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


def set_apart(pieces: Iterable[RedlinePiece]) -> Iterator[RedlinePiece]:
    """The pieces as they are seen: between a deletion and what takes its place stands a `GAP`,
    unless there is a blank."""
    gone = ""
    for piece in pieces:
        come = piece.kind in (PieceKind.INSERTED, PieceKind.MOVED)
        if gone and come and not (gone[-1].isspace() or piece.text[0].isspace()):
            yield GAP
        gone = piece.text if piece.kind is _GONE else ""
        yield piece


def sharing_blanks(pieces: Iterable[RedlinePiece]) -> list[RedlinePiece]:
    """The pieces, where a deletion and what takes its place stand apart by a blank that both texts
    have: the one behind them or else before them is part of either."""
    told = [*pieces]
    for n in range(1, len(told)):
        gone, come = told[n - 1 : n + 1]
        if gone.kind is not _GONE or come.kind in (_KEPT, _GONE):
            continue
        if not gone.text[-1:].strip() or not come.text[:1].strip():
            continue
        first = _end_of(told, n - 1, -1, (_GONE,))
        last = _end_of(told, n, 1, (PieceKind.INSERTED, PieceKind.MOVED))
        behind, before = told[last + 1 : last + 2], told[max(first - 1, 0) : first]
        if behind and behind[0].kind is _KEPT and behind[0].text.startswith(" "):
            for place in {n - 1, last}:
                told[place] = told[place]._replace(text=told[place].text + " ")
            told[last + 1] = behind[0]._replace(text=behind[0].text[1:])
        elif before and before[0].kind is _KEPT and before[0].text.endswith(" "):
            for place in {first, n}:
                told[place] = told[place]._replace(text=" " + told[place].text)
            told[first - 1] = before[0]._replace(text=before[0].text[:-1])
    return [piece for piece in told if piece.text]


def _end_of(pieces: Sequence[RedlinePiece], at: int, by: int, kinds: Sequence[PieceKind]) -> int:
    """The last place from one on, up or down, up to which all pieces are of these kinds."""
    while 0 <= at + by < len(pieces) and pieces[at + by].kind in kinds:
        at += by
    return at


def redlined_lines(pieces: Iterable[RedlinePiece]) -> list[RedlinedLine]:
    """The lines of a redline. Where lines are replaced by lines, those deleted and those inserted
    share their line breaks, in order; what takes the place of more lines stands in the first of
    them if that begins with words that stay, else in the last."""
    lines: list[RedlinedLine] = []
    line: list[RedlinePiece] = []
    for equal, group in groupby(pieces, lambda piece: piece.kind is _KEPT):
        changed = list(group)
        parts = _parts(changed, _KEPT) if equal else _paired(changed, bool(line))
        *whole, (last, _end) = parts
        for part, end in whole:
            lines.append(RedlinedLine((*line, *part), end))
            line = []
        line += last
    return [*lines, RedlinedLine(tuple(line), _KEPT)]


Part = tuple[list[RedlinePiece], PieceKind]


def _paired(changed: Sequence[RedlinePiece], begun: bool) -> list[Part]:
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
    come = rest_into[0][0]
    if begun and not both:
        (first, end), *others = rest_out
        return [*paired, (first + come, end), *others]
    (last, end) = rest_out[-1]
    return [*paired, *rest_out[:-1], (last + come, end)]


def _parts(pieces: Sequence[RedlinePiece], end: PieceKind) -> list[Part]:
    parts: list[Part] = [([], end)]
    for kind, text, move in pieces:
        first, *others = text.split("\n")
        parts[-1][0].append(RedlinePiece(kind, first, move))
        parts += [([RedlinePiece(kind, other, move)], end) for other in others]
    return [([piece for piece in part if piece.text], end) for part, end in parts]


MEASURE = 56
"""The most characters of a numbered line, unless a word is longer."""


def line_starts(text: str) -> tuple[int, ...]:
    """Where the numbered lines of a text begin, broken at blanks wherever it is shown or printed:
    line 14 is the same words on a screen and on paper, whatever it is compared with."""
    starts: list[int] = []
    at = 0
    for line in text.split("\n"):
        starts.append(at)
        for word in re.finditer(r"\S+", line):
            if at + word.end() - starts[-1] > MEASURE and at + word.start() > starts[-1]:
                starts.append(at + word.start())
        at += len(line) + 1
    return tuple(starts)


class PrintedLine(NamedTuple):
    """A line of a redline as it is set; the `number` of that line of the new text, from 1 on, 0 for
    one that was deleted or that goes on from the one before; whether a line of the text `begins`
    with it."""

    number: int
    line: RedlinedLine
    begins: bool


def printed_lines(pieces: Iterable[RedlinePiece]) -> list[PrintedLine]:
    """The lines of a redline, broken where those of the new text begin."""
    pieces = [*readable(pieces)]
    starts = line_starts("".join(each.text for each in pieces if each.kind is not _GONE))
    told: list[PrintedLine] = []
    at = last = 0
    for line in redlined_lines(pieces):
        for n, row in enumerate(_rows(line, starts, at)):
            number = bisect_right(starts, at)
            gone = row.end is _GONE and all(each.kind is _GONE for each in row.pieces)
            told.append(PrintedLine(0 if gone or number == last else number, row, not n))
            last = last if gone else number
            at += sum(len(each.text) for each in row.pieces if each.kind is not _GONE)
        at += line.end is not _GONE
    return told


def _rows(line: RedlinedLine, starts: Sequence[int], at: int) -> Iterator[RedlinedLine]:
    """A line that begins at a place of the new text, parted where a numbered one begins."""
    row: list[RedlinePiece] = []
    for piece in line.pieces:
        rest = piece.text
        while piece.kind is not _GONE and rest:
            n = bisect_right(starts, at)
            room = (starts[n] if n < len(starts) else at + len(rest)) - at
            row.append(piece._replace(text=rest[:room]))
            rest, at = rest[room:], at + min(room, len(rest))
            if rest:
                yield RedlinedLine(tuple(row), _KEPT)
                row = []
        if piece.kind is _GONE:
            row.append(piece)
    yield RedlinedLine(tuple(row), line.end)


def numbered_lines(
    pieces: Iterable[RedlinePiece], *, only_changed: bool = False
) -> list[tuple[str, RedlinedLine]]:
    """The printed lines of a redline with their numbers, or those alone that changed."""
    return [
        (str(number) if number else "", line)
        for number, line, _begins in printed_lines(pieces)
        if line.changed or not only_changed
    ]


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
