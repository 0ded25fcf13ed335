"""A list of places in sections, each with a figure at its right end."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.tips import tip

KEY, FIGURE, COLOUR = (Qt.ItemDataRole.UserRole + n for n in range(3))
ROW, SECTION = 31, 36
"""Heights in pixels of a place and of a section's heading."""
CLOSER = 7
"""How many pixels of each are saved if there are many places."""
WALKS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
Index = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()


if TYPE_CHECKING:

    class NavigationPlace(Protocol):
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


class Places(QAbstractListModel):
    """Places under the headings of their sections, as plain values (see `tree_rows.py`)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[NavigationPlace | str, ...] = ()

    def show(self, places: Sequence["NavigationPlace"]) -> None:
        """Show these places."""
        self.beginResetModel()
        self.rows = tuple(_under_headings(places))
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """The row of the place with that key; -1 for none."""
        keys = ("" if isinstance(row, str) else row.key for row in self.rows)
        return next((number for number, each in enumerate(keys) if each and each == key), -1)

    def rowCount(self, parent: Index = TOP) -> int:
        """How many places and headings there are."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Places can be selected, headings cannot."""
        if not index.isValid() or isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The displayed and spoken text of a row."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if isinstance(row, str):
            return row if role == Qt.ItemDataRole.DisplayRole else None
        spoken = ", ".join(part for part in (row.title, row.spoken or row.figure) if part)
        told = {
            Qt.ItemDataRole.DisplayRole: row.title,
            Qt.ItemDataRole.AccessibleTextRole: spoken,
            KEY: row.key,
            FIGURE: row.figure,
            COLOUR: row.colour,
        }
        return tip(row.title) if role == Qt.ItemDataRole.ToolTipRole else told.get(role)


def _under_headings(places: Sequence["NavigationPlace"]) -> Iterator["NavigationPlace | str"]:
    section = ""
    for place in places:
        if place.section != section:
            section = place.section
            yield section
        yield place


class PlaceList(QListView):
    """A list of places. `chosen` carries the key of the one that becomes current; `wanted` the
    pressed key that moves to another list."""

    chosen = Signal(str)
    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # A background of our own: asking Qt for its own would make it name every widget class.
        self._ground = QWidget()
        self.setViewport(self._ground)
        self._ground.setAutoFillBackground(False)
        self._ground.setMouseTracking(True)
        self.places = Places(self)
        self.setModel(self.places)
        self.setItemDelegate(_Painter(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.hovered = -1
        self.dense = False
        self._quiet = False
        self.entered.connect(self._hover)

    def show_places(self, places: Sequence["NavigationPlace"]) -> None:
        """Show these places, none of them current, under the headings of their sections."""
        self.places.show(places)

    def set_dense(self, dense: bool) -> None:
        """Pack places closely, or space them comfortably."""
        if dense != self.dense:
            self.dense = dense
            self.doItemsLayout()

    def height_of_all(self, *, dense: bool) -> int:
        """The height that shows all places."""
        return sum(_row_height(not isinstance(row, str), dense) for row in self.places.rows)

    @property
    def current_row(self) -> int:
        """The row of the current place; -1 for none."""
        return self.currentIndex().row()

    def choose(self, key: str) -> None:
        """Make the place with that key current without emitting anything; "" for none."""
        self._quiet = True
        self.setCurrentIndex(self.places.index(self.places.row_of(key)))
        self._quiet = False

    def show_current(self) -> None:
        """Scroll to the current place, if there is one."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Emit which place was selected."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self.chosen.emit(str(current.data(KEY)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys lead out of the list, into the one above or below."""
        if event.key() in WALKS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.wanted.emit(event.key())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus only: Qt would also make the first place current."""
        current = self.currentIndex()
        self._quiet = True
        super().focusInEvent(event)
        self.setCurrentIndex(current)
        self._quiet = False

    def leaveEvent(self, event: QEvent) -> None:
        """Clear the place under the mouse."""
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def _hover(self, index: QModelIndex) -> None:
        self.hovered = index.row()
        self._ground.update()


def _row_height(place: bool, dense: bool) -> int:
    return em((ROW if place else SECTION) - (CLOSER if dense else 0))


class _Painter(QStyledItemDelegate):
    """Draws a place or a heading. The list says which row is current or hovered: using the option's
    own flags would create every enumeration of QStyle at startup."""

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
        selected = index.row() == self._list.current_row
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
        focused = self._list.hasFocus()
        line = QPalette.ColorRole.Accent if focused else QPalette.ColorRole.Mid
        pen = QPen(palette.color(line), 2 if focused else 1)
        painter.setPen(pen if selected else Qt.PenStyle.NoPen)
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
