"""What two texts have in common: long stretches first, then word by word in between.

Texts are rows of whole numbers, one a word; blocks are `(start, other start, length)`.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise, repeat
from typing import Any, TypeAlias

import numpy as np
from rapidfuzz.distance import Indel

Ids = Sequence[int]
Block = tuple[int, int, int]
Numbers: TypeAlias = "np.ndarray[Any, np.dtype[Any]]"
Rows = tuple[Numbers, Numbers]
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
    rows: Rows,
    held: Sequence[tuple[int, int]] = (),
    signs: AbstractSet[int] = frozenset(),
) -> list[Block]:
    """What both have in common, in the order of both, of which `held` are known; blocks do not
    overlap. `signs` are no words: they are compared where words leave room."""
    found = [(i, j, 1) for i, j in held]
    waiting = [*_gaps(found, (0, len(old), 0, len(new)))]
    while waiting:
        wide: list[Gap] = []
        for gap in sorted(waiting):
            a, a_end, b, b_end = rest = _trimmed(old, new, gap, found)
            pairs = (a_end - a) * (b_end - b)
            if pairs > _FEW:
                wide.append(rest)
            elif pairs > 1:
                found += _word_by_word(old, new, rest, signs)
        waiting = []
        for gap, same in _held_together(rows, wide):
            found += same
            if same:
                waiting += _gaps(same, gap)
            elif _pairs(gap) <= _MOST:
                found += _word_by_word(old, new, gap, signs)
            else:
                waiting += _slices(gap)
    return _joined(found)


def shared_once(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The places of what each side has exactly once, in the old order."""
    once, there = _once(old), _once(new)
    return [(at, there[each]) for each, at in once.items() if each in there]


def _once(row: Sequence[Hashable]) -> dict[Hashable, int]:
    often = Counter(row)
    return {each: at for at, each in enumerate(row) if often[each] == 1}


def as_row(ids: Ids) -> Numbers:
    """Words as one row of whole numbers."""
    return np.array(ids, np.int64)


def shared_phrases(rows: Rows, size: int) -> list[Block]:
    """The stretches made of phrases of `size` words that each text has exactly once, in the old
    order; those on one diagonal are one."""
    return _phrases_within(rows, [(0, len(rows[0]), 0, len(rows[1]))], size)[0]


def _phrases_within(rows: Rows, gaps: Sequence[Gap], size: int) -> list[list[Block]]:
    """For each gap the stretches made of phrases that it has exactly once on either side."""
    row, other_row = rows
    bits = max(len(row), len(other_row)).bit_length()
    phrases, at = _once_within(row, [gap[:2] for gap in gaps], size, bits)
    others, at_other = _once_within(other_row, [gap[2:] for gap in gaps], size, bits)
    both = np.sort(np.concatenate((phrases, others)), kind="stable")  # quick on rows in order
    both = both[:-1][both[:-1] == both[1:]]
    starts = at[np.searchsorted(phrases, both)]
    places = at_other[np.searchsorted(others, both)]
    for n in range(size):
        same = row[starts + n] == other_row[places + n]
        starts, places = starts[same], places[same]
    order = np.argsort(starts)
    return _along_diagonals(starts[order], places[order], gaps, size)


def _once_within(
    row: Numbers, spans: Sequence[tuple[int, int]], size: int, bits: int
) -> tuple[Numbers, Numbers]:
    """The phrases that a span has once, in order, and where they begin. A phrase is a number of 64
    bits, of which the last `bits` are left to its place so that sorting takes it along."""
    many = np.array([max(end - start - size + 1, 0) for start, end in spans])
    starts = np.array([start for start, _end in spans])
    within = np.repeat(np.arange(len(spans)), many)
    places = np.arange(many.sum()) + np.repeat(starts - (np.cumsum(many) - many), many)
    mixed = within.astype(np.uint64) * _MIXER
    for n in range(size):
        mixed ^= mixed >> np.uint64(29)
        mixed = (mixed ^ row[places + n].astype(np.uint64)) * _MIXER
    mixed ^= mixed >> np.uint64(29)
    width = np.uint64(bits)
    mixed = np.sort((mixed >> width << width) | places.astype(np.uint64))
    phrases = mixed >> width
    edge = np.ones(len(mixed) + 1, np.bool_)
    edge[1:-1] = phrases[1:] != phrases[:-1]
    once = edge[1:] & edge[:-1]
    return phrases[once], (mixed[once] & np.uint64((1 << bits) - 1)).astype(np.int64)


def _along_diagonals(
    starts: Numbers, places: Numbers, gaps: Sequence[Gap], size: int
) -> list[list[Block]]:
    """Phrases as stretches, by the gap in which they are."""
    within = np.searchsorted(np.array([gap[0] for gap in gaps]), starts, "right") - 1
    new_row = np.ones(len(starts), np.bool_)
    new_row[1:] = (np.diff(starts) != 1) | (np.diff(places) != 1) | (np.diff(within) != 0)
    heads = np.flatnonzero(new_row)
    sizes = np.diff(np.append(heads, len(starts))) + size - 1
    rows = [*zip(starts[heads].tolist(), places[heads].tolist(), sizes.tolist(), strict=True)]
    ends = np.searchsorted(within[heads], np.arange(len(gaps)), "right").tolist()
    return [rows[start:end] for start, end in pairwise([0, *ends])]


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
    while a < a_end and b < b_end and old[a] == new[b]:
        a, b = a + 1, b + 1
    if a > gap[0]:
        found.append((gap[0], gap[2], a - gap[0]))
    while a < a_end and b < b_end and old[a_end - 1] == new[b_end - 1]:
        a_end, b_end = a_end - 1, b_end - 1
    if a_end < gap[1]:
        found.append((a_end, b_end, gap[1] - a_end))
    return a, a_end, b, b_end


def _held_together(rows: Rows, gaps: Sequence[Gap]) -> Iterator[tuple[Gap, list[Block]]]:
    """Each gap with the stretches that hold its sides together, if there are any."""
    left = gaps
    for size in (PHRASE, *_LESS_SURE):
        if not left:
            return
        tried = zip(left, _phrases_within(rows, left, size), strict=True)
        left = []
        for gap, phrases in tried:
            same = _joined(in_order(phrases))
            if same or _pairs(gap) <= _AT_ONCE:
                yield gap, same
            else:
                left.append(gap)
    yield from ((gap, []) for gap in left)


def _pairs(gap: Gap) -> int:
    a, a_end, b, b_end = gap
    return (a_end - a) * (b_end - b)


def _word_by_word(old: Ids, new: Ids, gap: Gap, signs: AbstractSet[int]) -> list[Block]:
    a, a_end, b, b_end = gap
    row, other = old[a:a_end], new[b:b_end]
    if set(row).isdisjoint(other):
        return []
    if signs.isdisjoint(row) or signs.isdisjoint(other):
        return _same(old, new, gap)
    words = [n for n in range(a, a_end) if old[n] not in signs]
    others = [n for n in range(b, b_end) if new[n] not in signs]
    same = _same([old[n] for n in words], [new[n] for n in others], (0, len(words), 0, len(others)))
    found = [each for block in same for each in _spread(words, others, block)]
    between = [each for rest in [*_gaps(found, gap)] for each in _same(old, new, rest)]
    return found + between


def _spread(words: Ids, others: Ids, block: Block) -> Iterable[Block]:
    """A block of words as blocks of either text, in which signs may stand between them; `words` and
    `others` are the places of words in those."""
    i, j, size = block
    a, b = words[i : i + size], others[j : j + size]
    if a[-1] - a[0] == size - 1 == b[-1] - b[0]:
        return [(a[0], b[0], size)]
    return zip(a, b, repeat(1))


def _same(old: Ids, new: Ids, gap: Gap) -> list[Block]:
    a, a_end, b, b_end = gap
    if a_end - a == 1 == b_end - b:
        return [(a, b, 1)] if old[a] == new[b] else []
    *same, _end = Indel.opcodes(old[a:a_end], new[b:b_end]).as_matching_blocks()
    return [(a + each.a, b + each.b, each.size) for each in same]


def _gaps(found: Sequence[Block], within: Gap) -> Iterator[Gap]:
    a, a_end, b, b_end = within
    for i, j, size in (*found, (a_end, b_end, 0)):
        if i > a and j > b:
            yield a, i, b, j
        a, b = i + size, j + size


def _slices(gap: Gap) -> list[Gap]:
    """Two texts that share no word that either has only once, cut so that they can be compared."""
    a, a_end, b, b_end = gap
    old, new, parts = a_end - a, b_end - b, 2
    while (old // parts) * (new // parts) > _MOST:
        parts *= 2
    cuts = [(a + old * n // parts, b + new * n // parts) for n in range(parts + 1)]
    return [(i, i_end, j, j_end) for (i, j), (i_end, j_end) in pairwise(cuts)]


def _joined(found: Iterable[Block]) -> list[Block]:
    """The same blocks in order, those that touch or overlap on one diagonal as one; of two that
    overlap otherwise, the second is cut."""
    whole: list[Block] = []
    a = b = 0
    for i, j, size in sorted(found):
        start, other, left = i, j, size
        if i < a or j < b:
            cut = max(a - i, b - j)
            if cut >= size:
                continue
            start, other, left = i + cut, j + cut, size - cut
        if start == a and other == b and whole:
            last = whole[-1]
            whole[-1] = (last[0], last[1], last[2] + left)
        else:
            whole.append((start, other, left))
        a, b = start + left, other + left
    return whole
