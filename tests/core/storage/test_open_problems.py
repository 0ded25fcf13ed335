"""Files that cannot be opened: a sentence for each, and nothing lost in any."""

import os
import shutil
import subprocess
import sys
import textwrap
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from core.editing.commands import change
from core.editing.workspace import Workspace
from core.errors import (
    CannotWrite,
    DamagedFile,
    DiskFull,
    FileInUse,
    FileProblem,
    NewerFile,
    NotADossier,
)
from core.model.change import Change
from core.model.records import Position
from core.storage import driver, opening
from core.storage.check import findings
from core.storage.store import VERSION, Store
from tests.dossiers import large, small

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
NOBODY = 65534


def refused(path, problem, words):
    """The file is refused with that Problem and stays byte for byte as it was."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(problem, match=words) as caught:
        Store.open(path)
    assert type(caught.value) is problem
    assert path.name in str(caught.value)
    assert before is None or path.read_bytes() == before
    assert not list(path.parent.glob("*.part")) + list(path.parent.glob("*-journal"))


def altered(path, statement):
    """The file after someone else has been at it."""
    connection = driver.connect(path, create=True)
    connection.execute(statement)
    connection.close()
    return path


def test_no_file(tmp_path):
    refused(tmp_path / "gone.parley", FileProblem, "gone.parley was not found")
    assert list(tmp_path.iterdir()) == []


def test_a_folder(tmp_path):
    refused(tmp_path, NotADossier, "is a folder")


def test_an_empty_file(tmp_path):
    (tmp_path / "empty.parley").touch()
    refused(tmp_path / "empty.parley", DamagedFile, "0 bytes")


def test_a_text(tmp_path):
    (tmp_path / "text.parley").write_text("Dear colleagues,\n" * 1000)
    refused(tmp_path / "text.parley", NotADossier, "not a dossier, or it is damaged")


def test_another_programs_database(tmp_path):
    other = altered(tmp_path / "other.parley", "CREATE TABLE meta (key, value)")
    refused(other, NotADossier, "another program")


def test_a_later_version(path):
    altered(path, f"PRAGMA user_version = {VERSION + 1}")
    refused(path, NewerFile, "newer version")


def without(path, table):
    """The file without one of its tables."""
    connection = driver.connect(path)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(f"DROP TABLE {table}")
    connection.close()
    return path


@pytest.mark.parametrize("table", ["position", "meta", "negotiation", "journal", "change"])
def test_a_table_that_is_missing(path, table):
    with pytest.raises(DamagedFile, match="damaged"):
        Store.open(without(path, table)).load()


def test_a_missing_chain_is_reported(path):
    store = Store.open(without(path, "chain"))
    assert "The table chain is missing or has been altered." in store.check()
    with pytest.raises(DamagedFile, match="damaged"):
        store.write(Change("edit", ()))
    assert store.load() == small()
    store.close()


def test_a_missing_search_index_is_reported(path):
    store = Store.open(without(path, "entry_words"))
    assert store.load() == small()
    assert "The table entry_words is missing or has been altered." in store.check()
    store.close()


def test_the_talks_are_missing(path):
    connection = driver.connect(path)
    connection.execute("DELETE FROM negotiation")
    connection.close()
    store = Store.open(path)
    with pytest.raises(DamagedFile, match="damaged"):
        store.load()
    store.close()


def test_a_value_that_no_dossier_holds(path):
    connection = driver.connect(path)
    connection.execute("UPDATE position SET date = 'yesterday'")
    connection.close()
    store = Store.open(path)
    with pytest.raises(DamagedFile, match="damaged"):
        store.load()
    assert store.check()
    store.close()


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_truncated_file(path, part):
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises((DamagedFile, NotADossier), match="damaged"):
        Store.open(path)


@pytest.mark.parametrize("seed", range(8))
def test_scrambled_pages_are_a_problem_or_are_reported(path, seed):
    """A flipped page is refused on opening or reading, or `check` names it; no other error."""
    whole = bytearray(path.read_bytes())
    start = 4096 * (1 + seed * 5)
    whole[start : start + 4096] = bytes((seed * 37 + n) % 256 for n in range(4096))
    path.write_bytes(whole)
    try:
        store = Store.open(path)
    except FileProblem:
        return
    try:
        store.load()
        assert store.check()
    except FileProblem:
        pass
    finally:
        store.close()


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
        timeout=60,
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
    (little_disk / "other").write_bytes(bytes(400_000))
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


@pytest.mark.parametrize(
    ("table", "column"),
    [("party", "name"), ("issue", "anchors"), ("position", "date"), ("position", "statement")],
)
def test_a_text_that_is_none_is_damage(path, table, column):
    altered(path, f"UPDATE {table} SET {column} = CAST(x'FFFE41' AS TEXT)")
    store = Store.open(path)
    with pytest.raises(DamagedFile, match=path.name):
        store.load()
    store.close()


@pytest.mark.parametrize(
    ("column", "value"),
    [("value", "'{'"), ("kind", "'ship'"), ("value", "CAST(x'22FF22' AS TEXT)")],
)
def test_a_journal_that_cannot_be_read_is_damage(path, column, value):
    connection = driver.connect(path)
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'"
    ).fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(f"UPDATE journal SET {column} = {value}")
    connection.close()
    store = Store.open(path)
    with pytest.raises(DamagedFile, match=path.name):
        store.history()
    assert store.check()
    store.close()


def test_a_file_format_that_nobody_knows_is_damage(path):
    data = bytearray(path.read_bytes())
    data[47] = 9  # the schema format, 1 to 4
    path.write_bytes(data)
    refused(path, DamagedFile, "damaged")


def test_a_file_that_cannot_be_read_is_let_go_at_once(path):
    """Also while the failure is still at hand, which keeps alive what it went through."""
    altered(path, "UPDATE position SET date = 'never'")
    with pytest.raises(DamagedFile) as failure:
        Workspace.open(path)
    with pytest.raises(DamagedFile):
        Workspace.open(path)
    with pytest.raises(DamagedFile):
        Workspace.look(path, copied=True)
    assert failure.tb is not None


def test_a_value_that_nobody_enters_is_refused_before_it_is_read(path, monkeypatch):
    monkeypatch.setattr(opening, "SMALL", 0)
    monkeypatch.setattr(opening, "LARGEST_VALUE", 2000)
    Store.open(path).close()
    space = Workspace.open(path)
    space.do(change(Position, "x1", statement="word " * 500))
    space.close()
    before = path.read_bytes()
    for opened in (Store.open, Store.look):
        with pytest.raises(DamagedFile, match="more than a dossier can"):
            opened(path)
    assert path.read_bytes() == before


def test_an_index_that_does_not_match_is_named_in_plain_words(path):
    with closing(driver.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, '\"issue\"', '\"party\"')"
            " WHERE name = 'position_issue'"
        )
    with closing(driver.connect(path)) as connection:
        assert next(findings(connection)) == "The index position_issue does not match its table."


@contextmanager
def without_triggers(connection):
    """Nothing in the file keeps another program from writing what it likes."""
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    ).fetchall()
    for name, _sql in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for _name, sql in triggers:
        connection.execute(sql)


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("position SET date = 'yesterday'", "Some positions cannot be read: 5 (date)."),
        ("negotiation SET levels = '[{'", "Some talks cannot be read: 1."),
        ("position SET issue = 'x'", "Some positions refer to issues that do not exist: 5."),
        ("change SET at = 'noon'", "Part of the journal cannot be read."),
        ("journal SET change = 99", "The journal refers to changes that do not exist: {count}."),
    ],
)
def test_what_is_wrong_with_records_is_told_in_plain_words(path, statement, sentence):
    connection = driver.connect(path)
    connection.execute("PRAGMA foreign_keys = OFF")
    ((count,),) = connection.execute("SELECT count(*) FROM journal")
    with without_triggers(connection):
        connection.execute(f"UPDATE {statement}")
    assert sentence.format(count=count) in [*findings(connection)]
    connection.close()
