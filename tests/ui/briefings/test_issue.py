"""Issuing where the register cannot be written: what is on paper is entered once it can be."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.errors import DiskFull
from core.model.records import Copy, Pack
from core.storage.store import Store
from tests.ui.conftest import RecordedPrompts
from ui.briefings import issue
from ui.briefings.panel import BriefingsPanel
from ui.kit.settings import Settings
from ui.shell.window import Window


def test_a_register_that_cannot_be_written_can_be_tried_again(
    window: Window,
    settings: Settings,
    prompts: RecordedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "packs"
    folder.mkdir()
    settings.remember_pack_folder(folder)
    window.do("brief")
    assert isinstance(window.panel, BriefingsPanel)
    assert window.session is not None
    dialog = issue.ask(window.session, window.panel.draft)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)

    def full(*_change: object) -> None:
        raise DiskFull("There is no space left.")

    with monkeypatch.context() as patched:
        patched.setattr(Store, "writing", full)
        dialog.go.click()
        qtbot.waitUntil(lambda: "not yet entered" in dialog.problem.text(), timeout=20_000)
    (written,) = folder.iterdir()
    assert window.session.dossier.count(Pack) == 0
    assert dialog.altered()
    assert dialog.go.text() == "Enter in the register"
    dialog.go.click()
    assert not dialog.isVisible()
    assert [each.file_name for each in window.session.dossier.all(Copy)] == [written.name]
    dialog.deleteLater()
