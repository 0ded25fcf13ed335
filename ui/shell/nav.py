"""The navigation: the sticking points, and below them the other places, which stay in reach however
many points there are. Where there is no room for that, everything scrolls together."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from core.language import gettext as _
from ui.kit.fonts import em
from ui.shell.place_list import ROW, SECTION, PlaceList

if TYPE_CHECKING:
    from ui.shell.place_list import NavigationPlace

FEWEST = 2 * ROW + SECTION
"""The minimum height in pixels of the upper list where it scrolls: the Overview and one point."""
APART = 10
"""Pixels between the two lists when they scroll."""
POINTS = "point:"
"""The prefix of the sticking points' keys."""


class Navigation(QWidget):
    """Two lists with one current place between them. `chosen` carries its key."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Navigation"))
        self._page = _page(self)
        self._inside = QWidget()
        self.above, self.below = PlaceList(self._inside), PlaceList(self._inside)
        self._page.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)
        self.above.setAccessibleName(_("Navigation: overview and sticking points"))
        self.below.setAccessibleName(_("Navigation: talks and workspace"))
        self._places: tuple[NavigationPlace, ...] = ()
        self.current = ""
        """The key of the current place; empty if none."""
        for each in (self.above, self.below):
            each.chosen.connect(self._chosen)
            each.wanted.connect(self._walk)
        self._lead_keyboard()

    def show_places(self, places: Iterable["NavigationPlace"]) -> None:
        """Show these places; the current one stays current if it is among them."""
        self._places = tuple(places)
        ends = [n for n, place in enumerate(self._places, 1) if place.key.startswith(POINTS)]
        end = ends[-1] if ends else min(len(self._places), 1)
        self.above.show_places(self._places[:end])
        self.below.show_places(self._places[end:])
        self._mark(self.current if self.current in self.keys else "")
        self._lay_out()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all places, in order."""
        return tuple(place.key for place in self._places)

    def choose(self, key: str) -> None:
        """Make the place with that key the current one."""
        if key in self.keys and key != self.current:
            self._chosen(key)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) place, wrapping around."""
        keys = self.keys
        if keys:
            here = keys.index(self.current) if self.current in keys else 0
            self.choose(keys[(here + by) % len(keys)])

    def _walk(self, key: int) -> None:
        last = len(self.keys) - 1
        here = self.keys.index(self.current) if self.current in self.keys else 0
        walks = {
            Qt.Key.Key_Up: max(here - 1, 0),
            Qt.Key.Key_Down: min(here + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        self.choose(self.keys[walks[Qt.Key(key)]])

    def _chosen(self, key: str) -> None:
        self._mark(key)
        self.chosen.emit(key)

    def _mark(self, key: str) -> None:
        """Show which place is current, in the list that has it; the focus moves along."""
        focus = self.window().focusWidget()
        held = focus is not None and self.isAncestorOf(focus)
        self.current = key
        for each in (self.above, self.below):
            each.choose(key)
            each.viewport().update()
        self._show_current()
        self._lead_keyboard()
        if held:
            self.setFocus()

    def _lead_keyboard(self) -> None:
        """Tab stops only once in the navigation, in the list with the current place."""
        inside = self.below if self.below.current_row >= 0 else self.above
        outside = self.above if inside is self.below else self.below
        inside.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        outside.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the height."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Divide the height again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._lay_out()

    def sizeHint(self) -> QSize:
        """As high as all places together."""
        height = self.above.height_of_all(dense=False) + self.below.height_of_all(dense=False)
        return QSize(self.above.sizeHint().width(), height)

    def _lay_out(self) -> None:
        """If there is not enough room, give the lower list what it needs and let the upper one
        scroll in the rest, kept apart, or its half-visible row would run into the other; if that
        leaves it no room, let both scroll as one."""
        dense = self.sizeHint().height() > self.height()
        upper, lower = (each.height_of_all(dense=dense) for each in (self.above, self.below))
        apart = em(APART) if upper + lower > self.height() else 0
        if lower + apart + min(upper, em(FEWEST)) <= self.height():
            upper = min(upper, self.height() - apart - lower)
        self._page.setGeometry(self.rect())
        whole = upper + apart + lower
        bar = self._page.verticalScrollBar().sizeHint().width() if whole > self.height() else 0
        width = self.width() - bar
        self._inside.resize(width, max(whole, self.height()))
        self.above.setGeometry(0, 0, width, upper)
        self.below.setGeometry(0, upper + apart, width, lower)
        for each in (self.above, self.below):
            each.set_dense(dense)
        self._show_current()

    def _show_current(self) -> None:
        """Scroll to the current place, in its list and in the whole."""
        for each in (self.above, self.below):
            each.show_current()
            if each.currentIndex().isValid():
                row = each.visualRect(each.currentIndex()).translated(each.pos())
                self._page.ensureVisible(0, row.center().y(), 0, row.height())


def _page(parent: QWidget) -> QScrollArea:
    """What scrolls where both lists do not fit."""
    page = QScrollArea(parent)
    page.setFrameShape(QFrame.Shape.NoFrame)
    page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page.setViewport(QWidget())  # its own would be filled; to ask for that loads much of PySide
    return page
