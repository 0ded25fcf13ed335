"""How far a text is from being agreed, by its brackets (the text gap).

For one text or several: pairs that stand in no other, the share of words inside them, alternatives
offered, and the share of clauses without a bracket. The share of words is what is charted: the
number of pairs rises when one is split.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from core.text.brackets import (
    Brackets,
    Stray,
    all_words,
    brackets,
    options,
    words,
    words_inside,
)

EXCERPT = 24
"""How many characters on either side of a sign without a partner are quoted."""


class Unbalanced(NamedTuple):
    """A bracket without a partner: its sign, line and column (from 1), the number of the clause in
    which it stands ("" without one), the words around it, and the word at it: the one that follows
    an opening sign or is before a closing one, "" where the line has none there."""

    sign: str
    line: int
    column: int
    clause: str
    quote: str
    word: str


class Segment(NamedTuple):
    """What stands before, between or after signs without a partner."""

    words: int
    inside: int
    outermost: int
    deepest: int


class TextGap(NamedTuple):
    """The counts of a text, without the marks of footnotes and links; `inside` are words in
    brackets, `clean` the clauses without any. The `segments` of one clause are parted by what is
    unbalanced in it, and are left out where nothing is."""

    opening: int = 0
    closing: int = 0
    outermost: int = 0
    deepest: int = 0
    words: int = 0
    inside: int = 0
    options: int = 0
    clauses: int = 0
    clean: int = 0
    unbalanced: tuple[Unbalanced, ...] = ()
    segments: tuple[Segment, ...] = ()

    @property
    def inside_share(self) -> float:
        """Words in brackets / all words, 0–1; 0 without words."""
        return self.inside / self.words if self.words else 0.0

    @property
    def clean_share(self) -> float:
        """Clauses without a bracket / all clauses, 0–1; 1 without clauses."""
        return self.clean / self.clauses if self.clauses else 1.0


@lru_cache(maxsize=4096)
def clause_gap(text: str, notes: frozenset[str] = frozenset()) -> TextGap:
    """The counts of the text of one clause, with the marks of notes that are known from others;
    remembered, since a plan's texts are counted with every look at it."""
    found = brackets(text, notes)
    whole = counted(text, found, [(0, len(text), "")] if text.strip() else [], [])
    return whole._replace(segments=tuple(_segments(text, found)) if found.strays else ())


def _segments(text: str, found: Brackets) -> Iterator[Segment]:
    places = [-1, *(stray.at for stray in found.strays), len(text)]
    for start, end in pairwise(places):
        pairs = [pair for pair in found.pairs if start < pair.start < end]
        here = found._replace(pairs=tuple(pairs))
        deepest = max((pair.depth for pair in pairs), default=0)
        said = words(text[start + 1 : end])
        yield Segment(said, words_inside(text, here), len(here.outermost), deepest)


def together(gaps: Iterable[TextGap]) -> TextGap:
    """The counts of several texts as one."""
    found = [*gaps]
    return TextGap(
        sum(gap.opening for gap in found),
        sum(gap.closing for gap in found),
        sum(gap.outermost for gap in found),
        max((gap.deepest for gap in found), default=0),
        sum(gap.words for gap in found),
        sum(gap.inside for gap in found),
        sum(gap.options for gap in found),
        sum(gap.clauses for gap in found),
        sum(gap.clean for gap in found),
        tuple(each for gap in found for each in gap.unbalanced),
    )


Clause = tuple[int, int, str]
"""Where a clause begins and ends, and its number."""


def counted(text: str, found: Brackets, clauses: list[Clause], numbered: list[Clause]) -> TextGap:
    """The counts of a text with its brackets and its clauses; `numbered` are those among them that
    a sign without a partner can be said to stand in."""
    opening = sum(stray.sign == "[" for stray in found.strays)
    contested = _contested(clauses, found)
    return TextGap(
        len(found.pairs) + opening,
        len(found.pairs) + len(found.strays) - opening,
        len(found.outermost),
        max((pair.depth for pair in found.pairs), default=0),
        words(text),
        words_inside(text, found),
        options(text, found),
        len(clauses),
        len(clauses) - contested,
        tuple(unbalanced_in(text, found.strays, numbered)),
    )


def _contested(clauses: list[Clause], found: Brackets) -> int:
    """How many clauses a bracket reaches into, or holds a sign without a partner."""
    spans = [(pair.start, pair.end) for pair in found.outermost]
    spans = sorted([*spans, *((stray.at, stray.at + 1) for stray in found.strays)])
    count = at = 0
    for start, end, _number in clauses:
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        count += at < len(spans) and spans[at][0] < end
    return count


def unbalanced_in(
    text: str, strays: Sequence[Stray], numbered: Sequence[Clause] = ()
) -> Iterator[Unbalanced]:
    """Signs without a partner with their places; see `counted` for what is `numbered`."""
    lines = [0, *(found.end() for found in re.finditer("\n", text))]
    starts = [start for start, _end, _number in numbered]
    for at, sign in strays:
        line, clause = bisect_right(lines, at), bisect_right(starts, at)
        number = numbered[clause - 1][2] if clause and at < numbered[clause - 1][1] else ""
        quote = " ".join(text[max(at - EXCERPT, 0) : at + EXCERPT + 1].split())
        column = at - lines[line - 1] + 1
        yield Unbalanced(sign, line, column, number, quote, _word_at(text, at, sign))


def _word_at(text: str, at: int, sign: str) -> str:
    """The nearest word of the line on the inner side of a sign."""
    if sign == "[":
        return next(iter(all_words(text[at:].partition("\n")[0])), "")
    return next(iter(all_words(text[text.rfind("\n", 0, at) + 1 : at])[-1:]), "")
