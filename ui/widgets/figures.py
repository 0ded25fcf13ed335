"""A headline figure: a large number, what it is, and how it changed."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import fonts
from ui.widgets.labels import Muted, Text


class Figure(QWidget):
    """A number with a caption and a change; aligned left unless told otherwise."""

    def __init__(
        self, px: float = 30, *, right: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._value = _Number(px, self)
        self._caption = Muted(px=11.5, parent=self)
        self._change = Text(font=fonts.sans(11.5, 600), parent=self)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self._value, alignment=side)
        column.addLayout(self._below(right))

    def _below(self, right: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        if right:
            row.addStretch()
        row.addWidget(self._caption)
        row.addWidget(self._change)
        if not right:
            row.addStretch()
        return row

    def show_figure(self, value: str, caption: str, change: str = "", colour: str = "") -> None:
        """Show a number as it is to be read, its caption, and a change in its colour."""
        self._value.setText(value)
        self._caption.setText(caption)
        self._change.setText(change)
        self._change.setVisible(bool(change))
        self._change.set_colour(colour)
        self.setAccessibleName(f"{caption} {value} {change}".strip())


class _Number(Text):
    """Digits without the face's line height, which would leave a gap above the caption."""

    def __init__(self, px: float, parent: QWidget) -> None:
        super().__init__(font=fonts.serif(px), parent=parent)
        self._height, self._baseline = round(px * 1.06), px * 0.88

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 1, self._height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.pen)
        painter.drawText(QPointF(0, self._baseline), self.text())
