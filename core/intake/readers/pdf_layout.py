"""The order in which a page is read: rows and columns.

Lengths are in points, upwards and to the right as the page is looked at.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

FEWEST_LINES, SHORTEST, GUTTER = 4, 14, 8.0
"""From how many lines, how many characters a line, and how wide a space two columns are told."""
BY_ROWS = 0.25
"""Which share of what stands beside something else is drawn right after it, at least, where a page
is drawn row by row."""
CLOSE_ABOVE, LIKE = 1.0, 1.4
"""How far above a column, in its own height, a line is that is of it; and how many times as high it
is at most."""
NOWHERE = (-1e9, 1e9)
ENDS = tuple(".;:!?؟。")
"""What a line may end with that does not go on below."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


class PagePiece(NamedTuple):
    """Words that stand together on a page, and the box around them."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        """How tall the letters are."""
        return self.top - self.bottom


Row = list[PagePiece]


def turned(box: Box, rotation: int) -> Box:
    """A box on a page that is shown turned clockwise by so many degrees."""
    if not rotation:
        return box
    left, bottom, right, top = box
    if rotation == 90:
        return bottom, -right, top, -left
    if rotation == 180:
        return -right, -top, -left, -bottom
    if rotation == 270:
        return -top, left, -bottom, right
    return box


def is_from_right(text: str) -> bool:
    """Whether most letters of a text are written from right to left."""
    if text.isascii():
        return False
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    right = sum(kind in ("R", "AL") for kind in kinds)
    return right > 0 and right >= kinds.count("L")


def in_line(row: Sequence[PagePiece]) -> str:
    """What stands in a row, its parts in the order in which they are read."""
    parts = [each.text.strip() for each in row]
    return " ".join(reversed(parts) if is_from_right("".join(parts)) else parts)


def rows_of(pieces: Sequence[PagePiece]) -> list[Row]:
    """Pieces by the lines they stand in, from the top; what is drawn in parts is one piece."""
    return [joined(sorted(row)) for row in levels(pieces)]


def levels(pieces: Sequence[PagePiece]) -> list[Row]:
    """Pieces by the lines they stand in, from the top, in no order."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda each: -(each.top + each.bottom)):
        middle = (piece.top + piece.bottom) / 2
        if rows and rows[-1][0].bottom <= middle <= rows[-1][0].top:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def joined(row: Row, widest: float = inf) -> Row:
    """The pieces of a row, from the left; those that stand close together are one, and at most so
    far apart."""
    found = row[:1]
    for piece in row[1:]:
        last = found[-1]
        gap = piece.left - last.right
        if gap > min(max(last.height, piece.height) * 1.2, widest):
            found.append(piece)
            continue
        turned_round = is_from_right(f"{last.text}{piece.text}")
        before, after = (piece, last) if turned_round else (last, piece)
        parted = gap > last.height * 0.15 and not before.text.endswith(" ")
        blank = " " if parted and not (turned_round and after.text.startswith(" ")) else ""
        found[-1] = PagePiece(
            last.left,
            min(last.bottom, piece.bottom),
            max(last.right, piece.right),
            max(last.top, piece.top),
            f"{before.text}{blank}{after.text}",
        )
    return found


def in_columns(pieces: Sequence[PagePiece], fewest: int = FEWEST_LINES) -> list[list[Row]]:
    """The rows of a page that is set in columns, left before right, those of each column and those
    of what is above or below together; empty if it is not. Columns have at least the `fewest` lines
    side by side."""
    rows = _with_lines_between([joined(sorted(row), GUTTER) for row in levels(pieces)])
    read: list[list[Row]] = []
    found, at, begun = False, 0, 0
    while at < len(rows):
        end, gutter = _block(rows, at, fewest)
        if gutter is None:
            at += 1
            continue
        found = True
        while at > begun and _is_above(rows[at - 1], rows[at], gutter):
            at -= 1
        sides: tuple[Row, Row] = ([], [])
        for row in rows[at:end]:
            for piece in row:
                sides[piece.left >= gutter].append(piece)
        said = "".join(each.text for side in sides for each in side)
        read.append(rows[begun:at])
        for side in reversed(sides) if is_from_right(said) else sides:
            read += in_columns(side, 2) or [rows_of(side)]
        at = begun = end
    return [*read, rows[begun:]] if found else []


def _with_lines_between(rows: list[Row]) -> list[Row]:
    """Rows of which those are one that stand beside each other, and closer than lines of one column
    can: less than their height apart, as where the lines of a column stand half a line off those of
    another."""
    found = rows[:1]
    for row in rows[1:]:
        if _is_between(found[-1], row):
            found[-1] = sorted([*found[-1], *row])
        else:
            found.append(row)
    return found


def _is_between(above: Row, row: Row) -> bool:
    down = max(each.bottom + each.top for each in above) - min(e.bottom + e.top for e in row)
    is_close = down < 2 * min(each.height for each in (*above, *row))
    return is_close and all(
        a.right + GUTTER <= b.left or b.right + GUTTER <= a.left for a in above for b in row
    )


def _block(rows: list[Row], at: int, fewest: int) -> tuple[int, float | None]:
    """How far the rows from here on stand in two columns, and where the right one begins; None if
    they do not."""
    low, high = NOWHERE
    end, both = at, 0
    letters = [0, 0]
    while end < len(rows):
        gap = _gap(rows[end], low, high)
        if gap is None:
            break
        low, high = gap
        left = [each for each in rows[end] if each.right <= low + 1]
        right = [each for each in rows[end] if each.left >= high - 1]
        both += bool(left) and bool(right)
        letters[0] += sum(len(each.text) for each in left) if right else 0
        letters[1] += sum(len(each.text) for each in right) if left else 0
        end += 1
    enough = both >= fewest and min(letters) >= SHORTEST * both
    return (end, high) if enough else (at, None)


def _is_above(row: Row, below: Row, gutter: float) -> bool:
    """Whether a row is the beginning of one of two columns, of which the other begins below it."""
    (piece, *others), high = row, max(each.top for each in below)
    is_on_one_side = piece.right <= gutter - GUTTER / 2 or piece.left >= gutter
    is_close = piece.bottom - high < piece.height * CLOSE_ABOVE
    is_like = piece.height < LIKE * max(each.height for each in below)
    return not others and is_on_one_side and is_close and is_like


def _gap(row: Row, low: float, high: float) -> tuple[float, float] | None:
    """What of a space between columns a row leaves free; None if it leaves none."""
    free = [(max(low, a.right), min(high, b.left)) for a, b in pairwise(row)]
    best = max(free, key=lambda each: each[1] - each[0], default=(0.0, 0.0))
    if best[1] - best[0] >= GUTTER:
        return best
    left, right = row[0].left, row[-1].right
    if low == NOWHERE[0]:
        return None
    if right <= high - GUTTER / 2:
        return max(low, right), high
    return (low, min(high, left)) if left >= low + GUTTER / 2 else None


def is_table(columns: Sequence[Sequence[Row]], pieces: Sequence[PagePiece]) -> bool:
    """Whether what was taken for columns is rather a table that is drawn cell by cell: pieces stand
    beside each other in its columns, too, and few of them are drawn one after the other."""
    rows = [row for rows in columns for row in rows if len(row) > 1]
    if len(rows) < FEWEST_LINES:
        return False
    place = {piece: n for n, piece in enumerate(pieces)}
    steps = [
        place[b] - place[a]
        for row in rows
        for a, b in pairwise(sorted(each for each in pieces if _is_in_row(each, row)))
        if b.left - a.right >= GUTTER
    ]
    return sum(abs(step) == 1 for step in steps) < BY_ROWS * len(steps)


def _is_in_row(piece: PagePiece, row: Row) -> bool:
    is_across = row[0].left <= piece.left and piece.right <= row[-1].right
    return is_across and row[0].bottom <= (piece.bottom + piece.top) / 2 <= row[0].top


def stand_side_by_side(boxes: Iterable[Box]) -> bool:
    """Whether some of what is on a page stands beside something else."""
    low = high = -inf
    for middle, bottom, top in sorted([(-b - t, b, t) for _l, b, _r, t in boxes]):
        if low <= -middle / 2 <= high:
            return True
        low, high = bottom, top
    return False


def same_letters(one: str, other: str) -> bool:
    """Whether two texts differ in blanks and order alone."""
    return Counter(squeezed(one)) == Counter(squeezed(other))


def squeezed(text: str) -> str:
    """A text without blanks and hyphens."""
    return text.translate(_NO_BLANKS)


_NO_BLANKS = dict.fromkeys(map(ord, " \t\r\n\xa0\x02\ufffe\xad-"))
