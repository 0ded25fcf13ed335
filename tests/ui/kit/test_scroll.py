"""A form that is too low for its fields scrolls to the one that the keyboard is in."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.frame import Frame
from ui.session import Session


class Long(Frame):
    """A form of many lines and a tall text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "Long", "Save")
        self.first = QLineEdit(self)
        self.ask_for("First", self.first)
        for number in range(12):
            self.ask_for(f"Line {number}", QLineEdit(self))
        self.last = QLineEdit(self)
        self.ask_for("Last", self.last)
        self.text = QPlainTextEdit(self)
        self.text.setFixedHeight(900)
        self.ask_for("Text", self.text)

    def sees(self, field: QWidget, point: QPoint) -> bool:
        """Whether a place in a field is in view."""
        return field.visibleRegion().contains(point)


@pytest.fixture
def form(qtbot: QtBot, session: Session) -> Long:
    made = Long(session.window)
    made.show()
    made.resize(made.width(), 320)
    QTest.qWait(0)
    return made


def test_the_field_that_gets_the_keyboard_is_in_view(form: Long) -> None:
    assert form.sees(form.first, form.first.rect().center())
    form.last.setFocus()
    QTest.qWait(0)
    assert form.sees(form.last, form.last.rect().center())
    form.first.setFocus()
    QTest.qWait(0)
    assert form.sees(form.first, form.first.rect().center())


@pytest.mark.parametrize("key", [Qt.Key.Key_Home, Qt.Key.Key_End])
def test_the_line_that_is_written_in_is_in_view(form: Long, key: Qt.Key) -> None:
    form.text.setPlainText("word\n" * 50)
    QTest.keyClick(form.text, key, Qt.KeyboardModifier.ControlModifier)
    form.text.setFocus()
    QTest.qWait(0)
    assert form.sees(form.text, form.text.cursorRect().center())


def test_what_is_clicked_on_stays_under_the_mouse(form: Long) -> None:
    form.text.setFocus()
    QTest.qWait(0)
    form.first.setFocus()
    QTest.qWait(0)
    area = form.last.parentWidget()
    assert area is not None
    before = area.y()
    QTest.mousePress(form.last, Qt.MouseButton.LeftButton)
    QTest.qWait(0)
    assert area.y() == before
    QTest.mouseRelease(form.last, Qt.MouseButton.LeftButton)


def test_a_form_that_a_person_made_lower_stays_so(form: Long, session: Session) -> None:
    form.show_message("It was taken down.", session.theme)
    QTest.qWait(0)
    assert form.problem.isVisible()
    assert form.height() == 320
