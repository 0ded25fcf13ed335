"""The matrix as it is drawn, all of it, on any device."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.theme import Theme
from ui.matrix.cells import CELL, MatrixCells, room_of

HEAD, INSET = 44, 8
"""The height of the names of columns, and the space before names, in pixels."""


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
        self._row = first.height()

    @property
    def size(self) -> QSize:
        """How large it is, in pixels."""
        rows, columns = self._model.rowCount(), self._model.columnCount()
        return QSize(self._names + columns * self._column, em(HEAD) + rows * self._row)

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
        y = 0 if row < 0 else em(HEAD) + row * self._row
        wide = self._names if column < 0 else self._column
        return QRect(x, y, wide, em(HEAD) if row < 0 else self._row)

    def _name(self, painter: QPainter, section: int, along: Qt.Orientation) -> None:
        down = along == Qt.Orientation.Vertical
        font: QFont = fonts.sans(12.5) if down else fonts.sans(12.5, 600)
        place = self._place(section, -1) if down else self._place(-1, section)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.ink))
        side = Qt.AlignmentFlag.AlignLeft if down else Qt.AlignmentFlag.AlignHCenter
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        words = str(self._model.headerData(section, along))
        painter.drawText(place.adjusted(em(INSET), 0, -em(INSET), 0), flags, words)

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
