"""Checking the open dossier, and mending a file into a new one, from the window."""

from contextlib import closing
from pathlib import Path

import pytest

from core.editing.commands.basic import change
from core.model.records import Point, Position
from core.storage import driver
from core.storage.passphrase import Secret, new_key
from core.storage.store import Store
from tests.dossiers import small
from tests.ui.conftest import RecordedPrompts
from ui.shell.mending import Mending
from ui.shell.unlocking import Unlocking
from ui.shell.window import Window


def shown(window: Window) -> Mending:
    (dialog,) = window.findChildren(Mending)
    return dialog


def test_a_sound_dossier_has_nothing_to_mend(window: Window) -> None:
    window.do("check")
    dialog = shown(window)
    assert dialog.told.toPlainText() == "talks1.parley is sound."
    assert dialog.go.isHidden()
    dialog.reject()


def test_a_large_dossier_is_checked_in_the_background_and_can_be_edited_afterwards(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.session is not None
    path = window.session.workspace.path
    window.close_dossier()
    with closing(driver.connect(path)) as connection:
        connection.execute("DELETE FROM position WHERE id = 'x5'")
    monkeypatch.setattr("core.storage.place.SMALL", 0)
    window.files.open(path)
    window.session.do(change(Point, "p", name="Catches"))
    window.do("check")
    dialog = shown(window)
    assert "The journal does not account for 1 records." in dialog.told.toPlainText()
    dialog.reject()
    window.session.do(change(Point, "p", name="Quotas"))
    assert not window.session.workspace.store.pinned


def test_the_open_dossier_is_mended_into_a_new_file(
    window: Window, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    assert window.session is not None
    path = window.session.workspace.path
    window.close_dossier()
    with closing(driver.connect(path)) as connection:
        connection.execute("DELETE FROM position WHERE id = 'x5'")
    window.files.open(path)
    window.do("check")
    dialog = shown(window)
    assert "The journal does not account for 1 records." in dialog.told.toPlainText()
    before = path.read_bytes()
    prompts.path = tmp_path / "mended.parley"
    dialog.go.click()
    assert path.read_bytes() == before
    assert "1 record was taken from the journal" in dialog.told.toPlainText()
    dialog.go.click()
    assert window.session.workspace.path == prompts.path
    assert window.session.dossier.count(Position) == 5


def test_a_file_that_is_damaged_offers_to_be_mended(
    window: Window, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    window.close_dossier()
    path = tmp_path / "spoilt.parley"
    Store.create(path, small()).close()
    with closing(driver.connect(path)) as connection:
        connection.execute("DROP TABLE line")
    assert not window.files.open(path)
    window.files.check(path, "spoilt.parley was altered.")
    dialog = shown(window)
    prompts.path = tmp_path / "mended.parley"
    prompts.path.touch()
    dialog.go.click()
    assert "already exists" in dialog.problem.text()
    prompts.path.unlink()
    dialog.go.click()
    assert "Kept: 1 talks" in dialog.told.toPlainText()
    dialog.go.click()
    assert window.session is not None
    assert window.session.dossier == small()


def test_a_protected_file_is_unlocked_before_it_is_mended(
    window: Window, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    window.close_dossier()
    path = tmp_path / "secret.parley"
    key = new_key(Secret("four quiet words here"))
    Store.create(path, small(), key=key).close()
    window.files.check(path, "secret.parley is damaged.")
    assert not window.findChildren(Mending)
    (asking,) = window.findChildren(Unlocking)
    asking.passphrase.line.setText("four quiet words here")
    asking.go.click()
    dialog = shown(window)
    prompts.path = tmp_path / "mended.parley"
    dialog.go.click()
    dialog.go.click()
    assert window.session is not None
    assert window.session.workspace.path == prompts.path
    assert window.session.workspace.store.key is not None
