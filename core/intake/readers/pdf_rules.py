"""Rules drawn on a page of a PDF, and the cells of tables that they part.

Lengths are in points, upwards and to the right as the page is looked at.
"""

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple, Self

import pypdfium2_raw.bindings as pdfium

from core.intake.readers.pdf_layout import Box, PagePiece, turned
from core.intake.readers.pdf_open_tables import columns_by_space

THICK, NEAR = 3.0, 3.0
"""How thick a rule is at most, and how far from each other two of one place may be."""
MOST_RULES, MOST_OBJECTS, MOST_CELLS = 600, 10_000, 4_000
"""With more rules or objects, a page shows a drawing; with more cells, a grid."""
LEAST = 5.0
"""How wide and high a cell is that may hold words."""
FEWEST = 3
"""How many lines at least part a table each way."""


class Rule(NamedTuple):
    """A line: where it lies, and from where to where it goes."""

    at: float
    start: float
    end: float

    def covers(self, place: float) -> bool:
        """Whether it goes past a place."""
        return self.start - NEAR < place < self.end + NEAR

    def is_in_line(self, other: Self) -> bool:
        """Whether it begins and ends where another does."""
        return max(abs(self.start - other.start), abs(self.end - other.end)) < NEAR


class RuledCell(NamedTuple):
    """A cell: the rows that it is in, counted from the top, and its box."""

    first: int
    last: int
    box: Box

    @property
    def is_wide(self) -> bool:
        """Whether a letter has room in it."""
        left, bottom, right, top = self.box
        return min(right - left, top - bottom) > LEAST

    def holds(self, across: float, up: float) -> bool:
        """Whether a place is in it."""
        left, bottom, right, top = self.box
        return left <= across < right and bottom <= up < top


class RuledTable(NamedTuple):
    """A table: its cells in the order of reading, and the top and bottom of each row."""

    cells: list[RuledCell]
    rows: list[tuple[float, float]]

    @property
    def box(self) -> Box:
        """All of it."""
        sides = list(zip(*(cell.box for cell in self.cells), strict=True))
        return min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])


def tables_on(page: Any, rotation: int, pieces: Sequence[PagePiece]) -> list[RuledTable]:
    """The tables on a page whose cells or rows are ruled, with at least two rows and two columns;
    columns that no rules part are told by the pieces of the page."""
    across, up = _rules_on(page, rotation)
    if not FEWEST <= len(across) + len(up) <= MOST_RULES:
        return []
    found = (_table(*those, pieces) for those in _crossing(across, up))
    return [table for table in found if table is not None]


def _rules_on(page: Any, rotation: int) -> tuple[list[Rule], list[Rule]]:
    """The rules on a page that lie, and those that stand."""
    across: list[Rule] = []
    up: list[Rule] = []
    count = pdfium.FPDFPage_CountObjects(page)
    for number in range(count if count < MOST_OBJECTS else 0):
        each = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(each) == pdfium.FPDF_PAGEOBJ_PATH:
            left, bottom, right, top = turned(_bounds(each), rotation)
            is_box = pdfium.FPDFPath_CountSegments(each) <= 5
            wide, high = right - left, top - bottom
            if high <= THICK < wide:
                across.append(Rule((bottom + top) / 2, left, right))
            elif wide <= THICK < high:
                up.append(Rule((left + right) / 2, bottom, top))
            elif is_box and min(wide, high) > THICK:
                across += [Rule(bottom, left, right), Rule(top, left, right)]
                up += [Rule(left, bottom, top), Rule(right, bottom, top)]
    return across, up


def _bounds(drawn: Any) -> Box:
    sides = [ctypes.c_float() for _side in range(4)]
    pdfium.FPDFPageObj_GetBounds(drawn, *sides)
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _crossing(
    across: Sequence[Rule], up: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Rules that touch each other, with those that touch these; then those that are touched by
    none, all that begin and end in line together."""
    left = {*range(len(up))}
    lying = {*range(len(across))}
    while left:
        standing, met = {left.pop()}, set[int]()
        new = set(standing)
        while new:
            more = {n for n in lying for k in new if _touch(across[n], up[k])}
            lying -= more
            met |= more
            new = {k for k in left for n in more if _touch(across[n], up[k])}
            left -= new
            standing |= new
        yield [across[n] for n in met], [up[k] for k in standing]
    for stack in _in_line([across[n] for n in lying]):
        yield stack, []


def _in_line(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Rules that begin and end in line; those that go on where others end are one."""
    whole: list[Rule] = []
    for rule in sorted(rules):
        last = whole[-1] if whole else None
        if last and rule.at - last.at < 1 and last.covers(rule.start):
            whole[-1] = last._replace(end=max(last.end, rule.end))
        else:
            whole.append(rule)
    while whole:
        first = whole[0]
        stack = [each for each in whole if each.is_in_line(first)]
        whole = [each for each in whole if not each.is_in_line(first)]
        yield stack


def _touch(lying: Rule, standing: Rule) -> bool:
    return lying.covers(standing.at) and standing.covers(lying.at)


def _table(
    across: Sequence[Rule], up: Sequence[Rule], pieces: Sequence[PagePiece]
) -> RuledTable | None:
    """The table that rules make; None if it is none."""
    if not across:
        return None
    columns = _places([*(rule.at for rule in up), *_ends(across)])
    rows = _places([*(rule.at for rule in across), *_ends(up)])[::-1]
    if len(columns) < FEWEST <= len(rows):
        box = columns[0], rows[-1], columns[-1], rows[0]
        columns = [columns[0], *columns_by_space(box, rows, pieces)]
        up = [Rule(at, rows[-1], rows[0]) for at in columns]
    count = (len(columns) - 1) * (len(rows) - 1)
    if min(len(columns), len(rows)) < FEWEST or count > MOST_CELLS:
        return None
    cells = _cells(columns, rows, across, up)
    return RuledTable(cells, [*pairwise(rows)])


def _ends(rules: Sequence[Rule]) -> Iterator[float]:
    for rule in rules:
        yield rule.start
        yield rule.end


def _places(places: Sequence[float]) -> list[float]:
    """Places from the lowest, those that are near each other once."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > NEAR:
            found.append(place)
    return found


def _cells(
    columns: Sequence[float], rows: Sequence[float], across: Sequence[Rule], up: Sequence[Rule]
) -> list[RuledCell]:
    """What is not parted by any rule, as cells."""
    last_row, last_column = len(rows) - 2, len(columns) - 2
    left = {(row, column) for row in range(last_row + 1) for column in range(last_column + 1)}
    found: list[RuledCell] = []
    while left:
        start = min(left)
        left.remove(start)
        cell, new = {start}, [start]
        while new:
            row, column = new.pop()
            middle = (columns[column] + columns[column + 1]) / 2, (rows[row] + rows[row + 1]) / 2
            beside = [
                *([(row, column + 1)] if not _parted(up, columns[column + 1], middle[1]) else []),
                *([(row, column - 1)] if not _parted(up, columns[column], middle[1]) else []),
                *([(row + 1, column)] if not _parted(across, rows[row + 1], middle[0]) else []),
                *([(row - 1, column)] if not _parted(across, rows[row], middle[0]) else []),
            ]
            more = [each for each in beside if each in left]
            left.difference_update(more)
            cell.update(more)
            new += more
        found.append(_cell(cell, columns, rows))
    return found


def _parted(rules: Sequence[Rule], at: float, place: float) -> bool:
    return any(abs(rule.at - at) <= NEAR and rule.covers(place) for rule in rules)


def _cell(
    places: set[tuple[int, int]], columns: Sequence[float], rows: Sequence[float]
) -> RuledCell:
    first, last = min(places)[0], max(places)[0]
    left = columns[min(column for _row, column in places)]
    right = columns[max(column for _row, column in places) + 1]
    return RuledCell(first, last, (left, rows[last + 1], right, rows[first]))
