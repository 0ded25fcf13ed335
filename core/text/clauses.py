"""A draft cut into its numbered parts: articles, paragraphs, sub-clauses, annexes, the lines of a
preamble.

The parts cover the text without a gap, so that joined again they are the text. Numbers are text,
as printed; `order_of` says which comes first.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from core.text.clause_marks import LATER, ROMAN, DraftPart, Marks, marks_in


class Cut(NamedTuple):
    """A part of a draft: `text[start:end]`; `number` as printed, such as "Article 3" or "(a)(ii)",
    empty for text without one; `path` is the whole number, from the article down."""

    start: int
    end: int
    part: DraftPart
    number: str
    path: str
    deep: int


_LETTER_DEEP = 10 * [*DraftPart].index(DraftPart.ITEM)
_ROMAN_DEEP = _LETTER_DEEP + 1
_OPTION_DEEP, _PARAGRAPH_DEEP = (
    10 * [*DraftPart].index(part) for part in (DraftPart.OPTION, DraftPart.PARAGRAPH)
)
_WITHIN_DEEP = _LETTER_DEEP - 1
"""How far down an option of a paragraph stands: below any paragraph, above its items."""


def cut(text: str) -> list[Cut]:
    """The parts of a draft in order; joined they are the text."""
    marks = marks_in(text)
    return _cut_at(text, marks, marks)


def _cut_at(text: str, starts: Iterable[int], marks: Marks) -> list[Cut]:
    places = sorted({0, *starts} - {len(text)})
    if not text:
        return []
    found = _numbers({**dict.fromkeys(places, (DraftPart.TEXT, "")), **marks})
    return [
        Cut(start, end, *found[start])
        for start, end in zip(places, [*places[1:], len(text)], strict=True)
    ]


def _numbers(marks: Marks) -> dict[int, tuple[DraftPart, str, str, int]]:
    """What begins at each place, with its number, its whole number, and how far down it stands: by
    all marks of a text, of which some may be within a part."""
    found: dict[int, tuple[DraftPart, str, str, int]] = {}
    above: list[tuple[int, str]] = []
    places = sorted(marks)
    row = [marks[place] for place in places]
    for n, (place, (part, number)) in enumerate(zip(places, row, strict=True)):
        deep = _deep(part, number)
        if deep == _ROMAN_DEEP and _goes_on_a_row(number, above, islice(row, n + 1, None)):
            deep = _LETTER_DEEP
        if part is DraftPart.OPTION:
            deep = _option_deep(above, islice(row, n + 1, None))
        if number:
            while above and above[-1][0] >= deep:
                above.pop()
            above.append((deep, number))
        path = " ".join(each for _deep_, each in above) if number else ""
        found[place] = part, number, path, deep
    return found


def clauses_in(
    text: str, finest: DraftPart = DraftPart.PARAGRAPH, moved: Collection[int] = ()
) -> list[Cut]:
    """The parts of a draft that are clauses of their own: none finer than `finest`, a heading with
    the part that it is above, and no blank one. One begins at each place that a person has `moved`
    if none would, and the other way round."""
    marks = marks_in(text)
    starts = {*_clause_starts(text, marks, finest)} ^ {*moved}
    return _cut_at(text, starts, marks)


def _clause_starts(text: str, marks: Marks, finest: DraftPart) -> Iterator[int]:
    order = [*DraftPart]
    most = order.index(finest)
    whole = _cut_at(text, marks, marks)
    coarse = [each for each in whole if not each.start or order.index(each.part) <= most]
    begun = True
    for n, each in enumerate(coarse):
        if begun:
            yield each.start
        after = coarse[n + 1] if n + 1 < len(coarse) else None
        said = text[each.start : after.start if after is not None else len(text)]
        begun = not _is_heading(said, after is not None and after.deep > each.deep)


def _is_heading(said: str, above: bool) -> bool:
    """Whether a part is blank, or a heading above what follows."""
    lines = said.split()
    short = len(said.strip()) <= 120 and said.strip()[-1:] not in [*".;:,"]
    return not lines or (above and short)


def _option_deep(above: list[tuple[int, str]], later: Iterator[tuple[DraftPart, str]]) -> int:
    """How far down an option stands: beside the one before; else below the paragraph above, unless
    its own paragraphs begin to count anew."""
    beside = [deep for deep, _number in above if deep in (_OPTION_DEEP, _WITHIN_DEEP)]
    if beside:
        return beside[-1]
    last = next((n for deep, n in above if _PARAGRAPH_DEEP <= deep < _WITHIN_DEEP), "")
    wider = (DraftPart.ANNEX, DraftPart.CHAPTER, DraftPart.ARTICLE)
    inside = takewhile(lambda each: each[0] not in wider, later)
    following = next((n for part, n in inside if part is DraftPart.PARAGRAPH), "")
    if not last or (following and order_of(following) <= order_of(last)):
        return _OPTION_DEEP
    return _WITHIN_DEEP


def _goes_on_a_row(
    number: str, above: list[tuple[int, str]], later: Iterator[tuple[DraftPart, str]]
) -> bool:
    """Whether what could be Roman is the letter after one above: (i) after (h), unless (ii) comes
    before (j); (v) after (u), unless it comes after (iv) or before (vi)."""
    sign = _sign(number)
    if sign not in _NEIGHBOURS or chr(ord(sign) - 1) not in [_sign(each) for _d, each in above]:
        return False
    earlier, after = _NEIGHBOURS[sign]
    items = takewhile(lambda each: each[0] in (DraftPart.ITEM, DraftPart.TEXT), later)
    telling = (after, sign, chr(ord(sign) + 1))
    following = next((s for s in (_sign(each) for _part, each in items) if s in telling), "")
    return following != after and (bool(following) or _sign(above[-1][1]) != earlier)


_NEIGHBOURS = {"i": ("", "ii"), "v": ("iv", "vi"), "x": ("ix", "xi")}
"""The Roman numbers before and after those that could be letters."""


def _sign(number: str) -> str:
    return number.strip("().")


def _deep(part: DraftPart, number: str) -> int:
    """How far down a part stands; a number with points stands below that without."""
    deep = [*DraftPart].index(part)
    if part is DraftPart.ITEM:
        roman = re.fullmatch(rf"\(?{ROMAN}\)?[.)]?", number) and _sign(number) not in "cl"
        return _ROMAN_DEEP if roman else _LETTER_DEEP
    return 10 * deep + (number.count(".", 0, -1) if part is DraftPart.PARAGRAPH else 0)


_ORDER = re.compile(rf"(\d+)|\b({LATER})\b|\b(alt)\b|({ROMAN})(?=\))|([A-Za-z]+)", re.IGNORECASE)
_ROMANS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_BIS = dict(zip(LATER.split("|"), range(2, 11), strict=True))


def order_of(number: str) -> tuple[tuple[int, int, str], ...]:
    """A key by which numbers are in order: 2, 2 alt, 2bis, 2ter, 3; (a), (b); (i), (iv), (v)."""
    key: list[tuple[int, int, str]] = []
    spaced = re.sub(r"(?<=\d)(?=[A-Za-z])", " ", number)
    for digits, later, other, roman, word in _ORDER.findall(spaced):
        if digits:
            key.append((0, int(digits), ""))
        elif later:
            key.append((2, _BIS[later.lower()], ""))
        elif other:
            key.append((1, 0, ""))
        elif roman and (len(roman) > 1 or roman.lower() in "ivx"):
            key.append((0, _value(roman.lower()), ""))
        elif roman or word:
            key.append((3, 0, (roman or word).lower()))
    return tuple(key)


def _value(roman: str) -> int:
    values = [_ROMANS[sign] for sign in roman]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))
