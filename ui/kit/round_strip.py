"""The rounds at which a party spoke, as a row of small marks: silence is visible, not only
stated."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.model.choices import RoundMark
from core.views.attendance import NEVER_MET, Attendance
from ui.kit.fonts import em
from ui.kit.tips import tip

STEP, SIZE = 9.0, 5.0
"""The distance between marks, and the size of a mark, in pixels."""


def paint_marks(
    painter: QPainter, left: float, middle: float, marks: Sequence[RoundMark], ink: QColor
) -> None:
    """A dot where the party spoke, a ring where it was silent, a crossed ring where it declared
    that it makes no statement."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    step, size = em(STEP), em(SIZE)
    for number, mark in enumerate(marks):
        box = QRectF(left + number * step, middle - size / 2, size, size)
        painter.setPen(QPen(ink, 1))
        painter.setBrush(ink if mark is RoundMark.SPOKE else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
        if mark is RoundMark.DECLARED:
            reach = QPointF(2, -2)
            painter.drawLine(box.bottomLeft() - reach, box.topRight() + reach)


class RoundStrip(QWidget):
    """The marks of one party on one issue."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = NEVER_MET
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_attendance(self, shown: Attendance) -> None:
        """Mark the rounds; nothing is shown before the first."""
        self._shown = shown
        self.setVisible(bool(shown.marks))
        self.setAccessibleName(shown.words)
        self.setToolTip(tip("\n".join(shown.by_round)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the marks."""
        return QSize(len(self._shown.marks) * em(STEP), em(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks."""
        ink = self.palette().color(QPalette.ColorRole.PlaceholderText)
        paint_marks(QPainter(self), 0.5, self.height() / 2, self._shown.marks, ink)
