"""Backups kept once more, in a folder of the user's choice that is not always there."""

import datetime as dt
import shutil
import stat

import pytest

from core.editing.workspace import Workspace
from core.errors import FileProblem
from core.storage import backups, publish, second_backups
from core.storage.passphrase import Secret, new_key
from core.storage.store import Store
from tests.core.storage.test_backups import NOW, backup, edit
from tests.dossiers import small


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def keep(space, folder, now=NOW):
    """A backup of an open file in both folders."""
    made = backup(space, now)
    second_backups.keep_latest(space.path, folder, now, space.store.key)
    return made


def test_the_latest_backup_is_kept_in_the_second_folder_too(workspace, stick):
    made = keep(workspace, stick)
    (shelf,) = stick.iterdir()
    (copy,) = shelf.iterdir()
    assert shelf.name.startswith("talks, backups ")
    assert copy.name == made.name
    assert copy.read_bytes() == made.read_bytes()
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (shelf, copy)]
    assert modes == [0o700, 0o600]
    assert backups.content(copy).dossier == workspace.latest


def test_it_is_copied_once(workspace, stick):
    keep(workspace, stick)
    (copy,) = stick.glob("*/*")
    before = copy.stat()
    second_backups.keep_latest(workspace.path, stick, NOW)
    assert copy.stat() == before


def test_two_dossiers_of_one_name_are_kept_apart(workspace, stick, tmp_path):
    other = tmp_path / "elsewhere" / workspace.path.name
    other.parent.mkdir()
    space = Workspace.create(other, small())
    edit(space, 77.0)
    kept = [keep(each, stick) for each in (workspace, space)]
    assert len([*stick.iterdir()]) == 2
    for made in kept:
        made.unlink()
    found = second_backups.all_backups(other, stick)
    assert len(found) == 2, "whose they are, no backup beside the dossier tells any more"
    assert second_backups.own_backups(other, stick) == ()
    keep(space, stick, NOW + dt.timedelta(hours=1))
    found = second_backups.own_backups(other, stick)
    assert [backups.content(each.path).dossier for each in found] == [space.latest] * 2
    space.close()


def test_both_folders_are_listed_and_each_backup_once(workspace, stick):
    first = keep(workspace, stick)
    edit(workspace, 11.0)
    second = backup(workspace, NOW + dt.timedelta(hours=1))
    edit(workspace, 12.0)
    third = keep(workspace, stick, NOW + dt.timedelta(hours=2))
    first.unlink()
    found = second_backups.all_backups(workspace.path, stick)
    assert [each.path for each in found[:2]] == [third, second]
    assert [each.path.parent.parent for each in found[2:]] == [stick]
    assert second_backups.all_backups(workspace.path, None) == backups.backups(workspace.path)


def test_a_damaged_backup_hides_no_sound_one(workspace, stick):
    made = keep(workspace, stick)
    made.write_bytes(made.read_bytes()[:5000])
    found = second_backups.all_backups(workspace.path, stick)
    assert {each.path.parent.parent for each in found} == {stick, workspace.path.parent}


def test_those_of_a_lost_dossier_are_found(workspace, stick):
    keep(workspace, stick)
    shutil.rmtree(backups.folder_of(workspace.path))
    (found,) = second_backups.all_backups(workspace.path, stick)
    assert backups.content(found.path).dossier == workspace.latest


def test_a_folder_that_is_not_there_is_told(workspace, stick):
    backup(workspace)
    stick.rmdir()
    with pytest.raises(FileProblem, match=f"The second backup folder is not there: {stick}"):
        second_backups.keep_latest(workspace.path, stick, NOW)
    assert not stick.exists()
    assert len(second_backups.all_backups(workspace.path, stick)) == 1


def test_a_copy_with_other_bytes_is_not_kept(workspace, stick, monkeypatch):
    backup(workspace)
    monkeypatch.setattr(publish.shutil, "copyfile", lambda _path, copy: copy.write_bytes(b"x"))
    with pytest.raises(FileProblem, match="cannot be written"):
        second_backups.keep_latest(workspace.path, stick, NOW)
    assert not [*stick.glob("*/*")]


def test_the_old_ones_go_there_too(workspace, stick):
    for hours in range(0, 24 * 60, 48):
        edit(workspace, float(hours % 90))
        keep(workspace, stick, NOW + dt.timedelta(hours=hours))
    (shelf,) = stick.iterdir()
    kept = [each.path.name for each in backups.backups(workspace.path)]
    assert sorted(kept) == sorted(each.name for each in shelf.iterdir())
    assert 10 < len(kept) < 25


def test_those_of_a_protected_dossier_have_its_key(tmp_path, stick):
    key = new_key(Secret("four words drawn by lot"))
    path = tmp_path / "talks.parley"
    Store.create(path, small(), key=key).close()
    backups.make(path, small(), NOW, key)
    second_backups.keep_latest(path, stick, NOW, key)
    (found,) = second_backups.all_backups(path, stick, key)
    (copy,) = stick.glob("*/*")
    assert found.path.name == copy.name
    assert backups.content(copy, key).dossier == small()
    assert second_backups.shelves(path, stick) == (copy.parent,), "by its name, without the key"


def test_a_long_name_leaves_room_for_what_tells_dossiers_apart(stick, tmp_path):
    path = tmp_path / f"{'é' * 100}.parley"
    space = Workspace.create(path, small())
    keep(space, stick)
    assert len(second_backups.all_backups(path, stick)) == 1
    assert len([*stick.glob("*/*")]) == 1
    assert second_backups.shelves(path, stick)[0].is_dir()
    space.close()
