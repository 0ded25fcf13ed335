"""Windows kept out of screenshots, as far as the system can: what is asked of it, and when."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from tests.dossiers import small
from ui.kit.screenshots import Screenshots, hide_on_macos, hide_on_windows, hiding
from ui.kit.settings import Settings
from ui.shell.window import Window

Asked = dict[int, bool]


class System:
    """A system that keeps windows out as it is asked, unless it refuses."""

    def __init__(self) -> None:
        self.hidden: Asked = {}
        self.refuses = False

    def hide(self, window: int, hidden: bool) -> bool:
        self.hidden[window] = hidden and not self.refuses
        return not self.refuses or not hidden


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    """Has windows believe that their system keeps them out of screenshots."""
    system = System()
    monkeypatch.setattr("ui.shell.frame.hiding", lambda _platform: system.hide)
    return system


@pytest.fixture
def window(system: System, open_window: Callable[..., Window]) -> Iterator[Window]:
    window = open_window(small())
    yield window
    window.screenshots.turn(False)


def test_what_is_there_and_what_comes_is_kept_out(
    window: Window, system: System, settings: Settings, qtbot: QtBot
) -> None:
    action = window.acts.by_name["screenshots"]
    assert action.isEnabled()
    assert not action.isChecked()
    assert not system.hidden
    action.trigger()
    assert action.isChecked()
    assert settings.hides_from_screenshots
    assert system.hidden == {int(window.winId()): True}
    assert "kept out of screenshots" in window.status.sentence
    window.do("about")
    (dialog,) = (each for each in window.findChildren(QDialog) if each.isVisible())
    assert system.hidden[int(dialog.winId())]
    dialog.close()
    menu = QMenu(window)
    menu.addAction("Anything")
    menu.popup(window.pos())
    assert system.hidden[int(menu.winId())]
    menu.close()
    action.trigger()
    assert not action.isChecked()
    assert not settings.hides_from_screenshots
    assert not system.hidden[int(window.winId())]
    before = dict(system.hidden)
    window.do("shortcuts")
    assert system.hidden == before
    for each in window.findChildren(QDialog):
        each.close()


def test_it_is_remembered(
    system: System, settings: Settings, open_window: Callable[..., Window]
) -> None:
    settings.hides_from_screenshots = True
    window = open_window(small())
    assert window.acts.by_name["screenshots"].isChecked()
    assert system.hidden[int(window.winId())]
    window.screenshots.turn(False)


def test_a_refusal_is_said_and_nothing_is_promised(
    window: Window, system: System, settings: Settings
) -> None:
    system.refuses = True
    window.acts.by_name["screenshots"].trigger()
    assert not window.acts.by_name["screenshots"].isChecked()
    assert not settings.hides_from_screenshots
    assert "refused" in window.status.sentence


def test_where_the_system_has_no_way_the_switch_says_so(
    open_window: Callable[..., Window],
) -> None:
    window = open_window(small())
    action = window.acts.by_name["screenshots"]
    assert hiding(QApplication.platformName()) is None
    assert not action.isEnabled()
    assert not action.isChecked()
    assert action.text() == "&Keep out of screenshots (not on this system)"
    assert "has no way" in action.toolTip()
    assert not window.screenshots.turn(True)


def test_each_system_is_asked_in_its_own_way() -> None:
    assert hiding("windows") is hide_on_windows
    assert hiding("cocoa") is hide_on_macos
    assert hiding("xcb") is hiding("wayland") is None


@pytest.mark.parametrize(
    ("able", "hidden", "calls", "done"),
    [
        ({0x11, 0x01, 0x00}, True, [0x11], True),
        ({0x01, 0x00}, True, [0x11, 0x01], True),
        (set(), True, [0x11, 0x01], False),
        ({0x11, 0x01, 0x00}, False, [0x00], True),
    ],
)
def test_an_older_windows_shows_it_black(
    monkeypatch: pytest.MonkeyPatch, able: set[int], hidden: bool, calls: list[int], done: bool
) -> None:
    asked = []

    def ask(_window: int, way: int) -> int:
        asked.append(way)
        return int(way in able)

    library = type("User32", (), {"SetWindowDisplayAffinity": staticmethod(ask)})
    monkeypatch.setattr("ctypes.WinDLL", lambda _name: library, raising=False)
    assert hide_on_windows(7, hidden) is done
    assert asked == calls


def test_without_a_way_nothing_is_done(qapp: QApplication, qtbot: QtBot) -> None:
    screenshots = Screenshots(qapp, None, qapp)
    assert not screenshots.turn(True)
    assert screenshots.turn(False)
    assert not screenshots.on
    screenshots.deleteLater()
