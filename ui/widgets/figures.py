"""A headline figure: a large number, what it is, and how it changed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import fonts
from ui.widgets.labels import Muted, Text


class Figure(QWidget):
    """A number with a caption and a change; aligned left unless told otherwise."""

    def __init__(
        self, px: float = 30, *, right: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._value = Text(font=fonts.serif(px), parent=self)
        self._caption = Muted(px=11.5, parent=self)
        self._change = Text(font=fonts.sans(11.5, 600), parent=self)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self._value.setAlignment(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._value)
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
        self._change.set_colour(colour or self.palette().color(_MUTE).name())
        self.setAccessibleName(f"{caption} {value} {change}".strip())


_MUTE = QPalette.ColorRole.PlaceholderText
