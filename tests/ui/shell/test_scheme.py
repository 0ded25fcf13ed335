"""The desktop turns dark in the evening, and the window with it, but no form that is open."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from ui.kit import theme
from ui.shell.window import Window


@pytest.fixture
def evening(window: Window, monkeypatch: pytest.MonkeyPatch) -> Window:
    """A window that follows the desktop, which will be dark."""
    window.settings.theme = theme.SYSTEM
    window.apply_theme(theme.Theme.load("light"))
    monkeypatch.setattr(theme, "system_theme", lambda _app: "dark")
    return window


def turn() -> None:
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.emit(hints.colorScheme())


def test_the_window_follows_at_once(evening: Window) -> None:
    turn()
    assert evening.theme.dark


def test_a_form_keeps_its_colours_and_the_window_follows_after_it(
    evening: Window, qtbot: QtBot
) -> None:
    form = QDialog(evening)
    form.open()
    turn()
    assert not evening.theme.dark
    form.reject()
    qtbot.waitUntil(lambda: evening.theme.dark)


def test_a_theme_that_was_chosen_stays(evening: Window) -> None:
    evening.settings.theme = "light"
    turn()
    assert not evening.theme.dark
