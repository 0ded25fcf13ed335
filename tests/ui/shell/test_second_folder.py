"""A second folder for backups, chosen where one is restored."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.editing.commands import change
from core.model.records import Position
from core.storage.backups import backups, content
from tests.dossiers import small
from tests.ui.conftest import RecordedPrompts
from ui.kit.settings import Settings
from ui.positions.import_form import ImportForm
from ui.positions.importing import import_positions_from
from ui.shell.backup_keeper import BackupKeeper
from ui.shell.restoring import Restoring
from ui.shell.window import Window

TABLE = "point,issue,party,date,value\nNets,Mesh,Arland,2025-02-01,40\n"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def keeper(settings: Settings, window: Window) -> BackupKeeper:
    settings.keeps_backups = True
    assert window.session is not None
    return BackupKeeper(window.session)


@pytest.fixture
def restoring(window: Window, keeper: BackupKeeper) -> Iterator[Restoring]:
    assert window.session is not None
    space = window.session.workspace
    form = Restoring(window, space.path, space.latest, lambda _path: None)
    form.show()
    yield form
    form.close()


def copies(stick: Path) -> list[Path]:
    return sorted(stick.glob("*/*.parley"))


def test_a_backup_is_copied_at_once_to_the_folder_that_was_chosen(
    restoring: Restoring, prompts: RecordedPrompts, stick: Path, qtbot: QtBot
) -> None:
    prompts.path = stick
    restoring.second.choose.click()
    assert restoring.second.named.text() == f"Also keep them in {stick}"
    qtbot.waitUntil(lambda: len(copies(stick)) == 1)


def test_both_folders_are_listed(
    restoring: Restoring,
    prompts: RecordedPrompts,
    stick: Path,
    window: Window,
    keeper: BackupKeeper,
    qtbot: QtBot,
) -> None:
    assert window.session is not None
    path = window.session.workspace.path
    prompts.path = stick
    restoring.second.choose.click()
    qtbot.waitUntil(lambda: len(copies(stick)) == 1)
    qtbot.waitUntil(lambda: keeper._job is None)
    window.session.do(change(Position, "x1", value=11.0))
    keeper.finish()
    assert len(copies(stick)) == 2
    backups(path)[1].path.unlink()
    restoring.second.choose.click()
    assert restoring.rows.rowCount() == 2
    restoring.tree.setCurrentIndex(restoring.rows.index(1, 0))
    assert restoring.where.text() == f"In {copies(stick)[0].parent}"
    restoring.second.clear.click()
    assert restoring.rows.rowCount() == 1


def test_a_folder_that_is_not_there_is_told_once_and_filled_when_it_is_back(
    keeper: BackupKeeper, settings: Settings, stick: Path, window: Window
) -> None:
    assert window.session is not None
    session = window.session
    settings.backup_folder = stick
    stick.rmdir()
    keeper.finish()
    assert window.status.sentence == f"⚠ The second backup folder is not there: {stick}"
    assert len(backups(session.workspace.path)) == 1
    session.say("")
    keeper.finish()
    assert window.status.sentence == ""
    stick.mkdir()
    keeper.finish()
    assert len(copies(stick)) == 1


def test_one_is_made_before_an_import(
    keeper: BackupKeeper, window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    assert window.session is not None
    session = window.session
    table = tmp_path / "table.csv"
    table.write_text(TABLE)
    import_positions_from(session, table)
    (form,) = window.findChildren(ImportForm)
    form.go.click()
    assert session.dossier != small()
    qtbot.waitUntil(lambda: keeper._job is None)
    (made,) = backups(session.workspace.path)
    assert content(made.path).dossier == small()


def test_a_copy_to_the_second_folder_ends_nobody_elses_hold_on_the_file(
    keeper: BackupKeeper, settings: Settings, stick: Path, window: Window, qtbot: QtBot
) -> None:
    assert window.session is not None
    store = window.session.workspace.store
    keeper.finish()
    settings.backup_folder = stick
    assert store.pin()
    keeper.copy_again()
    qtbot.waitUntil(lambda: keeper._job is None)
    assert store.pinned
    store.unpin()
    keeper.copy_again()
    qtbot.waitUntil(lambda: len(copies(stick)) == 1)
    qtbot.waitUntil(lambda: not store.pinned)
