"""The steps of a dossier's history as a tree: a step, its records, their fields."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QWidget,
)

from core.language import gettext as _
from core.language import ngettext
from core.model.dossier import Dossier
from core.storage.journal import JournalEntry
from core.text.saying import long_second
from core.views.history import Altered, HistoryStep, Touched, in_a_line, touched
from ui.forms.records import shared
from ui.forms.records_look import style_table
from ui.kit.fonts import em
from ui.kit.selecting import OneRowTree
from ui.kit.tree_rows import ROLE, TreeRow, TreeRows

MOST = 190
"""The maximum width of the column for authors, in pixels at 100 %."""

Read = Callable[[HistoryStep], Sequence[JournalEntry]]


class HistoryTree(OneRowTree):
    """Steps unfold to records and fields, which are read when a step is first unfolded."""

    chosen = Signal()

    def __init__(self, read: Read, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._dossier: Dossier | None = None
        self._widest = 0, 0
        """The rows with the widest author and the widest time."""
        headings = [_("What was done"), _("By"), _("When")]
        self.steps = TreeRows(headings, self._records_of, self)
        self.setModel(self.steps)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("History"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformRowHeights(True)
        style_table(self)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.expanded.connect(self._unfold)
        self.selectionModel().currentChanged.connect(lambda _now, _then: self.chosen.emit())

    def show_steps(self, dossier: Dossier, found: Sequence[HistoryStep]) -> None:
        """Show these steps; the first is made current, and unfolded ones stay unfolded."""
        self._dossier = dossier
        unfolded = set(self._unfolded())
        current = self.current()
        rows = [_row(step) for step in found]
        self.steps.show(rows)
        self._widest = self._widest_in(rows, 1), self._widest_in(rows, 2)
        self._share()
        for row, step in enumerate(found):
            if step.head.tick in unfolded:
                self.expand(self.steps.index(row, 0))
            if isinstance(current, HistoryStep) and current.head.tick == step.head.tick:
                self.setCurrentIndex(self.steps.index(row, 0))
        if found and not self.currentIndex().isValid():
            self.setCurrentIndex(self.steps.index(0, 0))

    def _unfolded(self) -> list[int]:
        places = (self.steps.index(row, 0) for row in range(self.steps.rowCount()))
        return [place.data(ROLE).head.tick for place in places if self.isExpanded(place)]

    def _widest_in(self, rows: Sequence[TreeRow], column: int) -> int:
        places = {row.words[column]: place for place, row in enumerate(rows)}
        return places[max(places, key=self.fontMetrics().horizontalAdvance)] if places else 0

    def _share(self) -> None:
        """Give author and time the room that they need, and the description the rest."""
        header = self.header()
        wanted = [self.viewport().width()]
        for column, row in enumerate(self._widest, 1):
            wide = self.sizeHintForIndex(self.steps.index(row, column)).width()
            wanted.append(max(wide, header.sectionSizeHint(column)))
        wanted[1] = min(wanted[1], em(MOST))
        for column, width in enumerate(shared(wanted, self.viewport().width(), 0)):
            header.resizeSection(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width again."""
        super().resizeEvent(event)
        self._share()

    def _records_of(self, row: TreeRow) -> list[TreeRow]:
        """Read what a step did, the first time it is needed."""
        step = row.stands_for
        assert self._dossier is not None
        assert isinstance(step, HistoryStep)
        whole = HistoryStep(step.head, tuple(self._read(step)))
        found = touched(self._dossier, whole)
        rows = [_record_row(each) for each in found]
        left = len({(e.kind, e.record) for e in whole.entries}) - len(found)
        if left > 0 or step.head.rows > len(whole.entries):
            rows.append(TreeRow((_("… and more"),)))
        return rows

    def _unfold(self, index: QModelIndex) -> None:
        """When a step is unfolded, unfold its records, which have the room of author and time."""
        if not index.parent().isValid():
            for row in range(self.steps.rowCount(index)):
                self.setFirstColumnSpanned(row, index, True)
                record = self.steps.index(row, 0, index)
                self.expand(record)
                for field in range(self.steps.rowCount(record)):
                    self.setFirstColumnSpanned(field, record, True)

    def current(self) -> Any:
        """The Step, Touched or Altered of the current line; None if there is none."""
        index = self.currentIndex()
        return index.siblingAtColumn(0).data(ROLE) if index.isValid() else None

    def step_of_current(self) -> HistoryStep | None:
        """The step of the current line."""
        index = self.currentIndex()
        while index.parent().isValid():
            index = index.parent()
        found = index.siblingAtColumn(0).data(ROLE) if index.isValid() else None
        return found if isinstance(found, HistoryStep) else None


def _row(step: HistoryStep) -> TreeRow:
    when = long_second(step.head.at)
    return TreeRow((_sentence(step), step.head.author, when), step, rows=None)


def _sentence(step: HistoryStep) -> str:
    label = step.head.label[:1].upper() + step.head.label[1:]
    records = len({(entry.kind, entry.record) for entry in step.entries})
    if records < 2:
        return label
    count = ngettext("{count} record", "{count} records", records).format(count=records)
    return f"{label} · {count}"


def _record_row(each: Touched) -> TreeRow:
    fields = tuple(_field_row(field) for field in each.fields)
    return TreeRow((f"{each.name} – {each.what}",), each, fields)


def _field_row(field: Altered) -> TreeRow:
    """Of long texts what differs; all of them are in the tool tip."""
    said = _("{field}: {before} → {after}")
    before, after = in_a_line(field.before, field.after)
    line = said.format(field=field.field, before=before, after=after)
    whole = said.format(field=field.field, before=field.before, after=field.after)
    return TreeRow((line,), field, whole=whole)
