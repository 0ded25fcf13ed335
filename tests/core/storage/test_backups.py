"""Backups: made while work goes on, proved, thinned, and restored into a new file."""

import datetime as dt
import stat

import pytest

from core.editing.commands import change
from core.editing.workspace import Workspace
from core.errors import DamagedFile, FileProblem
from core.model.change import Change, Edit
from core.model.records import Note, Position
from core.storage import backups, driver
from tests.dossiers import small

NOW = dt.datetime(2026, 11, 26, 14, 5, 7)
NOTE = Note("n", target_kind="position", target="x1", text="?")


def edit(space, value):
    space.do(change(Position, "x1", value=value))


def backup(space, now=NOW):
    """A backup of an open file, as the window has it made."""
    space.store.pin()
    try:
        return backups.make(space.path, space.latest, now)
    finally:
        space.store.unpin()


def test_a_backup_of_an_open_file_is_whole_and_private(workspace):
    edit(workspace, 11.0)
    made = backup(workspace)
    assert made.parent == backups.folder_of(workspace.path)
    assert made.parent.name == f"{workspace.path.stem}, backups"
    assert made.name == f"2026-11-26 14.05.07 {workspace.path.stem}.parley"
    assert [*made.parent.iterdir()] == [made]
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (made.parent, made)]
    assert modes == [0o700, 0o600]
    found = backups.content(made)
    assert found.dossier == workspace.latest
    assert found.changes == 2


def test_the_file_stays_locked_while_it_is_copied_and_afterwards(workspace):
    edit(workspace, 11.0)
    backup(workspace)
    from tests.core.storage.test_denied_places import run

    code = """
        import sys; from pathlib import Path
        from core.storage.store import Store
        Store.open(Path(sys.argv[1]))
    """
    with pytest.raises(Exception, match="non-zero exit"):
        run(code, workspace.path)


def test_edits_go_on_while_a_file_is_pinned(workspace):
    edit(workspace, 11.0)
    before = workspace.latest
    workspace.store.pin()
    for value in range(12, 40):
        edit(workspace, float(value))
    workspace.store.settle()
    made = backups.make(workspace.path, before, NOW)
    workspace.store.unpin()
    workspace.store.settle()
    assert backups.content(made).dossier == before
    assert workspace.latest.get(Position, "x1").value == 39.0


def test_one_is_due_where_something_changed_since_the_last(workspace):
    assert backups.is_due(workspace.path, workspace.head)
    backup(workspace)
    assert not backups.is_due(workspace.path, workspace.head)
    edit(workspace, 11.0)
    assert backups.is_due(workspace.path, workspace.head)


def test_a_copy_that_is_not_what_it_should_be_is_not_kept(workspace, monkeypatch):
    edit(workspace, 11.0)
    workspace.store.pin()
    monkeypatch.setattr(backups, "copied_by_another", lambda _path, copy: copy.write_bytes(b"x"))
    with pytest.raises(FileProblem):
        backups.make(workspace.path, workspace.latest, NOW)
    monkeypatch.undo()
    with pytest.raises(DamagedFile, match="cannot be restored"):
        backups.make(workspace.path, small(), NOW)
    assert [*backups.folder_of(workspace.path).iterdir()] == []
    workspace.store.unpin()


def test_two_backups_of_one_second_are_both_kept(workspace):
    first = backup(workspace)
    edit(workspace, 11.0)
    second = backup(workspace)
    assert [each.path for each in backups.backups(workspace.path)] == [second, first]
    assert backups.content(second).dossier == workspace.latest


def test_other_files_in_the_folder_are_no_backups(workspace):
    made = backup(workspace)
    for name in (
        "notes.txt",
        "talks.parley",
        "yesterday talks.parley",
        "2026-11-26 14.05.07 other.parley",
    ):
        made.with_name(name).write_text("x")
    assert [each.path for each in backups.backups(workspace.path)] == [made]


def test_what_is_kept_thins_with_age():
    """Every three hours for 400 days: all of two days, then days, weeks and months."""
    made = [NOW - dt.timedelta(hours=3 * n) for n in range(3200)]
    kept = backups.kept(made, NOW)
    assert {each for each in made if NOW - each <= dt.timedelta(hours=48)} <= kept
    assert len(kept) < 60
    days = {each.date() for each in kept}
    assert {NOW.date() - dt.timedelta(days=n) for n in range(12)} <= days
    assert min(kept) < NOW - dt.timedelta(days=200)
    assert backups.kept(sorted(kept), NOW) == kept
    assert backups.kept([min(made)], NOW) == {min(made)}


def test_the_old_ones_go_when_a_new_one_is_made(workspace):
    for hours in range(0, 24 * 60, 48):
        edit(workspace, float(hours % 90))
        backup(workspace, NOW + dt.timedelta(hours=hours))
    assert 10 < len(backups.backups(workspace.path)) < 25


def test_a_backup_is_restored_into_a_new_file_only(workspace, tmp_path):
    made = backup(workspace)
    edit(workspace, 11.0)
    restored = tmp_path / "restored.parley"
    backups.restore(made, restored)
    space = Workspace.open(restored)
    assert space.latest == small()
    edit(space, 12.0)
    space.close()
    with pytest.raises(FileProblem, match="already exists"):
        backups.restore(made, restored)
    assert backups.content(made).dossier == small()


def test_a_file_with_findings_has_backups_too(path):
    """What was wrong with it before is wrong with its copy, and no reason to have none."""
    connection = driver.connect(path)
    connection.execute("CREATE TABLE theirs (a)")
    connection.close()
    space = Workspace.open(path)
    assert space.store.check()
    assert backups.content(backup(space)).dossier == space.latest
    space.close()


def test_no_copy_is_made_while_a_change_is_being_written(workspace):
    edit(workspace, 11.0)
    writing = workspace.store.writing(Change("more", (Edit(None, NOTE),)))
    next(writing)
    assert not workspace.store.pin()
    writing.close()
    assert workspace.store.pin()
    workspace.store.unpin()


def test_what_is_pinned_is_not_pinned_for_another(workspace):
    """Whoever is done first would unpin it for both."""
    assert workspace.store.pin()
    assert not workspace.store.pin()
    workspace.store.unpin()
    assert workspace.store.pin()
    workspace.store.unpin()
