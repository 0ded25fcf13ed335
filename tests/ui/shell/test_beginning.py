"""Whether a dossier is protected, asked when it is created."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from core.storage.passphrase import Secret, key_of, new_key
from core.storage.protection import is_protected
from tests.acts import click_on, modal
from tests.ui.conftest import RecordedPrompts
from ui.session import Session
from ui.shell.protecting import show_sheet
from ui.shell.window import Window

WEAK = "password"


@pytest.fixture
def new(window: Window, prompts: RecordedPrompts, tmp_path: Path) -> Path:
    """Where a dossier is to be created; the window asks about its passphrase."""
    prompts.path = tmp_path / "mine.parley"
    window.do("new")
    return prompts.path


def type_in(first: str, again: str) -> None:
    lines = {each.accessibleName(): each for each in modal().findChildren(QLineEdit)}
    lines["Passphrase"].setText(first)
    lines["Repeat it"].setText(again)


def test_a_weak_passphrase_is_used_only_if_the_user_insists(
    window: Window, prompts: RecordedPrompts, new: Path
) -> None:
    type_in(WEAK, WEAK)
    prompts.agrees = False
    click_on(modal(), "Create")
    assert "weak" in prompts.asked[-1]
    assert not new.exists()
    prompts.agrees = True
    click_on(modal(), "Show the recovery sheet, to be printed")
    click_on(modal(), "Create")
    assert is_protected(new)
    assert window.session is not None
    assert window.session.workspace.store.key == key_of(new, Secret(WEAK))


@pytest.mark.parametrize("words", [WEAK, "orbit velvet canyon lantern", "Слова, что длятся"])
def test_nothing_moves_when_the_strength_is_told(new: Path, words: str) -> None:
    def places() -> list[QRect]:
        QApplication.processEvents()
        shown = [modal(), *modal().findChildren(QLineEdit), *modal().findChildren(QAbstractButton)]
        return [QRect(each.mapTo(modal(), QPoint()), each.size()) for each in shown]

    before = places()
    type_in(words, "")
    assert places() == before
    type_in("", "")
    assert places() == before


def test_whoever_leaves_creates_nothing(window: Window, new: Path, qtbot: QtBot) -> None:
    before = window.session
    type_in("", "typed only once")
    qtbot.keyClick(modal(), Qt.Key.Key_Return)
    type_in("", "")
    qtbot.keyClick(modal(), Qt.Key.Key_Escape)
    assert not new.exists()
    assert window.session is before


def test_the_recovery_sheet_is_printed_whole_and_never_folded(session: Session) -> None:
    sheet = show_sheet(session, new_key(Secret("orbit velvet canyon lantern")))
    buttons = [each.text() for each in sheet.findChildren(QAbstractButton)]
    sheet.close()
    assert "Print…" in buttons
    assert "Booklet…" not in buttons
