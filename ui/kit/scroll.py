"""The part of a long form that scrolls if the screen is too low for all of it."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QWidget

from ui.kit.fonts import em

LEAST_WIDTH, LEAST_HEIGHT = 300, 160
NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def bring_into_view(widget: QWidget, place: QRect, beside: int = 0) -> None:
    """Scroll what a widget lies in until a place in it is visible, with some pixels above and below
    it; nothing moves if it already is."""
    around = widget.parentWidget()
    while around is not None:
        inside = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and inside is not None:
            spot = widget.mapTo(inside, place.center())
            around.ensureVisible(spot.x(), spot.y(), 0, beside + place.height() // 2)
        around = around.parentWidget()


class Arrival(QObject):
    """Scrolls to the far edge of a widget that was opened where there is no room for it: at once,
    and when what is around it has grown so far that it scrolls sideways."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        around = widget.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea) and around.horizontalScrollBarPolicy() != NEVER:
                bar = around.horizontalScrollBar()
                bar.rangeChanged.connect(self._arrive, Qt.ConnectionType.QueuedConnection)
            around = around.parentWidget()
        QTimer.singleShot(0, self, self._look)

    def _arrive(self, _least: int, most: int) -> None:
        if most > 0:
            self._look()
            self.deleteLater()

    def _look(self) -> None:
        bring_into_view(self._widget, QRect(self._widget.width(), 0, 1, self._widget.height()))


def width_in_sight(widget: QWidget) -> int:
    """The width that a widget would have if nothing around it scrolled sideways."""
    wide, inside = widget.width(), widget
    while (around := inside.parentWidget()) is not None:
        if isinstance(around.parentWidget(), QScrollArea):
            wide -= max(inside.width() - around.width(), 0)
        inside = around
    return wide


class Following(QScrollArea):
    """Contains a widget without a frame, and reports when that needs another size."""

    def __init__(self, widget: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(widget)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_went)

    def follows(self, field: QWidget) -> bool:
        """Whether to scroll to a field that gets the keyboard."""
        return True

    def _focus_went(self, _left: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self) -> None:
        """Scroll to the field with the keyboard, and in a tall one to the line that is written in;
        but move nothing while a mouse button is held on it."""
        field = self.window().focusWidget()
        held = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if field is None or not self.isAncestorOf(field) or held or not self.follows(field):
            return
        around: QObject | None = field
        while around is not self and around is not None:
            around = around.parent()
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(field)
        if field.height() > self.viewport().height():
            cursor = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
            bring_into_view(field, cursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Report another size of the contents; Qt has every scroll area watch them."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return bool(super().eventFilter(watched, event))


class _Holder(QWidget):
    """Contents that are no lower than their width makes them: what can be lower is, before the form
    scrolls."""

    def minimumSizeHint(self) -> QSize:
        """The least width, and no height if it follows from the width: a layout would ask for the
        height that wrapping text has where it is narrowest."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), 0) if self.hasHeightForWidth() else hint

    def heightForWidth(self, width: int) -> int:
        """The least height, which is all that a scroll area asks for."""
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout is not None else -1


class Scroll(Following):
    """As large as its contents, as long as there is room."""

    def __init__(self, layout: QLayout, parent: QWidget) -> None:
        self._holder = holder = _Holder()
        holder.setLayout(layout)
        super().__init__(holder, parent)
        for surface in (self.viewport(), holder):
            surface.setAutoFillBackground(False)
        layout.setContentsMargins(0, 0, 0, 0)

    def measure(self) -> None:
        """Report the size of the contents again, after fields were folded in or out."""
        layout = self._holder.layout()
        if layout is not None:
            layout.activate()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The size of the whole form, plus room for its scroll bar."""
        return self._holder.sizeHint() + QSize(self._bar, 0)

    @property
    def _bar(self) -> int:
        return self.verticalScrollBar().sizeHint().width()

    def hasHeightForWidth(self) -> bool:
        """A form with wrapping text is taller when narrower."""
        return self._holder.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """The height of the whole form."""
        layout = self._holder.layout()
        return layout.totalHeightForWidth(width - self._bar) if layout is not None else -1

    def minimumSizeHint(self) -> QSize:
        """Part of it is enough."""
        layout = self._holder.layout()
        hint = layout.totalMinimumSize() if layout is not None else QSize()
        return (hint + QSize(self._bar, 0)).boundedTo(QSize(em(LEAST_WIDTH), em(LEAST_HEIGHT)))
