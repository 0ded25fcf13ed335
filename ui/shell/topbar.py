"""The bar along the top: name, menus, the talks, and the most frequent actions."""

from collections.abc import Container, Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from core.language import gettext as _
from ui.kit import fonts
from ui.kit.bars import Band
from ui.kit.flat import FlatButton
from ui.kit.fonts import em
from ui.kit.labels import Elided, Text
from ui.kit.tips import allow
from ui.shell.menus import Menus
from ui.shell.search_field import SearchField

HEIGHT = 46
EDGE, GAP = 14, 10
"""Pixels at either end, and between two parts."""
TITLE = 130
"""Pixels that the title of the talks has before what is less needed."""

Wide = dict[QWidget, int]


class TopBar(Band):
    """Contains the menu bar, the search and three buttons, and a menu of those that do not fit; it
    decides nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QPalette.ColorRole.Base, Qt.Edge.BottomEdge, parent)
        self.setFixedHeight(em(HEIGHT))
        self._open = False
        self.menus = Menus(self)
        self.menus.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._talks = Elided(font=fonts.sans(), parent=self)
        self._talks.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.search = SearchField(self)
        self.as_of = QPushButton(self)
        self.position = QPushButton(_("New position"), parent=self)
        self.brief = QPushButton(self)
        self.brief.setProperty("primary", True)
        self.brief.setFont(fonts.sans(weight=600))
        self.more = FlatButton(_("More"), self, menu=True)
        self.more.menu().aboutToShow.connect(self._offer_hidden)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(EDGE, 0, EDGE, 1)
        row.setSpacing(GAP)
        self._name = Text("Parley", fonts.serif(15), self)
        row.addWidget(self._name)
        row.addWidget(self.menus)
        row.addWidget(self._talks, 1)
        row.addWidget(self.search, 2)
        for button in (*self.buttons[1:], self.more):
            row.addWidget(button)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons, from left to right."""
        return (self.search, self.as_of, self.position, self.brief)

    def show_talks(self, title: str) -> None:
        """Show which talks are open."""
        self._talks.setText(title)
        self._make_room()

    def show_buttons(self, *, as_of: str, brief: str, refusal: str) -> None:
        """Label the buttons, one with why nothing can be edited; without an open dossier there are
        none (see `hide_buttons`)."""
        self.as_of.setText(as_of)
        self.brief.setText(brief)
        allow([self.position], refusal)
        self._open = True
        self._make_room()

    def hide_buttons(self) -> None:
        """Hide the buttons: nothing is open."""
        self._open = False
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        """The menus, which contain everything that the buttons do."""
        return QSize(self.menus.sizeHint().width() + 2 * EDGE, em(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the buttons that fit."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Hide buttons that would be cut off, the least needed first; a menu offers them. The title
        of the talks is needed as well, and has what is left before a wider search."""
        room = self.width() - 2 * EDGE - self.menus.sizeHint().width() - GAP
        first, then = (self.brief, self.search), (self._name, self.position, self.as_of)
        parts = (*first, *then)
        wanted = parts if self._open else (self._name,)
        wide: Wide = {part: part.sizeHint().width() + GAP for part in (*parts, self.more)}
        title = self._talks.sizeHint().width()
        least = min(title, em(TITLE)) if self._open else 0
        offers = self._open and room < least + sum(wide[part] for part in wanted)
        room -= wide[self.more] if offers else 0
        room = _shown(first, wanted, wide, room)
        kept = min(least, max(room, 0))
        room = _shown(then, wanted, wide, room - kept) + kept
        self.more.setVisible(offers and any(each.isHidden() for each in self.buttons))
        self._talks.setVisible(room >= em(40))
        self._talks.setMinimumWidth(min(title, max(room, 0)))

    def _offer_hidden(self) -> None:
        menu = self.more.menu()
        menu.clear()
        for button in self.buttons:
            if button.isHidden():
                act = menu.addAction(button.text() or button.accessibleName(), button.click)
                act.setEnabled(button.isEnabled())

    def place_of(self, button: QPushButton) -> QWidget:
        """Where a button is, or is offered while there is no room for it."""
        return next((each for each in (button, self.more) if not each.isHidden()), self.menus)


def _shown(parts: Iterable[QWidget], wanted: Container[QWidget], wide: Wide, room: int) -> int:
    """Show the parts that are wanted and fit, and return the pixels that are left."""
    for part in parts:
        fits = room >= wide[part] and part in wanted
        room -= wide[part] if fits else 0
        part.setVisible(fits)
    return room
