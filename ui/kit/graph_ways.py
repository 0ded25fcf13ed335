"""The ways of a graph's arrows from box to box, none behind another box: one that passes columns
does so between their boxes, or below them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainterPath

Columns = Sequence[Sequence[QRect]]
"""The boxes of each column, from the top down."""
BESIDE, APART = 9, 4
"""How far an arrow back is from one on, and one from another on the same way, in pixels."""
BEND = 0.6
"""How far an arrow goes on before it turns, in parts of the room between columns."""


class Ways:
    """The ways among boxes in columns; two that would run beside each other are kept apart."""

    def __init__(self, columns: Columns, across: int, between: int) -> None:
        self._columns, self._across, self._between = columns, across, between
        self._taken: dict[float, int] = {}
        self.lowest = 0.0
        """How far down the ways go."""

    def way(self, start: tuple[int, int], end: tuple[int, int], head: float) -> QPainterPath:
        """From the box at one column and row to another, up to so far before it."""
        one, other = (self._columns[column][row] for column, row in (start, end))
        onward = 1 if end[0] > start[0] else -1
        first = QPointF(one.x() + one.width(), one.center().y())
        last = QPointF(other.x(), other.center().y())
        if onward < 0:
            first = QPointF(one.x(), first.y() + BESIDE)
            last = QPointF(other.x() + other.width(), last.y() + BESIDE)
        tip = last - QPointF(head * onward, 0)
        path = QPainterPath(first)
        passed = self._columns[min(start[0], end[0]) + 1 : max(start[0], end[0])]
        if passed:
            height = self._height(passed, (first.y() + last.y()) / 2)
            turn = QPointF(first.x() + self._across * onward, height)
            self._bend(path, turn, onward)
            path.lineTo(QPointF(last.x() - self._across * onward, height))
        self._bend(path, tip, onward)
        return path

    def _bend(self, path: QPainterPath, to: QPointF, onward: int) -> None:
        reach = QPointF(self._across * BEND * onward, 0)
        path.cubicTo(path.currentPosition() + reach, to - reach, to)

    def _height(self, passed: Columns, near: float) -> float:
        """Where all columns that are passed have no box, as near as can be."""
        free = [y for y in self._gaps(passed, near) if all(_misses(y, boxes) for boxes in passed)]
        found = min(free, key=lambda y: abs(y - near))
        count = self._taken[found] = self._taken.get(found, -1) + 1
        self.lowest = max(self.lowest, found + APART * count)
        return found + APART * (-(count // 2) if count % 2 == 0 else count // 2 + 1)

    def _gaps(self, passed: Columns, near: float) -> Iterator[float]:
        yield near
        for boxes in passed:
            yield from ((above.bottom() + below.top()) / 2 for above, below in pairwise(boxes))
            yield boxes[-1].bottom() + 1 + self._between / 2


def _misses(y: float, boxes: Sequence[QRect]) -> bool:
    return not any(box.top() - APART < y < box.bottom() + APART for box in boxes)
