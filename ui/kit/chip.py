"""A chip: one or two words about a state, on a coloured background."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.labels import Text


class Chip(Text):
    """A rounded label; `set_tone` gives it a fill and an ink from the theme."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, fonts.sans(11, 600), parent)
        self._fill = ""
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_tone(self, fill: str, ink: str = "") -> None:
        """Set the colours of the background and the words."""
        self._fill = fill
        self.set_colour(ink)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the words and the rounded ends."""
        return super().sizeHint() + QSize(em(18), em(6))

    def minimumSizeHint(self) -> QSize:
        """A chip is never cut off."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the background, then the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole.AlternateBase
        painter.setBrush(QColor(self._fill) if self._fill else self.palette().color(role))
        painter.setPen(
            self.palette().color(QPalette.ColorRole.Mid) if not self._fill else "#00000000"
        )
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.end()
        super().paintEvent(event)
