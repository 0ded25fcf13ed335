"""The button that collapses a side bar: a small window with its right column filled or empty."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from ui.kit.flat import FlatButton
from ui.kit.fonts import em

WIDE, TALL, SIDE = 15.0, 12.0, 5.0
"""The window and its right column, in pixels."""


class FoldButton(FlatButton):
    """Draws the side bar filled while it is open, empty while it is collapsed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._folded = False

    def show_folded(self, folded: bool) -> None:
        """Draw the side bar as collapsed or open."""
        self._folded = folded
        self.update()

    def sizeHint(self) -> QSize:
        """The window with a little room for the focus frame."""
        return QSize(em(25), em(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the window on top of what every flat button draws."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lively = self.underMouse() or self.hasFocus()
        role = QPalette.ColorRole.WindowText if lively else QPalette.ColorRole.PlaceholderText
        ink = self.palette().color(role)
        wide, tall, right = em(WIDE), em(TALL), em(SIDE)
        left, top = (self.width() - wide) // 2 + 0.5, (self.height() - tall) // 2 + 0.5
        painter.setPen(ink)
        painter.drawRoundedRect(QRectF(left, top, wide, tall), 2.5, 2.5)
        side = QRectF(left + wide - right, top, right, tall)
        painter.setBrush(Qt.BrushStyle.NoBrush if self._folded else ink)
        painter.drawRect(side)
