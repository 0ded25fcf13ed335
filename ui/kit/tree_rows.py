"""Expandable rows, held as plain values and passed to a tree view by number.

Qt's own ready-made items are not used for this: they are freed by Python in one case and by Qt in
another, and a mistake in either crashes the program.
"""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from ui.kit.tips import tip

ROLE = Qt.ItemDataRole.UserRole
"""What a row stands for."""

Index = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()


class TreeRow(msgspec.Struct, frozen=True):
    """A row's words, one per column; what it represents; its child rows, None if still to be read;
    its icon; and all of its words where the row has them in short."""

    words: tuple[str, ...]
    stands_for: object = None
    rows: "tuple[TreeRow, ...] | None" = ()
    icon: QIcon | None = None
    whole: str = ""


class _Node(msgspec.Struct):
    row: TreeRow
    parent: int
    place: int
    read: bool
    children: list[int] = []


class TreeRows(QAbstractItemModel):
    """Rows for a tree view; unread child rows are read when their row is expanded."""

    def __init__(
        self,
        headings: Sequence[str],
        read: Callable[[TreeRow], Sequence[TreeRow]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._headings = headings
        self._read = read
        self._nodes = [_Node(TreeRow(()), -1, 0, read=True)]

    def show(self, rows: Sequence[TreeRow]) -> None:
        """Show these rows in place of the previous ones."""
        self.beginResetModel()
        self._nodes = [_Node(TreeRow(()), -1, 0, read=True)]
        self._hang(0, rows)
        self.endResetModel()

    def _hang(self, parent: int, rows: Sequence[TreeRow]) -> None:
        for place, row in enumerate(rows):
            number = len(self._nodes)
            self._nodes.append(_Node(row, parent, place, read=row.rows is not None))
            self._nodes[parent].children.append(number)
            self._hang(number, row.rows or ())

    def _node(self, index: Index) -> _Node:
        return self._nodes[index.internalId() if index.isValid() else 0]

    # --- what a view asks ---

    def index(self, row: int, column: int, parent: Index = TOP) -> QModelIndex:
        """The index of a row below another."""
        children = self._node(parent).children
        if 0 <= row < len(children) and 0 <= column < len(self._headings):
            return self.createIndex(row, column, children[row])
        return QModelIndex()

    def parent(self, index: Index = TOP) -> Any:
        """The index of the parent row; without an index, the object that owns the rows."""
        number = self._node(index).parent
        return self.createIndex(self._nodes[number].place, 0, number) if number > 0 else TOP

    def rowCount(self, parent: Index = TOP) -> int:
        """How many rows are below a row."""
        return len(self._node(parent).children) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = TOP) -> int:
        """How many columns there are."""
        return len(self._headings)

    def hasChildren(self, parent: Index = TOP) -> bool:
        """Whether a row can be expanded; true if its rows are unread."""
        return self.rowCount(parent) > 0 or self.canFetchMore(parent)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the rows below a row are still to be read."""
        return parent.column() <= 0 and not self._node(parent).read

    def fetchMore(self, parent: Index) -> None:
        """Read the rows below a row."""
        if not self.canFetchMore(parent):
            return
        node = self._node(parent)
        node.read = True
        rows = self._read(node.row)
        if rows:
            self.beginInsertRows(parent, 0, len(rows) - 1)
            self._hang(parent.internalId(), rows)
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, all of them as a tool tip, or what the row represents."""
        if not index.isValid():
            return None
        row = self._node(index).row
        if role == ROLE:
            return row.stands_for
        if role == Qt.ItemDataRole.DecorationRole:
            return row.icon if index.column() == 0 else None
        words = row.words[index.column()] if index.column() < len(row.words) else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(row.whole or words)
        return words if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heading of a column."""
        if role == Qt.ItemDataRole.DisplayRole and way == Qt.Orientation.Horizontal:
            return self._headings[section]
        return None
