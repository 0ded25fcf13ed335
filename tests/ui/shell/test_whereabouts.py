"""What may happen to a dossier where it lies is said once it is shown, and once only."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.editing.workspace import Workspace
from tests.dossiers import small
from tests.ui.conftest import RecordedPrompts
from ui.shell import whereabouts
from ui.shell.window import Window


@pytest.fixture
def synced(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dossier in a folder that is kept in step, of which is told at once."""
    monkeypatch.setattr(whereabouts, "LATER", 0)
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    return Path(shutil.copy(path, folder))


def test_a_dossier_in_a_folder_kept_in_step_is_told_of_once(
    open_window: Callable[..., Window], synced: Path, qtbot: QtBot
) -> None:
    window = open_window()
    window.files.open(synced)
    qtbot.waitUntil(lambda: "folder of Dropbox" in window.status.sentence)
    assert window.status.sentence.startswith("⚠ ")
    window.files.close()
    window.files.open(synced)
    qtbot.wait(100)
    assert "Dropbox" not in window.status.sentence


def test_work_goes_on_in_a_copy(
    open_window: Callable[..., Window], synced: Path, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    window = open_window()
    window.files.open(synced)
    prompts.path = tmp_path / "here.parley"
    window.do("work_on_copy")
    assert prompts.asked[-1] == "Work on a copy: talks.parley"
    assert window.session is not None
    assert window.session.workspace.path == prompts.path
    assert window.session.dossier == small()
    Workspace.open(synced).close()
    prompts.path = None
    window.do("work_on_copy")
    assert window.session.workspace.path == tmp_path / "here.parley"


def test_nothing_is_said_of_a_usual_place(
    open_window: Callable[..., Window], path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    window.files.open(path)
    assert window.session is not None
    whereabouts.look(window.session)
    qtbot.wait(100)
    assert window.status.sentence == ""
