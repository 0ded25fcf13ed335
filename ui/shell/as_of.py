"""Which day to show: a calendar below its button, with the rounds beside it."""

import datetime as dt

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.language import gettext as _
from core.model.naming import round_name
from core.model.records import Round
from core.text.days import end_of
from core.text.saying import dated
from ui.kit.calendar import month_calendar
from ui.kit.choices import CalmBox
from ui.kit.labels import Muted
from ui.session import Session

MOST_ROUNDS = 7


def show(session: Session, button: QWidget) -> "AsOf":
    """Open the calendar below the button."""
    popup = AsOf(session)
    popup.adjustSize()
    corner = button.mapToGlobal(QPoint(button.width() - popup.width(), button.height() + 4))
    popup.move(max(corner.x(), 0), corner.y())
    popup.show()
    popup.calendar.setFocus()
    return popup


class AsOf(QWidget):
    """A popup that closes on a choice, Escape, or a click elsewhere."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.window, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("As of a date"))
        self._session = session
        self.calendar = month_calendar(session.today)
        self.calendar.activated.connect(self._chosen)
        self.calendar.clicked.connect(self._chosen)
        self.latest = self._button(_("Latest"), None)
        self.clock = CalmBox(self)
        self.clock.addItems([_("What had been said by"), _("What was known on")])
        self.clock.setAccessibleName(_("Which clock to turn back"))
        self.clock.setToolTip(
            _("Said: by the date of each statement. Known: by when it was entered here.")
        )
        self.clock.setCurrentIndex(int(session.workspace.known is not None))
        self._lay_out()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(4)
        side.addWidget(self.clock)
        side.addWidget(Muted(_("at the end of"), 11.5))
        side.addWidget(self.latest)
        for each in reversed(self._session.workspace.latest.all(Round)[-MOST_ROUNDS:]):
            day = each.end_date or each.date
            if day is not None and day <= self._session.this_day:
                side.addWidget(
                    self._button(f"{round_name(each)} · {dated(day, self._session.this_day)}", day)
                )
        side.addStretch()
        side.addWidget(Muted(_("or choose a day"), 11.5))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(14)
        row.addLayout(side)
        row.addWidget(self.calendar)

    def _button(self, words: str, date: dt.date | None) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("link", True)
        button.clicked.connect(lambda: self._go(date))
        return button

    def _chosen(self, day: QDate) -> None:
        self._go(dt.date(day.year(), day.month(), day.day()))

    def _go(self, date: dt.date | None) -> None:
        known = self.clock.currentIndex() == 1
        self.close()
        if date is None or not known:
            self._session.look_back(date)
        else:
            self._session.look_back(None, end_of(date))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A panel with a border, like menus."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
