"""What was typed and not yet saved: in the fields of a form, in a table cell, in a note box.
Anything that might discard it asks here first."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QTextEdit,
    QWidget,
)

from ui.kit.typed import raw_text

SEARCHES = "searches"
"""The property of a search field, and of a choice of what is looked at: losing it does not
matter."""
SECRET = "secret"
"""The property of a field whose text must not be kept, also while it is shown."""
SHOWN = 60
"""How much of a text is quoted when asking about it, in characters."""


class Unsent:
    """A widget in which something unsaved may be being written."""

    def unsent(self) -> str:
        """What was written and not saved; "" if nothing."""
        raise NotImplementedError

    def typed(self) -> str:
        """The same in full, to be kept where nobody can be asked."""
        return self.unsent()


def unsent_in(root: QWidget) -> list[str]:
    """What is unsaved in a window or panel: the beginning of a text, or the title of a form."""
    found = [each.unsent() for each in _unsent(root)] + list(_cells(root))
    return [_beginning(text) for text in found if text]


def typed_in(root: QWidget) -> list[str]:
    """What is unsaved in a window, in full."""
    found = [each.typed() for each in _unsent(root)] + list(_cells(root))
    return [text for text in found if text.strip()]


def _unsent(root: QWidget) -> Iterator[Unsent]:
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, Unsent):
            yield widget


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"


def filled_in(root: QWidget) -> dict[QWidget, object]:
    """The contents of each field of a form, whatever the type of field; the editors of cells are
    none."""
    cells = {each for view in root.findChildren(QAbstractItemView) for each in _lines_in(view)}
    widgets = (each for each in root.findChildren(QWidget) if each not in cells)
    fields = ((each, value_in(each)) for each in widgets)
    return {field: value for field, value in fields if value is not None}


def written(field: QWidget, before: object) -> str:
    """The name and contents of a field that were altered; "" if not, or if they are secret."""
    now = value_in(field)
    if now == before or is_secret(field) or not now or _chooses_nothing(field):
        return ""
    cells = _items(field) if isinstance(field, QTableWidget) else []
    words = now if isinstance(now, str) else "; ".join(c.text() for c in cells if c.text())
    return f"{called(field)}: {words}" if words.strip() else ""


def called(field: QWidget) -> str:
    """The name of a field; the line in a box for a choice is called as the box is."""
    box = field.parentWidget()
    return field.accessibleName() or (box.accessibleName() if isinstance(box, QComboBox) else "")


def is_secret(field: QWidget) -> bool:
    """Whether the contents of a field must not be kept."""
    hidden = isinstance(field, QLineEdit) and field.echoMode() != QLineEdit.EchoMode.Normal
    return hidden or bool(field.property(SECRET))


def _chooses_nothing(field: QWidget) -> bool:
    """Whether the words in a choice say that nothing is chosen: they stand for no record, where
    other words do."""
    if not isinstance(field, QComboBox) or field.currentData():
        return False
    return any(field.itemData(each) for each in range(field.count()))


def value_in(field: QWidget) -> object:
    """The contents of a field; None for a widget that cannot be filled in."""
    if isinstance(field, QLineEdit):
        return None if field.isReadOnly() or field.property(SEARCHES) else field.text()
    if isinstance(field, QPlainTextEdit):
        return None if field.isReadOnly() else raw_text(field)
    if isinstance(field, QTextEdit):
        return None if field.isReadOnly() else field.toPlainText()
    if isinstance(field, QComboBox):
        return None if field.isEditable() or field.property(SEARCHES) else field.currentText()
    if isinstance(field, QCheckBox):
        return field.isChecked()
    return _table(field) if isinstance(field, QTableWidget) else None


def _table(table: QTableWidget) -> object:
    return [(cell.text(), cell.checkState()) for cell in _items(table)]


def _items(table: QTableWidget) -> list[QTableWidgetItem]:
    rows, columns = range(table.rowCount()), range(table.columnCount())
    cells = (table.item(row, column) for row in rows for column in columns)
    return [cell for cell in cells if cell is not None]


def _cells(root: QWidget) -> Iterator[str]:
    """The text of each cell that is being edited. An editor that was closed is hidden, and gone a
    little later."""
    for view in root.findChildren(QAbstractItemView):
        for editor in _lines_in(view):
            if not editor.isHidden() and is_altered(editor, view.currentIndex()):
                yield editor.text()


def is_altered(editor: QWidget, cell: QModelIndex) -> bool:
    """Whether the editor of a cell differs from the cell."""
    if not isinstance(editor, QLineEdit) or not cell.isValid():
        return False
    return editor.text() != str(cell.data(Qt.ItemDataRole.EditRole) or "")


def altered(root: QWidget, before: dict[QWidget, object] | None) -> bool:
    """Whether the fields of a form differ from their earlier contents, or a cell is being edited.

    A field added since counts once it has contents. Without `before`, only cells count, because
    everything else is saved at once."""
    now = filled_in(root) if before is not None else {}
    before = before or {}
    changed = any(now[each] != before.get(each, "") for each in now)
    return changed or any(_cells(root))


def _lines_in(view: QAbstractItemView) -> list[QLineEdit]:
    return list(view.viewport().findChildren(QLineEdit))
