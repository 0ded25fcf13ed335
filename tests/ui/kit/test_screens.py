"""Windows stay on their screen, and where the screen has put them."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.kit import screens
from ui.kit.screens import keep_inside


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
