"""Where a file cannot be opened or written: in use, not allowed, without room, oddly named."""

import os
import shutil
import subprocess
import sys
import textwrap
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.errors import CannotWrite, DiskFull, FileInUse, FileProblem
from core.storage import driver
from core.storage.store import Store
from tests.dossiers import large, small
from tests.waiting import LONG

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
NOBODY = 65534


def test_a_second_program_is_told_and_the_first_goes_on(store):
    code = """
        import sys; from pathlib import Path
        from core.errors import FileInUse; from core.storage.store import Store
        try: Store.open(Path(sys.argv[1]))
        except FileInUse as problem: print(problem)
    """
    done = run(code, store.path)
    assert "open in another window or program" in done
    assert store.load() == small()
    with pytest.raises(FileInUse, match="another window"):
        Store.open(store.path)
    assert store.load() == small()
    assert "open in another window or program" in run(code, store.path)


def run(code, *arguments):
    """What a program prints."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=True,
        timeout=LONG,
    )
    return done.stdout + done.stderr


@contextmanager
def somebody_else():
    """Act as a user who owns nothing."""
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


@pytest.fixture
def shared(path):
    """A file in a folder that everybody may look into, and only its owner may write to."""
    if not ROOT:
        pytest.skip("needs root to become somebody else")
    opened = {folder: folder.stat().st_mode for folder in path.parents if len(folder.parts) > 2}
    for folder in opened:
        folder.chmod(0o755)
    yield path
    for folder, mode in opened.items():
        folder.chmod(mode)


@pytest.mark.parametrize("mode", [0o644, 0o666, 0o600], ids=["file", "folder", "unreadable"])
def test_what_may_not_be_written(shared, mode):
    shared.chmod(mode)
    before = shared.read_bytes()
    with somebody_else():
        with pytest.raises(CannotWrite, match=r"talks\.parley"):
            Store.open(shared)
        with pytest.raises(CannotWrite, match=r"new\.parley"):
            Store.create(shared.with_name("new.parley"), small())
    assert shared.read_bytes() == before
    assert list(shared.parent.iterdir()) == [shared]


def test_a_read_only_file_in_a_folder_of_ones_own(shared):
    shared.parent.chmod(0o777)
    shared.chmod(0o444)
    with somebody_else():
        with pytest.raises(CannotWrite, match=r"talks\.parley"):
            Store.open(shared)
        Store.create(shared.with_name("new.parley"), small()).close()


def test_what_is_read_only_is_the_file_or_its_folder(shared):
    shared.chmod(0o644)
    with somebody_else():
        assert str(driver.read_only(shared)).startswith("talks.parley is read-only.")
    shared.chmod(0o666)
    with somebody_else():
        assert str(driver.read_only(shared)).startswith("The folder of talks.parley is read-only")


def test_a_file_is_not_made_where_there_is_one_or_no_folder(path, tmp_path):
    before = path.read_bytes()
    with pytest.raises(FileProblem, match="already"):
        Store.create(path, small())
    with pytest.raises(FileProblem, match="does not exist"):
        Store.create(tmp_path / "none" / "new.parley", small())
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_names_of_all_sorts(tmp_path):
    for name in ("Тарифы 关税.parley", "50% off?.parley", "a#b&c=d.parley", "file:x.parley"):
        Store.create(tmp_path / name, small()).close()
        store = Store.open(tmp_path / name)
        store.save_copy(tmp_path / f"copy of {name}")
        store.close()
    assert len(list(tmp_path.iterdir())) == 8


def test_a_relative_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    store = Store.create(Path("new.parley"), small())
    store.save_copy(Path("copy.parley"))
    store.close()
    assert len(list(tmp_path.iterdir())) == 2


@pytest.fixture
def little_disk(tmp_path):
    """A disk of one megabyte."""
    if not ROOT:
        pytest.skip("needs root to mount a disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], check=False
    )
    if mounted.returncode:
        pytest.skip("cannot mount a disk here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_refuses_and_keeps_what_was_there(little_disk, path):
    shutil.copy(path, little_disk / "talks.parley")
    (little_disk / "other").write_bytes(bytes(350_000))
    store = Store.open(little_disk / "talks.parley")
    try:
        with pytest.raises(DiskFull, match="no space"):
            store.save_copy(little_disk / "copy.parley")
        with pytest.raises(DiskFull, match="no space"):
            Store.create(little_disk / "new.parley", large(2000))
    finally:
        store.close()
    assert sorted(each.name for each in little_disk.iterdir()) == ["other", "talks.parley"]
    store = Store.open(little_disk / "talks.parley")
    assert store.load() == small()
    store.close()


def test_a_problem_is_said_in_words_for_every_failure_of_the_disk(path):
    assert issubclass(CannotWrite, FileProblem)
    for code in ("SQLITE_IOERR_WRITE", "SQLITE_READONLY_DBMOVED", "SQLITE_BUSY_RECOVERY"):
        failure = driver.dbapi.OperationalError("x")
        failure.sqlite_errorname = code
        with pytest.raises(FileProblem, match=path.name), driver.telling(path):
            raise failure
    with pytest.raises(driver.dbapi.IntegrityError), driver.telling(path):
        raise driver.dbapi.IntegrityError("a bug of ours")


def test_a_link_that_leads_nowhere_is_in_the_way(tmp_path):
    link = tmp_path / "link.parley"
    link.symlink_to(tmp_path / "gone")
    with pytest.raises(FileProblem, match="already"):
        Store.create(link, small())
    assert list(tmp_path.iterdir()) == [link]


def test_a_file_cannot_be_a_folder(tmp_path):
    (tmp_path / "file").touch()
    for reach in (Store.open, lambda path: Store.create(path, small())):
        with pytest.raises(FileProblem):
            reach(tmp_path / "file" / "x.parley")
