"""The month from which a day is chosen: in the words of the window, legible in every theme."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QCalendarWidget, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from ui.kit.calendar import month_calendar
from ui.kit.theme import Theme, apply_theme, contrast

MARCH = dt.date(2026, 3, 2)


@pytest.fixture(params=["en_GB", "de_DE", "en_US", "ar_EG"])
def place(request: pytest.FixtureRequest) -> Iterator[QLocale]:
    """The locale of the computer."""
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield QLocale(request.param)
    QLocale.setDefault(before)


@pytest.fixture(params=["light", "dark", "contrast"])
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Theme]:
    """Each theme in turn."""
    chosen = Theme.load(request.param)
    apply_theme(qapp, chosen)
    yield chosen
    apply_theme(qapp, Theme.load("light"))


def shown(qtbot: QtBot) -> QCalendarWidget:
    calendar = month_calendar(MARCH)
    qtbot.addWidget(calendar)
    calendar.show()
    return calendar


def test_days_and_months_are_named_as_in_dates(place: QLocale, qtbot: QtBot) -> None:
    calendar = shown(qtbot)
    buttons = [each.text() for each in calendar.findChildren(QToolButton)]
    assert {"March", "2026"} <= set(buttons)
    (days,) = calendar.findChildren(QTableView)
    names = {days.model().index(0, column).data() for column in range(7)}
    assert names == {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}


def test_a_week_begins_as_it_does_here(place: QLocale, qtbot: QtBot) -> None:
    assert shown(qtbot).firstDayOfWeek() == place.firstDayOfWeek()


@pytest.mark.parametrize("which", ["prevmonth", "nextmonth"])
def test_the_arrows_to_other_months_are_seen(theme: Theme, qtbot: QtBot, which: str) -> None:
    calendar = shown(qtbot)
    button = calendar.findChild(QToolButton, f"qt_calendar_{which}")
    assert isinstance(button, QToolButton)
    picture = button.grab().toImage()
    wide, high = range(picture.width()), range(picture.height())
    colours = {picture.pixelColor(x, y).name() for x in wide for y in high}
    assert max(contrast(each, theme.panel) for each in colours) >= 4.5
