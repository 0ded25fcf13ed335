"""What the window says when there is nothing to open, and what can be done there."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from tests.acts import modal
from tests.ui.conftest import RecordedPrompts
from ui.kit.labels import ProseLabel
from ui.kit.settings import Settings
from ui.shell.window import Window


@pytest.fixture
def bare(window: Window, settings: Settings, path: Path) -> Window:
    """A window with nothing open; `path` was open last, and the window's own file before it."""
    assert window.session is not None
    settings.remember_file(window.session.workspace.path)
    settings.remember_file(path)
    window.do("close")
    return window


def offered(window: Window) -> dict[str, QAbstractButton]:
    """What can be pressed on the page, by its name."""
    page = window.stack.currentWidget()
    assert page is not None
    buttons = page.findChildren(QAbstractButton)
    return {each.accessibleName() or each.text(): each for each in buttons if each.isVisible()}


def told(window: Window) -> str:
    """What the page says."""
    page = window.stack.currentWidget()
    assert page is not None
    return " ".join(each.text() for each in page.findChildren(ProseLabel))


def test_a_first_start_offers_a_new_dossier_and_not_the_example_by_itself(
    window: Window, settings: Settings, prompts: RecordedPrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    settings.forget_files()
    window.do("close")
    window.files.begin()
    assert list(offered(window)) == ["New dossier…", "Open a dossier…", "Open the example"]
    focus = QApplication.focusWidget()
    assert focus is offered(window)["New dossier…"]
    prompts.path = tmp_path / "mine.parley"
    qtbot.keyClick(focus, Qt.Key.Key_Space)
    qtbot.keyClick(modal(), Qt.Key.Key_Return)
    assert window.session is not None
    assert window.session.workspace.path == prompts.path


def test_the_last_file_that_is_gone_is_named_and_others_are_offered(
    bare: Window, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    path.unlink()
    bare.files.begin()
    assert bare.session is None
    assert "talks.parley was not found" in told(bare)
    assert str(path.parent) in told(bare)
    before = f"talks1.parley · {tmp_path}"
    assert list(offered(bare)) == ["Locate…", "New dossier…", "Open the example", before]
    qtbot.mouseClick(offered(bare)[before], Qt.MouseButton.LeftButton)
    assert bare.session is not None
    assert bare.session.workspace.path.name == "talks1.parley"


def test_the_last_file_that_is_elsewhere_now_can_be_found(
    bare: Window, path: Path, prompts: RecordedPrompts, qtbot: QtBot
) -> None:
    prompts.path = path.rename(path.with_name("moved.parley"))
    bare.files.begin()
    qtbot.mouseClick(offered(bare)["Locate…"], Qt.MouseButton.LeftButton)
    assert bare.session is not None
    assert bare.session.workspace.path == prompts.path


def test_a_file_that_cannot_be_opened_is_not_offered_again_as_one_of_before(
    bare: Window, path: Path, tmp_path: Path
) -> None:
    path.write_text("not a dossier")
    bare.files.begin()
    assert f"talks1.parley · {tmp_path}" in offered(bare)
    assert f"talks.parley · {path.parent}" not in offered(bare)
    assert "Try again" in offered(bare)


def test_nothing_on_the_page_is_cut(bare: Window, path: Path) -> None:
    path.unlink()
    for show in (bare.files.begin, bare.files.welcome):
        show()
        QApplication.processEvents()
        page = bare.stack.currentWidget()
        assert page is not None
        for words in page.findChildren(ProseLabel):
            assert words.height() >= words.heightForWidth(words.width()), words.text()
