"""The grid of a communiqué: issues down, parties across, and a cell for each statement."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QTableView,
    QWidget,
)

from core.editing.placements import TypedPlacement, read_cell
from core.exchange.spreadsheet import copied
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.records import Issue, Party, Point
from core.model.signs import sign
from core.text.saying import long_date
from core.views.placement import placement
from ui.forms.records_look import Careful
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.keys import ENTER, saves
from ui.kit.theme import Theme
from ui.kit.tips import tip
from ui.kit.writing import here

Index = QModelIndex | QPersistentModelIndex
Key = tuple[str, str]
"""The ids of an issue and a party."""

PLAIN = """
QHeaderView { border: 0; background: transparent; }
QHeaderView::section { border: 0; padding: 0 8px; background: transparent; }
"""
QUIET = """
QTableView { gridline-color: palette(midlight); }
QTableCornerButton::section { border: 0; background: transparent; }
"""
ROOMY = 820
"""The screen height, in pixels, from which many rows are shown at once."""
COLUMN, WIDEST, NAMES = 92, 170, 250
"""The width of a column of values, and the maximum width of issue names, in pixels."""


class CommuniqueModel(QAbstractTableModel):
    """What was typed into each cell; recorded values show through empty ones."""

    def __init__(self, dossier: Dossier, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._dossier, self._theme = dossier, theme
        self.parties: tuple[Party, ...] = tuple(dossier.parties)
        self.rows: list[Point | Issue] = []
        for point in dossier.points:
            issues = dossier.issues(point.id)
            self.rows += [point, *issues] if issues else []
        self.typed: dict[Key, str] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One issue per row, after the name of its sticking point."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One party per column."""
        return 0 if parent.isValid() else len(self.parties)

    def key(self, index: Index) -> Key | None:
        """The issue and party of a cell; None beside the name of a sticking point."""
        row = self.rows[index.row()] if index.isValid() else None
        return (row.id, self.parties[index.column()].id) if isinstance(row, Issue) else None

    def place(self, key: Key) -> QModelIndex:
        """The cell of an issue and a party."""
        row = next(n for n, each in enumerate(self.rows) if each.id == key[0])
        column = next(n for n, each in enumerate(self.parties) if each.id == key[1])
        return self.index(row, column)

    def has(self, key: Key) -> bool:
        """Whether there is such a cell."""
        return self._dossier.find(Issue, key[0]) is not None and key[1] in {
            each.id for each in self.parties
        }

    def name(self, key: Key) -> str:
        """A cell in words."""
        party, issue = self._dossier.get(Party, key[1]), self._dossier.get(Issue, key[0])
        return _("{party} on {issue}").format(party=party.name, issue=issue.name)

    def answer(self, key: Key) -> TypedPlacement:
        """What a cell says, or why it cannot be read."""
        issue = self._dossier.get(Issue, key[0])
        return read_cell(issue, self.typed.get(key, ""), here())

    def last(self, key: Key) -> str:
        """What is on record, in words; "" if nothing."""
        issue = self._dossier.get(Issue, key[0])
        last = placement(self._dossier, issue, key[1])
        if last.date is None:
            return last.words
        return _("{place}, {date}").format(place=last.words, date=long_date(last.date))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Names of sticking points are not cells."""
        if self.key(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep whatever was typed: a cell that cannot be read says so."""
        key = self.key(index)
        if key is None or role != Qt.ItemDataRole.EditRole:
            return False
        self.typed[key] = str(value).strip()
        if not self.typed[key]:
            del self.typed[key]
        self.dataChanged.emit(index, index)
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What was typed, else the recorded value in grey."""
        key = self.key(index)
        if key is None:
            return None
        if role == Qt.ItemDataRole.EditRole:
            return self.typed.get(key, "")
        if role == Qt.ItemDataRole.DisplayRole:
            return self.typed.get(key) or self._hint(key)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return self._look(key, role)

    def _hint(self, key: Key) -> str:
        issue = self._dossier.get(Issue, key[0])
        return placement(self._dossier, issue, key[1]).figure

    def _look(self, key: Key, role: int) -> Any:
        problem, typed = self.answer(key).problem, key in self.typed
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(problem or self._spoken(key))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (self._spoken(key), self.typed.get(key, ""), problem)))
        if role == Qt.ItemDataRole.BackgroundRole and problem:
            return QColor(self._theme.red_line_fill)
        if role == Qt.ItemDataRole.ForegroundRole and problem:
            return QColor(self._theme.red_line)
        if role == Qt.ItemDataRole.ForegroundRole and not typed:
            return QColor(self._theme.mute)
        return None

    def _spoken(self, key: Key) -> str:
        last = self.last(key)
        said = _("last recorded: {place}").format(place=last) if last else _("nothing recorded")
        return f"{self.name(key)}, {said}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """A party's sign and code, an issue with its unit, a sticking point in bold."""
        if orientation == Qt.Orientation.Horizontal:
            party = self.parties[section]
            return _shown(role, f"{sign(party.marker)} {party.code}", party.name)
        row = self.rows[section]
        if role == Qt.ItemDataRole.FontRole:
            return fonts.sans(12.5, 400 if isinstance(row, Issue) else 600)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        told = _row_name(row)
        return _shown(role, told, told)


def _shown(role: int, words: str, whole: str) -> str | None:
    if role == Qt.ItemDataRole.DisplayRole:
        return words
    return tip(whole) if role == Qt.ItemDataRole.ToolTipRole else None


def _row_name(row: Point | Issue) -> str:
    if not isinstance(row, Issue):
        return row.name
    return f"   {row.name} ({row.unit})" if row.unit else f"   {row.name}"


class Grid(QTableView):
    """The grid itself: Tab moves right, Enter down; both wrap around at the end. `pasted` carries
    how many cells of what was pasted found no place."""

    pasted = Signal(int)

    def __init__(self, cells: CommuniqueModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.cells = cells
        self.setModel(cells)
        self.setItemDelegate(Careful(self))
        self.setAccessibleName(_("What each party said on each issue"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        )
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setStyleSheet(QUIET)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._size()
        for row, each in enumerate(cells.rows):
            if not isinstance(each, Issue) and cells.columnCount() > 1:
                self.setSpan(row, 0, 1, cells.columnCount())
        self.setAutoScroll(False)  # the point above the first issue is to stay in sight
        self.setCurrentIndex(next(self._in_rows(1), QModelIndex()))
        self.setAutoScroll(True)

    def _size(self) -> None:
        high = self.fontMetrics().lineSpacing() + 12
        names, parties = self.verticalHeader(), self.horizontalHeader()
        names.setDefaultSectionSize(high)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._named = names.sizeHint().width() + 12
        names.setFixedWidth(min(self._named, em(NAMES)))
        parties.setDefaultSectionSize(self._least())
        parties.setFixedHeight(high)
        for header in (names, parties):
            header.setHighlightSections(True)
            header.setStyleSheet(PLAIN)
            header.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _least(self) -> int:
        """The minimum width of a party's column."""
        return max(em(COLUMN), self.fontMetrics().horizontalAdvance("0") * 9)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the room between names and cells, according to their contents."""
        super().resizeEvent(event)
        names, count = self.verticalHeader(), max(self.cells.columnCount(), 1)
        room = names.width() + self.viewport().width()
        wide = min(self._named, max(em(NAMES), room - count * self._least()))
        if wide != names.width():
            names.setFixedWidth(wide)
            self.updateGeometries()
        share = min((room - wide) // count, em(WIDEST))
        self.horizontalHeader().setDefaultSectionSize(max(share, self._least()))

    def sizeHint(self) -> QSize:
        """All rows, as far as there is room."""
        most = 16 if self.screen().availableGeometry().height() > ROOMY else 7
        rows = min(self.cells.rowCount(), most) * self.verticalHeader().defaultSectionSize()
        wide = min(self.cells.columnCount(), 8) * self._least()
        frame = 2 * self.frameWidth() + 16
        high = rows + self.horizontalHeader().height() + frame
        return QSize(wide + min(self._named, em(NAMES)) + frame, high)

    def _in_rows(self, step: int) -> Iterator[QModelIndex]:
        places = [
            (r, c) for r in range(len(self.cells.rows)) for c in range(len(self.cells.parties))
        ]
        yield from self._cells(places, step)

    def _in_columns(self) -> Iterator[QModelIndex]:
        places = [
            (r, c) for c in range(len(self.cells.parties)) for r in range(len(self.cells.rows))
        ]
        yield from self._cells(places, 1)

    def _cells(self, places: list[tuple[int, int]], step: int) -> Iterator[QModelIndex]:
        for row, column in places[::step]:
            if isinstance(self.cells.rows[row], Issue):
                yield self.cells.index(row, column)

    def _go_on(self, order: Iterator[QModelIndex]) -> bool:
        """Go to the next cell; False at the last."""
        here = self.currentIndex()
        passed = any(each == here for each in order)
        following = next(order, None) if passed else None
        if following is not None:
            self.setCurrentIndex(following)
        return following is not None

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab moves from cell to cell, and out of the grid at its end."""
        return self._go_on(self._in_rows(1 if onward else -1)) or bool(
            super().focusNextPrevChild(onward)
        )

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Move on after editing a cell: right after Tab, down after Enter."""
        hints = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, hints.NoHint)
        if hint in (hints.EditNextItem, hints.EditPreviousItem):
            self.focusNextPrevChild(hint == hints.EditNextItem)
        elif hint == hints.SubmitModelCache:
            self._go_on(self._in_columns())

    def paste(self, text: str) -> None:
        """Fill in the cells of a spreadsheet from the current cell on, a line for each issue. An
        empty one leaves what is there."""
        start, left = self.currentIndex(), 0
        rows = (n for n, each in enumerate(self.cells.rows) if isinstance(each, Issue))
        below = [row for row in rows if row >= start.row()]
        for number, line in enumerate(copied(text)):
            row = below[number] if number < len(below) else -1
            for column, words in enumerate(line, start.column()):
                if words.strip():
                    left += not self.cells.setData(self.cells.index(row, column), words)
        self.pasted.emit(left)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What an input method commits begins a cell as a key does; Qt opens the cell and leaves
        out what was committed without being composed first."""
        super().inputMethodEvent(event)
        editor = QApplication.focusWidget()
        if isinstance(editor, QLineEdit) and (editor.hasSelectedText() or not editor.text()):
            editor.insert(event.commitString())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves down, Delete clears a cell; Ctrl+Enter is left to the dialog."""
        editing = self.state() == QAbstractItemView.State.EditingState
        if saves(event):
            event.ignore()
        elif event.key() in ENTER:
            if not editing:
                self._go_on(self._in_columns())
            event.accept()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not editing:
            self.cells.setData(self.currentIndex(), "")
        elif event.matches(QKeySequence.StandardKey.Paste) and not editing:
            self.paste(QGuiApplication.clipboard().text())
        else:
            super().keyPressEvent(event)
