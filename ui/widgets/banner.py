"""The banner that says that the window shows the past."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.language import gettext as _
from core.words import long_date
from ui import fonts
from ui.theme import Theme
from ui.widgets.bars import Band
from ui.widgets.labels import Elided


class Banner(Band):
    """Seen while looking back; `left` asks to come back to the latest."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QPalette.ColorRole.AlternateBase, Qt.Edge.BottomEdge, parent)
        self.setFixedHeight(40)
        self._words = Elided(font=fonts.sans(weight=600), parent=self)
        back = QPushButton(_("Back to latest"), self)
        back.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 1)
        row.addWidget(self._words, 1)
        row.addWidget(back)
        self.hide()

    @property
    def words(self) -> str:
        """What the banner says."""
        return self._words.text()

    def show_date(self, date: dt.date, theme: Theme) -> None:
        """Say which day is shown."""
        self.set_fill(theme.narrowing_fill)
        self._words.setText(
            _(
                "As said by {date}: later positions, notes, proposals and wordings are left out. "
                "Bottom lines and statuses are today's."
            ).format(date=long_date(date))
        )
