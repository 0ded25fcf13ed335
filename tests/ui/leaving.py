"""Leaving with unsaved text: what a user does, and answers, in real dialogs."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from tests.acts import click_on
from ui.kit.prompts import Prompts
from ui.shell.window import Window


@pytest.fixture
def prompts() -> Prompts:  # type: ignore[override]
    """The real questions."""
    return Prompts()


@pytest.fixture(autouse=True)
def in_front(window: Window) -> Iterator[None]:
    window.activateWindow()
    yield
    with answering_all():
        window.close()


class answering_all:  # noqa: N801 - reads as `answering` does
    """Closes whatever is asked while a test ends."""

    def __enter__(self) -> None:
        self._timer = QTimer(interval=15)
        self._timer.timeout.connect(self._discard)
        self._timer.start()

    def __exit__(self, *_failure: object) -> None:
        self._timer.stop()

    def _discard(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            click_on(box, "Discard")


def keep_editing(box: QWidget) -> None:
    """Answer as Enter does, after reading the question."""
    assert isinstance(box, QMessageBox)
    assert "Discard what you have typed?" in box.text()
    QTest.keyClick(box, Qt.Key.Key_Return)


def back_in(window: QWidget) -> QWidget | None:
    """Where the focus is once the question has closed."""
    assert QTest.qWaitForWindowActive(window)
    return QApplication.focusWidget()


def escape(dialog: QWidget) -> None:
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Escape)


def close_button(dialog: QWidget) -> None:
    dialog.close()
