"""The matrix as it is drawn, all of it, on any device."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from ui.kit import fonts
from ui.kit.breakable import breakable
from ui.kit.fonts import em
from ui.kit.theme import Theme
from ui.matrix.cells import CELL, MatrixCells, room_of
from ui.matrix.model import WHOLE

HEAD, INSET = 44, 8
"""The least height of the names of columns, and the space around names, in pixels."""
HIGHEST = 1 << 20
"""More pixels than any name is high."""
_WRAPPED = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class MatrixPicture:
    """A table with all its rows and columns, however many are in view, and all their words."""

    def __init__(self, table: QTableView, theme: Theme, names: int, column: int) -> None:
        self._model, self._theme = table.model(), theme
        self._names = em(names)
        rows, columns = range(self._model.rowCount()), range(self._model.columnCount())
        cells = (self._model.index(row, each).data(CELL) for row in rows for each in columns)
        self._column = max([em(column), *map(room_of, cells)])
        self._cells = MatrixCells(theme, table)
        self._cells.deleteLater()  # once the program waits for its user again
        first = self._cells.sizeHint(QStyleOptionViewItem(), self._model.index(0, 0))
        down, across = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
        self._row = max([first.height(), *(self._height(each, down) for each in rows)])
        self._head = max([em(HEAD), *(self._height(each, across) for each in columns)])

    @property
    def size(self) -> QSize:
        """How large it is, in pixels."""
        rows, columns = self._model.rowCount(), self._model.columnCount()
        return QSize(self._names + columns * self._column, self._head + rows * self._row)

    def paint_on(self, painter: QPainter, box: QRectF) -> None:
        """Draw names, cells, and the lines between them."""
        painter.save()
        painter.translate(box.topLeft())
        for column in range(self._model.columnCount()):
            self._name(painter, column, Qt.Orientation.Horizontal)
        for row in range(self._model.rowCount()):
            self._name(painter, row, Qt.Orientation.Vertical)
            for column in range(self._model.columnCount()):
                self._cell(painter, row, column)
        self._lines(painter)
        painter.restore()

    def _place(self, row: int, column: int) -> QRect:
        """The place of a cell; -1 is that of the names."""
        x = 0 if column < 0 else self._names + column * self._column
        y = 0 if row < 0 else self._head + row * self._row
        wide = self._names if column < 0 else self._column
        return QRect(x, y, wide, self._head if row < 0 else self._row)

    def _words(self, section: int, along: Qt.Orientation) -> str:
        words = str(self._model.headerData(section, along, WHOLE))
        return breakable(words, len(words))

    def _height(self, section: int, along: Qt.Orientation) -> int:
        """How high a name is, with the space around it."""
        wide = self._names if along == Qt.Orientation.Vertical else self._column
        room = QRect(0, 0, wide - 2 * em(INSET), HIGHEST)
        needed = QFontMetrics(_font(along)).boundingRect(
            room, _WRAPPED, self._words(section, along)
        )
        return needed.height() + 2 * em(INSET)

    def _name(self, painter: QPainter, section: int, along: Qt.Orientation) -> None:
        down = along == Qt.Orientation.Vertical
        place = self._place(section, -1) if down else self._place(-1, section)
        painter.setFont(_font(along))
        painter.setPen(QColor(self._theme.ink))
        side = Qt.AlignmentFlag.AlignLeft if down else Qt.AlignmentFlag.AlignHCenter
        box = place.adjusted(em(INSET), 0, -em(INSET), 0)
        painter.drawText(box, side | _WRAPPED, self._words(section, along))

    def _cell(self, painter: QPainter, row: int, column: int) -> None:
        option = QStyleOptionViewItem()
        option.palette = self._theme.palette()
        option.state = QStyle.StateFlag.State_Enabled
        option.rect = self._place(row, column)
        self._cells.paint(painter, option, self._model.index(row, column))

    def _lines(self, painter: QPainter) -> None:
        size = self.size
        painter.setPen(QColor(self._theme.line))
        for row in range(self._model.rowCount() + 1):
            y = self._place(row, 0).top()
            painter.drawLine(QPointF(0, y), QPointF(size.width(), y))
        for column in range(self._model.columnCount() + 1):
            x = self._place(0, column).left()
            painter.drawLine(QPointF(x, 0), QPointF(x, size.height()))


def _font(along: Qt.Orientation) -> QFont:
    return fonts.sans(12.5) if along == Qt.Orientation.Vertical else fonts.sans(12.5, 600)
