"""The matrix as a table model."""

import datetime as dt
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.records import Record
from core.text.saying import shortened
from core.views.matrix import FigureCell, Matrix, Shown, in_full
from ui.kit.tips import tip

Index = QModelIndex | QPersistentModelIndex
STRENGTH = Qt.ItemDataRole.UserRole + 1
"""How strongly a cell of the heat map is filled (0–1); None for any other."""
WHOLE = Qt.ItemDataRole.UserRole + 2
"""All of the name of a row or column."""
LONGEST_HEAD = 60
"""The most characters of a row or column name to show."""


class MatrixTable(QAbstractTableModel):
    """Rows are issues or points, columns are parties or rounds."""

    def __init__(self) -> None:
        super().__init__()
        self.matrix = Matrix(Dossier.of(()), Shown(), None, dt.date.min)

    def show_view(self, dossier: Dossier, shown: Shown, pair: Pair | None, today: dt.date) -> None:
        """Show a view of a dossier."""
        self.beginResetModel()
        self.matrix = Matrix(dossier, shown, pair, today)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many issues or points there are."""
        return 0 if parent.isValid() else len(self.matrix.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many parties or rounds there are."""
        return 0 if parent.isValid() else len(self.matrix.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The name of a row or column."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, WHOLE):
            return None
        is_row = orientation == Qt.Orientation.Vertical
        words = (self.matrix.row_name if is_row else self.matrix.column_name)(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(words)
        return words if role == WHOLE else shortened(words, LONGEST_HEAD)

    def place(self, row: str, column: str) -> QModelIndex:
        """The cell of a row and of a party, by id; the first row or column if there is none."""
        return self.index(*self.matrix.place(row, column))

    def record(self, index: Index) -> Record:
        """The record a cell leads to: a position, else the issue or the point."""
        return self.matrix.record(index.row(), index.column())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text; its tool tip says how the value is known."""
        if not index.isValid():
            return None
        cell = self.matrix.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.UserRole:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.figure
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(in_full(cell))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return in_full(cell)
        if role == STRENGTH:
            return cell.strength if isinstance(cell, FigureCell) else None
        return Qt.AlignmentFlag.AlignCenter if role == Qt.ItemDataRole.TextAlignmentRole else None
