"""The open file is moved, removed or replaced: nothing is lost, and nothing else is written to."""

import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from core.editing.commands import change, remove
from core.editing.workspace import Workspace
from core.errors import FileInUse, FileProblem, FileReplaced
from core.exchange.kinds_csv import import_table
from core.model.change import Change
from core.model.records import Position
from core.storage import driver, store
from core.storage.store import Store
from tests.dossiers import large, small


def moved(path, other):
    path.replace(path.with_name("elsewhere.parley"))


def removed(path, other):
    path.unlink()


def replaced(path, other):
    """As sync clients and most editors do it: a new file takes the name."""
    other.replace(path)


def overwritten(path, other):
    """As `cp` does it: other bytes in the same file."""
    subprocess.run(["cp", other, path], check=True)


def cut_short(path, other):
    subprocess.run(["truncate", "--size=0", path], check=True)


ACTS = (moved, removed, replaced, overwritten, cut_short)


@pytest.fixture
def other(tmp_path):
    """Another dossier, closed, outside the folder."""
    folder = tmp_path / "other"
    folder.mkdir()
    Store.create(folder / "other.parley", large(40)).close()
    return folder / "other.parley"


def test_what_loses_its_file_again_is_named_after_the_first(path):
    space = Workspace.open(path)
    for value in (11.0, 12.0):
        space.path.unlink()
        space.do(change(Position, "x1", value=value))
        assert space.path.stem.count(", kept") == 1
    assert space.in_place_of == path
    space.close()


@pytest.mark.parametrize("settled", [True, False], ids=["settled", "logged"])
@pytest.mark.parametrize("act", ACTS)
def test_the_next_edit_goes_on_in_a_file_of_its_own(path, other, act, settled):
    taken = other.read_bytes()
    space = Workspace.open(path)
    space.do(change(Position, "x1", value=11.0))
    if settled:
        space.store.settle()
    act(path, other)
    left = path.read_bytes() if path.exists() else None
    space.do(change(Position, "x1", value=12.0))
    kept = space.path
    assert kept != path
    assert kept.name.startswith(path.stem + ", kept")
    assert space.dossier.get(Position, "x1").value == 12.0
    space.undo()
    space.close()
    assert (path.read_bytes() if path.exists() else None) == left
    assert act is not replaced or left == taken
    again = Store.open(kept)
    assert again.load().get(Position, "x1").value == 11.0
    assert again.check() == ()
    again.close()


def test_what_turns_into_another_while_an_edit_is_written_gives_way_to_a_new_file(
    path, other, monkeypatch
):
    """What the edit refers to is not in the other file."""
    space = Workspace.open(path)
    space.do(change(Position, "x1", value=11.0))

    def meanwhile(*_told):
        monkeypatch.undo()
        overwritten(path, other)
        raise driver.dbapi.IntegrityError("FOREIGN KEY constraint failed")

    monkeypatch.setattr(store, "written", meanwhile)
    space.do(change(Position, "x1", value=12.0))
    assert space.path.name.startswith(f"{path.stem}, kept")
    assert space.store.load() == space.latest
    assert space.latest.get(Position, "x1").value == 12.0
    space.close()


def overwritten_before(store, statement, other):
    """Another program overwrites the open file just before this statement is run."""

    def meanwhile(told):
        if told == statement:
            store._connection.set_trace_callback(None)
            overwritten(store.path, other)

    store._connection.set_trace_callback(meanwhile)


DAYS = "".join(f"Quota,Catch,Arland,1990-01-{day:02},9,informal\n" for day in range(1, 31))
TABLE = f"point,issue,party,date,value,commitment\n{DAYS}".encode()

BEGINNING = ("PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 0")
ENDING = ("PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA journal_mode = DELETE")


def edited(space):
    space.do(change(Position, "x1", value=12.0))


def imported(space):
    """New records, which refer to what is not in the other file."""
    space.do(import_table(TABLE, space.latest).command)


@pytest.mark.parametrize("act", [edited, imported])
@pytest.mark.parametrize("statement", [*BEGINNING, *ENDING])
def test_what_is_overwritten_while_we_write_to_it_is_not_taken_for_ours(
    path, other, statement, act
):
    space = Workspace.open(path)
    space.do(change(Position, "x1", value=11.0))
    if statement in BEGINNING:
        space.store.settle()
    overwritten_before(space.store, statement, other)
    with suppress(FileProblem):
        space.store.settle()
    act(space)
    assert space.path.name.startswith(f"{path.stem}, kept")
    assert space.store.load() == space.latest
    space.close()


@pytest.mark.parametrize("statement", ENDING)
def test_what_is_overwritten_while_it_is_closed_is_kept(path, other, statement):
    space = Workspace.open(path)
    space.do(change(Position, "x1", value=11.0))
    overwritten_before(space.store, statement, other)
    with pytest.raises(FileProblem):
        space.close()
    space.close()
    store = Store.open(space.path)
    assert store.load() == space.latest
    store.close()


@pytest.mark.parametrize("command", [change(Position, "x1", value=12.0), remove(Position, "x1")])
def test_a_file_that_lacks_what_is_edited_gives_way_to_a_new_one(path, command):
    """As where the other program's pages lie between ours."""
    space = Workspace.open(path)
    space.do(change(Position, "x2", value=11.0))
    space.store._connection.execute("DELETE FROM position WHERE id = 'x1'")
    space.do(command)
    assert space.path.name.startswith(f"{path.stem}, kept")
    assert space.store.load() == space.latest
    space.close()


def test_a_file_in_which_what_an_edit_refers_to_is_gone_gives_way_to_a_new_one(path):
    space = Workspace.open(path)
    space.do(change(Position, "x1", value=11.0))
    space.store._connection.execute("PRAGMA foreign_keys = OFF")
    space.store._connection.execute("DELETE FROM party")
    space.store._connection.execute("PRAGMA foreign_keys = ON")
    imported(space)
    assert space.path.name.startswith(f"{path.stem}, kept")
    assert space.store.load() == space.latest
    space.close()


def test_what_breaks_a_constraint_of_our_own_file_is_a_bug(path, monkeypatch):
    space = Workspace.open(path)

    def broken(*_told):
        raise driver.dbapi.IntegrityError("FOREIGN KEY constraint failed")

    monkeypatch.setattr(store, "written", broken)
    with pytest.raises(driver.dbapi.IntegrityError):
        space.do(change(Position, "x1", value=12.0))
    assert space.store.load() == space.latest
    space.close()


def test_what_was_moved_holds_all_that_was_saved(path, other):
    space = Workspace.open(path)
    space.do(change(Position, "x1", value=11.0))
    moved(path, other)
    assert space.keep()
    elsewhere = path.with_name("copy of elsewhere.parley")
    subprocess.run(["cp", path.with_name("elsewhere.parley"), elsewhere], check=True)
    store = Store.open(elsewhere)
    assert store.load().get(Position, "x1").value == 11.0
    store.close()
    space.close()


@pytest.mark.parametrize("settled", [True, False], ids=["settled", "logged"])
@pytest.mark.parametrize("act", [moved, removed])
def test_nothing_is_left_beside_a_name_under_which_there_is_no_file(path, other, act, settled):
    space = Workspace.open(path)
    space.do(change(Position, "x1", value=11.0))
    if settled:
        space.store.settle()
    act(path, other)
    space.do(change(Position, "x1", value=12.0))
    assert not [each.name for each in path.parent.iterdir() if each.name.startswith(path.name)]
    space.close()


def test_what_lies_beside_a_file_that_took_the_name_is_its_own(path, other):
    space = Workspace.open(path)
    space.do(change(Position, "x1", value=11.0))
    replaced(path, other)
    log = path.with_name(path.name + driver.LOG)
    log.unlink()
    log.touch()
    space.do(change(Position, "x1", value=12.0))
    assert log.exists()
    space.close()


@pytest.mark.parametrize("act", ACTS)
def test_closing_keeps_what_has_lost_its_file(path, other, act):
    space = Workspace.open(path)
    space.do(change(Position, "x1", value=11.0))
    act(path, other)
    left = path.read_bytes() if path.exists() else None
    space.close()
    store = Store.open(space.path)
    assert store.load().get(Position, "x1").value == 11.0
    store.close()
    assert (path.read_bytes() if path.exists() else None) == left


def test_where_the_folder_is_gone_another_is_taken(tmp_path):
    folder, spare = tmp_path / "stick", tmp_path / "documents"
    folder.mkdir()
    spare.mkdir()
    Store.create(folder / "talks.parley", small()).close()
    space = Workspace.open(folder / "talks.parley")
    space.spare = spare
    shutil.rmtree(folder)
    space.do(change(Position, "x1", value=11.0))
    assert space.path.parent == spare
    space.close()


def test_where_nothing_can_be_written_nothing_is_said_to_be_saved(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    Store.create(folder / "talks.parley", small()).close()
    space = Workspace.open(folder / "talks.parley")
    space.spare = tmp_path / "nowhere"
    shutil.rmtree(folder)
    before = space.dossier
    with pytest.raises(FileProblem, match="cannot be saved"):
        space.do(change(Position, "x1", value=11.0))
    assert space.dossier == before
    with pytest.raises(FileProblem, match="cannot be saved"):
        space.close()
    space.spare = tmp_path
    space.do(change(Position, "x1", value=12.0))
    space.close()


def test_a_file_of_ours_that_a_stranger_touched_is_not_written_to(path):
    store = Store.open(path)
    os.utime(path, ns=(1, 1))
    with pytest.raises(FileReplaced, match=r"talks\.parley was moved"):
        store.write(Change("nothing", ()))
    store.close()


def test_a_file_that_was_left_says_why_it_cannot_be_opened_here(path, other):
    space = Workspace.open(path)
    overwritten(path, other)
    assert space.keep()
    with pytest.raises(FileInUse, match="was open here until another file took its place"):
        Store.open(path)
    Store.open(other).close()
    space.close()


def test_a_file_that_fails_is_not_told_as_gone(path, tmp_path, monkeypatch):
    space = Workspace.open(path)
    failing = space.store
    space.spare = tmp_path / "documents"
    space.do(change(Position, "x1", value=11.0))
    with monkeypatch.context() as patch:
        patch.setattr("core.storage.rescue.kept_names", lambda *_told: iter(()))
        patch.setattr(failing, "writing", fails)
        with pytest.raises(FileProblem, match="can no longer be written to, nor can a new file"):
            space.do(change(Position, "x1", value=12.0))
    space.spare.mkdir()
    space.do(change(Position, "x1", value=12.0))
    assert failing.failing
    assert space.path != path
    space.close()


def fails(_change):
    raise FileProblem("The disk is not responding.")


def test_this_process_opens_no_file_twice(path):
    """Closing the second would drop the locks of the first."""
    store = Store.open(path)
    link = path.with_name("link.parley")
    Path(link).hardlink_to(path)
    with pytest.raises(FileProblem, match="open in another window"):
        Store.open(link)
    link.unlink()
    store.close()
    Store.open(path).close()


def test_a_store_that_has_lost_its_connection_holds_no_file(path):
    """The system gives its number to another file then."""
    lost = Store.open(path)
    lost._connection.close()
    assert not lost.is_open
    Store.open(path).close()


def cut_in_half(content):
    return content[: len(content) // 2]


def with_a_value_that_is_none(content):
    """It can be opened, and not read: an enumeration has no such word."""
    assert b"informal" in content
    return content.replace(b"informal", b"infirmal")


@pytest.mark.parametrize("damage", [cut_in_half, with_a_value_that_is_none])
def test_a_copy_that_turns_out_damaged_gives_way_to_a_new_file(path, monkeypatch, damage):
    """As where the file is overwritten just while it is copied."""
    damaged = damage(path.read_bytes())
    monkeypatch.setattr(Store, "save_copy", lambda _store, to: to.write_bytes(damaged))
    space = Workspace.open(path)
    space.do(change(Position, "x1", value=11.0))
    path.unlink()
    space.do(change(Position, "x1", value=12.0))
    held = space.latest
    space.close()
    store = Store.open(space.path)
    assert store.load() == held
    store.close()
