"""Rules drawn on a page of a PDF, and the cells of tables that they part.

Lengths are in points, upwards and to the right as the page is looked at.
"""

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2_raw.bindings as pdfium

from core.intake.readers.pdf_layout import Box, turned

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


def tables_on(page: Any, rotation: int) -> list[RuledTable]:
    """The tables on a page whose cells are ruled, with at least two rows and two columns."""
    across, up = _rules_on(page, rotation)
    if not (across and up and FEWEST <= len(across) + len(up) <= MOST_RULES):
        return []
    found = (_table(*those) for those in _crossing(across, up))
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
    """Rules that touch each other, with those that touch these."""
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


def _touch(lying: Rule, standing: Rule) -> bool:
    return lying.covers(standing.at) and standing.covers(lying.at)


def _table(across: Sequence[Rule], up: Sequence[Rule]) -> RuledTable | None:
    """The table that rules make; None if it is none."""
    if not across:
        return None
    ends = [end for rule in across for end in (rule.start, rule.end)]
    columns = _places([*(rule.at for rule in up), min(ends), max(ends)])
    ends = [end for rule in up for end in (rule.start, rule.end)]
    rows = _places([*(rule.at for rule in across), min(ends), max(ends)])[::-1]
    count = (len(columns) - 1) * (len(rows) - 1)
    if min(len(columns), len(rows)) < FEWEST or count > MOST_CELLS:
        return None
    cells = _cells(columns, rows, across, up)
    return RuledTable(cells, [*pairwise(rows)])


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
