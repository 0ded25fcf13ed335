"""Windows stay on their screen, and where the screen has put them."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.kit import screens
from ui.kit.screens import keep_inside, open_in_the_middle


class Framed(QWidget):
    """A window that has a frame as soon as it is shown, before it has its place."""

    def frameGeometry(self) -> QRect:
        """The window with its frame."""
        return self.geometry().adjusted(-1, -20, 1, 5)


def test_a_window_that_has_no_place_yet_is_not_moved(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screens, "FRAMED", 0)
    window = Framed()
    qtbot.addWidget(window)
    window.resize(300, 200)
    moved: list[QRect] = []
    monkeypatch.setattr(window, "move", lambda *_to: moved.append(window.frameGeometry()))
    window.show()
    keep_inside(window)
    assert not moved
    qtbot.waitUntil(lambda: bool(moved))
    handle = window.windowHandle()
    assert handle is not None
    assert handle.isExposed()


@pytest.mark.parametrize("place", [QRect(70, 50, 600, 400), QRect(0, 0, 700, 500)])
def test_a_dialog_stays_in_the_middle_of_a_window_that_the_system_moves_later(
    qtbot: QtBot, place: QRect
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    dialog = QDialog(window)
    dialog.resize(200, 100)
    window.show()
    open_in_the_middle(window, dialog)
    qtbot.waitUntil(dialog.isVisible)
    window.setGeometry(place)
    middle = window.frameGeometry().center()
    qtbot.waitUntil(lambda: is_near(dialog.frameGeometry().center(), middle))


def is_near(place: QPoint, other: QPoint) -> bool:
    return (place - other).manhattanLength() <= 2
