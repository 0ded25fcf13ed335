"""The left side: the navigation, and information about the next round."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.language import gettext as _
from core.views.schedule import until_next
from ui.kit import fonts
from ui.kit.bars import Band
from ui.kit.fonts import em
from ui.kit.labels import HeadingLabel, ProseLabel, Text
from ui.session import Session
from ui.shell.nav import Navigation

if TYPE_CHECKING:
    from ui.shell.place_list import NavigationPlace

LEAST, MOST = 190, 340


class SideBar(Band):
    """Navigation above, next round below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QPalette.ColorRole.AlternateBase, None, parent)
        self.setMinimumWidth(em(LEAST))
        self.setMaximumWidth(em(MOST))
        self.list = Navigation(self)
        self.round = NextRoundCard(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 13, 0, 14)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self.round)

    def show_session(self, session: Session, places: Iterable["NavigationPlace"]) -> None:
        """Show the places and the next round."""
        self.list.show_places(places)
        self.round.show_session(session)

    def clear(self) -> None:
        """Show no places."""
        self.list.show_places(())


class NextRoundCard(QWidget):
    """How long it is until the next round, and what is ready for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = Text(_("Next round").upper(), fonts.sans(10.5, 600, 0.9), self)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._when = HeadingLabel(px=22, parent=self)
        self._what = ProseLabel(px=12, muted=True, parent=self)
        self._what.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 0)
        column.setSpacing(3)
        for each in (label, self._when, self._what):
            column.addWidget(each)

    def show_session(self, session: Session) -> None:
        """Count the days from the day that the session shows."""
        coming = until_next(session.dossier, session.today)
        self._when.setText(coming.when)
        self._what.setText("\n".join(coming.lines))
