"""The one table model: rows are records, columns are constants, an edit in a cell is a command."""

from collections.abc import Callable, Iterable, Sequence
from math import ceil
from typing import Any

import msgspec
from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    QTimer,
)
from PySide6.QtGui import QIcon, QPixmap, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QWidget

from core.editing.commands import Command, refusing
from core.errors import Problem
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.records import Record
from ui.forms.records_look import (
    BESIDE,
    ICON,
    LINE,
    PADDING,
    ROW,
    CellDelegate,
    Titles,
    lines_in,
)
from ui.kit.fonts import em
from ui.kit.least_rows import RoomyTable
from ui.kit.lines import laid_out, widest
from ui.kit.selecting import staying
from ui.kit.tips import tip

RECORD = Qt.ItemDataRole.UserRole
"""The role under which every cell returns its row's record."""
SORT = Qt.ItemDataRole.UserRole + 1
"""The role under which a cell returns its sort key."""

Index = QModelIndex | QPersistentModelIndex
SelectionFlag = QItemSelectionModel.SelectionFlag
Apply = Callable[[Command], bool]
"""Carries out a command; returns False if it cannot be done."""


MOST_LINES = 7
"""How many lines a row may take."""
CLOSEST = 3
"""The least room on either side of a cell, in pixels, so that no word is broken."""
LOOKED_AT = 50
"""In how many rows the longest word of a column is sought."""
LONGEST_WORD = 120
"""The width in pixels at 100 % up to which a word is not broken for want of room."""


class Column(msgspec.Struct, frozen=True):
    """A column of a table: its title, the text and sort key of a cell, and what an edit does.

    `title` is marked with `noop` where it is defined and translated when shown. `edit` returns the
    command for the typed text, or None if there is nothing to do, and raises a Problem if the text
    cannot be read; `start` is the text that editing begins with. `icon` is the picture before the
    text.
    """

    title: str
    text: Callable[[Dossier, Any], str]
    sort: Callable[[Dossier, Any], Any] | None = None
    edit: Callable[[Any, str], Command | None] | None = None
    start: Callable[[Any], str] | None = None
    icon: Callable[[Any], QIcon | QPixmap] | None = None
    right: bool = False
    tip: Callable[[Dossier, Any], str] | None = None


class RecordTable(QAbstractTableModel):
    """Records of one kind as a table; keeps only what was last passed to `set_rows`."""

    def __init__(self, columns: Sequence[Column], apply: Apply | None = None) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._apply = apply
        self._rows: tuple[Record, ...] = ()
        self._dossier: Dossier | None = None

    def set_rows(self, dossier: Dossier, rows: Iterable[Record]) -> None:
        """Show these records, in this order; selection and scroll position stay if the rows do."""
        coming = tuple(rows)
        self._dossier = dossier
        if [row.id for row in coming] == [row.id for row in self._rows]:
            self._rows = coming
            last = self.index(len(coming) - 1, len(self.columns) - 1)
            if coming:
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = coming
        self.endResetModel()

    def record(self, row: int) -> Record:
        """The record of a row."""
        return self._rows[row]

    def row_of(self, identifier: str) -> int:
        """The row of the record with that id; -1 if it is not shown."""
        ids = [row.id for row in self._rows]
        return ids.index(identifier) if identifier in ids else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many records there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """A column's title."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[section].right
        title = self.columns[section].title
        return (_(title) if title else "") if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text, sort key and look, and its row's record."""
        if not index.isValid() or self._dossier is None:
            return None
        record, column = self._rows[index.row()], self.columns[index.column()]
        answer = _ANSWERS.get(role)
        return answer(self._dossier, record, column) if answer else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Mark cells that can be edited."""
        flags = super().flags(index)
        if not index.isValid():
            return flags
        editable = self._apply is not None and self.columns[index.column()].edit is not None
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Send the command for the text; the rows change when the dossier has changed. False if
        there is nothing to do or it cannot be saved; unchanged text needs no command."""
        if not index.isValid():
            return False
        edit = self.columns[index.column()].edit
        if role != Qt.ItemDataRole.EditRole or edit is None or self._apply is None:
            return False
        if value == self.data(index, role):
            return True
        command = _asked(edit, self._rows[index.row()], str(value))
        return command is not None and self._apply(command)


def _asked(edit: Callable[[Any, str], Command | None], record: Record, text: str) -> Command | None:
    """The command for a text; for one that cannot be read, a command that reports why."""
    try:
        return edit(record, text)
    except Problem as problem:
        return refusing(problem)


def _sorted_by(dossier: Dossier, record: Record, column: Column) -> Any:
    return (column.sort or column.text)(dossier, record)


def _started_with(dossier: Dossier, record: Record, column: Column) -> str:
    return column.start(record) if column.start else column.text(dossier, record)


def _aligned(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _one_line(dossier: Dossier, record: Record, column: Column) -> str:
    return " ".join(column.text(dossier, record).split())


def _tip(dossier: Dossier, record: Record, column: Column) -> str:
    return tip((column.tip or column.text)(dossier, record))


_ANSWERS: dict[int, Callable[[Dossier, Any, Column], Any]] = {
    Qt.ItemDataRole.DisplayRole: _one_line,
    Qt.ItemDataRole.EditRole: _started_with,
    Qt.ItemDataRole.ToolTipRole: _tip,
    Qt.ItemDataRole.TextAlignmentRole: lambda _d, _r, column: _aligned(column),
    Qt.ItemDataRole.DecorationRole: lambda _d, r, c: c.icon(r) if c.icon else None,
    RECORD: lambda _d, record, _c: record,
    SORT: _sorted_by,
}


class Sorted(QSortFilterProxyModel):
    """Rows sorted by a clicked column; unsorted until then."""

    def __init__(self, table: RecordTable) -> None:
        super().__init__()
        self.setSourceModel(table)
        self.setSortRole(SORT)
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterKeyColumn(-1)


def shared(
    wanted: Sequence[int], room: int, wide: int, least: Sequence[int] | None = None
) -> list[int]:
    """Widths that fill the room: each column gets its least, as far as there is room for that;
    narrow ones get what they want besides, the others share the rest equally, and any surplus goes
    to the column `wide`."""
    widths = list(least or [0] * len(wanted))
    if sum(widths) > room:
        return shared(widths, room, wide)
    left = room - sum(widths)
    wants = [max(want - width, 0) for want, width in zip(wanted, widths, strict=True)]
    by_want = sorted(range(len(widths)), key=wants.__getitem__)
    for place, number in enumerate(by_want):
        given = min(wants[number], left // (len(by_want) - place))
        widths[number] += given
        left -= given
    if widths:
        widths[wide] += max(left, 0)
    return widths


class TableView(RoomyTable):
    """A table as all panels show it: whole rows, no grid, sortable by clicking a title.

    The column `wide` takes the remaining room; if it `wraps`, a row may take several lines."""

    def __init__(
        self,
        table: RecordTable,
        name: str,
        *,
        wide: int = 0,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.table = table
        self.sorted = Sorted(table)
        table.setParent(self)
        self.sorted.setParent(self)
        self._titles, self._cells = Titles(self), CellDelegate(self)
        self.setHorizontalHeader(self._titles)
        self.setItemDelegate(self._cells)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(self.sorted)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(em(ROW))
        self._wide, self._wraps = wide, wraps
        self._arrange()

    def _arrange(self) -> None:
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(em(32))
        header.setResizeContentsPrecision(50)
        self.table.modelReset.connect(self.fit)
        self.table.dataChanged.connect(self.fit)

    def fit(self) -> None:
        """Divide the width among the columns, according to their contents."""
        header = self._titles
        self._stand_apart(PADDING)
        count = len(self.table.columns)
        wanted = [max(self.sizeHintForColumn(n), header.sectionSizeHint(n)) for n in range(count)]
        room = self.viewport().width()
        least = self._close_up(wanted, room) if self._wraps and sum(wanted) > room else None
        for number, width in enumerate(shared(wanted, room, self._wide, least)):
            header.resizeSection(number, width)
        if self._wraps:
            self._heighten()
        self.updateGeometry()

    def _stand_apart(self, padding: int) -> None:
        self._titles.padding = self._cells.padding = padding

    def _close_up(self, wanted: Sequence[int], room: int) -> list[int]:
        """The least widths of the columns, which stand closer where not all words fit."""
        words = [self._longest(number) for number in range(len(wanted))]
        lack = sum(words) + 2 * PADDING * len(words) - room
        closer = ceil(max(lack, 0) / (2 * len(words)))
        self._stand_apart(max(PADDING - closer, CLOSEST))
        around, least = 2 * self._cells.padding, self._titles.minimumSectionSize()
        return [max(min(w + around, want), least) for w, want in zip(words, wanted, strict=True)]

    def _longest(self, column: int) -> int:
        """The width of the longest word in a column, of those that can stand on a line."""
        title = str(self.table.headerData(column, Qt.Orientation.Horizontal) or "")
        rows = range(min(self.sorted.rowCount(), LOOKED_AT))
        texts = (str(self.sorted.index(row, column).data() or "") for row in rows)
        words = {word for text in texts for word in text.split()}
        wide = max(widest(words, self.font()), widest([title], self._titles.font()))
        return min(wide, em(LONGEST_WORD))

    def _heighten(self) -> None:
        """Give rows of which something does not fit on one line as many as they need."""
        for row in range(self.sorted.rowCount()):
            needed = (self._lines(row, column) for column in range(len(self.table.columns)))
            self.setRowHeight(row, em(ROW + LINE * (max(needed, default=1) - 1)))

    def _lines(self, row: int, column: int) -> int:
        """How many lines a cell needs, at most as many as a row may take."""
        index = self.sorted.index(row, column)
        words, room = str(index.data() or ""), self._room(index)
        if self.fontMetrics().horizontalAdvance(words) < room:
            return 1
        return min(laid_out(words, self.font(), room, MOST_LINES)[0].lineCount(), MOST_LINES)

    def _room(self, index: Index) -> int:
        """The width of the lines of a cell, in pixels."""
        icon = self.table.columns[index.column()].icon
        around = 2 * self._cells.padding + (em(ICON) + BESIDE if icon else 0)
        return max(self.columnWidth(index.column()) - around, 1)

    def cell(self, index: Index) -> tuple[QTextLayout, bool]:
        """The lines of a cell as they are drawn, and whether some do not fit."""
        words, most = str(index.data() or ""), lines_in(self.rowHeight(index.row()))
        return laid_out(words, self.font(), self._room(index), most)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width again; the current row stays in sight. Rows that are then taller are
        asked for again once whoever is laying this out has done so."""
        super().resizeEvent(event)
        self.fit()
        if self._wraps:
            QTimer.singleShot(0, self, self.updateGeometry)
        self._show_current()

    def _show_current(self) -> None:
        """Scroll to the current row, and again once rows that are taller now are laid out."""
        self.scrollTo(self.currentIndex())
        if self._wraps:
            QTimer.singleShot(0, self, lambda: self.scrollTo(self.currentIndex()))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """The selected row is current before anyone else hears of it; where the mouse is dragged
        over rows, it would be so only afterwards."""
        super().selectionChanged(selected, deselected)
        here, chosen = self.currentIndex(), self.selectedIndexes()
        if chosen and chosen[0].row() != here.row():
            there = chosen[0].siblingAtColumn(max(here.column(), 0))
            self.selectionModel().setCurrentIndex(there, SelectionFlag.NoUpdate)

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> SelectionFlag:
        """What a click or a key selects."""
        return staying(super().selectionCommand(index, event))

    def sort_by_clicks(self) -> None:
        """Let a click on a column's title sort the rows."""
        self.sorted.sort(-1)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def current(self) -> Record | None:
        """The current record, or None."""
        index = self.currentIndex()
        return index.data(RECORD) if index.isValid() else None

    @property
    def shown(self) -> list[str]:
        """The ids of the records, in the order of the rows."""
        rows = range(self.sorted.rowCount())
        return [self.sorted.index(row, 0).data(RECORD).id for row in rows]

    def choose(self, identifier: str) -> bool:
        """Make the row of a record current; False if it is not shown."""
        row = self.table.row_of(identifier)
        if row < 0:
            return False
        before = self.currentIndex()
        self.selectRow(self.sorted.mapFromSource(self.table.index(row, 0)).row())
        if self.currentIndex() != before:
            self._show_current()
        return True
