"""A row that can be pressed: several short texts in columns, one line high."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.tips import tip

HEIGHT = 27


class Cell(msgspec.Struct, frozen=True):
    """A text in a row. `width` is in pixels at 100 %; 0 takes what the others leave. An empty
    colour means ink, "mute" the palette's subdued one."""

    text: str
    width: int = 0
    colour: str = ""
    right: bool = False


class RowButton(QAbstractButton):
    """Draws its cells; reacts to mouse and keyboard focus."""

    def __init__(self, cells: Sequence[Cell], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = tuple(cells)
        self.setText(", ".join(cell.text for cell in cells).replace("&", "&&"))
        self.setAccessibleName(", ".join(cell.text for cell in cells))
        self.setToolTip("")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Wide enough for the fixed cells and some of the flexible one."""
        return QSize(sum(em(cell.width or 120) for cell in self._cells), em(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The flexible cell may shrink."""
        return QSize(sum(em(cell.width or 60) for cell in self._cells), em(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the background, then every cell."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        painter.setFont(fonts.sans(12.5))
        free = self.width() - sum(em(cell.width) for cell in self._cells)
        left = 0
        cut = False
        for cell in self._cells:
            width = em(cell.width) or free
            cut |= self._draw_cell(painter, cell, QRect(left, 0, width, self.height()))
            left += width
        whole = tip(self.accessibleName()) if cut else ""
        if self.toolTip() != whole:
            self.setToolTip(whole)

    def _draw_ground(self, painter: QPainter) -> None:
        palette = self.palette()
        box = self.rect().adjusted(-6, 1, 6, -1).intersected(self.rect())
        if self.hasFocus():
            painter.setPen(palette.color(QPalette.ColorRole.Accent))
            painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 4, 4)
        elif self.underMouse() and self.isEnabled():
            painter.fillRect(box, palette.color(QPalette.ColorRole.AlternateBase))

    def _draw_cell(self, painter: QPainter, cell: Cell, box: QRect) -> bool:
        """Draw one cell; returns whether it had to be cut."""
        lively = QPalette.ColorGroup.Active
        mute = self.palette().color(lively, QPalette.ColorRole.PlaceholderText)
        ink = self.palette().color(lively, QPalette.ColorRole.WindowText)
        named = QColor(cell.colour) if cell.colour and cell.colour != "mute" else ink
        painter.setPen(mute if cell.colour == "mute" else named)
        room = box.adjusted(0, 0, 0 if cell.right else -10, 0)
        mode = Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText(cell.text, mode, room.width())
        side = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)
        return text != cell.text
