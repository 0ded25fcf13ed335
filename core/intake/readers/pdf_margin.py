"""Numbers of lines in the margin of a page, which are no part of its text.

Tables and lists have figures in a column too. Line numbers stand apart, in one column, and count
the lines of a text that goes on from one to the next.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from core.intake.readers.pdf_layout import ENDS, PagePiece, rows_of, same_letters, squeezed

FEWEST_NUMBERS = 3
STEPS = (1, 5)
IN_LINE = 3.0
"""How far figures of one column may be from its edge, in points."""
MOST = 0.8
"""What holds of most, holds of this share."""

Row = list[PagePiece]


class MarginNumber(NamedTuple):
    """The number of a line in the margin, the words of the line, and on which side of them it
    stands: 0 for the left, -1 for the right."""

    piece: PagePiece
    beside: str
    side: int

    @property
    def sign(self) -> str:
        """The number as it is written."""
        return self.piece.text.strip()


def margin_numbers(pieces: Sequence[PagePiece]) -> list[MarginNumber]:
    """The numbers of lines in the margin, from the top; empty if there are none."""
    rows = rows_of(pieces)
    for side in (0, -1):
        at = [n for n, row in enumerate(rows) if _begins_with_number(row, side)]
        numbers = [rows[n][side] for n in at]
        if (
            _count_up(numbers)
            and _stand_apart(numbers, rows, side)
            and _count_lines(at, rows, side)
        ):
            return [MarginNumber(rows[n][side], _words(rows[n], side), side) for n in at]
    return []


def without_numbers(lines: Sequence[str], numbers: Sequence[MarginNumber]) -> list[str]:
    """Lines without these numbers, each of which begins or ends its own, one after the other."""
    left, found = list(numbers), []
    for line in lines:
        rest = _rest(line, left[0]) if left else None
        if rest is None:
            found.append(line)
            continue
        found += [rest] if rest else []
        left.pop(0)
    return found if not left else list(lines)


def _rest(line: str, number: MarginNumber) -> str | None:
    """What a line says beside a number, None if it is another line. Where both its ends are that
    number, the one on the number's side is it."""
    ends = (rf"{number.sign}(?:\s(.*)|$)", rf"(?:(.*)\s){number.sign}\s*")
    for told in ends if number.side == 0 else reversed(ends):
        if found := re.fullmatch(told, line):
            rest = (found[1] or "").strip()
            return rest if _is_part(rest, number.beside) else None
    return None


def _is_part(rest: str, beside: str) -> bool:
    some, words = squeezed(rest), squeezed(beside)
    return words.startswith(some) or some.startswith(words) or same_letters(rest, beside)


def _begins_with_number(row: Row, side: int) -> bool:
    return len(row) > 1 and row[side].text.strip().isdecimal()


def _words(row: Row, side: int) -> str:
    return "".join(each.text for each in (row[1:] if side == 0 else row[:-1]))


def _count_up(numbers: Sequence[PagePiece]) -> bool:
    """Whether figures count up by one or by five."""
    steps = {int(b.text) - int(a.text) for a, b in pairwise(numbers)}
    return len(numbers) >= FEWEST_NUMBERS and any(steps == {step} for step in STEPS)


def _stand_apart(numbers: Sequence[PagePiece], rows: Sequence[Row], side: int) -> bool:
    """Whether figures stand in one column, and all else on the page on one side of it."""
    lefts, rights = [each.left for each in numbers], [each.right for each in numbers]
    in_line = min(max(edge) - min(edge) for edge in (lefts, rights)) <= IN_LINE
    others = [piece for row in rows for piece in row if piece not in numbers]
    if side == 0:
        return in_line and all(each.left >= max(rights) for each in others)
    return in_line and all(each.right <= min(lefts) for each in others)


def _count_lines(at: Sequence[int], rows: Sequence[Row], side: int) -> bool:
    """Whether figures in these rows are the numbers of lines: as far apart as they count, and each
    beside a line of a text, from which most go on to the next."""
    first, second = (int(rows[n][side].text) for n in at[:2])
    step = second - first
    as_far = sum(b - a == step for a, b in pairwise(at))
    lines = [row for n, row in enumerate(rows) if at[0] - step < n <= at[-1]]
    plain = sum(len(rows[n]) == 2 for n in at)
    return (
        as_far >= MOST * (len(at) - 1)
        and plain > MOST * len(at)
        and (step > 1 or len(at) > 0.9 * len(rows))
        and _go_on([_line(row, side) for row in lines])
    )


def _line(row: Row, side: int) -> PagePiece:
    """The line of a row, without its number."""
    rest = row
    if _begins_with_number(row, side):
        rest = row[1:] if side == 0 else row[:-1]
    return rest[0]._replace(right=rest[-1].right, text=" ".join(each.text for each in rest))


def _go_on(lines: Sequence[PagePiece]) -> bool:
    """Whether most lines go on in the next, with no end and no capital letter between them, and
    some begin or end a sentence."""
    begins = [each.text.strip()[:1].isupper() for each in lines]
    ends = [each.text.strip().endswith(ENDS) for each in lines]
    going_on = sum(not (end or begun) for end, begun in zip(ends, begins[1:], strict=False))
    return going_on * 2 >= len(lines) - 1 and any((*begins, *ends))
