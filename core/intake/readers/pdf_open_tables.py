"""Tables of a PDF that are ruled between their rows alone: their columns, told by the spaces
between these.

Lengths are in points, upwards and to the right as the page is looked at.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.intake.readers.pdf_going_on import is_full
from core.intake.readers.pdf_layout import Box, PagePiece, levels

NARROWEST = 2.5
"""How wide a space between columns is at least."""
IN_LINE = 3.0
"""How far from each other cells of a column begin, end or have their middles at most."""
PADDING = 12.0
"""How much of the space before the next column no words of a full line take."""

Span = tuple[float, float]


def columns_by_space(box: Box, rows: Sequence[float], pieces: Sequence[PagePiece]) -> list[float]:
    """Where the columns of a table end that lies in a box and whose rows end at those heights, the
    last one at its right side; empty where the spaces tell none, or rows are not all ruled."""
    left, bottom, right, top = box
    inside = [
        each
        for each in pieces
        if left <= (each.left + each.right) / 2 < right
        and bottom <= (each.bottom + each.top) / 2 < top
    ]
    columns = _columns(inside)
    starts = [start for start, _end in columns[1:]]
    for span, begun in zip(columns, [*starts, right], strict=False):
        those = [each for each in inside if span[0] <= each.left <= span[1]]
        edge = max(begun - PADDING, span[1])
        cells = [cell for cell in _by_rows(those, rows) if cell]
        if not (_are_in_line(cells) and all(_is_cell(cell, edge) for cell in cells)):
            return []
    return [*starts, right] if starts else []


def _columns(pieces: Sequence[PagePiece]) -> list[Span]:
    """Where the words of each column begin and end, from the left."""
    found: list[Span] = []
    for left, right in sorted((each.left, each.right) for each in pieces):
        if found and left - found[-1][1] < NARROWEST:
            found[-1] = found[-1][0], max(right, found[-1][1])
        else:
            found.append((left, right))
    return found


def _by_rows(pieces: Sequence[PagePiece], rows: Sequence[float]) -> Iterator[list[PagePiece]]:
    """The pieces of a column in each row, which end at these heights."""
    for one, other in pairwise(sorted(rows)):
        yield [each for each in pieces if one <= (each.bottom + each.top) / 2 < other]


def _are_in_line(cells: Sequence[Sequence[PagePiece]]) -> bool:
    """Whether there are several cells, and they begin, end or have their middles in line."""
    spans = [(min(each.left for each in cell), max(each.right for each in cell)) for cell in cells]
    places = zip(*((left, right, (left + right) / 2) for left, right in spans), strict=True)
    return len(cells) > 1 and any(max(those) - min(those) < IN_LINE for those in places)


def _is_cell(pieces: Sequence[PagePiece], edge: float) -> bool:
    """Whether lines are those of one cell: none ends long before the edge of the column."""
    lines = [sorted(line) for line in levels(pieces)]
    for line, below in pairwise(lines):
        said, right = " ".join(each.text.strip() for each in line), line[-1].right
        if not is_full(said, below[0].text, right - line[0].left, edge - right):
            return False
    return True
