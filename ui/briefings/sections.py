"""The sections of a pack: checked, reordered by dragging, each with the page it begins on."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefings.sections import SECTION_NAMED
from core.language import gettext as _

PAGE = Qt.ItemDataRole.UserRole + 1
ROOM = 9
"""How much taller than its letters a line is, in pixels."""


class SectionList(QListWidget):
    """All sections; `altered` carries the names of the checked ones, in order."""

    altered = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Sections"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Numbered(self))
        self.itemChanged.connect(lambda _item: self._say())
        self.model().rowsMoved.connect(lambda *_rows: self._say())

    def show_sections(self, chosen: tuple[str, ...]) -> None:
        """Show the selected sections first, checked and in order, then the others."""
        if self.chosen() == chosen:
            return
        blocked = QSignalBlocker(self)
        current = self._name(self.currentItem())
        rest = [name for name in SECTION_NAMED if name not in chosen]
        self.clear()
        for name in (*(each for each in chosen if each in SECTION_NAMED), *rest):
            item = QListWidgetItem(_(SECTION_NAMED[name].title), self)
            item.setData(Qt.ItemDataRole.UserRole, name)
            ticked = name in chosen
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            if name == current:
                self.setCurrentItem(item)
        if self.currentRow() < 0:
            self.setCurrentRow(0)
        self.setFixedHeight(self.count() * _row(self) + 4)
        del blocked

    def chosen(self) -> tuple[str, ...]:
        """The names of the checked sections, in order."""
        items = [self.item(row) for row in range(self.count())]
        ticked = (each for each in items if each.checkState() == Qt.CheckState.Checked)
        return tuple(self._name(each) for each in ticked)

    def show_pages(self, pages: Mapping[str, int]) -> None:
        """Show the page on which each section begins."""
        blocked = QSignalBlocker(self)
        ticked = set(self.chosen())
        for row in range(self.count()):
            item = self.item(row)
            name = self._name(item)
            page = page_of(name, pages)
            shown = _("p. {page}").format(page=page) if page and name in ticked else "—"
            item.setData(PAGE, shown)
        del blocked
        self.viewport().update()

    def current_section(self) -> str:
        """The name of the current section."""
        return self._name(self.currentItem())

    def choose(self, key: str) -> None:
        """Make the section to which a key of a laid-out pack belongs current."""
        part = key.partition(":")[0]
        names = [self._name(self.item(row)) for row in range(self.count())]
        found = [n for n, name in enumerate(names) if part in SECTION_NAMED[name].laid_as]
        if found:
            self.setCurrentRow(found[0])

    def _name(self, item: QListWidgetItem | None) -> str:
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def _say(self) -> None:
        self.altered.emit(self.chosen())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with Up or Down moves the section."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(step)
        else:
            super().keyPressEvent(event)

    def move_current(self, step: int) -> None:
        """Move the current section up (−1) or down (1)."""
        row = self.currentRow()
        if 0 <= row + step < self.count():
            blocked = QSignalBlocker(self)
            item = self.takeItem(row)
            self.insertItem(row + step, item)
            self.setCurrentRow(row + step)
            del blocked
            self._say()


def page_of(name: str, pages: Mapping[str, int]) -> int:
    """The page on which a section begins, given the pages of its parts; 0 if it has none."""
    return min((pages[key] for key in SECTION_NAMED[name].laid_as if key in pages), default=0)


class _Numbered(QStyledItemDelegate):
    """Draws the page at the right end of the line."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The line, then the page."""
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        box = QRect(option.rect).adjusted(0, 0, -6, 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, right, str(index.data(PAGE) or ""))
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One height for all."""
        return QSize(super().sizeHint(option, index).width(), _row(option.widget))


def _row(widget: QWidget) -> int:
    """The height of a line, from the size of its letters."""
    return widget.fontMetrics().height() + ROOM
