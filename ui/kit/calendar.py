"""A month from which to choose a day."""

import datetime as dt

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QPalette, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QTableView,
)

from core.language import gettext as _
from ui.kit.fonts import em


def month_calendar(day: dt.date) -> QCalendarWidget:
    """A calendar showing the month of a day, with weekends looking like other days."""
    calendar = QCalendarWidget()
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
    return calendar
