"""The bars around the panels: filled bands with a line towards the middle."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget


class Band(QWidget):
    """A filled area, optionally with a line along one edge. `role` is its background in the
    palette."""

    def __init__(
        self, role: QPalette.ColorRole, edge: Qt.Edge | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._role, self._edge = role, edge
        self._fill = ""

    def set_fill(self, colour: str) -> None:
        """Use a different background from the palette's; an empty string restores it."""
        self._fill = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill, and draw the edge; `fillRect` would load the 160 presets of QGradient at
        startup."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._fill) if self._fill else self.palette().color(self._role))
        painter.drawRect(self.rect())
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        box = self.rect().adjusted(0, 0, -1, -1)
        if self._edge == Qt.Edge.BottomEdge:
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        elif self._edge == Qt.Edge.TopEdge:
            painter.drawLine(box.topLeft(), box.topRight())
