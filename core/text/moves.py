"""Which of the words that are gone from one place of a text stand in another."""

from collections.abc import Sequence
from typing import NamedTuple

from core.text.alignment import PHRASE, Block, shared_phrases
from core.text.tokens import Pair, beginning

MOVED = 8
"""Fewer words than this have moved only where they are a paragraph."""
_PARAGRAPH = 3


class Hunk(NamedTuple):
    """What is replaced: words `a` to `a_end` of the old text by `b` to `b_end` of the new."""

    a: int
    a_end: int
    b: int
    b_end: int


Marks = list[int]
Moves = tuple[Marks, Marks]
"""Of each word of the old text and of the new the number of its move, 0 where it is gone or come
without one, less where it stays; both empty where nothing can have moved."""
_STAYS, _FREE = -1, 0


def moves(pair: Pair, hunks: Sequence[Hunk]) -> Moves:
    """The moves, numbered from 1 in the order of the old text."""
    candidates = _candidates(pair, hunks)
    if not candidates:
        return [], []
    gone, come = [_STAYS] * (len(pair.a) + 1), [_STAYS] * (len(pair.b) + 1)
    for a, a_end, b, b_end in hunks:
        gone[a:a_end] = [_FREE] * (a_end - a)
        come[b:b_end] = [_FREE] * (b_end - b)
    number = 0
    for seed, other, length in candidates:
        middle, place = seed + length // 2, other + length // 2
        if gone[middle] == _FREE == come[place]:
            i, j, size = _stretch(pair, middle, place, gone, come)
            if _has_moved(pair, i, j, size):
                number += 1
                gone[i : i + size] = come[j : j + size] = [number] * size
    return gone, come


def _candidates(pair: Pair, hunks: Sequence[Hunk]) -> list[Block]:
    """Where phrases that each text has once stand in one text's deletions and the other's
    insertions."""
    if not any(hunk.a_end - hunk.a >= PHRASE for hunk in hunks):
        return []
    if not any(hunk.b_end - hunk.b >= PHRASE for hunk in hunks):
        return []
    return shared_phrases(pair.rows, PHRASE)


def _stretch(pair: Pair, i: int, j: int, gone: Marks, come: Marks) -> Block:
    """The longest stretch that went as a whole around two places with the same word."""
    a, b = pair.a, pair.b
    start, end = i, i + 1
    by = j - i
    while gone[end] == _FREE == come[end + by] and a[end] == b[end + by]:
        end += 1
    while gone[start - 1] == _FREE == come[start - 1 + by] and a[start - 1] == b[start - 1 + by]:
        start -= 1
    return start, start + by, end - start


def _has_moved(pair: Pair, i: int, j: int, size: int) -> bool:
    """Whether words are a paragraph, or many, and not said elsewhere too."""
    words = pair.before_a[i + size] - pair.before_a[i]
    if words < _PARAGRAPH or (words < MOVED and not _whole(pair, i, j, size)):
        return False
    return not pair.stays("".join(pair.old[i : i + size]).strip())


def _whole(pair: Pair, i: int, j: int, size: int) -> bool:
    """Whether words are paragraphs in both texts."""
    places = (pair.old, i), (pair.new, j), (pair.old, i + size), (pair.new, j + size)
    return all(beginning(words, place) == 3 for words, place in places)
