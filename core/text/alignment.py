"""What two texts have in common: long stretches first, then word by word in between.

Texts are rows of whole numbers, one a word; blocks are `(start, other start, length)`.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, TypeAlias

import numpy as np
from rapidfuzz.distance import Indel

Ids = Sequence[int]
Block = tuple[int, int, int]
Numbers: TypeAlias = "np.ndarray[Any, np.dtype[Any]]"
Gap = tuple[int, int, int, int]
"""A part of either text: start, end, other start, other end."""

PHRASE = 4
"""So many words in a row that each text has exactly once hold the texts together."""
_LESS_SURE = (2, 1)
_MIXER = np.uint64(0x9E3779B97F4A7C15)
_FEW = 3_000
"""So many pairs of words are compared with each other before anything else is tried."""
_AT_ONCE = 250_000
"""The most pairs of words that are compared with each other although they share no phrase."""
_MOST = 64_000_000
"""The most pairs of words that are compared with each other at all."""


def blocks(
    old: Ids,
    new: Ids,
    held: Sequence[tuple[int, int]] = (),
    signs: AbstractSet[int] = frozenset(),
) -> list[Block]:
    """What both have in common, in the order of both, of which `held` are known; blocks do not
    overlap. `signs` are no words: they are compared where words leave room."""
    found = [(i, j, 1) for i, j in held]
    waiting = [*_gaps(found, len(old), len(new))]
    while waiting:
        a, a_end, b, b_end = _trimmed(old, new, waiting.pop(), found)
        if a < a_end and b < b_end:
            same, gaps = _held(old[a:a_end], new[b:b_end], signs)
            found += [(a + i, b + j, n) for i, j, n in same]
            waiting += [(a + i, a + i_end, b + j, b + j_end) for i, i_end, j, j_end in gaps]
    return _joined(found)


def shared_once(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The places of what each side has exactly once, in the old order."""
    once, there = _once(old), _once(new)
    return [(at, there[each]) for each, at in once.items() if each in there]


def _once(row: Sequence[Hashable]) -> dict[Hashable, int]:
    often = Counter(row)
    return {each: at for at, each in enumerate(row) if often[each] == 1}


def shared_phrases(old: Ids, new: Ids, size: int) -> list[Block]:
    """The stretches made of phrases of `size` words that each text has exactly once, in the old
    order; those on one diagonal are one."""
    once, there = _phrases(old, size), _phrases(new, size)
    _same, left, right = np.intersect1d(once[0], there[0], True, return_indices=True)
    starts, others = once[1][left], there[1][right]
    order = np.argsort(starts)
    starts, others = starts[order], others[order]
    new_row = (np.diff(starts, prepend=-2) != 1) | (np.diff(others, prepend=-2) != 1)
    heads = np.flatnonzero(new_row)
    sizes = np.diff(np.append(heads, len(starts))) + size - 1
    return [*zip(starts[heads].tolist(), others[heads].tolist(), sizes.tolist(), strict=True)]


def _phrases(ids: Ids, size: int) -> tuple[Numbers, Numbers]:
    """The phrases that occur once, as numbers of 64 bits, and where they begin."""
    row = np.array(ids, np.uint64)
    many = max(len(ids) - size + 1, 0)
    mixed = np.zeros(many, np.uint64)
    for n in range(size):
        mixed = (mixed ^ row[n : n + many]) * _MIXER
        mixed ^= mixed >> np.uint64(29)
    phrases, at, often = np.unique(mixed, return_index=True, return_counts=True)
    return phrases[often == 1], at[often == 1]


def in_order(stretches: Sequence[Block]) -> list[Block]:
    """Of stretches in the old order, those that hold the most words together and stand in the same
    order in both texts."""
    best: list[tuple[int, int, int]] = []
    before: list[int] = []
    for place, (_old, new, size) in enumerate(stretches):
        at = bisect_left(best, (new,))
        words, last = (best[at - 1][1:]) if at else (0, -1)
        before.append(last)
        words += size
        until = at = bisect_left(best, (new + size - 1,))
        if at and best[at - 1][1] >= words:
            continue
        while until < len(best) and best[until][1] <= words:
            until += 1
        best[at:until] = [(new + size - 1, words, place)]
    place, row = best[-1][2] if best else -1, []
    while place >= 0:
        row.append(stretches[place])
        place = before[place]
    return row[::-1]


def _trimmed(old: Ids, new: Ids, gap: Gap, found: list[Block]) -> Gap:
    """The gap without what both sides begin and end with, which is found."""
    a, a_end, b, b_end = gap
    most = min(a_end - a, b_end - b)
    head = 0
    while head < most and old[a + head] == new[b + head]:
        head += 1
    tail = 0
    while tail < most - head and old[a_end - tail - 1] == new[b_end - tail - 1]:
        tail += 1
    found += [each for each in ((a, b, head), (a_end - tail, b_end - tail, tail)) if each[2]]
    return a + head, a_end - tail, b + head, b_end - tail


def _held(old: Ids, new: Ids, signs: AbstractSet[int]) -> tuple[list[Block], list[Gap]]:
    """The blocks found at once, and the gaps between them that are still to be compared."""
    many = len(old) * len(new)
    if many <= _FEW:
        return _word_by_word(old, new, signs), []
    for size in (PHRASE, *_LESS_SURE):
        found = _joined(in_order(shared_phrases(old, new, size)))
        if found:
            return found, [*_gaps(found, len(old), len(new))]
        if many <= _AT_ONCE:
            break
    if many <= _MOST:
        return _word_by_word(old, new, signs), []
    return [], _slices(len(old), len(new))


def _word_by_word(old: Ids, new: Ids, signs: AbstractSet[int]) -> list[Block]:
    if signs.isdisjoint(old) or signs.isdisjoint(new):
        return _same(old, new)
    words = [n for n, each in enumerate(old) if each not in signs]
    others = [n for n, each in enumerate(new) if each not in signs]
    same = _same([old[n] for n in words], [new[n] for n in others])
    found = [(words[i + n], others[j + n], 1) for i, j, size in same for n in range(size)]
    for a, a_end, b, b_end in [*_gaps(found, len(old), len(new))]:
        between = _same(old[a:a_end], new[b:b_end])
        found += [(a + i, b + j, size) for i, j, size in between]
    return found


def _same(old: Ids, new: Ids) -> list[Block]:
    *same, _end = Indel.opcodes(old, new).as_matching_blocks()
    return [(each.a, each.b, each.size) for each in same]


def _gaps(found: Sequence[Block], a_end: int, b_end: int) -> Iterator[Gap]:
    a = b = 0
    for i, j, size in (*found, (a_end, b_end, 0)):
        if i > a and j > b:
            yield a, i, b, j
        a, b = i + size, j + size


def _slices(old: int, new: int) -> list[Gap]:
    """Two texts that share no word that either has only once, cut so that they can be compared."""
    parts = 2
    while (old // parts) * (new // parts) > _MOST:
        parts *= 2
    return [
        (old * n // parts, old * (n + 1) // parts, new * n // parts, new * (n + 1) // parts)
        for n in range(parts)
    ]


def _joined(found: Iterable[Block]) -> list[Block]:
    """The same blocks in order, those that touch or overlap on one diagonal as one; of two that
    overlap otherwise, the second is cut."""
    whole: list[Block] = []
    a = b = 0
    for i, j, size in sorted(found):
        cut = max(a - i, b - j, 0)
        if cut >= size:
            continue
        start, other, left = i + cut, j + cut, size - cut
        if whole and start == a and other == b:
            last = whole[-1]
            whole[-1] = (last[0], last[1], last[2] + left)
        else:
            whole.append((start, other, left))
        a, b = start + left, other + left
    return whole
