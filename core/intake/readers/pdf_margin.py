"""Numbers of lines in the margin of a page, which are no part of its text.

Tables and lists have figures in a column too. Line numbers stand apart, in one column, and count
the lines of a text that goes on from one to the next. Where a page has too few to tell, other pages
of the document do.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from core.intake.readers.numerals import roman
from core.intake.readers.pdf_layout import (
    ENDS,
    PagePiece,
    joined,
    levels,
    same_letters,
    squeezed,
)

FEWEST_NUMBERS, FEWEST_SPACED = 3, 2
"""How many numbers tell themselves: of every line, and of every second or later one."""
FURTHEST = 10
"""Every how many lines a number stands at most."""
IN_LINE = 3.0
"""How far figures of one column may be from its edge, in points."""
MOST, MANY, NEARLY = 0.8, 0.7, 0.25
"""What holds of most, and of many, holds of this share; what is nearly as far is off by this."""
FEW = 5
"""Of how many lines a list may be whose points are as long as lines and begin with no capital."""
FULL = 0.65
"""How much of the widest line one has that goes on in the next."""
FURTHER = 1.5
"""How many times further than others a row is from the one above with which a text begins."""
SMALLER = 0.9
"""How tall a lone number is at most beside the words of its line."""

_ROMAN = r"[ivxlc]{1,8}|[IVXLC]{1,8}"
_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

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


class MarginColumn(NamedTuple):
    """Where the numbers of a page stand, and how far one counts from the next."""

    side: int
    left: float
    right: float
    step: int


class Margins:
    """What the pages of a document have told of their margins: the columns of numbers, and the
    pages that alone tell nothing though a figure stands there."""

    def __init__(self) -> None:
        self.columns: set[MarginColumn] = set()
        self.doubtful: list[int] = []

    def numbers(self, pieces: Sequence[PagePiece], page: int) -> list[MarginNumber]:
        """The numbers of lines in the margin of a page, from the top; empty if there are none."""
        in_doubt = False
        level = _with_one_margin([sorted(row) for row in levels(pieces)])
        for side in (0, -1):
            for series in _series([_parted(row, side) for row in level], side):
                if series.is_told or any(map(series.is_as_in, self.columns)):
                    self.columns.add(series.column)
                    return series.numbers
                in_doubt = in_doubt or series.stands_apart
        if in_doubt:
            self.doubtful.append(page)
        return []


def margin_numbers(pieces: Sequence[PagePiece]) -> list[MarginNumber]:
    """The numbers of lines in the margin that a page tells by itself, from the top."""
    return Margins().numbers(pieces, 0)


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
    sign = re.escape(number.sign)
    ends = (rf"{sign}(?:\s(.*)|$)", rf"(?:(.*)\s){sign}\s*")
    for told in ends if number.side == 0 else reversed(ends):
        if found := re.fullmatch(told, line):
            rest = (found[1] or "").strip()
            return rest if _is_part(rest, number.beside) else None
    return None


def _is_part(rest: str, beside: str) -> bool:
    some, words = squeezed(rest), squeezed(beside)
    return words.startswith(some) or some.startswith(words) or same_letters(rest, beside)


class _Series:
    """Figures in one column that count up, at these places among the rows of a page."""

    def __init__(self, rows: Sequence[Row], side: int, at: Sequence[int]) -> None:
        self._side, self._at = side, at
        self._pieces = [rows[n][side] for n in at]
        self._values = [value_of(each.text) for each in self._pieces]
        self._step = _step(self._values)
        before = min(self._step or self._values[0], FURTHEST) - 1
        span = range(max(at[0] - before, 0), min(at[-1] + before + 1, len(rows)))
        self._lines_down = _lines_down(rows[: at[0] + 1])
        self._span = [rows[n] for n in span]
        self._rows = [rows[n] for n in at]

    @property
    def column(self) -> MarginColumn:
        """Where they stand."""
        left, right = min(p.left for p in self._pieces), max(p.right for p in self._pieces)
        return MarginColumn(self._side, left, right, self._step)

    @property
    def numbers(self) -> list[MarginNumber]:
        """Each with the words beside it."""
        return [
            MarginNumber(
                row[self._side], "".join(each.text for each in self._rest(row)), self._side
            )
            for row in self._rows
        ]

    @property
    def stands_apart(self) -> bool:
        """Whether all else in these rows stands on one side of them."""
        others = [p for row in self._span for p in row if p not in self._pieces]
        if self._side == 0:
            return all(each.left >= self.column.right for each in others)
        return all(each.right <= self.column.left for each in others)

    @property
    def is_told(self) -> bool:
        """Whether they are numbers of lines, and nothing else can be meant."""
        if not self.stands_apart or not self._are_beside_lines():
            return False
        if len(self._at) == 1:
            return self._counts_from_top() and self._go_on()
        if not self._step:
            return False
        if self._step == 1:
            enough = len(self._at) >= FEWEST_NUMBERS and self._cover_most()
            return enough and self._are_as_far() and self._go_on()
        multiples = all(value % self._step == 0 for value in self._values[1:])
        sure = multiples and len(self._at) >= FEWEST_NUMBERS
        return len(self._at) >= FEWEST_SPACED and self._are_as_far() and (sure or self._go_on())

    def is_as_in(self, column: MarginColumn) -> bool:
        """Whether they stand where numbers do on another page, and count as those do."""
        mine = self.column
        in_line = min(abs(mine.left - column.left), abs(mine.right - column.right)) <= IN_LINE
        counts = self._step == column.step and self._are_as_far()
        counts = counts or len(self._at) == 1
        return mine.side == column.side and in_line and counts and self.stands_apart

    def _rest(self, row: Row) -> Row:
        return row[1:] if self._side == 0 else row[:-1]

    def _are_beside_lines(self) -> bool:
        """Whether most stand beside a line of text, and few beside a part of a table or nothing."""
        plain = sum(len(row) == 2 for row in self._rows)
        alone = sum(len(row) == 1 for row in self._rows)
        return plain > 0 and plain + alone > MOST * len(self._rows) and plain > alone

    def _are_as_far(self) -> bool:
        """Whether most are as many lines from each other as they count, blank ones included."""
        middles = [(row[0].top + row[0].bottom) / 2 for row in self._span]
        steps = sorted(a - b for a, b in pairwise(middles))
        leading = steps[len(steps) // 2] if steps else 0.0
        as_far = 0
        counted = zip(pairwise(self._at), pairwise(self._pieces), strict=True)
        for (above, below), (one, other) in counted:
            lines, high = below - above, (one.top - other.top) / self._step
            near = lines < self._step and abs(high - leading) < NEARLY * leading
            as_far += near or self._step <= lines <= self._step + max(1, self._step // 3)
        return as_far >= MOST * (len(self._at) - 1)

    def _cover_most(self) -> bool:
        """Whether nearly every line from the first to the last has its number."""
        return len(self._at) > MANY * (self._at[-1] - self._at[0] + 1)

    def _counts_from_top(self) -> bool:
        """Whether a lone number is that of its line in what is written, in smaller letters."""
        piece, (row,) = self._pieces[0], self._rows
        small = piece.height < SMALLER * self._rest(row)[0].height
        return small and 1 < self._values[0] == self._lines_down

    def _go_on(self) -> bool:
        """Whether most lines are full and go on in the next, with no end and no capital letter
        between them; and some begin a sentence or, of many, end one: a short list may not."""
        words = [self._rest(row) if row[self._side] in self._pieces else row for row in self._span]
        lines = [row for row in words if row]
        said = [" ".join(each.text for each in row).strip() for row in lines]
        begins = [each[:1].isupper() for each in said]
        ends = [each.endswith(ENDS) for each in said]
        wide = [row[-1].right - row[0].left for row in lines]
        full = [width >= FULL * max(wide) for width in wide]
        on = sum(f and not (e or b) for f, e, b in zip(full, ends, begins[1:], strict=False))
        return on * 2 >= len(lines) - 1 and (any(begins) or (len(ends) > FEW and any(ends)))


def _with_one_margin(rows: list[Row]) -> list[Row]:
    """Rows without the figures at their ends where several begin with the same one."""
    mirrored = {n for n, row in enumerate(rows) if len(row) > 2 and _is_mirrored(row)}
    if len(mirrored) < FEWEST_NUMBERS:
        return rows
    return [row[:-1] if n in mirrored else row for n, row in enumerate(rows)]


def _is_mirrored(row: Row) -> bool:
    return row[0].text.strip() == row[-1].text.strip() and value_of(row[0].text) > 0


def _lines_down(rows: Sequence[Row]) -> int:
    """The how manieth the last of these rows is since one stood further from that above."""
    steps = [above[0].bottom - below[0].bottom for above, below in pairwise(rows)][::-1]
    near = takewhile(lambda step: step < FURTHER * steps[0], steps)
    return 1 + sum(1 for _step in near)


def _parted(row: Row, side: int) -> Row:
    """What stands in a row, a figure at its outer end apart however close it is."""
    if not value_of(row[side].text):
        return joined(row)
    return [row[0], *joined(row[1:])] if side == 0 else [*joined(row[:-1]), row[-1]]


def _series(rows: Sequence[Row], side: int) -> Iterator[_Series]:
    """The longest series of figures in one column on one side of the page, of each script."""
    at = [n for n, row in enumerate(rows) if value_of(row[side].text)]
    for script in (str.isdecimal, str.islower, str.isupper):
        if those := [n for n in at if script(rows[n][side].text.strip())]:
            yield _Series(rows, side, _counting(rows, side, _in_line(rows, side, those)))


def _in_line(rows: Sequence[Row], side: int, at: Sequence[int]) -> list[int]:
    """Those of some figures that stand in the fullest column, by its left edge or its right."""
    columns = [
        [
            n
            for n in at
            if abs(getattr(rows[n][side], edge) - getattr(rows[m][side], edge)) <= IN_LINE
        ]
        for edge in ("right", "left")
        for m in at[:: max(len(at) // 8, 1)]
    ]
    return max(columns, key=len)


def _counting(rows: Sequence[Row], side: int, at: Sequence[int]) -> list[int]:
    """The longest stretch of these figures in which each counts on from the last by as much, or
    begins anew."""
    values = [value_of(rows[n][side].text) for n in at]
    step = _step(values)
    best, begun = range(0), 0
    for end in range(1, len(at) + 1):
        if end < len(at) and _follows(values[end - 1], values[end], step):
            continue
        best = max(best, range(begun, end), key=len)
        begun = end
    return [at[n] for n in best]


def _follows(last: int, value: int, step: int) -> bool:
    return value - last == step or value in (1, step) or (last == 1 and value == step)


def _step(values: Sequence[int]) -> int:
    """By how much most figures count up; 0 where nothing tells."""
    steps = [b - a for a, b in pairwise(values) if 0 < b - a <= FURTHEST]
    return max(steps, key=steps.count, default=0)


def value_of(text: str) -> int:
    """The number that a figure in a margin is, 0 if it is none: "12", "005", "xii"."""
    sign = text.strip()
    if sign.isdecimal():
        return int(sign) if len(sign) <= 5 else 0
    if not re.fullmatch(_ROMAN, sign):
        return 0
    digits = [_DIGITS[each] for each in sign.lower()]
    value = sum(-a if a < b else a for a, b in pairwise((*digits, 0)))
    return value if roman(value) == sign.lower() else 0
