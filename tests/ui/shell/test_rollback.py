"""A file that does not go as far as what was open before is noticed; a copy is not."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from core.editing.commands import change
from core.editing.workspace import Workspace
from core.model.records import Negotiation, Position
from core.storage import driver
from core.storage.backups import restore
from core.storage.store import Store
from tests.dossiers import small
from ui.kit.settings import Settings
from ui.shell.window import Window

OLDER = "This file is older than what you had open on"
COPY = "This file is a copy"
APART = "have gone separate ways. The last change known to be in both is number 2."


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    path = tmp_path / "secret talks.parley"
    Workspace.create(path, small()).close()
    edit(path, "First")
    return path


@pytest.fixture
def empty(open_window) -> Window:  # type: ignore[no-untyped-def]
    made: Window = open_window()
    return made


def edit(path: Path, *statements: str) -> None:
    """Do so many edits in a file by other means than the window."""
    space = Workspace.open(path)
    for each in statements:
        space.do(change(Position, "x1", statement=each))
    space.close()


def said(window: Window, path: Path, *statements: str) -> str:
    """What the status line says of a file once it is open; then some edits are made, and it is
    closed."""
    assert window.files.open(path)
    sentence = window.status.sentence
    assert window.session is not None
    for each in statements:
        window.session.do(change(Position, "x1", statement=each))
    window.close_dossier()
    return sentence


def test_an_older_copy_in_its_place_is_noticed_until_somebody_works_on_it(
    empty: Window, talks: Path
) -> None:
    older = Path(shutil.copy(talks, talks.with_name("older.parley")))
    assert said(empty, talks, "Second", "Third") == ""
    assert said(empty, talks) == ""
    older.replace(talks)
    assert OLDER in said(empty, talks)
    found = said(empty, talks, "Another")
    assert "2 changes are missing." in found
    assert said(empty, talks) == ""


def test_files_that_have_gone_separate_ways_are_told_apart(empty: Window, talks: Path) -> None:
    other = Path(shutil.copy(talks, talks.with_name("other.parley")))
    said(empty, talks, "Second", "Third")
    edit(other, "Another", "And one more")
    assert APART in said(empty, other)


def test_a_moved_file_is_known_and_a_later_one_is_fine(empty: Window, talks: Path) -> None:
    said(empty, talks, "Second")
    moved = talks.rename(talks.with_name("moved.parley"))
    edit(moved, "Third")
    assert said(empty, moved) == ""


def test_a_copy_goes_its_own_way(empty: Window, talks: Path) -> None:
    said(empty, talks)
    copy = talks.with_name("copy.parley")
    store = Store.open(talks)
    store.save_copy(copy)
    store.close()
    assert said(empty, talks, "Here", "And here") == ""
    assert said(empty, copy, "There") == ""
    assert said(empty, talks) == ""
    assert said(empty, copy) == ""


def copied(path: Path) -> Path:
    """A copy that somebody saved of a file by other means than the window."""
    copy = path.with_name("their copy.parley")
    store = Store.open(path)
    store.save_copy(copy)
    store.close()
    return copy


def test_a_copy_in_the_place_of_the_file_is_noticed_until_somebody_works_on_it(
    empty: Window, talks: Path
) -> None:
    copy = copied(talks)
    said(empty, talks, "Second", "Third")
    copy.replace(talks)
    found = said(empty, talks)
    assert COPY in found
    assert "2 changes are missing." in found
    assert COPY in said(empty, talks, "Another")
    assert said(empty, talks) == ""


def test_a_copy_that_goes_further_is_noticed_for_what_it_is(empty: Window, talks: Path) -> None:
    said(empty, talks, "Second")
    copy = copied(talks)
    edit(copy, "Theirs")
    copy.replace(talks)
    found = said(empty, talks)
    assert COPY in found
    assert OLDER not in found


def test_another_dossier_of_the_same_name_is_none(empty: Window, talks: Path) -> None:
    said(empty, talks, "Second")
    talks.unlink()
    Workspace.create(talks, small()).close()
    assert said(empty, talks) == ""


def test_a_restored_backup_is_older_as_expected(empty: Window, talks: Path) -> None:
    backup = Path(shutil.copy(talks, talks.with_name("backup.parley")))
    said(empty, talks, "Second")
    restored = talks.with_name("restored.parley")
    restore(backup, restored)
    empty.files._open_restored(restored)
    assert "As expected of a backup, this file is older" in empty.status.sentence
    assert "1 change is missing." in empty.status.sentence
    empty.close_dossier()
    assert said(empty, restored) == ""


def test_what_is_kept_is_private_and_names_nothing(
    empty: Window, talks: Path, settings: Settings, tmp_path: Path
) -> None:
    said(empty, talks, "A secret statement")
    settings.forget_files()
    store = Store.open(talks)
    dossier, device = store.chain.branch
    store.close()
    settings.remember_seen(dossier, device, "[]")
    settings.write()
    text = (tmp_path / "settings.ini").read_text()
    assert "[seen]" in text
    assert not [each for each in ("secret", dossier, device) if each in text]
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "settings.ini").stat().st_mode) == 0o600


def test_who_leaves_no_trace_is_told_nothing(
    empty: Window, talks: Path, settings: Settings, tmp_path: Path
) -> None:
    older = Path(shutil.copy(talks, talks.with_name("older.parley")))
    said(empty, talks, "Second")
    settings.remembers_files = False
    settings.write()
    assert "[seen]" not in (tmp_path / "settings.ini").read_text()
    assert said(empty, older) == ""


def test_a_file_whose_chain_was_taken_away_is_damaged(empty: Window, talks: Path) -> None:
    connection = driver.connect(talks)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DROP TABLE chain")
    connection.close()
    assert not empty.files.open(talks)
    assert empty.session is None


def test_an_edit_moves_the_head_that_the_status_line_offers(window: Window) -> None:
    session = window.session
    assert session is not None
    before = window.status._said.toolTip()
    assert before.startswith("Journal head: ")
    session.do(change(Negotiation, Negotiation.ID, title="Other"))
    assert window.status.sentence.startswith("Saved ")
    after = window.status._said.toolTip()
    assert after.startswith("Journal head: ")
    assert after != before
    window.close_dossier()
    window.files.welcome()
    assert window.status._said.toolTip() == ""
