"""Clauses that follow each other: brackets that open in one and close in another, and footnotes
that are called in one and said in another."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from core.text.brackets import Brackets, Stray, brackets
from core.text.footnote_marks import NoteMarks, marks_of, notes_in, notes_of
from core.text.textgap import Segment, TextGap, Unbalanced, clause_gap


def gaps_of(texts: Sequence[str]) -> list[TextGap]:
    """The counts of the texts of clauses in order, as those of one text."""
    notes = notes_of(texts)
    return across([clause_gap(each, notes_in(each, notes)) for each in texts])


def across(gaps: Sequence[TextGap]) -> list[TextGap]:
    """The counts of clauses in order, each counted by itself, where signs that have no partner
    within their clause may have one in another: the pair counts in the clause where it opens, and
    all words between its signs are inside."""
    partners = _partners([gap.unbalanced for gap in gaps])
    if not partners:
        return [*gaps]
    found: list[TextGap] = []
    depth = 0
    for n, gap in enumerate(gaps):
        paired = {k for k in range(len(gap.unbalanced)) if (n, k) in partners}
        told, depth = _within(gap, depth, paired) if depth or paired else (gap, 0)
        found.append(told)
    return found


def _partners(strays: Iterable[Sequence[Stray | Unbalanced]]) -> set[tuple[int, int]]:
    """The signs that have a partner: the place of the clause, and of the sign among its strays."""
    waiting: list[tuple[int, int]] = []
    found: set[tuple[int, int]] = set()
    for n, here in enumerate(strays):
        for k, stray in enumerate(here):
            if stray.sign == "[":
                waiting.append((n, k))
            elif waiting:
                found |= {waiting.pop(), (n, k)}
    return found


def _within(gap: TextGap, depth: int, paired: AbstractSet[int]) -> tuple[TextGap, int]:
    """The counts of a clause that begins so deep in brackets, and how deep it ends."""
    segments = gap.segments or (Segment(gap.words, gap.inside, gap.outermost, gap.deepest),)
    inside = outermost = deepest = 0
    for k, segment in enumerate(segments):
        inside += segment.words if depth else segment.inside
        outermost += 0 if depth else segment.outermost
        deepest = max(deepest, depth + segment.deepest)
        if k in paired:
            opens = gap.unbalanced[k].sign == "["
            outermost += opens and not depth
            depth += 1 if opens else -1
    left = tuple(each for k, each in enumerate(gap.unbalanced) if k not in paired)
    counts = {"inside": inside, "outermost": outermost, "deepest": deepest, "clean": 0}
    return gap._replace(**counts, unbalanced=left, segments=()), depth


def brackets_over(texts: Sequence[str]) -> list[Brackets]:
    """The brackets of the texts of clauses in order: without a partner is only what has none in
    another clause either; what has is `across`."""
    notes = notes_of(texts)
    found = [_brackets(each, notes_in(each, notes)) for each in texts]
    partners = _partners([each.strays for each in found])
    return [_parted(each, {k for at, k in partners if at == n}) for n, each in enumerate(found)]


_brackets = lru_cache(maxsize=4096)(brackets)


def _parted(found: Brackets, paired: AbstractSet[int]) -> Brackets:
    """Brackets with those signs that have a partner elsewhere told from the others."""
    if not paired:
        return found
    across = tuple(each for k, each in enumerate(found.strays) if k in paired)
    strays = tuple(each for k, each in enumerate(found.strays) if k not in paired)
    return found._replace(strays=strays, across=across)


class Surroundings(NamedTuple):
    """What the clauses around one mean for its brackets: the marks of notes in them, how many
    brackets are open where it begins, and how many are closed behind it that it may open."""

    marks: NoteMarks = NoteMarks()
    opened: int = 0
    closed: int = 0


def surroundings(before: Sequence[str], after: Sequence[str]) -> Surroundings:
    """Those of a clause between others, by their texts."""
    marks = marks_of((*before, *after))
    opened, _closed = _unmatched(before, marks)
    _opened, closed = _unmatched(after, marks)
    return Surroundings(marks, opened, closed)


def _unmatched(texts: Iterable[str], marks: NoteMarks) -> tuple[int, int]:
    """How many signs of texts in order open something, and how many close something, that has no
    partner in them."""
    opened = closed = 0
    for text in texts:
        for stray in _brackets(text, notes_in(text, marks.notes)).strays:
            if stray.sign == "[":
                opened += 1
            elif opened:
                opened -= 1
            else:
                closed += 1
    return opened, closed


def brackets_among(text: str, around: Surroundings) -> Brackets:
    """The brackets of a clause among others: without a partner is only what has none in them
    either; what has is `across`."""
    notes = around.marks.with_those_of(text).notes
    found = brackets(text, notes_in(text, notes))
    places = range(len(found.strays))
    closing = [k for k in places if found.strays[k].sign == "]"]
    opening = [k for k in places if found.strays[k].sign == "["]
    first = max(len(opening) - around.closed, 0)
    return _parted(found, {*closing[: around.opened], *opening[first:]})
