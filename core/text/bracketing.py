"""What is done to a text's brackets: one lifted, an alternative accepted, words put in brackets."""

import re

from core.text.brackets import Bracket, brackets

_BETWEEN = re.compile(r"(?:\s*/\s*)?")
_APART = re.compile(r"[^\S\n]*")


def around(text: str, place: int) -> Bracket | None:
    """The innermost pair that a place is in."""
    inside = [pair for pair in brackets(text).pairs if pair.start <= place <= pair.end]
    return max(inside, key=lambda pair: (pair.depth, pair.start), default=None)


def following(text: str, place: int) -> Bracket | None:
    """The pair that opens next after a place; the first of all after the last."""
    pairs = brackets(text).pairs
    return next((pair for pair in pairs if pair.start > place), pairs[0] if pairs else None)


def lifted(text: str, place: int) -> str:
    """The text without the two signs around a place; the words between them stay."""
    pair = around(text, place)
    if pair is None:
        return text
    return text[: pair.start] + text[pair.start + 1 : pair.end - 1] + text[pair.end :]


def accepted_alternative(text: str, place: int) -> str:
    """The text with the words in the brackets at a place, and without the brackets beside them:
    `[shall] / [should]` or `[shall][should]`, or else `[shall] [should]`. The same text where there
    is none beside."""
    pair = around(text, place)
    if pair is None:
        return text
    row = _row(text, pair, _BETWEEN)
    if len(row) < 2:
        row = _row(text, pair, _APART)
    if len(row) < 2:
        return text
    return text[: row[0].start] + text[pair.start + 1 : pair.end - 1] + text[row[-1].end :]


def _row(text: str, pair: Bracket, between: re.Pattern[str]) -> list[Bracket]:
    """The pairs that one belongs to with nothing but `between` from one to the next, in order."""
    level = [each for each in brackets(text).pairs if each.depth == pair.depth]
    at = level.index(pair)
    first = last = at
    while first and between.fullmatch(text, level[first - 1].end, level[first].start):
        first -= 1
    while last + 1 < len(level) and between.fullmatch(text, level[last].end, level[last + 1].start):
        last += 1
    return level[first : last + 1]


def bracketed(text: str, start: int, end: int) -> str:
    """The text with the words from `start` to `end` in brackets, without the blanks around them."""
    said = text[start:end]
    start += len(said) - len(said.lstrip())
    end -= len(said) - len(said.rstrip())
    return text if start >= end else f"{text[:start]}[{text[start:end]}]{text[end:]}"
