"""A table of records with the actions on them: add, edit, remove, reorder."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.editing.commands import remove, reorder
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import noun
from core.model.records import Record
from core.views.removing import removal
from ui.forms.records import Column, RecordTable, TableView
from ui.kit.keys import ENTER
from ui.kit.labels import ProseLabel
from ui.kit.layouts import high_enough, measure_again
from ui.kit.tips import allow
from ui.kit.wrapping import WrappingRow
from ui.session import Session

Rows = Callable[[Dossier], Iterable[Record]]


class RecordEditor(QWidget):
    """Shows the records of one kind. `new`, `several` and `edit` open forms; `rows` chooses which
    to show."""

    def __init__(
        self,
        session: Session,
        kind: type[Record],
        columns: Sequence[Column],
        *,
        name: str,
        empty: str,
        rows: Rows,
        new: Callable[[], object],
        edit: Callable[[str], object],
        several: Callable[[], object] | None = None,
        ordered: bool = False,
        wide: int = 0,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._kind, self._rows, self._edit = session, kind, rows, edit
        table = RecordTable(columns, session.kept)
        self.view = TableView(table, name, wide=wide, wraps=wraps, parent=self)
        self.view.doubleClicked.connect(self._on_double_click)
        self.empty = ProseLabel(empty, muted=True, parent=self)
        self.add = self._button(_("New {noun}…").format(noun=noun(kind)), new)
        self.several = self._button(_("Several…"), several or new)
        self.several.setVisible(several is not None)
        self.change = self._button(_("Edit…"), self.edit_current)
        self.drop = self._button(_("Remove"), self.remove_current)
        self.up = self._button(_("Up"), lambda: self.shift(-1))
        self.down = self._button(_("Down"), lambda: self.shift(1))
        self._ordered = ordered
        self._shown: set[str] = set()
        self._came = ("", "")
        self._lay_out()
        self.view.selectionModel().selectionChanged.connect(self._offer)
        if ordered:
            QShortcut(QKeySequence("Alt+Up"), self.view, lambda: self.shift(-1))
            QShortcut(QKeySequence("Alt+Down"), self.view, lambda: self.shift(1))

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.empty)
        column.addWidget(self.view, 1)
        self._row = WrappingRow()
        self._row.setHorizontalSpacing(8)
        self._row.setVerticalSpacing(8)
        for button, keys in ((self.up, _("Alt+Up")), (self.down, _("Alt+Down"))):
            button.setVisible(self._ordered)
            button.setToolTip(keys)
        self._buttons = [self.add, self.several, self.change, self.drop, self.up, self.down]
        self._fill_row()
        column.addLayout(self._row)
        self._rest = QWidget(self)
        column.addWidget(self._rest, 1)

    def _fill_row(self) -> None:
        """Lay out the buttons; one that is never offered would leave a gap."""
        for button in self._buttons:
            self._row.removeWidget(button)
            if not button.isHidden():
                self._row.addWidget(button)

    def minimumSizeHint(self) -> QSize:
        """As many lines of buttons as the width requires, which a splitter would not check."""
        return high_enough(self, super().minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons may need another line."""
        super().resizeEvent(event)
        measure_again(self, event)

    def insert(self, before: QPushButton, *buttons: QPushButton) -> None:
        """Insert more buttons before one of its own."""
        place = self._buttons.index(before)
        self._buttons[place:place] = buttons
        self._fill_row()

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the records as they are now; the current row is kept, unless a single record has
        come to those shown: then that is current, wherever it was added. Where the current one has
        gone, the one from which it came is, or else one beside it."""
        current = self.view.current()
        rows = tuple(self._rows(dossier))
        beside = self._beside(current, rows) if current else []
        added = [each for each in rows if each.id not in self._shown]
        if self._shown and len(added) == 1:
            self._came = (added[0].id, current.id if current else "")
            current = added[0]
        self._shown = {each.id for each in rows}
        self.view.table.set_rows(dossier, rows)
        self.empty.setVisible(not rows)
        self._rest.setVisible(not rows)
        self.view.setVisible(bool(rows))
        wanted = (current.id if current else "", *beside, *(each.id for each in rows[:1]))
        next(filter(self.view.choose, wanted), None)
        self._offer()

    def _beside(self, current: Record, rows: Sequence[Record]) -> list[str]:
        """What is to be current in place of a record that is none of these rows any more; nothing
        if it is one."""
        left = {each.id for each in rows}
        if current.id in left:
            return []
        shown = self.view.shown
        at = shown.index(current.id)
        came, before = self._came
        near = (*([before] if came == current.id else []), *shown[at:], *reversed(shown[:at]))
        return [each for each in near if each in left][:1]

    def _offer(self, *_selection: object) -> None:
        refusal, row = self._session.refusal, self.view.currentIndex().row()
        chosen, last = self.view.current() is not None, self.view.table.rowCount() - 1
        allow((self.add, self.several), refusal)
        allow((self.change, self.drop), refusal, possible=chosen)
        allow([self.up], refusal, possible=chosen and row > 0)
        allow([self.down], refusal, possible=chosen and row < last)

    def _on_double_click(self, index: QModelIndex) -> None:
        if index.isValid():
            self.edit_current()

    def edit_current(self) -> None:
        """Open the form of the current record."""
        current = self.view.current()
        if current is not None and self._session.editable:
            self._edit(current.id)

    def remove_current(self) -> None:
        """Remove the current record; undo brings it back, so no confirmation is asked."""
        current = self.view.current()
        if current is None:
            return
        if (done := self._session.do(remove(self._kind, current.id))) is not None:
            self._session.say(removal(current, done))

    def shift(self, by: int) -> None:
        """Move the current record one place up (-1) or down (1)."""
        current = self.view.current()
        if current is None:
            return
        ids = [self.view.table.record(row).id for row in range(self.view.table.rowCount())]
        here = ids.index(current.id)
        if 0 <= here + by < len(ids):
            ids.insert(here + by, ids.pop(here))
            self._session.do(reorder(self._kind, ids))
            self.view.choose(current.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, as does F2 where a cell cannot be written in; Delete removes."""
        if event.key() in (Qt.Key.Key_F2, *ENTER) and self.view.hasFocus():
            self.edit_current()
        elif event.key() == Qt.Key.Key_Delete and self.view.hasFocus():
            self.remove_current()
        else:
            super().keyPressEvent(event)
