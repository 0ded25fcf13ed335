"""The log beside a file: whose it is, whether it is whole, and what is told of it."""

import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from core.editing.commands import change
from core.editing.workspace import Workspace, finished
from core.model.records import Position
from core.storage import driver, log
from core.storage.protection import PAGE, Key
from core.storage.rekeying import rekeying
from core.storage.store import Store
from tests.dossiers import small
from tests.waiting import LONG

EDITS = 12
KEY = Key(bytes(range(32)), bytes(range(100, 116)))


@pytest.fixture(params=[None, KEY], ids=["open", "protected"])
def key(request):
    """The key of the files of a test."""
    return request.param


@pytest.fixture
def path(path, key):
    """A closed file with the small dossier, protected or not."""
    if key is not None:
        finished(rekeying(Store.open(path), key)).close()
    return path


@pytest.fixture
def workspace(path, key):
    space = Workspace.open(path, key)
    yield space
    space.close()


def killed(path, key, edits=EDITS):
    """The file as a process leaves it that was killed after some edits."""
    code = """
        import os, sys
        from pathlib import Path
        from core.editing.commands import change
        from core.editing.workspace import Workspace, finished
        from core.model.records import Position
        from core.storage.protection import Key
        secret = bytes.fromhex(sys.argv[3])
        key = Key(secret[:32], secret[32:]) if secret else None
        space = Workspace.open(Path(sys.argv[1]), key)
        for value in range(1, int(sys.argv[2]) + 1):
            space.do(change(Position, "x1", value=float(value)))
        os._exit(0)
    """
    secret = (key.secret + key.salt).hex() if key else ""
    words = [sys.executable, "-c", textwrap.dedent(code), str(path), str(edits), secret]
    subprocess.run(words, check=True, timeout=LONG)
    return path


def value(store):
    return store.load().get(Position, "x1").value


def test_opening_and_closing_leaves_a_file_as_it_is(path, key):
    before = path.read_bytes()
    store = Store.open(path, key)
    store.load()
    store.close()
    assert path.read_bytes() == before
    assert [*path.parent.iterdir()] == [path]


def test_a_log_of_its_own_is_read_without_a_word(path, key):
    store = Store.open(killed(path, key), key)
    assert (value(store), store.notes) == (EDITS, ())
    store.close()
    assert [*path.parent.iterdir()] == [path]


def test_a_first_page_that_is_ahead_of_its_file_is_made_good_by_the_log(path, key, tmp_path):
    """The power was lost while the log was brought into the file, and only the page that says how
    long the file is to be had got to the disk."""
    killed(path, key, 90)
    for each in path.parent.glob(f"{path.name}*"):
        shutil.copy(each, tmp_path / each.name.replace("talks", "later"))
    later = driver.connect(tmp_path / "later.parley", key=key)
    later.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = (tmp_path / "later.parley").read_bytes()
    later.close()
    assert len(content) > path.stat().st_size
    with path.open("r+b") as file:
        file.write(content[:PAGE])
    store = Store.open(path, key)
    assert (value(store), store.notes) == (90, ())
    assert store.check() == ()
    store.close()


def test_a_copy_of_the_file_alone_holds_what_was_saved_once_it_is_settled(workspace, tmp_path, key):
    workspace.do(change(Position, "x1", value=7.0))
    workspace.store.settle()
    copy = tmp_path / "copy.parley"
    subprocess.run(["cp", workspace.path, copy], check=True)
    store = Store.open(copy, key)
    assert (value(store), store.notes) == (7.0, ())
    store.close()


def test_a_copy_without_its_log_says_so(path, tmp_path, key):
    copy = shutil.copy(killed(path, key), tmp_path / "copy.parley")
    store = Store.open(copy, key)
    (note,) = store.notes
    assert "copy.parley was copied while it was open" in note
    store.close()


def test_the_log_of_another_is_put_aside(path, tmp_path, key):
    """An earlier copy put in the place of a file whose process was killed."""
    earlier = shutil.copy(path, tmp_path / "earlier.parley")
    before = Path(earlier).read_bytes()
    killed(path, key)
    Path(earlier).replace(path)
    store = Store.open(path, key)
    (note,) = store.notes
    assert store.load() == small()
    assert store.check() == ()
    store.close()
    assert path.read_bytes() == before
    (kept,) = set(path.parent.iterdir()) - {path}
    assert kept.name in note
    assert log.is_whole(kept.read_bytes())


def test_a_new_file_where_a_log_was_left_behind(path, key):
    killed(path, key).unlink()
    store = Store.create(path, small(), key=key)
    assert store.load() == small()
    assert store.check() == ()
    assert len(store.notes) == 1
    store.close()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="folders cannot be made read-only")
def test_a_log_that_cannot_be_put_aside_is_not_read(path, monkeypatch, key):
    earlier = path.read_bytes()
    killed(path, key).write_bytes(earlier)

    def refuses(*_names):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuses)
    with pytest.raises(log.CannotWrite, match="cannot be put aside"):
        Store.open(path, key)
    assert path.read_bytes() == earlier


def test_one_bit_anywhere_in_the_log_is_told(path, tmp_path, key):
    content = log.log_of(killed(path, key)).read_bytes()
    assert log.is_whole(content)
    step = len(content) // 97
    for at in range(0, len(content), step):
        wrong = bytearray(content)
        wrong[at] ^= 1 << at % 8
        assert not log.is_whole(bytes(wrong)), at


@pytest.mark.parametrize("at", [3, 12, 40, 2000, 8000], ids=str)
def test_a_damaged_log_is_kept_and_told(path, at, key):
    its = log.log_of(killed(path, key))
    content = bytearray(its.read_bytes())
    content[at] ^= 16
    its.write_bytes(content)
    store = Store.open(path, key)
    (note,) = store.notes
    assert "are damaged and may be missing" in note
    assert store.check() == ()
    store.close()
    (kept,) = set(path.parent.iterdir()) - {path}
    assert kept.read_bytes() == bytes(content)
    assert kept.name in note


def test_a_log_that_begins_again_over_its_old_frames_is_whole(path, key):
    space = Workspace.open(path, key)
    for number in range(40):
        space.do(change(Position, "x1", value=float(number)))
    space.store._connection.execute("PRAGMA wal_checkpoint(FULL)")
    space.do(change(Position, "x1", value=50.0))
    copy = path.with_name("log")
    subprocess.run(["cp", log.log_of(path), copy], check=True)
    assert log.is_whole(copy.read_bytes())
    space.close()
