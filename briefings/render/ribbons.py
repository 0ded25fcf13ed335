"""Cells that would be ribbons of many short lines: their columns take room from others."""

from collections.abc import Sequence
from math import ceil

from briefings import styles
from briefings.document import Cell, Text

RIBBON, RIBBON_WIDTH = 6, 100.0
"""From how many lines on text in a column narrower than that, in points, is a ribbon."""
STEP, MOST_STEPS = 12.0, 8
"""How much a column takes from another at a time, in points, and how often."""
LETTER = 4.4
"""The width of a letter on average, and a little more, as lines are not full."""


def has_ribbon(widths: Sequence[float], rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a cell may be a ribbon of many short lines."""
    narrow = [
        (place, RIBBON * (wide - 2 * styles.CELL_PAD) / LETTER)
        for place, wide in enumerate(widths)
        if wide < RIBBON_WIDTH
    ]
    for cells in rows:
        for place, least in narrow:
            cell = cells[place]
            if isinstance(cell, tuple) and cell and _length(cell) >= least:
                return True
    return False


def _length(text: Text) -> int:
    return len(text[0].text) if len(text) == 1 else sum([len(run.text) for run in text])


def _paragraphs(cell: Cell) -> list[int]:
    """How many characters each paragraph of a cell has."""
    if not isinstance(cell, tuple):
        return []
    return [*map(len, "".join([run.text for run in cell]).split("\n"))]


def relieved(
    widths: Sequence[float], needs: Sequence[float], table: Sequence[Sequence[Cell]]
) -> list[float]:
    """The widths, where a cell would be a ribbon of many short lines altered as long as that makes
    the rows lower: its column takes room from one that can spare it. Lines are estimated by their
    characters."""
    found = [*widths]
    rows = [[*map(_paragraphs, cells)] for cells in table]
    for _step in range(MOST_STEPS):
        tall = [row for row in rows if _ribbons(row, found)]
        if not tall:
            break
        column = _ribbons(tall[0], found)[0]
        tried = [
            [*found[:place], wide - STEP, *found[place + 1 :]]
            for place, wide in enumerate(found)
            if place != column and wide - STEP >= needs[place]
        ]
        for each in tried:
            each[column] += STEP
        best = min(tried, key=lambda each: _lines(rows, each), default=found)
        if _lines(rows, best) >= _lines(rows, found):
            break
        found = best
    return found


def _ribbons(row: Sequence[list[int]], widths: Sequence[float]) -> list[int]:
    """The columns whose cells in a row are ribbons that make it high, the longest first."""
    lines = [_lines_of(cell, wide) for cell, wide in zip(row, widths, strict=True)]
    most = max(lines)
    return [
        place
        for place, wide in enumerate(widths)
        if lines[place] == most and most >= RIBBON and wide < RIBBON_WIDTH
    ]


def _lines(rows: Sequence[Sequence[list[int]]], widths: Sequence[float]) -> int:
    """How many lines rows take, about."""
    return sum(max(map(_lines_of, row, widths)) for row in rows)


def _lines_of(cell: list[int], width: float) -> int:
    letters = max(1.0, (width - 2 * styles.CELL_PAD) / LETTER)
    return sum([max(1, ceil(count / letters)) for count in cell])
