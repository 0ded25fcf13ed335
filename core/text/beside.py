"""The clauses of a draft laid beside those of the draft before: the same, moved, split, merged, new
or gone."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from core.text.alignment import in_order
from core.text.footnote_marks import notes_of, without_note_lines

LIKE = 0.3
"""Two clauses are one if they share this much of their phrases, 0–1."""
LIKE_NUMBERED = 0.12
"""The same where they also have the same number."""
PART = 0.5
"""A clause is a part of another if it shares this much of its own phrases with it, 0–1."""
_OFTEN = 40
"""A phrase that more clauses have tells nothing."""
_WORD = re.compile(r"\w+")


class ClauseFate(StrEnum):
    """What became of a clause."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    GONE = "gone"


class LaidClauses(NamedTuple):
    """Clauses of the old draft and those of the new one that they became, by their places;
    `likeness` is what they share, 0–1. One that moved may have changed too."""

    fate: ClauseFate
    old: tuple[int, ...]
    new: tuple[int, ...]
    likeness: float


def laid_beside(
    old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]
) -> list[LaidClauses]:
    """What became of each clause, given as number and text: first what the new draft has, in its
    order, then what is gone. Each clause of either draft is in one of them."""
    shared = _shared(_said(old), _said(new))
    pairs = _pairs(old, new, shared)
    parts, wholes = _parts(shared, pairs, len(new)), _merged(shared, pairs, len(old))
    stay = {(i, j) for i, j, _weight in in_order(sorted((i, j, 1) for j, i in pairs.items()))}
    laid: list[LaidClauses] = []
    for j in range(len(new)):
        if j in pairs:
            i = pairs[j]
            others = tuple(n for n, whole in parts.items() if whole == i)
            more = tuple(n for n, whole in wholes.items() if whole == j)
            fate = _fate(old[i][1], new[j][1], (i, j) in stay, bool(others), bool(more))
            like = shared[i, j].like
            laid.append(
                LaidClauses(fate, tuple(sorted((i, *more))), tuple(sorted((j, *others))), like)
            )
        elif j not in parts:
            laid.append(LaidClauses(ClauseFate.NEW, (), (j,), 0.0))
    gone = sorted({*range(len(old))} - {*pairs.values(), *wholes})
    return [*laid, *(LaidClauses(ClauseFate.GONE, (i,), (), 0.0) for i in gone)]


def _said(clauses: Sequence[tuple[str, str]]) -> list[str]:
    """The texts without footnotes, which stand where there is room for them: at the end of the last
    clause they would be most of it."""
    texts = [text for _number, text in clauses]
    notes = notes_of(texts)
    return [without_note_lines(text, notes) for text in texts]


def _fate(before: str, after: str, stays: bool, split: bool, merged: bool) -> ClauseFate:
    if split:
        return ClauseFate.SPLIT
    if merged:
        return ClauseFate.MERGED
    if not stays:
        return ClauseFate.MOVED
    return ClauseFate.SAME if before.split() == after.split() else ClauseFate.CHANGED


class _Share(NamedTuple):
    like: float
    of_old: float
    of_new: float


Shares = dict[tuple[int, int], _Share]


def _shared(old: Iterable[str], new: Iterable[str]) -> Shares:
    """What each two clauses share that share any phrase of three words."""
    there = [_phrases(text) for text in old]
    having = defaultdict(list)
    for i, phrases in enumerate(there):
        for phrase in phrases:
            having[phrase].append(i)
    shares: Shares = {}
    for j, phrases in enumerate(map(_phrases, new)):
        often = (having[each] for each in phrases if each in having)
        counts = Counter(i for places in often if len(places) <= _OFTEN for i in places)
        for i, count in counts.items():
            here, sizes = len(phrases), len(there[i])
            shares[i, j] = _Share(2 * count / (here + sizes), count / sizes, count / here)
    return shares


def _phrases(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return set(zip(words, words[1:], words[2:], strict=False)) or {tuple(words)}


def _pairs(
    old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]], shared: Shares
) -> dict[int, int]:
    """The old clause of each new one that has one, the likest first."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for (i, j), share in sorted(shared.items(), key=lambda each: (-each[1].like, each[0])):
        numbered = bool(old[i][0]) and old[i][0] == new[j][0]
        enough = share.like >= (LIKE_NUMBERED if numbered else LIKE)
        if enough and j not in pairs and i not in taken:
            pairs[j] = i
            taken.add(i)
    return pairs


def _parts(shared: Shares, pairs: dict[int, int], many: int) -> dict[int, int]:
    """New clauses that are mostly a part of an old one, which another stands for."""
    found: dict[int, int] = {}
    whole = {*pairs.values()}
    for (i, j), share in sorted(shared.items(), key=lambda each: -each[1].of_new):
        if j not in pairs and j not in found and i in whole and share.of_new >= PART:
            found[j] = i
    return {j: found[j] for j in range(many) if j in found}


def _merged(shared: Shares, pairs: dict[int, int], many: int) -> dict[int, int]:
    """Old clauses that are mostly a part of a new one, which stands for another."""
    turned = {(j, i): _Share(s.like, s.of_new, s.of_old) for (i, j), s in shared.items()}
    return _parts(turned, {i: j for j, i in pairs.items()}, many)


def joined_at(laid: Iterable[LaidClauses]) -> Iterator[tuple[int, int]]:
    """Each new clause with the old one that it goes on from: of several, the first."""
    for each in laid:
        if each.old and each.new:
            yield each.new[0], each.old[0]
