"""What the File menu and what is dropped do; a new dossier loses nothing in whose place it is."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from core.editing.workspace import Workspace, finished
from core.errors import Problem
from core.storage.passphrase import Secret, new_key
from core.storage.rekeying import rekeying
from core.storage.store import Store
from tests.acts import click_on, modal
from tests.dossiers import small
from tests.ui.conftest import RecordedPrompts
from ui.positions.import_form import ImportForm
from ui.session import Session
from ui.shell.unlocking import Unlocking
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
    click_on(modal(), "Create")
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
    click_on(modal(), "Create")
    assert window.status.sentence == "⚠ No space is left."
    assert prompts.path.read_text() == "old"


def test_a_folder_is_not_replaced(window: Window, prompts: RecordedPrompts, tmp_path: Path) -> None:
    prompts.path = tmp_path / "folder.parley"
    prompts.path.mkdir()
    window.files.ask_for_new()
    assert window.status.sentence.startswith("⚠ ")
    assert prompts.path.is_dir()


def test_a_copy_is_written(window: Window, prompts: RecordedPrompts, tmp_path: Path) -> None:
    prompts.path = tmp_path / "copy.parley"
    window.do("save_copy")
    copy = Workspace.open(prompts.path)
    assert copy.dossier == small()
    copy.close()
    assert window.status.sentence == "Copy saved as copy.parley"


def _drop(window: Window, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(100, 100),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def test_what_the_other_program_takes_away_before_it_is_read_is_a_sentence(window: Window) -> None:
    _drop(window)
    QApplication.processEvents()
    assert window.status.sentence == "⚠ What was dropped did not arrive. Drop it again."


def test_a_table_dropped_on_the_window_is_imported(
    window: Window, session: Session, tmp_path: Path
) -> None:
    table = tmp_path / "said.csv"
    table.write_text("point,issue,party,date,value\nQuota,Catch,Arland,2025-02-01,20\n")
    assert window.files.accepts_dropped([str(table)])
    _drop(window, table)
    assert not window.findChildren(ImportForm)  # the file manager is free before anything is asked
    QApplication.processEvents()
    (form,) = window.findChildren(ImportForm)
    form.go.click()
    assert window.status.sentence == "1 position imported."
    assert session.dossier.positions("i", "a")[-1].value == 20
    session.undo()
    assert session.dossier.positions("i", "a")[-1].value == 10


def test_bad_lines_are_shown_and_left_out(window: Window, session: Session, tmp_path: Path) -> None:
    table = tmp_path / "said.csv"
    table.write_text(
        "point,issue,party,date,value\n"
        "Quota,Catch,Arland,2025-02-01,20\n"
        "Quota,Catch,Arland,yesterday,30\n"
    )
    window.files.import_positions(table)
    (form,) = window.findChildren(ImportForm)
    assert "Line 3: “yesterday” is not a date" in form.lines.toPlainText()
    assert len(session.dossier.positions("i", "a")) == 1
    form.go.click()
    assert [p.value for p in session.dossier.positions("i", "a")] == [10, 20]


@pytest.mark.parametrize("name", ["photo.heic", "notes.zip"])
def test_other_files_are_not_taken(window: Window, name: str) -> None:
    assert not window.files.accepts_dropped([name])


def test_only_documents_are_dropped_several_at_once(window: Window) -> None:
    accepts = window.files.accepts_dropped
    assert accepts(["a.pdf", "b.DOCX"])
    assert accepts(["said.csv"])
    assert accepts(["a.parley"])
    assert not accepts([])
    assert not accepts(["a.pdf", "said.csv"])
    assert not accepts(["a.parley", "b.parley"])


def test_opening_another_file_withdraws_the_question_for_a_passphrase(
    window: Window, tmp_path: Path
) -> None:
    protected, other = tmp_path / "p.parley", tmp_path / "o.parley"
    for path in (protected, other):
        Workspace.create(path, small()).close()
    finished(rekeying(Store.open(protected), new_key(Secret("correct horse")))).close()
    window.close_dossier()
    for _time in range(2):
        window.files.open(protected)
        asked = [each for each in window.findChildren(Unlocking) if each.isVisible()]
        assert len(asked) == 1
    window.files.open(other)
    assert window.session is not None
    assert window.session.workspace.path == other
    assert QApplication.activeModalWidget() is None
