"""A date, typed the way people write dates or chosen from a calendar."""

import datetime as dt

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from core.language import gettext as _
from core.text.calendars import (
    OF_ANOTHER_CALENDAR,
    is_of_another_calendar,
    is_year_of_another_calendar,
)
from core.text.date_years import wrong_year
from core.text.saying import long_date
from core.views.dates import read_date
from ui.kit.breakable import breakable
from ui.kit.calendar import month_calendar
from ui.kit.fonts import em
from ui.kit.labels import ProseLabel


class DateField(QWidget):
    """A field for a date with a calendar beside it. Without `empty` words, a date is required."""

    def __init__(self, date: dt.date | None, today: dt.date, *, empty: str = "") -> None:
        super().__init__()
        self._today, self._optional = today, bool(empty)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(empty)
        self.line.setMinimumWidth(em(150))
        self.button = QPushButton("▾", self)
        self.button.setAutoDefault(False)
        self.button.setProperty("link", True)
        self.button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.button.setAccessibleName(_("Choose from a calendar"))
        self.button.setToolTip(_("Choose from a calendar (Alt+Down)"))
        self.told = ProseLabel(parent=self)
        self.told.hide()
        self._lay_out()
        self.setFocusProxy(self.line)
        self.show_date(date)
        self.line.textEdited.connect(self.told.hide)
        self.line.editingFinished.connect(self._settle)
        self.button.clicked.connect(self.open_calendar)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self.told)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def setAccessibleName(self, name: str) -> None:
        """The line edit gets the keyboard focus, so it gets the name."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the calendar, as it does a list. Tab passes its button by: a date typed
        after the one before it would fall into the calendar."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def show_date(self, date: dt.date | None) -> None:
        """Write a date into the line, or nothing."""
        self._written = long_date(date) if date is not None else ""
        self.line.setText(self._written)
        self.told.hide()

    def value(self) -> dt.date | None:
        """The date; None if there is none, or none that can be read as one of our calendar."""
        text = self.line.text()
        day = read_date(text)
        return None if day is not None and self._is_of_another_calendar(text, day) else day

    def _is_of_another_calendar(self, text: str, day: dt.date) -> bool:
        """Whether it seems so of what was typed."""
        return text != self._written and is_of_another_calendar(text, day)

    def validate(self) -> str:
        """What is wrong with the text, in a sentence; "" if nothing is."""
        text = self.line.text().strip()
        if self.value() is not None or (self._optional and not text):
            return ""
        if read_date(text) is not None:
            return _(OF_ANOTHER_CALENDAR).format(text=text)
        if not text:
            return _("Enter a date, such as {example}.").format(example=long_date(self._today))
        return wrong_year(text) or _(
            "“{text}” is not a date. Enter it like {example} or {figures}."
        ).format(text=text, example=long_date(self._today), figures=self._today.isoformat())

    def _settle(self) -> None:
        """Write a date in full once it has been typed, or say why it is not one; and say it of one
        of long ago, which may be one of another calendar."""
        sentence, date = self.validate(), self.value()
        if date is not None and self.line.text() == self._written:
            return
        if date is not None:
            self.show_date(date)
            sentence = _as_taken(date)
        self.told.setText(breakable(sentence))
        self.told.setVisible(bool(sentence))

    def open_calendar(self) -> None:
        """Open the calendar to choose a day."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = month_calendar(self.value() or self._today)
        for chosen in (calendar.clicked, calendar.activated):
            chosen.connect(self._choose)
            chosen.connect(menu.close)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.popup(self.line.mapToGlobal(self.line.rect().bottomLeft()))
        calendar.setFocus()

    def _choose(self, day: QDate) -> None:
        self.show_date(dt.date(day.year(), day.month(), day.day()))
        self.line.setFocus()


def _as_taken(day: dt.date) -> str:
    """As which day one was taken whose year is one of our time by another calendar, else ""."""
    words = _("Taken as {date} of the Gregorian calendar.")
    return words.format(date=long_date(day)) if is_year_of_another_calendar(day) else ""
