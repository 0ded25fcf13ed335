"""What changed between two texts, as an editor marks it.

Texts are compared by words; a space belongs to the word before it. What stands between two changes
and is only a few words long changes with them. Words that went from one place to another are moved,
not changed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import accumulate, groupby
from typing import NamedTuple

from core.text.alignment import PHRASE, Block, Ids, blocks, in_order, shared_once, shared_phrases

_HAN = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts that put no space between words: single characters."""
_SIGNS = (
    r"\s!-/:-@\[-^`{-~\xa1-\xbf\u2010-\u205e\u3000-\u303f"
    r"\u060c\u061b\u061f\u06d4\u0964\u0965\uff01-\uff0f"
)
_WORD = rf"[^{_SIGNS}{_HAN}]+"
_TOKEN = re.compile(
    rf"^\s+|(?:{_WORD}(?:(?:[-\u2010\u2011'\u2019]|(?<=\d)[.,](?=\d)){_WORD})*|\S)\s*"
)
_SENTENCE = re.compile(r"[.;:!?\u2026]['\"\u201d\u2019\u00bb)\]]*\s+$")
_FEW, _MANY = 2, 4
"""This many common words between two replacements change with them; between long changes more."""
_PART = re.compile(r"[^.,;:\n]+[.,;:\n]*\s*|[.,;:\n]+\s*")
_LONG = 30
"""How many characters a part of a sentence has that is not mistaken for another."""
MOVED = 8
"""Fewer words than this have moved only where they are a paragraph."""
_PARAGRAPH = 3


class PieceKind(StrEnum):
    """What became of a stretch of text."""

    EQUAL = "equal"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"


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
    old, new, held = _words(before, after)
    pair = _Pair(old, new)
    changes = _gathered(pair, _hunks(pair, blocks(pair.a, pair.b, held, pair.signs)))
    slid = [*_slid(pair, changes)]
    return _pieces(pair, slid, _moves(pair, slid))


def _words(before: str, after: str) -> tuple[list[str], list[str], list[tuple[int, int]]]:
    """Both texts in words; parts of sentences that each has once stay whole. The places of these
    come last."""
    parts, others = _PART.findall(before), _PART.findall(after)
    once = [(i, j, 1) for i, j in shared_once(parts, others) if len(parts[i]) >= _LONG]
    old: list[str] = []
    new: list[str] = []
    held: list[tuple[int, int]] = []
    i = j = 0
    for part, other, _one in in_order(once):
        old += _TOKEN.findall("".join(parts[i:part]))
        new += _TOKEN.findall("".join(others[j:other]))
        held.append((len(old), len(new)))
        old.append(parts[part])
        new.append(others[other])
        i, j = part + 1, other + 1
    old += _TOKEN.findall("".join(parts[i:]))
    new += _TOKEN.findall("".join(others[j:]))
    return old, new, held


class _Hunk(NamedTuple):
    """What is replaced: words `a` to `a_end` of the old text by `b` to `b_end` of the new."""

    a: int
    a_end: int
    b: int
    b_end: int


class _Numbers(dict[str, int]):
    """A number for each word, the same whatever blanks follow it."""

    def __init__(self) -> None:
        self._bare: dict[str, int] = {}
        self.worded: list[bool] = []

    def __missing__(self, word: str) -> int:
        bare = word.rstrip()
        number = self[word] = self._bare.setdefault(bare, len(self._bare))
        if number == len(self.worded):
            self.worded.append(bare[:1].isalnum())
        return number


class _Pair:
    """Both texts as words, and as numbers that are the same where the words are."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.old, self.new = old, new
        self.texts = "".join(old), "".join(new)
        numbers = _Numbers()
        self.a: Ids = list(map(numbers.__getitem__, old))
        self.b: Ids = list(map(numbers.__getitem__, new))
        self.signs = {n for n, worded in enumerate(numbers.worded) if not worded}
        self.before_a = [0, *accumulate(map(numbers.worded.__getitem__, self.a))]
        self.before_b = [0, *accumulate(map(numbers.worded.__getitem__, self.b))]

    def sizes(self, hunk: _Hunk) -> tuple[int, int]:
        """How many words a hunk takes out and puts in, without signs."""
        return (
            self.before_a[hunk.a_end] - self.before_a[hunk.a],
            self.before_b[hunk.b_end] - self.before_b[hunk.b],
        )


def _hunks(pair: _Pair, same: Sequence[Block]) -> Iterator[_Hunk]:
    a = b = 0
    for i, j, size in (*same, (len(pair.a), len(pair.b), 0)):
        if i > a or j > b:
            yield _Hunk(a, i, b, j)
        a, b = i + size, j + size


def _gathered(pair: _Pair, hunks: Iterable[_Hunk]) -> list[_Hunk]:
    """Changes with a few common words between them as one."""
    whole: list[_Hunk] = []
    for each in hunks:
        hunk = each
        while whole and _belong(pair, whole[-1], hunk):
            last = whole.pop()
            hunk = _Hunk(last.a, hunk.a_end, last.b, hunk.b_end)
        whole.append(hunk)
    return whole


def _belong(pair: _Pair, left: _Hunk, right: _Hunk) -> bool:
    if right.a - left.a_end > 3 * _MANY:
        return False
    common = pair.before_a[right.a] - pair.before_a[left.a_end]
    (out, into), (out_too, into_too) = pair.sizes(left), pair.sizes(right)
    if not (out + out_too and into + into_too and out + into and out_too + into_too):
        return False
    least = min(max(out, into), max(out_too, into_too))
    few = _FEW if all((out, into, out_too, into_too)) else 0
    if common > max(few, min(_MANY, least // 3)):
        return False
    return not any(
        "\n" in word or _SENTENCE.search(word) for word in pair.old[left.a_end : right.a]
    )


def _slid(pair: _Pair, hunks: Sequence[_Hunk]) -> Iterator[_Hunk]:
    """Mere insertions and deletions where they read best: of the places where they come to the
    same, the one at the start of a paragraph, a sentence or a bracket."""
    least = 0
    for n, hunk in enumerate(hunks):
        most = hunks[n + 1].a if n + 1 < len(hunks) else len(pair.a)
        by = _slide(pair, hunk, hunk.a - least, most - hunk.a_end)
        least = hunk.a_end + by
        yield _Hunk(*(place + by for place in hunk))


def _slide(pair: _Pair, hunk: _Hunk, room: int, room_after: int) -> int:
    if hunk.a < hunk.a_end and hunk.b < hunk.b_end:
        return 0
    words, ids = (pair.old, pair.a) if hunk.a < hunk.a_end else (pair.new, pair.b)
    start, end = hunk[:2] if hunk.a < hunk.a_end else hunk[2:]
    down = up = 0
    while down < min(room, end - start) and ids[start - down - 1] == ids[end - down - 1]:
        down += 1
    while up < min(room_after, end - start) and ids[start + up] == ids[end + up]:
        up += 1
    return max(range(-down, up + 1), key=lambda by: (_break(words, start + by), by == 0, by))


def _break(words: Sequence[str], place: int) -> int:
    """How much of a beginning a place is."""
    before = words[place - 1] if place else "\n"
    if "\n" in before:
        return 3
    if _SENTENCE.search(before):
        return 2
    return int(words[place : place + 1] == ["["])


Moves = tuple[dict[int, int], dict[int, int]]
"""The number of the move of each word that went, by its place in the old text and in the new."""


def _moves(pair: _Pair, hunks: Sequence[_Hunk]) -> Moves:
    gone = {n for hunk in hunks for n in range(hunk.a, hunk.a_end)}
    come = {n for hunk in hunks for n in range(hunk.b, hunk.b_end)}
    moved: Moves = {}, {}
    number = 0
    for seed, other, length in _candidates(pair, hunks):
        if seed + length // 2 in gone and other + length // 2 in come:
            i, j, size = _stretch(pair, seed + length // 2, other + length // 2, gone, come)
            if _has_moved(pair, i, j, size):
                number += 1
                moved[0].update((i + n, number) for n in range(size))
                moved[1].update((j + n, number) for n in range(size))
                gone -= {*range(i, i + size)}
                come -= {*range(j, j + size)}
    return moved


def _candidates(pair: _Pair, hunks: Sequence[_Hunk]) -> list[Block]:
    """Where phrases that each text has once stand in one text's deletions and the other's
    insertions."""
    if not any(hunk.a_end - hunk.a >= PHRASE for hunk in hunks):
        return []
    if not any(hunk.b_end - hunk.b >= PHRASE for hunk in hunks):
        return []
    return shared_phrases(pair.a, pair.b, PHRASE)


def _stretch(pair: _Pair, i: int, j: int, gone: set[int], come: set[int]) -> Block:
    """The longest stretch that went as a whole around two places with the same word."""
    size = 0
    while i + size in gone and j + size in come and pair.a[i + size] == pair.b[j + size]:
        size += 1
    while i - 1 in gone and j - 1 in come and pair.a[i - 1] == pair.b[j - 1]:
        i, j, size = i - 1, j - 1, size + 1
    return i, j, size


def _has_moved(pair: _Pair, i: int, j: int, size: int) -> bool:
    """Whether words are a paragraph, or many, and not said elsewhere too."""
    words = pair.before_a[i + size] - pair.before_a[i]
    starts = _break(pair.old, i) == 3 and _break(pair.new, j) == 3
    ends = _break(pair.old, i + size) == 3 and _break(pair.new, j + size) == 3
    if words < (_PARAGRAPH if starts and ends else MOVED):
        return False
    said = "".join(pair.old[i : i + size]).strip(), "".join(pair.new[j : j + size]).strip()
    return _once(pair.texts[0], said[0]) and _once(pair.texts[1], said[1])


def _once(text: str, said: str) -> bool:
    return text.find(said, text.find(said) + 1) < 0


def _pieces(pair: _Pair, hunks: Sequence[_Hunk], moves: Moves) -> list[RedlinePiece]:
    found, a, b = _Pieces(), 0, 0
    for hunk in (*hunks, _Hunk(len(pair.old), len(pair.old), len(pair.new), len(pair.new))):
        _keep(found, pair.old[a : hunk.a], pair.new[b : hunk.b])
        for move, words in _parts(pair.old, hunk.a, hunk.a_end, moves[0]):
            found.out(words, move)
        for move, words in _parts(pair.new, hunk.b, hunk.b_end, moves[1]):
            found.into(words, move)
        a, b = hunk.a_end, hunk.b_end
    return found.told()


def _parts(
    words: Sequence[str], start: int, end: int, moves: dict[int, int]
) -> Iterator[tuple[int, str]]:
    if moves.keys().isdisjoint(range(start, end)):
        yield 0, "".join(words[start:end])
        return
    for move, places in groupby(range(start, end), lambda n: moves.get(n, 0)):
        yield move, "".join(words[n] for n in places)


def _keep(found: "_Pieces", old: Sequence[str], new: Sequence[str]) -> None:
    """The same words; the blanks after them may differ."""
    done = 0
    for n, (word, other) in enumerate(zip(old, new, strict=True)) if old != new else ():
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
        self._out: list[RedlinePiece] = []
        self._into: list[RedlinePiece] = []

    def equal(self, text: str) -> None:
        """Words that stay."""
        if text:
            self._settle()
            _add(self._pieces, PieceKind.EQUAL, text)

    def out(self, text: str, move: int = 0) -> None:
        """Words that go."""
        _add(self._out, PieceKind.DELETED, text, move)

    def into(self, text: str, move: int = 0) -> None:
        """Words that come."""
        _add(self._into, PieceKind.MOVED if move else PieceKind.INSERTED, text, move)

    def told(self) -> list[RedlinePiece]:
        """All of them."""
        self._settle()
        return self._pieces

    def _settle(self) -> None:
        """What is pending comes to its end; a blank that both sides have at the rim stays."""
        out, into = self._out, self._into
        if not (out or into):
            return
        self._out, self._into = [], []
        if len(out) != 1 or len(into) != 1 or out[0].move or into[0].move:
            self._pieces += [*out, *into]
            return
        for first, last in ((out[0], into[0]), (into[0], out[0])):
            if blanks := _overlap(first.text, last.text):
                _add(self._pieces, first.kind, first.text[: len(first.text) - len(blanks)])
                _add(self._pieces, PieceKind.EQUAL, blanks)
                _add(self._pieces, last.kind, last.text[len(blanks) :])
                return
        blanks = _common_end(out[0].text, into[0].text)
        for kind, text, _move in (out[0], into[0]):
            _add(self._pieces, kind, text[: len(text) - len(blanks)])
        _add(self._pieces, PieceKind.EQUAL, blanks)


def _overlap(side: str, other: str) -> str:
    """The blanks with which one side ends and the other begins, if there is more on either."""
    blanks = other[: len(other) - len(other.lstrip())]
    return blanks if blanks and side != blanks != other and side.endswith(blanks) else ""


def _common_start(text: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(text, other, strict=False))
    return next((n for n, (one, two) in pairs if one != two), min(len(text), len(other)))


def _common_end(text: str, other: str) -> str:
    """The blanks with which both end."""
    ends = [each[len(each.rstrip()) :][::-1] for each in (text, other)]
    return ends[0][: _common_start(*ends)][::-1]


def _add(pieces: list[RedlinePiece], kind: PieceKind, text: str, move: int = 0) -> None:
    """One more piece, part of the last where it is of the same kind."""
    if not text:
        return
    if pieces and pieces[-1].kind is kind and pieces[-1].move == move:
        text = pieces.pop().text + text
    pieces.append(RedlinePiece(kind, text, move))
