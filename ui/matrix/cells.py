"""Drawing a cell of the matrix: the place, the range, age and grade, and the rounds."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.views.matrix import Cell, FigureCell, PlacementCell
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.lines import kept_together
from ui.kit.round_strip import paint_marks
from ui.kit.theme import Theme
from ui.matrix.model import STRENGTH, Index

PADDING = 9
CELL = Qt.ItemDataRole.UserRole
TALL, LOW = 73, 42
"""Heights of a row of positions, in which range, date and grade may take two lines, and of a row of
figures, in pixels."""
WHOLE = 232
"""The width at which range, date and grade stand on one line as a rule."""
LINE, MARKS = 18, 12
"""Heights of a line of a position and of the marks of rounds below, in pixels."""


class MatrixCells(QStyledItemDelegate):
    """Draws cells; what is unknown has a dashed edge, as on paper and on maps, and says so."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its contents."""
        return QSize(em(120), em(TALL if isinstance(index.data(CELL), PlacementCell) else LOW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        painter.save()
        cell: Cell = index.data(CELL)
        box = QRect(option.rect)
        palette: QPalette = option.palette
        self._ground(painter, option, index, box)
        inner = box.adjusted(PADDING, 5, -PADDING, -5)
        ink = palette.color(QPalette.ColorRole.Text)
        mute = palette.color(QPalette.ColorRole.PlaceholderText)
        if isinstance(cell, PlacementCell):
            self._position(painter, cell, inner, (ink, mute))
        else:
            painter.setPen(ink if cell.known else mute)
            self._figure(painter, cell, box, ink)
        painter.restore()

    def _figure(self, painter: QPainter, cell: FigureCell, box: QRect, ink: QColor) -> None:
        """Draw the figure and, below it, its change since the previous cell, like for like."""
        below = cell.below
        upper = box.adjusted(0, 3, 0, -box.height() // 2 + 3) if below else box
        painter.setFont(fonts.sans(13, 600))
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, cell.heading)
        painter.setFont(fonts.sans(11))
        painter.setPen(ink)
        lower = box.adjusted(2, box.height() // 2 - 2, -2, 0)
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, below)

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, box: QRect
    ) -> None:
        strength = index.data(STRENGTH)
        if strength is not None:
            painter.fillRect(box, self.theme.tint(self.theme.accent, 0.05 + 0.35 * strength))
        elif not index.data(CELL).known:
            painter.setPen(QPen(QColor(self.theme.mute), 1.0, Qt.PenStyle.DashLine))
            painter.drawRect(box.adjusted(2, 2, -3, -3))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self.theme.tint(self.theme.accent, 0.18))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(self.theme.accent))
            painter.drawRect(box.adjusted(0, 0, -2, -2))

    def _position(
        self, painter: QPainter, cell: PlacementCell, box: QRect, inks: tuple[QColor, QColor]
    ) -> None:
        ink, mute = inks
        painter.setPen(ink if cell.known else mute)
        line = QRect(box.left(), box.top(), box.width(), em(LINE))
        _put(painter, line, cell.heading, fonts.sans(13, 600 if cell.known else 400))
        painter.setPen(QColor(self.theme.widening) if cell.warns else mute)
        rest = box.adjusted(0, em(LINE), 0, -em(MARKS))
        _put(painter, rest, cell.below, fonts.sans(11.5))
        paint_marks(painter, box.left() + 0.5, box.bottom() - em(4), cell.marks, mute)


def room_of(cell: Cell) -> int:
    """How wide a cell is with all its words, in pixels, however a device spaces them."""
    lines = ((cell.heading, fonts.sans(13, 600)), (cell.below, fonts.sans(11.5)))
    wide = max(QFontMetrics(font).horizontalAdvance(words) for words, font in lines)
    return wide * 11 // 10 + 2 * PADDING


def _put(painter: QPainter, box: QRect, words: str, font: QFont) -> None:
    """Write words on one line, else on as many as the box has, else as much as one line holds."""
    painter.setFont(font)
    metrics = QFontMetrics(painter.font())
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    line = QRect(box.left(), box.top(), box.width(), em(LINE))
    wrapped = flags | Qt.TextFlag.TextWordWrap
    kept = kept_together(words)
    lies = metrics.boundingRect(box, wrapped, kept)
    if lies.height() > line.height() and box.contains(lies):
        painter.drawText(box, wrapped, kept)
        return
    cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(line, flags | Qt.TextFlag.TextSingleLine, cut)
