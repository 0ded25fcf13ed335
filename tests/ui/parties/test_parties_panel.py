"""The parties as a table: words are written in their cells, what is chosen in the form."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget

from tests.acts import answering, let_go
from ui.shell.window import Window


def press_f2(window: Window, column: int) -> None:
    window.activateWindow()
    window.go_to("parties")
    table = window.panel.findChildren(QTableView)[0]
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, column))
    QTest.keyClick(table, Qt.Key.Key_F2)
    let_go()


@pytest.mark.usefixtures("real_dialogs")
@pytest.mark.parametrize("column", [2, 3, 4])
def test_a_cell_of_a_choice_is_edited_in_the_form(window: Window, column: int) -> None:
    opened: list[str] = []

    def leave(form: QWidget) -> None:
        opened.append(form.windowTitle())
        QTest.keyClick(form, Qt.Key.Key_Escape)

    with answering(leave):
        press_f2(window, column)
    assert opened == ["Edit party"]


@pytest.mark.parametrize("column", [0, 1, 5])
def test_a_cell_of_words_is_edited_where_it_is(window: Window, column: int) -> None:
    press_f2(window, column)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
