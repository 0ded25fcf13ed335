"""Clauses that follow each other: brackets that open in one and close in another, and footnotes
that are called in one and said in another."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from core.text.footnote_marks import notes_in, notes_of
from core.text.textgap import Segment, TextGap, clause_gap


def gaps_of(texts: Sequence[str]) -> list[TextGap]:
    """The counts of the texts of clauses in order, as those of one text."""
    notes = notes_of(texts)
    return across([clause_gap(each, notes_in(each, notes)) for each in texts])


def across(gaps: Sequence[TextGap]) -> list[TextGap]:
    """The counts of clauses in order, each counted by itself, where signs that have no partner
    within their clause may have one in another: the pair counts in the clause where it opens, and
    all words between its signs are inside."""
    partners = _partners(gaps)
    if not partners:
        return [*gaps]
    found: list[TextGap] = []
    depth = 0
    for n, gap in enumerate(gaps):
        paired = {k for k in range(len(gap.unbalanced)) if (n, k) in partners}
        told, depth = _within(gap, depth, paired) if depth or paired else (gap, 0)
        found.append(told)
    return found


def _partners(gaps: Sequence[TextGap]) -> set[tuple[int, int]]:
    """The signs that have a partner: the place of the clause, and of the sign among its strays."""
    waiting: list[tuple[int, int]] = []
    found: set[tuple[int, int]] = set()
    for n, gap in enumerate(gaps):
        for k, stray in enumerate(gap.unbalanced):
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
