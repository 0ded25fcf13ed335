"""The bar along the top: name, menus, the talks, and what is done most."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from core.language import gettext as _
from ui import fonts
from ui.widgets.bars import Band
from ui.widgets.labels import Elided, Text
from ui.widgets.menus import Menus
from ui.widgets.search_field import SearchField

HEIGHT = 46


class TopBar(Band):
    """Holds the menu bar, the search and three buttons; it decides nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QPalette.ColorRole.Base, Qt.Edge.BottomEdge, parent)
        self.setFixedHeight(HEIGHT)
        self.menus = Menus(self)
        self.menus.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._talks = Elided(font=fonts.sans(), parent=self)
        self._talks.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.search = SearchField(self)
        self.as_of = QPushButton(self)
        self.position = QPushButton(_("New position"), self)
        self.brief = QPushButton(self)
        self.brief.setProperty("primary", True)
        self.brief.setFont(fonts.sans(weight=600))
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 1)
        row.setSpacing(10)
        row.addWidget(Text("Parley", fonts.serif(15), self))
        row.addWidget(self.menus)
        row.addWidget(self._talks, 1)
        row.addWidget(self.search, 2)
        for button in self.buttons[1:]:
            row.addWidget(button)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons, from left to right."""
        return (self.search, self.as_of, self.position, self.brief)

    def show_talks(self, title: str) -> None:
        """Say which talks are open."""
        self._talks.setText(title)

    def show_buttons(self, *, as_of: str, brief: str, editable: bool) -> None:
        """Label the buttons; without an open dossier there are none (see `hide_buttons`)."""
        self.as_of.setText(as_of)
        self.brief.setText(brief)
        self.position.setEnabled(editable)
        for button in self.buttons:
            button.show()

    def hide_buttons(self) -> None:
        """Nothing is open, so there is nothing to press."""
        for button in self.buttons:
            button.hide()
