"""A month from which to choose a day."""

import datetime as dt

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QIcon, QPalette, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QTableView,
    QToolButton,
)

from core.language import gettext as _
from ui.kit.fonts import em


def month_calendar(day: dt.date) -> QCalendarWidget:
    """A calendar showing the month of a day, with weekends looking like other days. Its words are
    those of all dates that are shown; its week begins as it does on this computer."""
    calendar = QCalendarWidget()
    calendar.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    calendar.setFirstDayOfWeek(QLocale().firstDayOfWeek())
    calendar.setAccessibleName(_("Day"))
    days = calendar.findChild(QTableView)
    if isinstance(days, QTableView):
        days.setAccessibleName(_("Day"))
    calendar.setGridVisible(False)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setSelectedDate(QDate(day.year, day.month, day.day))
    calendar.setFixedSize(em(300), em(230))
    plain = QTextCharFormat()
    plain.setForeground(calendar.palette().color(QPalette.ColorRole.WindowText))
    for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(weekend, plain)
    for button, sign, name in (
        ("prevmonth", "‹", _("Previous month")),
        ("nextmonth", "›", _("Next month")),
    ):
        _write(calendar.findChild(QToolButton, f"qt_calendar_{button}"), sign, name)
    return calendar


def _write(button: QToolButton | None, sign: str, name: str) -> None:
    """Show a sign in the colour of words: Qt's own picture is black in every theme."""
    if button is not None:
        button.setIcon(QIcon())
        button.setText(sign)
        button.setAccessibleName(name)
