"""That `tests.layout` sees what a person would: cut, squeezed, overlapping and lost widgets."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.layout import faults, painted


class Signs(QWidget):
    """Paints words at places."""

    def __init__(self, parent: QWidget, *words: tuple[str, int, int]) -> None:
        super().__init__(parent)
        self._words = words
        self.setGeometry(0, 0, 200, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Every word at its place."""
        painter = QPainter(self)
        for word, x, y in self._words:
            painter.drawText(x, y, word)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(300, 200)
    return page


def told(page: QWidget) -> str:
    """The faults of a page as one text."""
    page.show()
    return "\n".join(faults(page))


def test_nothing_is_wrong_with_a_plain_form(page: QWidget) -> None:
    column = QVBoxLayout(page)
    for widget in (QLabel("Name"), QLineEdit("Ann"), QPushButton("Save")):
        column.addWidget(widget)
    assert told(page) == ""


def test_sees_a_label_too_narrow_for_its_words(page: QWidget) -> None:
    QLabel("Several words", page).setGeometry(0, 0, 30, 30)
    assert "“Several words” is cut off" in told(page)


def test_sees_a_button_too_low_for_its_words(page: QWidget) -> None:
    QPushButton("Save", page).setGeometry(0, 0, 100, 9)
    assert "9 high" in told(page)


def test_sees_an_empty_field_too_low_for_any_words(page: QWidget) -> None:
    QLineEdit(page).setGeometry(0, 0, 100, 5)
    assert "5 high" in told(page)


def test_sees_siblings_on_each_other(page: QWidget) -> None:
    QLabel("One", page).setGeometry(0, 0, 100, 30)
    QLabel("Other", page).setGeometry(50, 10, 100, 30)
    assert "lie on each other" in told(page)


def test_sees_a_child_outside_its_parent(page: QWidget) -> None:
    QPushButton("Save", page).setGeometry(250, 0, 100, 30)
    assert "reaches out of" in told(page)


def test_what_scrolls_may_be_larger_than_what_is_seen(page: QWidget) -> None:
    area = QScrollArea(page)
    area.setGeometry(0, 0, 300, 200)
    inside = QWidget()
    inside.resize(800, 900)
    QLabel("Far below", inside).setGeometry(500, 800, 100, 30)
    area.setWidget(inside)
    assert told(page) == ""
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    assert "reaches out of" in told(page)


def test_sees_words_painted_over_each_other(page: QWidget) -> None:
    Signs(page, ("Kyiv", 10, 20), ("Moscow", 14, 24))
    assert "“Kyiv” and “Moscow” are written over each other" in told(page)


def test_sees_words_painted_over_the_edge(page: QWidget) -> None:
    Signs(page, ("Washington", 170, 20))
    assert "“Washington” is cut off" in told(page)


def test_keeps_the_words_and_where_they_are(page: QWidget) -> None:
    signs = Signs(page, ("  Kyiv", 10, 20), ("Moscow", 60, 20))
    first, second = painted(signs)
    assert (first.text, second.text) == ("  Kyiv", "Moscow")
    assert 10 < first.ink.left() < first.ink.right() < second.ink.left()
