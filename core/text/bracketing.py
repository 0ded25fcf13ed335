"""What is done to a text's brackets: one lifted, an alternative accepted, words put in brackets.

`notes` are the marks of footnotes known from texts that this one belongs to: they are no brackets.
A mark behind a bracket belongs to it.
"""

import re
from collections.abc import Collection
from itertools import pairwise

from core.text.brackets import Bracket, brackets
from core.text.footnote_marks import note_places

_BETWEEN = re.compile(r"(?:\s*/\s*)?")
_APART = re.compile(r"[^\S\n]*")


def around(text: str, place: int, notes: Collection[str] = ()) -> Bracket | None:
    """The innermost pair that a place is in."""
    inside = [pair for pair in brackets(text, notes).pairs if pair.start <= place <= pair.end]
    return max(inside, key=lambda pair: (pair.depth, pair.start), default=None)


def following(text: str, place: int, notes: Collection[str] = ()) -> Bracket | None:
    """The pair that opens next after a place; the first of all after the last."""
    pairs = brackets(text, notes).pairs
    return next((pair for pair in pairs if pair.start > place), pairs[0] if pairs else None)


def lifted(text: str, place: int, notes: Collection[str] = ()) -> str:
    """The text without the two signs around a place; the words between them stay."""
    pair = around(text, place, notes)
    if pair is None:
        return text
    return text[: pair.start] + text[pair.start + 1 : pair.end - 1] + text[pair.end :]


def accepted_alternative(text: str, place: int, notes: Collection[str] = ()) -> str:
    """The text with the words in the brackets at a place, and without the brackets beside them:
    `[shall] / [should]` or `[shall][should]`, or else `[shall] [should]`. The same text where there
    is none beside."""
    pair = around(text, place, notes)
    if pair is None:
        return text
    row = _row(text, pair, _BETWEEN, notes)
    if len(row) < 2:
        row = _row(text, pair, _APART, notes)
    if len(row) < 2:
        return text
    kept = text[pair.start + 1 : pair.end - 1] + text[pair.end : _marked_end(text, pair, notes)]
    return text[: row[0].start] + kept + text[_marked_end(text, row[-1], notes) :]


def dropped_notes(before: str, after: str, notes: Collection[str] = ()) -> tuple[str, ...]:
    """The marks of footnotes that a text has no longer, in order."""
    left = {*note_places(after, notes).values()}
    there = (mark for _at, mark in sorted(note_places(before, notes).items()))
    return tuple(dict.fromkeys(mark for mark in there if mark not in left))


def _row(
    text: str, pair: Bracket, between: re.Pattern[str], notes: Collection[str]
) -> list[Bracket]:
    """The pairs that one belongs to with nothing but `between` from one to the next, in order."""
    level = [each for each in brackets(text, notes).pairs if each.depth == pair.depth]
    rows = [[level[0]]]
    for before, each in pairwise(level):
        if between.fullmatch(text, _marked_end(text, before, notes), each.start):
            rows[-1].append(each)
        else:
            rows.append([each])
    return next(row for row in rows if pair in row)


def _marked_end(text: str, pair: Bracket, notes: Collection[str]) -> int:
    """Where a bracket ends with the marks of footnotes that stand at it."""
    places, end = note_places(text, notes), pair.end
    while end in places:
        end += len(places[end])
    return end


def bracketed(text: str, start: int, end: int) -> str:
    """The text with the words from `start` to `end` in brackets, without the blanks around them."""
    said = text[start:end]
    start += len(said) - len(said.lstrip())
    end -= len(said) - len(said.rstrip())
    return text if start >= end else f"{text[:start]}[{text[start:end]}]{text[end:]}"
