"""Rows selected in a list or tree. Several are selected in stretches: Qt compares every stretch of
a selection with every other, so that thousands of single rows take seconds."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QListView, QTreeView

Command = QItemSelectionModel.SelectionFlag
SELECTABLE = Qt.ItemFlag.ItemIsSelectable


def staying(command: Command) -> Command:
    """What a click or a key selects where one row is current; none of them unselects it."""
    return Command.NoUpdate if command & Command.Deselect else command


class OneRowTree(QTreeView):
    """A tree with one current row, which stays selected."""

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> Command:
        """What a click or a key selects."""
        return staying(super().selectionCommand(index, event))


class OneRowList(QListView):
    """A list with one current row, which stays selected."""

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> Command:
        """What a click or a key selects."""
        return staying(super().selectionCommand(index, event))


def selected_rows(model: QItemSelectionModel) -> list[int]:
    """The numbers of the selected top rows, in their order; headings between them are not."""
    shown, selection = model.model(), model.selection()
    parts = [selection.at(number) for number in range(selection.count())]
    parts = [part for part in parts if not part.parent().isValid()]
    rows = sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})
    return [row for row in rows if shown.flags(shown.index(row, 0)) & SELECTABLE]


def select_rows(model: QItemSelectionModel, rows: Iterable[int]) -> None:
    """Select these top rows, given in their order, and no others."""
    shown, selection = model.model(), QItemSelection()
    for first, last in stretches(rows):
        selection.select(shown.index(first, 0), shown.index(last, 0))
    model.select(selection, Command.ClearAndSelect | Command.Rows)


def stretches(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of numbers without a gap; they are in their order."""
    first = last = None
    for number in numbers:
        if first is None or last is None:
            first = number
        elif number != last + 1:
            yield first, last
            first = number
        last = number
    if first is not None and last is not None:
        yield first, last
