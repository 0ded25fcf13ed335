"""The matrix as a table model: a cell is worked out when it is first seen, and then kept."""

import datetime as dt
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from core.dossier import Dossier
from core.gaps import Pair, gap
from core.language import gettext as _
from core.language import ngettext
from core.matrix import IssueCell, PointCell, RoundCell, ends, issue_cell, point_cell
from core.model import Issue, Party, Point, Record, Round
from core.words import UNKNOWN, age, percent, place, points, round_name
from ui.theme import Theme
from ui.widgets.tips import tip

Index = QModelIndex | QPersistentModelIndex
Cell = IssueCell | PointCell | RoundCell


class View(StrEnum):
    """What stands against what."""

    ISSUES = "issues"
    POINTS = "points"
    GAPS = "gaps"


class MatrixTable(QAbstractTableModel):
    """Rows are issues or points, columns parties or rounds."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Issue | Point, ...] = ()
        self._columns: tuple[Party | tuple[Round | None, dt.date], ...] = ()
        self._cells: dict[tuple[int, int], Cell] = {}

    def show_view(
        self, dossier: Dossier, view: View, pair: Pair | None, today: dt.date, theme: Theme
    ) -> None:
        """Show a view of a dossier."""
        self.beginResetModel()
        self._dossier, self._pair, self._today, self._theme = dossier, pair, today, theme
        issues = tuple(each for point in dossier.points for each in dossier.issues(point.id))
        self._rows = issues if view is View.ISSUES else dossier.points
        gaps = tuple(ends(dossier, today)) if pair is not None else ()
        self._columns = gaps if view is View.GAPS else dossier.parties
        self._cells.clear()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many issues or points there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many parties or rounds there are."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What a row or a column is called."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        words = self._called(section, orientation)
        return tip(words) if role == Qt.ItemDataRole.ToolTipRole else words[:60]

    def _called(self, section: int, orientation: Qt.Orientation) -> str:
        if orientation == Qt.Orientation.Vertical:
            return " ".join(self._rows[section].name.split())
        column = self._columns[section]
        if isinstance(column, Party):
            return column.code
        return round_name(column[0]) if column[0] is not None else _("now")

    def titles(self, columns: list[int]) -> list[str]:
        """What some columns are called."""
        return [self._called(column, Qt.Orientation.Horizontal) for column in columns]

    def names(self, rows: list[int]) -> list[str]:
        """What some rows are called."""
        return [self._called(row, Qt.Orientation.Vertical) for row in rows]

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a place."""
        if (row, column) not in self._cells:
            self._cells[row, column] = self._made(self._rows[row], self._columns[column])
        return self._cells[row, column]

    def _made(self, row: Issue | Point, column: Party | tuple[Round | None, dt.date]) -> Cell:
        if isinstance(column, Party):
            if isinstance(row, Issue):
                return issue_cell(self._dossier, row, column, self._today)
            return point_cell(self._dossier, row, column, self._today)
        assert isinstance(row, Point), "gaps are those of points"
        assert self._pair is not None, "without a pair there are no columns"
        return RoundCell(row, column[0], gap(self._dossier, self._pair, point=row.id, on=column[1]))

    def record(self, index: Index) -> Record:
        """What a cell leads to: a position, else the issue or the point."""
        cell = self.cell(index.row(), index.column())
        position = cell.position if isinstance(cell, IssueCell) else None
        return position or self._rows[index.row()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says; how it is known stands in its tip."""
        if not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return written(cell)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            words = f"{written(cell)}; {explained(cell, self._today)}"
            return tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._ground(cell)
        return Qt.AlignmentFlag.AlignCenter if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _ground(self, cell: Cell) -> QColor | None:
        value = cell.value(ranges=False) if isinstance(cell, RoundCell) else None
        if value is None:
            return None
        return self._theme.tint(self._theme.accent, 0.05 + 0.35 * min(value, 100.0) / 100.0)


def written(cell: Cell) -> str:
    """The figure of a cell, with a star where not all of the weight is known."""
    if isinstance(cell, IssueCell):
        return place(cell.issue, cell.position) if cell.position is not None else UNKNOWN
    value, share = _measured(cell)
    return points(value) + ("*" if value is not None and share < 1.0 else "")


def _measured(cell: PointCell | RoundCell) -> tuple[float | None, float]:
    if isinstance(cell, PointCell):
        return cell.mean, cell.coverage
    return cell.value(ranges=False), cell.coverage(ranges=False)


def explained(cell: Cell, today: dt.date) -> str:
    """How a cell's figure is known."""
    if not isinstance(cell, IssueCell):
        return _("{share} of the weight known").format(share=percent(_measured(cell)[1]))
    silent = ngettext("silent at {count} round", "silent at {count} rounds", cell.silent)
    parts = [
        age(cell.position.date, today) if cell.position is not None else _("no position"),
        cell.grade,
        _("stale") if cell.stale else "",
        _("sources do not agree") if cell.contested else "",
        silent.format(count=cell.silent) if cell.silent else "",
    ]
    return ", ".join(part for part in parts if part)
