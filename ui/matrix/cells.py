"""How a cell of the matrix is drawn: the place, the range, age and grade, and the rounds."""

import datetime as dt

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.analysis.illustrative import marked
from core.analysis.matrix import IssueCell, PointCell, RoundCell
from core.language import gettext as _
from core.model.naming import natural
from core.text.saying import UNKNOWN, dated, delta, number
from core.views.words import nowhere
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.round_strip import MOST, STEP, paint_marks
from ui.kit.theme import Theme
from ui.matrix.model import Cell, Index, basis_words, figure, in_words, written

PADDING = 9
CELL = Qt.ItemDataRole.UserRole
TALL, LOW = 66, 42
"""Heights of a row of positions and of a row of figures, in pixels."""


class MatrixCells(QStyledItemDelegate):
    """Draws cells; what is not known is hatched and says so."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as what it says."""
        return QSize(em(120), em(TALL if isinstance(index.data(CELL), IssueCell) else LOW))

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
        if isinstance(cell, IssueCell):
            why = nowhere(cell.stand)
            wide = QFontMetrics(fonts.sans(13)).horizontalAdvance(why) + PADDING
            words = QRect(inner.left() - PADDING // 2, inner.top(), wide, em(18))
            self._clear(painter, palette, words, cell, index)
            self._clear(painter, palette, marks_box(inner, cell), cell, index)
            self._position(painter, cell, inner, (ink, mute))
        else:
            painter.setPen(ink if written(cell) != UNKNOWN else mute)
            painter.setFont(fonts.sans(13, 600))
            room = QFontMetrics(painter.font()).boundingRect(written(cell))
            middle = QRect(0, 0, room.width() + PADDING, room.height() + PADDING)
            middle.moveCenter(box.center())
            self._clear(painter, palette, middle, cell, index)
            self._figure(painter, cell, box, ink)
        painter.restore()

    def _clear(
        self, painter: QPainter, palette: QPalette, box: QRect, cell: Cell, index: Index
    ) -> None:
        """No hatching runs through words."""
        if written(cell) == UNKNOWN and index.data(Qt.ItemDataRole.BackgroundRole) is None:
            painter.fillRect(box, palette.color(QPalette.ColorRole.Base))

    def _figure(
        self, painter: QPainter, cell: PointCell | RoundCell, box: QRect, ink: QColor
    ) -> None:
        """The figure and, below it, what became of it since the cell before, like for like."""
        change = cell.change if isinstance(cell, RoundCell) else None
        told = (delta(change) if change is not None else "", basis_words(cell))
        below = " · ".join(part for part in told if part)
        upper = box.adjusted(0, 3, 0, -box.height() // 2 + 3) if below else box
        painter.setFont(fonts.sans(13, 600))
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, figure(cell))
        painter.setFont(fonts.sans(11))
        painter.setPen(ink)
        lower = box.adjusted(2, box.height() // 2 - 2, -2, 0)
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, below)

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, box: QRect
    ) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(box, ground)
        elif written(index.data(CELL)) == UNKNOWN:
            line = QColor(self.theme.line)
            painter.fillRect(box, QBrush(line, Qt.BrushStyle.BDiagPattern))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self.theme.tint(self.theme.accent, 0.18))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(self.theme.accent))
            painter.drawRect(box.adjusted(0, 0, -2, -2))

    def _position(
        self, painter: QPainter, cell: IssueCell, box: QRect, inks: tuple[QColor, QColor]
    ) -> None:
        ink, mute = inks
        known = cell.position is not None
        painter.setPen(ink if known else mute)
        line = QRect(box.left(), box.top(), box.width(), em(18))
        _put(painter, line, in_words(cell), fonts.sans(13, 600 if known else 400))
        warns = cell.stale or cell.contested
        painter.setPen(QColor(self.theme.widening) if warns else mute)
        _put(painter, line.translated(0, em(18)), below(cell), fonts.sans(11.5))
        paint_marks(painter, box.left() + 0.5, box.bottom() - em(4), cell.marks, mute)


def marks_box(inner: QRect, cell: IssueCell) -> QRect:
    """Where the rounds are marked in a cell."""
    wide = min(len(cell.marks), MOST) * em(STEP) + PADDING
    return QRect(inner.left() - PADDING // 2, inner.bottom() - em(10), wide, em(12))


def below(cell: IssueCell) -> str:
    """The range, the date and the grade of a placement, and what is wrong with it."""
    position = cell.position
    if position is None:
        return ""
    spread = ""
    if position.low is not None and position.high is not None:
        spread = f"{number(position.low)}–{number(position.high)}"
        if position.value is None:
            spread = natural(cell.issue, position.low)
    parts = (
        spread,
        dated(position.date, position.date + dt.timedelta(days=cell.days or 0)),
        cell.grade,
        _("stale") if cell.stale else "",
        _("contested") if cell.contested else "",
    )
    words = " · ".join(part for part in parts if part)
    return marked(words) if cell.illustrative else words


def _put(painter: QPainter, box: QRect, words: str, font: QFont) -> None:
    painter.setFont(font)
    cut = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, flags | Qt.TextFlag.TextSingleLine, cut)
