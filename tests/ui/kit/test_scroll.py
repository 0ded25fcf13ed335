"""A form that is too low for its fields scrolls to the one that the keyboard is in."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.frame import Frame
from ui.kit.labels import ProseLabel
from ui.kit.redline_view import RedlineView
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


def test_what_can_be_lower_becomes_so_before_the_form_scrolls(
    qtbot: QtBot, session: Session
) -> None:
    form = Frame(session.window, "Tall", "Save")
    text = RedlineView(form)
    form.body.addWidget(text, 1)
    form.body.addWidget(ProseLabel("Words that wrap. " * 12))
    below = QPushButton("Below", form)
    form.body.addWidget(below)
    form.show()
    wanted = text.height()
    form.resize(form.width(), form.height() - wanted + text.minimumHeight() + 10)
    QTest.qWait(0)
    assert text.minimumHeight() <= text.height() < wanted
    assert not below.visibleRegion().isEmpty()
    form.resize(form.width(), form.height() - 60)
    QTest.qWait(0)
    assert text.height() == text.minimumHeight()
    assert below.visibleRegion().isEmpty()
