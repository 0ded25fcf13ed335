"""A small table of figures, some of which can be edited in place."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from core.views.behind import Figure, FigureEntry
from ui.kit import fonts
from ui.kit.labels import Muted, Text
from ui.kit.lines import ElidedLines
from ui.kit.number_field import NumberField

PX = 12.0
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FigureField(NumberField):
    """A figure from 0 to 100, or none. Enter or leaving keeps it, Escape restores the previous
    one."""

    kept = Signal(object)
    """A number, or None for none."""
    refused = Signal(str)
    """Why the text is not a valid figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = FigureEntry(None, "")
        self.setFont(fonts.sans(PX))
        self.setAlignment(_RIGHT)
        self.set_scale(0.0, 100.0)
        self.setFixedWidth(QFontMetrics(self.font()).horizontalAdvance("100.00") + 14)
        self.entered.connect(self._keep)

    def show_entry(self, entry: FigureEntry) -> None:
        """Show a figure, unless one is being typed."""
        self._entry = entry
        self.setReadOnly(not entry.open)
        self.setEnabled(entry.open)
        self.setAccessibleName(entry.name)
        self.setToolTip(entry.name)
        self.setPlaceholderText(entry.missing)
        if not self.isModified():
            self.set_value(entry.value)

    def _keep(self) -> None:
        sentence = self.validate()
        if sentence:
            self.refused.emit(sentence)
            return
        self.setModified(False)
        value = self.value()
        if value != self._entry.value:
            self.kept.emit(value)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed; an invalid figure stays, to be corrected."""
        if self.isModified():
            self._keep()
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
        """Escape restores the previous figure."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.set_value(self._entry.value)
        else:
            super().keyPressEvent(event)


class RowName(QWidget):
    """The name of a row in at most two lines, vertically centred in the row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLines(font=fonts.sans(PX), most=2, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch()
        column.addWidget(self._words)
        column.addStretch()

    def setText(self, text: str) -> None:
        """Change the name."""
        self._words.setText(text)


class FigureGrid(QWidget):
    """Rows of a name and figures below column headings; existing cells are reused."""

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
        """Show a table; the first column contains names."""
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
        if isinstance(figure, FigureEntry):
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
