"""A small table of figures; some of them can be typed over where they stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from core.language import gettext as _
from core.words import number
from ui import fonts
from ui.widgets.labels import Muted, Text
from ui.widgets.lines import Lines

PX = 12.0
_NUMBER = re.compile(r"\d{1,3}([.,]\d{1,2})?")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure of 0 to 100 that can be typed over; `missing` stands where there is none, `name` is
    what it is called. Where nothing can be recorded it is not `open`."""

    value: float | None
    name: str
    missing: str = ""
    open: bool = True


Figure = str | Entry


class FigureField(QLineEdit):
    """A figure of 0 to 100, or nothing. Enter or leaving keeps it, Escape brings back what was."""

    kept = Signal(object)
    """A number, or None for none."""
    refused = Signal(str)
    """Why what stands there is no figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = Entry(None, "")
        self.setFont(fonts.sans(PX))
        self.setAlignment(_RIGHT)
        self.setFixedWidth(QFontMetrics(self.font()).horizontalAdvance("100.00") + 14)
        self.returnPressed.connect(self._keep)

    def show_entry(self, entry: Entry) -> None:
        """Show a figure; what is being typed stays."""
        typing = self.hasFocus() and self.isModified()
        self._entry = entry
        self.setReadOnly(not entry.open)
        self.setEnabled(entry.open)
        self.setAccessibleName(entry.name)
        self.setToolTip(entry.name)
        self.setPlaceholderText(entry.missing)
        if not typing:
            self._restore()

    def _restore(self) -> None:
        self.setText("" if self._entry.value is None else number(self._entry.value))
        self.setModified(False)

    def _keep(self) -> None:
        if not self.isModified():
            return
        text = self.text().strip()
        value = float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None
        if text and (value is None or value > 100):
            self.refused.emit(_("{text} is not a number from 0 to 100.").format(text=text))
            return
        self.setModified(False)
        if value != self._entry.value:
            self.kept.emit(value)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed; what is no figure gives way to what was there."""
        self._keep()
        if self.isModified():
            self._restore()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window while nothing is being typed."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoing = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if not self.isModified() and any(event.matches(key) for key in undoing):
                event.ignore()
                return False
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape brings back what was there."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._restore()
        else:
            super().keyPressEvent(event)


class RowName(QWidget):
    """The name of a row, in two lines at most, in the middle of the row's height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Lines(font=fonts.sans(PX), most=2, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch()
        column.addWidget(self._words)
        column.addStretch()

    def setText(self, text: str) -> None:
        """Show another name."""
        self._words.setText(text)


class FigureGrid(QWidget):
    """Rows of a name and figures, below their heads; cells that are there are used again."""

    entered = Signal(int, int, object)
    """Row, column, and the number that somebody typed (or None)."""
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: dict[tuple[int, int], QWidget] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)

    def show_figures(self, heads: Sequence[str], rows: Sequence[Sequence[Figure]]) -> None:
        """Draw a table; the first column holds names."""
        wanted = {(0, column) for column in range(len(heads))}
        for column, head in enumerate(heads):
            self._show_head(column, head)
        for line, row in enumerate(rows):
            for column, figure in enumerate(row):
                wanted.add((line + 1, column))
                self._show(line, column, figure)
        for place in self._cells.keys() - wanted:
            self._drop(place)

    def _show_head(self, column: int, words: str) -> None:
        cell = self._cells.get((0, column))
        if not isinstance(cell, Muted):
            cell = Muted(words, 11.5, self)
            cell.setAlignment(_RIGHT if column else Qt.AlignmentFlag.AlignVCenter)
            self._put((0, column), cell)
        cell.setText(words)

    def _show(self, line: int, column: int, figure: Figure) -> None:
        if isinstance(figure, Entry):
            self._field(line, column).show_entry(figure)
        elif column:
            self._text((line + 1, column)).setText(figure)
        else:
            self._name((line + 1, column)).setText(figure)

    def _field(self, line: int, column: int) -> FigureField:
        cell = self._cells.get((line + 1, column))
        if not isinstance(cell, FigureField):
            cell = FigureField(self)
            cell.kept.connect(lambda value: self.entered.emit(line, column, value))
            cell.refused.connect(self.refused)
            self._put((line + 1, column), cell)
        return cell

    def _text(self, place: tuple[int, int]) -> Text:
        cell = self._cells.get(place)
        if not isinstance(cell, Text):
            cell = Text("", fonts.sans(PX), self)
            cell.setAlignment(_RIGHT)
            self._put(place, cell)
        return cell

    def _name(self, place: tuple[int, int]) -> RowName:
        cell = self._cells.get(place)
        if not isinstance(cell, RowName):
            cell = RowName(self)
            self._put(place, cell)
        return cell

    def _put(self, place: tuple[int, int], cell: QWidget) -> None:
        self._drop(place)
        self._cells[place] = cell
        line, column = place
        align = _RIGHT if column else Qt.AlignmentFlag(0)
        self._grid.addWidget(cell, line, column, align)
        cell.show()

    def _drop(self, place: tuple[int, int]) -> None:
        cell = self._cells.pop(place, None)
        if cell is not None:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
