"""A list of places in sections, each with a figure at its right end."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import fonts
from ui.fonts import em
from ui.widgets.tips import tip

KEY, FIGURE, COLOUR = (Qt.ItemDataRole.UserRole + n for n in range(3))
ROW, SECTION = 31, 36
"""Heights in pixels of a place and of a section's heading."""
CLOSER = 7
"""How many pixels are saved of each where places are many."""
WALKS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
Index = QModelIndex | QPersistentModelIndex


if TYPE_CHECKING:

    class Place(Protocol):
        """What the navigation needs to know of an entry."""

        @property
        def key(self) -> str: ...
        @property
        def title(self) -> str: ...
        @property
        def section(self) -> str: ...
        @property
        def figure(self) -> str: ...
        @property
        def colour(self) -> str: ...
        @property
        def spoken(self) -> str: ...


class PlaceList(QListWidget):
    """A list of places. `chosen` carries the key of the one that becomes current; `wanted` the key
    pressed that goes to another."""

    chosen = Signal(str)
    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # A ground of our own: asking Qt for its own would make it name every class of widget.
        self._ground = QWidget()
        self.setViewport(self._ground)
        self._ground.setAutoFillBackground(False)
        self._ground.setMouseTracking(True)
        self.setItemDelegate(_Painter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.hovered = -1
        self.dense = False
        self.entered.connect(self._hover)
        self.currentItemChanged.connect(self._tell)

    def show_places(self, places: Sequence["Place"]) -> None:
        """Show these places, none of them current, under the headings of their sections."""
        self.blockSignals(True)
        self.clear()
        section = ""
        for place in places:
            if place.section != section:
                section = place.section
                self.addItem(_heading(section))
            self.addItem(_place(place))
        self.setCurrentRow(-1)
        self.blockSignals(False)

    def set_dense(self, dense: bool) -> None:
        """Let places lie close together, or as far apart as is pleasant."""
        if dense != self.dense:
            self.dense = dense
            self.doItemsLayout()

    def height_of_all(self, *, dense: bool) -> int:
        """The height that shows every place."""
        rows = (self.item(row).data(KEY) for row in range(self.count()))
        return sum(_row_height(bool(key), dense) for key in rows)

    def choose(self, key: str) -> None:
        """Make the place with that key the current one; without it, none."""
        places = (row for row in range(self.count()) if self.item(row).data(KEY) == key)
        self.setCurrentRow(next(places, -1) if key else -1)

    def show_current(self) -> None:
        """Scroll to the current place, if there is one."""
        if (item := self.currentItem()) is not None:
            self.scrollToItem(item)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(KEY)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows lead out of the list, into the one above or below."""
        if event.key() in WALKS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.wanted.emit(event.key())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keyboard, and nothing more: Qt would make the first place the current one."""
        row = self.currentRow()
        self.blockSignals(True)
        super().focusInEvent(event)
        self.setCurrentRow(row)
        self.blockSignals(False)

    def leaveEvent(self, event: QEvent) -> None:
        """Let go of the place under the mouse."""
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def _hover(self, index: QModelIndex) -> None:
        self.hovered = index.row()
        self._ground.update()


def _row_height(place: bool, dense: bool) -> int:
    return em((ROW if place else SECTION) - (CLOSER if dense else 0))


def _heading(section: str) -> QListWidgetItem:
    item = QListWidgetItem(section)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _place(place: "Place") -> QListWidgetItem:
    item = QListWidgetItem(place.title)
    item.setData(KEY, place.key)
    item.setData(FIGURE, place.figure)
    item.setData(COLOUR, place.colour)
    spoken = ", ".join(part for part in (place.title, place.spoken or place.figure) if part)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
    item.setToolTip(tip(place.title))
    return item


class _Painter(QStyledItemDelegate):
    """Draws a place or a heading. The list says what is current and under the mouse: the option's
    own flags would cost a start the making of every enumeration of QStyle."""

    def __init__(self, parent: PlaceList) -> None:
        super().__init__(parent)
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _row_height(bool(index.data(KEY)), self._list.dense))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette: QPalette = option.palette
        if index.data(KEY):
            self._paint_place(painter, option, index)
        else:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.setFont(fonts.sans(10.5, 600, 0.9))
            box = option.rect.adjusted(18, em(10), -10, 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, str(index.data()).upper())
        painter.restore()

    def _paint_place(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        selected = index.row() == self._list.currentRow()
        if selected or index.row() == self._list.hovered:
            self._paint_ground(painter, option, selected)
        box = option.rect.adjusted(18, 0, -18, 0)
        width = self._paint_figure(painter, option.palette, box, index)
        painter.setPen(option.palette.color(QPalette.ColorRole.WindowText))
        painter.setFont(fonts.sans(weight=600 if selected else 400))
        room = box.adjusted(0, 0, -width - 8 if width else 0, 0)
        mode = Qt.TextElideMode.ElideRight
        title = painter.fontMetrics().elidedText(str(index.data()), mode, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, selected: bool
    ) -> None:
        palette = option.palette
        box = QRectF(option.rect).adjusted(9.5, 0.5, -9.5, -0.5)
        line = QPalette.ColorRole.Accent if self._list.hasFocus() else QPalette.ColorRole.Mid
        painter.setPen(palette.color(line) if selected else Qt.PenStyle.NoPen)
        fill = QPalette.ColorRole.Base if selected else QPalette.ColorRole.Window
        painter.setBrush(palette.color(fill))
        painter.drawRoundedRect(box, 6, 6)

    def _paint_figure(self, painter: QPainter, palette: QPalette, box: QRect, index: Index) -> int:
        """Draw the figure and return its width."""
        figure, colour = str(index.data(FIGURE) or ""), index.data(COLOUR)
        mute = palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(QColor(colour) if colour else mute)
        painter.setFont(fonts.sans(12, 600))
        sides = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(box, sides, figure)
        return painter.fontMetrics().horizontalAdvance(figure) if figure else 0
