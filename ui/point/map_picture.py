"""The position map as it goes elsewhere: at a width of its own, with whom its markers stand for."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter

from core.views.position_map import IssueRow
from ui.kit.theme import Theme
from ui.point.map_key import MapKey
from ui.point.map_paint import Focus, Picture, paint_row

SPACING = 2
"""Between two rows, in pixels."""


class MapPicture:
    """The rows of a map below each other, with their key above."""

    def __init__(self, rows: Sequence[IssueRow], theme: Theme, width: int) -> None:
        self._theme, self._width = theme, width
        self._rows = [Picture.of(row, width) for row in rows]
        self._key = MapKey([mark for row in rows for mark in row.everyone], theme, width)

    @property
    def size(self) -> QSize:
        """How large it is, in pixels."""
        tall = sum(row.height + SPACING for row in self._rows)
        return QSize(self._width, self._key.height + round(tall))

    def paint_on(self, painter: QPainter, box: QRectF) -> None:
        """Draw it into a box of its size, on any device."""
        self._key.paint_on(painter, box.topLeft())
        at = box.topLeft() + QPointF(0, self._key.height)
        for row in self._rows:
            painter.save()
            painter.translate(at)
            paint_row(painter, row, self._theme, Focus())
            painter.restore()
            at += QPointF(0, row.height + SPACING)
