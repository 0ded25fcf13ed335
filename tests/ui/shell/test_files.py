"""A new dossier in the place of another file: nothing is lost that somebody may still want."""

from pathlib import Path

import pytest

from core.editing.workspace import Workspace
from core.errors import Problem
from tests.dossiers import small
from tests.ui.conftest import RecordedPrompts
from ui.shell.window import Window


def test_a_new_dossier_never_replaces_the_open_one(
    window: Window, prompts: RecordedPrompts
) -> None:
    assert window.session is not None
    before = window.session.dossier
    prompts.path = window.session.workspace.path
    window.files.ask_for_new()
    assert window.status.sentence == "⚠ talks1.parley is open. Choose another name."
    assert window.session.dossier is before
    assert prompts.path.exists()


def test_a_new_dossier_takes_the_place_of_another_file(
    window: Window, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    prompts.path = tmp_path / "other.txt"
    prompts.path.write_text("old")
    window.files.ask_for_new()
    assert window.session is not None
    assert window.session.workspace.path == prompts.path
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".")]


def test_a_new_dossier_takes_the_place_of_no_other_dossier(
    window: Window, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    other = tmp_path / "other.parley"
    Workspace.create(other, small()).close()
    before = other.read_bytes()
    for path in (other, tmp_path / "link.txt"):
        prompts.path = path
        if path != other:
            path.symlink_to(other)
        window.files.ask_for_new()
        assert window.status.sentence == f"⚠ {path.name} is a dossier. Choose another name."
    assert other.read_bytes() == before


def test_a_file_comes_back_if_nothing_could_be_put_in_its_place(
    window: Window, prompts: RecordedPrompts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_named: object) -> Workspace:
        raise Problem("No space is left.")

    monkeypatch.setattr(Workspace, "create", full)
    prompts.path = tmp_path / "other.txt"
    prompts.path.write_text("old")
    window.files.ask_for_new()
    assert window.status.sentence == "⚠ No space is left."
    assert prompts.path.read_text() == "old"


def test_a_folder_is_not_replaced(window: Window, prompts: RecordedPrompts, tmp_path: Path) -> None:
    prompts.path = tmp_path / "folder.parley"
    prompts.path.mkdir()
    window.files.ask_for_new()
    assert window.status.sentence.startswith("⚠ ")
    assert prompts.path.is_dir()
