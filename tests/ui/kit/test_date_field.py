"""Dates typed with real keys: taken as one day, or refused with what is wrong."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QTableView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keys import enter
from ui.kit.date_field import DateField

TODAY = dt.date(2026, 3, 5)


@pytest.fixture
def field(qtbot: QtBot) -> DateField:
    """A required date, in a window."""
    made = DateField(None, TODAY)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    return made


@pytest.mark.parametrize("typed", ["9 March 1447", "12/07/2568", "1403/04/05", "5.3.5785"])
def test_a_date_of_another_calendar_is_refused(field: DateField, typed: str) -> None:
    enter(field.line, f"{typed}\n")
    assert field.value() is None
    assert field.line.text() == typed
    assert f"“{typed}” seems to be a date of another calendar." in field.validate()
    assert field.told.isVisible()


def test_a_year_of_two_digits_is_refused_as_such(field: DateField) -> None:
    enter(field.line, "1.2.26\n")
    assert field.told.text() == "“1.2.26”: the year of a date must have four digits."


def test_a_missing_year_is_told_of(field: DateField) -> None:
    enter(field.line, "3 nov\n")
    assert field.told.text() == "“3 nov” has no year. Add it, in four digits."


def test_a_day_of_long_ago_is_taken_as_the_standard_writes_it(field: DateField) -> None:
    enter(field.line, "1447-03-09\n")
    assert field.value() == dt.date(1447, 3, 9)
    assert (field.line.text(), field.validate()) == ("9 March 1447", "")
    assert field.told.text() == "Taken as 9 March 1447 of the Gregorian calendar."
    enter(field.line, "\n")
    assert field.told.isVisible()
    enter(field.line, "10 March 1447")
    assert field.value() is None


def test_a_day_that_is_there_stays(field: DateField) -> None:
    field.show_date(dt.date(1403, 5, 6))
    QTest.keyClicks(field.line, " ")
    enter(field.line, "6 May 1403\n")
    assert field.value() == dt.date(1403, 5, 6)
    assert field.validate() == ""


def test_tab_goes_from_one_date_to_the_next(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    fields = DateField(None, TODAY), DateField(None, TODAY)
    for each in fields:
        row.addWidget(each)
    window.show()
    window.activateWindow()
    fields[0].setFocus()
    for typed in ("5 December 2026", "6 December 2026"):
        enter(window.focusWidget(), f"{typed}\t")
    assert [each.value() for each in fields] == [dt.date(2026, 12, 5), dt.date(2026, 12, 6)]


def test_the_calendar_opens_by_a_key(field: DateField) -> None:
    QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    (calendar,) = field.findChildren(QCalendarWidget)
    assert calendar.isVisible()
    QTest.keyClick(calendar.findChild(QTableView), Qt.Key.Key_Return)
    assert field.value() == TODAY
