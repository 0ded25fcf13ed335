"""Square brackets of two texts that are compared: one that stays does so with its partner."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import itemgetter

from core.text.alignment import Block, Ids
from core.text.tokens import Pair

Partners = dict[int, int]
"""For the place of each bracket, in words, the place of the one that closes or opens it."""


def with_partners(pair: Pair, same: Iterable[Block]) -> list[Block]:
    """The blocks without brackets that are two pairs' with nothing in common but a sign, and with
    the partners of those that stay, where these have their place."""
    kept = [*same]
    old, new = _partners(pair.old), _partners(pair.new)
    if not old or not new:
        return kept
    for a in old:
        b = _counterpart(kept, a)
        if b in new and _counterpart(kept, old[a]) != new[b] and pair.a[a] in pair.brackets:
            ours, theirs = sorted((a, old[a])), sorted((b, new[b]))
            if not _share(kept, ours, theirs):
                _drop(kept, a)
    for a in old:
        b = _counterpart(kept, a)
        if b in new and pair.a[old[a]] == pair.b[new[b]]:
            _add(kept, old[a], new[b])
    return kept


def depths(pair: Pair, words: Ids) -> Iterator[int]:
    """How many brackets are open before each of some words, and after the last; less than 0 where
    more were closed than opened."""
    opening, closing = pair.brackets
    return accumulate(((word == opening) - (word == closing) for word in words), initial=0)


def balanced(pair: Pair, words: Ids) -> bool:
    """Whether words hold each of their brackets with its partner."""
    if pair.brackets[0] not in words and pair.brackets[1] not in words:
        return True
    inside = [*depths(pair, words)]
    return inside[-1] == 0 == min(inside)


def _partners(words: Sequence[str]) -> Partners:
    found: Partners = {}
    waiting: list[int] = []
    for place, sign in _brackets(words):
        if sign == "[":
            waiting.append(place)
        elif waiting:
            opening = waiting.pop()
            found[opening], found[place] = place, opening
    return found


def _brackets(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    for place, word in enumerate(words):
        if "[" in word or "]" in word:
            yield from ((place, sign) for sign in word if sign in "[]")


def _at(kept: Sequence[Block], place: int) -> int:
    """How many blocks begin at a place of the old text or before."""
    return bisect_right(kept, place, key=itemgetter(0))


def _counterpart(kept: Sequence[Block], place: int) -> int | None:
    n = _at(kept, place)
    if not n:
        return None
    i, j, size = kept[n - 1]
    return j + place - i if place < i + size else None


def _share(kept: Sequence[Block], ours: Sequence[int], theirs: Sequence[int]) -> bool:
    """Whether anything between two places of the old text stays between two of the new."""
    (a, a_end), (b, b_end) = ours, theirs
    for i, j, size in kept[max(_at(kept, a) - 1, 0) : _at(kept, a_end)]:
        start, end = max(i, a + 1, b + 1 - j + i), min(i + size, a_end, b_end - j + i)
        if start < end:
            return True
    return False


def _drop(kept: list[Block], place: int) -> None:
    n = _at(kept, place) - 1
    i, j, size = kept[n]
    first = place - i
    parts = ((i, j, first), (place + 1, j + first + 1, size - first - 1))
    kept[n : n + 1] = [part for part in parts if part[2]]


def _add(kept: list[Block], place: int, other: int) -> None:
    """Keep a word, if it stands between the same blocks in both texts."""
    n = _at(kept, place)
    i, j, size = kept[n - 1] if n else (0, 0, 0)
    if i + size <= place and j + size <= other and (n == len(kept) or other < kept[n][1]):
        kept.insert(n, (place, other, 1))
