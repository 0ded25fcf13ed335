"""A row that can be pressed: several short texts in columns, one line high unless it wraps."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.kit import fonts
from ui.kit.breakable import breakable
from ui.kit.fonts import em
from ui.kit.labels import HIGHEST
from ui.kit.tips import tip

HEIGHT = 27
INSET, LEAST = 10, 60
"""Room after a cell, and the least width of the flexible one, in pixels."""


class Cell(msgspec.Struct, frozen=True):
    """A text in a row. `width` is in pixels at 100 %; 0 takes what the others leave. An empty
    colour means ink, "mute" the palette's subdued one."""

    text: str
    width: int = 0
    colour: str = ""
    right: bool = False


class RowButton(QAbstractButton):
    """Draws its cells; reacts to mouse and keyboard focus. Where it `wraps`, it is as high as the
    flexible cell needs, else a text that does not fit is cut, and the tool tip has it in full."""

    def __init__(
        self, cells: Sequence[Cell], parent: QWidget | None = None, *, wraps: bool = False
    ) -> None:
        super().__init__(parent)
        self._cells = tuple(cells)
        self._wraps = wraps
        self.setText(", ".join(cell.text for cell in cells).replace("&", "&&"))
        self.setAccessibleName(", ".join(cell.text for cell in cells))
        self.setToolTip("")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        high = QSizePolicy.Policy.Preferred if wraps else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, high)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Wide enough for the fixed cells and some of the flexible one."""
        return QSize(sum(em(cell.width or 120) for cell in self._cells), em(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The flexible cell may shrink."""
        return QSize(sum(em(cell.width or LEAST) for cell in self._cells), em(HEIGHT))

    def heightForWidth(self, width: int) -> int:
        """A line, or as many as the flexible cell has at this width."""
        metrics = QFontMetrics(_font())
        room = QRect(0, 0, self._free(width) - INSET, HIGHEST)
        wrap = Qt.TextFlag.TextWordWrap
        lines = (metrics.boundingRect(room, wrap, _all(c)) for c in self._cells if not c.width)
        more = max((box.height() for box in lines), default=0) - metrics.height()
        return em(HEIGHT) + max(more, 0)

    def _free(self, width: int) -> int:
        """What the fixed cells leave the flexible one."""
        return max(width - sum(em(cell.width) for cell in self._cells), em(LEAST))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the background, then every cell."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        painter.setFont(_font())
        free = self._free(self.width())
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
        room = box.adjusted(0, 0, 0 if cell.right else -INSET, 0)
        mode = Qt.TextElideMode.ElideRight
        side = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
        if self._wraps and not cell.width:
            painter.drawText(
                room, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, _all(cell)
            )
            return False
        text = painter.fontMetrics().elidedText(cell.text, mode, room.width())
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)
        return text != cell.text


def _all(cell: Cell) -> str:
    """All words of a cell that wraps, of which none is wider than a line."""
    return breakable(cell.text, len(cell.text))


def _font() -> QFont:
    return fonts.sans(12.5)
