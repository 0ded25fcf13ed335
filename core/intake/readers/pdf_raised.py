"""Figures that stand above the line on a page: exponents, and the marks of notes.

Lengths are in points, upwards and to the right as the page is looked at.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from core.intake.readers.found import raised as raised_figures
from core.intake.readers.pdf_layout import PagePiece, in_line, joined, levels
from core.intake.readers.pdf_margin import value_of

LONGEST = 8
"""How many characters what is raised has at most."""
_NUMBERS = r"\d{1,4}(?:\s?[,\N{EN DASH}-]\s?\d{1,4})*"
_MARK = re.compile(rf"[+\N{{MINUS SIGN}}-]?{_NUMBERS}|[ivxl]{{1,5}}")
"""What is raised: figures, or the mark of a note in Roman letters."""
_NOTE = re.compile(r"(\d{1,4}|[ivxl]{1,5})[.)]?\s+\S")
"""How a line begins that is a note."""
_ROMAN_FROM = 100_000
_UNIT = r"[kcdm]?m|ft|yd|mi|[кдсм]?м"
_WORD = re.compile(rf"(?<![^\W\d_])(?!(?:{_UNIT})$)[^\W\d_]{{2,}}$|\w[.,;:!?)\]\"'”’»…]+$")
"""How words end behind which a figure is no exponent."""


class _Raised(NamedTuple):
    """A raised figure, and the end of the words before it."""

    tail: str
    sign: str
    mark: PagePiece

    @property
    def numbers(self) -> list[str]:
        """The numbers of which it is."""
        return re.findall(r"\w+", self.sign)

    @property
    def ends_word(self) -> bool:
        """Whether it stands where an exponent does not."""
        return _WORD.search(self.tail) is not None


def raised_marks(
    pieces: Sequence[PagePiece],
) -> Iterator[tuple[PagePiece, list[PagePiece], list[PagePiece]]]:
    """Figures that stand above the line: each with what stands right before it, and right after."""
    ordered = sorted(pieces, key=lambda each: (each.left, each.bottom))
    small = [
        each for each in pieces if len(each.text) <= LONGEST and _MARK.fullmatch(each.text.strip())
    ]
    for mark in small:
        near = [
            each
            for each in ordered
            if each is not mark
            and each.height * 0.85 > mark.height
            and each.bottom + each.height * 0.25 < mark.bottom < each.top
        ]
        before = [each for each in near if -1 < mark.left - each.right < each.height * 0.4]
        ends = [each for each in ordered if before and _is_end(each, before[0], mark)]
        beside = [(each, each.left - mark.right) for each in (*near, *ends)]
        after = [each for each, gap in beside if -1 < gap < max(each.height, mark.height)]
        yield mark, before, after


def _is_end(piece: PagePiece, words: PagePiece, mark: PagePiece) -> bool:
    """Whether a piece is a sign without letters, which is no taller than a mark, on the line of the
    words before the mark."""
    is_on_line = words.bottom - words.height / 2 < piece.bottom < words.top
    return is_on_line and piece.top < mark.top and not re.search(r"\w", piece.text)


def raised(pieces: Sequence[PagePiece]) -> list[tuple[str, str]]:
    """Words that end in a raised figure, or begin with one as notes do: how they are read, and how
    they are to be."""
    found, begun = list[_Raised](), dict[str, str]()
    for mark, before, after in raised_marks(pieces):
        sign = mark.text.strip()
        if before:
            found.append(_Raised(before[0].text.rstrip()[-12:], sign, mark))
        elif after:
            begun[sign] = after[0].text.lstrip()[:12]
    notes = {*begun} | (_notes_below(found, pieces) if found else set())
    told = [(f"\n{sign}{head}", f"\n{sign} {head}") for sign, head in begun.items()]
    read = ((each.tail + each.sign, _as_read(found, at, notes)) for at, each in enumerate(found))
    return told + [(stood, said) for stood, said in read if stood != said]


def _as_read(found: Sequence[_Raised], at: int, notes: set[str]) -> str:
    """How words with a raised figure behind them are read."""
    tail, sign, _mark = found[at]
    is_of_note = notes.issuperset(found[at].numbers) and _is_mark(found, at)
    if is_of_note or (sign.isalpha() and found[at].ends_word):
        return f"{tail}[{sign}]"
    is_apart = not sign.isalpha() and (tail[-1:].isdigit() or found[at].ends_word)
    return tail + (raised_figures(sign) if is_apart else sign)


def _is_mark(found: Sequence[_Raised], at: int) -> bool:
    """Whether a figure that a note has is its mark: it stands at a word, or no other does, and the
    marks of the notes before and after stand before and after it."""
    value = _count(found[at].sign)
    before, those, after = (_likely(found, value + step) for step in (-1, 0, 1))
    return at in those and min(before, default=at) <= at <= max(after, default=at)


def _count(sign: str) -> int:
    """The number of a mark, Roman ones apart from others."""
    return value_of(sign) + (_ROMAN_FROM if sign.isalpha() else 0)


def _likely(found: Sequence[_Raised], value: int) -> list[int]:
    """Where a mark with this number may be: at words if there is one, else at any figures."""
    those = [(n, each.ends_word) for n, each in enumerate(found) if _count(each.sign) == value]
    return [n for n, ends_word in those if ends_word] or [n for n, _ends_word in those]


def _notes_below(found: Sequence[_Raised], pieces: Sequence[PagePiece]) -> set[str]:
    """Those of the marks that lines below them begin with, and so do all lines that count with
    these: in a list that happens to be below an exponent, others have no mark."""
    by_height = sorted(found, key=lambda each: each.mark.bottom)
    marks = {sign: each.mark.bottom for each in by_height for sign in each.numbers}
    raised_ones = {each.mark for each in found}
    told: dict[int, tuple[str, bool]] = {}
    for row in map(sorted, levels([each for each in pieces if each not in raised_ones])):
        if begun := _NOTE.match(in_line(joined(row))):
            sign = begun[1]
            told[_count(sign)] = sign, row[0].top < marks.get(sign, 0.0)
    counts = groupby(enumerate(sorted(told)), lambda each: each[1] - each[0])
    series = [[told[value] for _place, value in those] for _apart, those in counts]
    return {sign for each in series if all(marked for _, marked in each) for sign, _marked in each}


def with_marks_in_line(pieces: Sequence[PagePiece]) -> list[PagePiece]:
    """Pieces of which those are one, and as high as a line, that are raised figures and what stands
    right before them, or else right after."""
    found = dict(zip(pieces, pieces, strict=True))
    for mark, before, after in raised_marks(pieces):
        words = next((each for each in (*before, *after) if each in found), None)
        if words is not None and mark in found:
            del found[mark]
            whole, *_rest = joined(sorted([found[words], mark]))
            found[words] = whole._replace(bottom=words.bottom, top=words.top)
    return list(found.values())
