"""What changed between two texts, as an editor marks it.

Texts are compared by words; a space belongs to the word before it. What stands between two changes
and is only a few words long changes with them. Words that went from one place to another are moved,
not changed.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from core.text.alignment import Block, blocks
from core.text.bracket_pairs import balanced, depths, with_partners
from core.text.moves import Hunk, Marks, Moves, moves
from core.text.tokens import Pair, beginning, ends_sentence

_FEW, _MANY = 2, 4
"""This many common words between two replacements change with them; between long changes more."""
_NEAR = 3 * _MANY
"""With more words and signs than this between them, changes are two."""


class PieceKind(StrEnum):
    """What became of a stretch of text."""

    EQUAL = "equal"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"


_EQUAL, _INSERTED, _DELETED, _MOVED = PieceKind


class RedlinePiece(NamedTuple):
    """A stretch of text. What is equal or deleted, joined, is the old text; what is equal, inserted
    or moved the new one. Moved text stands where it is now; where it was it is deleted, with the
    same number (from 1) in `move`."""

    kind: PieceKind
    text: str
    move: int = 0


def redline(before: str, after: str) -> list[RedlinePiece]:
    """The stretches of both texts in order; none is empty, and of two next to each other at least
    the kind or the move differs."""
    pair = Pair(before, after)
    same = blocks(pair.a, pair.b, pair.rows, pair.held, pair.signs)
    changes = _gathered(pair, _hunks(pair, same))
    if "[" in before and "[" in after:
        changes = [*_hunks(pair, with_partners(pair, _between(pair, changes)))]
    slid = [*_slid(pair, [*_parted(pair, changes)])]
    return _pieces(pair, slid, moves(pair, slid))


def _hunks(pair: Pair, same: Sequence[Block]) -> Iterator[Hunk]:
    a = b = 0
    for i, j, size in (*same, (len(pair.a), len(pair.b), 0)):
        if i > a or j > b:
            yield Hunk(a, i, b, j)
        a, b = i + size, j + size


def _between(pair: Pair, hunks: Iterable[Hunk]) -> Iterator[Block]:
    """What stays between changes."""
    a = b = 0
    for hunk in (*hunks, Hunk(len(pair.a), len(pair.a), len(pair.b), len(pair.b))):
        if hunk.a > a:
            yield a, b, hunk.a - a
        a, b = hunk.a_end, hunk.b_end


def _gathered(pair: Pair, hunks: Iterable[Hunk]) -> list[Hunk]:
    """Changes with a few common words between them as one."""
    whole: list[Hunk] = []
    for each in hunks:
        hunk = each
        while whole and hunk.a - whole[-1].a_end <= _NEAR and _belong(pair, whole[-1], hunk):
            last = whole.pop()
            hunk = Hunk(last.a, hunk.a_end, last.b, hunk.b_end)
        whole.append(hunk)
    return whole


def _belong(pair: Pair, left: Hunk, right: Hunk) -> bool:
    a, b = pair.before_a, pair.before_b
    common = a[right.a] - a[left.a_end]
    if common > _MANY:
        return False
    out, into = a[left.a_end] - a[left.a], b[left.b_end] - b[left.b]
    out_too, into_too = a[right.a_end] - a[right.a], b[right.b_end] - b[right.b]
    if not (out + out_too and into + into_too and out + into and out_too + into_too):
        return False
    few = _FEW if out and into and out_too and into_too else 0
    if common > few and common > min(max(out, into), max(out_too, into_too)) // 3:
        return False
    last, last_too = pair.old[left.a : left.a_end][-1:], pair.new[left.b : left.b_end][-1:]
    if any(map(ends_sentence, (*last, *last_too, *pair.old[left.a_end : right.a]))):
        return False
    return balanced(pair, pair.a[left.a_end : right.a])


def _parted(pair: Pair, hunks: Sequence[Hunk]) -> Iterator[Hunk]:
    """Changes without whole paragraphs that come or go behind them and end in the same sign: it is
    the change that the sign ends, and they take their own with them."""
    for n, hunk in enumerate(hunks):
        most = hunks[n + 1].a if n + 1 < len(hunks) else len(pair.a)
        a, a_end, b, b_end = hunk
        alone = a_end == most or a == a_end or b == b_end
        if alone or not _ends(pair.old, a_end) or not _ends(pair.new, b_end):
            yield hunk
        elif (at := _paragraph(pair.new, pair.b, b, b_end)) is not None:
            yield from (Hunk(a, a_end, b, at), Hunk(a_end + 1, a_end + 1, at + 1, b_end + 1))
        elif (at := _paragraph(pair.old, pair.a, a, a_end)) is not None:
            yield from (Hunk(a, at, b, b_end), Hunk(at + 1, a_end + 1, b_end + 1, b_end + 1))
        else:
            yield hunk


def _paragraph(words: Sequence[str], ids: Sequence[int], start: int, end: int) -> int | None:
    """Where a paragraph ends in the word that stands at `end`, from `start` on; None nowhere."""
    return next((at for at in range(start, end) if ids[at] == ids[end] and _ends(words, at)), None)


def _ends(words: Sequence[str], at: int) -> bool:
    """Whether a word ends a paragraph, or the text."""
    return at + 1 == len(words) or "\n" in words[at]


def _slid(pair: Pair, hunks: Sequence[Hunk]) -> Iterator[Hunk]:
    """Mere insertions and deletions where they read best: of the places where they come to the
    same, the one in the fewest brackets, at the start of a paragraph, a sentence or a bracket."""
    least = 0
    for n, hunk in enumerate(hunks):
        most = hunks[n + 1].a if n + 1 < len(hunks) else len(pair.a)
        by = _slide(pair, hunk, hunk.a - least, most - hunk.a_end)
        least = hunk.a_end + by
        yield Hunk(*(place + by for place in hunk)) if by else hunk


def _slide(pair: Pair, hunk: Hunk, room: int, room_after: int) -> int:
    if hunk.a < hunk.a_end and hunk.b < hunk.b_end:
        return 0
    words, ids = (pair.old, pair.a) if hunk.a < hunk.a_end else (pair.new, pair.b)
    start, end = hunk[:2] if hunk.a < hunk.a_end else hunk[2:]
    down = up = 0
    while down < min(room, end - start) and ids[start - down - 1] == ids[end - down - 1]:
        down += 1
    while up < min(room_after, end - start) and ids[start + up] == ids[end + up]:
        up += 1
    if not down and not up:
        return 0
    inside = [*depths(pair, ids[start - down : start + up])]
    return max(
        range(-down, up + 1),
        key=lambda by: (-inside[down + by], beginning(words, start + by), by == 0, by),
    )


_Side = tuple[str, int]
"""A text that goes or comes, and the number of its move."""


def _pieces(pair: Pair, hunks: Sequence[Hunk], moved: Moves) -> list[RedlinePiece]:
    found, a, b = _Pieces(), 0, 0
    for hunk in hunks:
        _keep(found, pair.old[a : hunk.a], pair.new[b : hunk.b])
        for text, move in _parts(pair.old, hunk.a, hunk.a_end, moved[0]):
            found.out(text, move)
        for text, move in _parts(pair.new, hunk.b, hunk.b_end, moved[1]):
            found.into(text, move)
        a, b = hunk.a_end, hunk.b_end
    _keep(found, pair.old[a:], pair.new[b:])
    return found.told()


def _parts(words: Sequence[str], start: int, end: int, marks: Marks) -> Iterable[tuple[str, int]]:
    moves_of = marks[start:end]
    if not any(moves_of):
        return (("".join(words[start:end]), 0),)
    together = groupby(zip(words[start:end], moves_of, strict=True), itemgetter(1))
    return [("".join(word for word, _move in said), move) for move, said in together]


def _keep(found: "_Pieces", old: Sequence[str], new: Sequence[str]) -> None:
    """The same words; the blanks after them may differ."""
    if old == new:
        found.equal("".join(old))
        return
    done = 0
    for n, (word, other) in enumerate(zip(old, new, strict=True)):
        if word != other:
            both = word[: _common_start(word, other)]
            found.equal("".join(old[done:n]) + both)
            found.out(word[len(both) :])
            found.into(other[len(both) :])
            done = n + 1
    found.equal("".join(old[done:]))


class _Pieces:
    """Pieces as they come; between two that are equal, what was deleted stands first."""

    def __init__(self) -> None:
        self._pieces: list[RedlinePiece] = []
        self._out: list[_Side] = []
        self._into: list[_Side] = []

    def equal(self, text: str) -> None:
        """Words that stay."""
        if text:
            if self._out or self._into:
                text = self._settled() + text
            if self._pieces and self._pieces[-1].kind is _EQUAL:
                text = self._pieces.pop().text + text
            self._pieces.append(RedlinePiece(_EQUAL, text))

    def out(self, text: str, move: int = 0) -> None:
        """Words that go."""
        _more(self._out, text, move)

    def into(self, text: str, move: int = 0) -> None:
        """Words that come."""
        _more(self._into, text, move)

    def told(self) -> list[RedlinePiece]:
        """All of them."""
        self._add(_EQUAL, self._settled())
        return self._pieces

    def _settled(self) -> str:
        """What is pending comes to its end; a blank that both sides have at the rim stays, and is
        what is answered where it is at the end."""
        out, into = self._out, self._into
        self._out, self._into = [], []
        if len(out) != 1 or len(into) != 1 or out[0][1] or into[0][1]:
            self._pieces += [RedlinePiece(_DELETED, *side) for side in out]
            self._pieces += [RedlinePiece(_MOVED if each[1] else _INSERTED, *each) for each in into]
            return ""
        (gone, _move), (come, _move_too) = out[0], into[0]
        if blanks := _overlap(gone, come):
            self._around(_DELETED, gone, blanks, _INSERTED, come)
            return ""
        if blanks := _overlap(come, gone):
            self._around(_INSERTED, come, blanks, _DELETED, gone)
            return ""
        blanks = _common_end(gone, come)
        self._add(_DELETED, gone[: len(gone) - len(blanks)])
        self._add(_INSERTED, come[: len(come) - len(blanks)])
        return blanks

    def _around(self, kind: PieceKind, text: str, blanks: str, last: PieceKind, rest: str) -> None:
        self._add(kind, text[: len(text) - len(blanks)])
        self._add(_EQUAL, blanks)
        self._add(last, rest[len(blanks) :])

    def _add(self, kind: PieceKind, text: str) -> None:
        if text:
            self._pieces.append(RedlinePiece(kind, text))


def _more(side: list[_Side], text: str, move: int) -> None:
    """One more text, part of the last where it is of the same move."""
    if text:
        if side and side[-1][1] == move:
            text = side.pop()[0] + text
        side.append((text, move))


def _overlap(side: str, other: str) -> str:
    """The blanks with which one side ends and the other begins, if there is more on either."""
    if not other[0].isspace():
        return ""
    blanks = other[: len(other) - len(other.lstrip())]
    return blanks if blanks and side != blanks != other and side.endswith(blanks) else ""


def _common_start(text: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(text, other, strict=False))
    return next((n for n, (one, two) in pairs if one != two), min(len(text), len(other)))


def _common_end(text: str, other: str) -> str:
    """The blanks with which both end."""
    blanks, others = text[len(text.rstrip()) :], other[len(other.rstrip()) :]
    if blanks == others:
        return blanks
    return blanks[len(blanks) - _common_start(blanks[::-1], others[::-1]) :]
