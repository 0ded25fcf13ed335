"""What has to be in order before a file is open, and looking, which leaves it as it is."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from core.editing.commands import change
from core.editing.workspace import Workspace
from core.errors import AlteredFile, CannotWrite, DamagedFile, FileProblem
from core.model.records import Position
from core.storage import driver, opening
from core.storage.store import Store
from core.storage.versions import SCHEMA, VERSION
from tests.core.storage.test_log import EDITS, killed
from tests.dossiers import small
from tests.older import VERSIONS, older

TRIGGERS = {
    "on_writing": "CREATE TRIGGER t AFTER INSERT ON change BEGIN UPDATE party SET name = 'X'; END",
    "of_ours": """DROP TRIGGER change_stays; CREATE TRIGGER change_stays BEFORE UPDATE ON change
        BEGIN DELETE FROM party; END""",
    "on_a_view": """CREATE VIEW v AS SELECT * FROM party;
        CREATE TRIGGER t INSTEAD OF UPDATE ON v BEGIN DELETE FROM party; END""",
    "index": "CREATE INDEX i ON position (party, value)",
    "view": """ALTER TABLE party RENAME TO p; CREATE VIEW party AS
        WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r""",
    "column": "ALTER TABLE party ADD COLUMN more TEXT DEFAULT 'x'",
}


def altered(path, script):
    connection = driver.connect(path)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA legacy_alter_table = ON")
    connection.executescript(script)
    connection.close()
    return path.read_bytes()


@pytest.mark.parametrize("script", TRIGGERS.values(), ids=TRIGGERS)
@pytest.mark.parametrize("way", [Store.open, Store.look], ids=["open", "look"])
def test_a_file_that_acts_on_its_own_is_not_opened(path, script, way):
    before = altered(path, script)
    with pytest.raises(AlteredFile, match="was altered by another program"):
        way(path)
    assert path.read_bytes() == before


def test_an_older_file_is_not_updated_by_what_a_stranger_put_into_it(tmp_path):
    path = tmp_path / "talks.parley"
    path.write_bytes(older(1))
    before = altered(path, TRIGGERS["on_writing"])
    with pytest.raises(AlteredFile):
        Store.open(path)
    assert path.read_bytes() == before
    assert [*tmp_path.iterdir()] == [path]


def test_a_table_of_a_strangers_is_left_alone_and_named(path):
    altered(path, "CREATE TABLE theirs (a); CREATE VIEW v AS SELECT * FROM theirs")
    store = Store.open(path)
    assert store.load() == small()
    told = store.check()
    assert [("theirs" in each or "view v" in each) for each in told] == [True, True]
    store.close()


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_every_file_of_a_version_holds_the_same(path, tmp_path, version):
    """Also one that was brought up to date."""
    if version < VERSION and version not in VERSIONS:
        gone = {name for _kind, name, *_told in opening.usual_parts(version)} - {
            name for _kind, name, *_told in opening.usual_parts()
        }
        assert gone <= {"journal_hlc", "entry_added", "entry_gone", "entry_edited"}
        return
    if version < VERSION:
        path = tmp_path / "older.parley"
        path.write_bytes(older(version))
    store = Store.open(path)
    assert opening.digest(store._connection) == SCHEMA
    store.close()


def unwritable(path):
    """A file on a medium that cannot be written to, as far as modes can tell."""
    path.chmod(0o400)
    path.parent.chmod(0o500)


@pytest.fixture
def sealed(path):
    yield path
    path.parent.chmod(0o700)


def test_looking_reads_and_leaves_all_as_it_is(sealed):
    before = sealed.read_bytes(), sealed.stat().st_mtime_ns
    unwritable(sealed)
    store = Store.look(sealed)
    assert store.load() == small()
    assert [entry.label for entry in store.history("x1")] == ["create the dossier"]
    with pytest.raises(CannotWrite, match="is read-only"):
        Workspace(store).do(change(Position, "x1", value=1.0))
    store.close()
    sealed.parent.chmod(0o700)
    assert (sealed.read_bytes(), sealed.stat().st_mtime_ns) == before
    assert [*sealed.parent.iterdir()] == [sealed]


def test_looking_at_what_was_not_closed_shows_its_last_steps(path):
    killed(path, None)
    before = {each.name: each.read_bytes() for each in path.parent.iterdir()}
    store = Store.look(path)
    assert store.load().get(Position, "x1").value == EDITS
    folder = Path(store._folder.name)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    store.close()
    assert not folder.exists()
    assert {each.name: each.read_bytes() for each in path.parent.iterdir()} == before


def test_looking_at_an_older_file_leaves_it_old(tmp_path):
    path = tmp_path / "talks.parley"
    path.write_bytes(older(1))
    before = path.read_bytes()
    store = Store.look(path)
    assert store.load().parties
    assert store.check() == ()
    assert store.notes == ()
    store.close()
    assert path.read_bytes() == before
    assert [*tmp_path.iterdir()] == [path]


def test_an_older_file_whose_update_failed_can_be_opened_again_at_once(tmp_path, monkeypatch):
    path = tmp_path / "talks.parley"
    path.write_bytes(older(1))
    with monkeypatch.context() as broken:
        broken.setattr(opening, "index_anew", lambda _connection: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            Store.open(path)
    Store.open(path).close()
    assert len([*tmp_path.glob("*, version 1, *")]) == 2


def test_a_copy_for_a_check_leaves_the_file_to_others(path):
    store = Store.look(path, copied=True)
    assert store.check() == ()
    other = Store.open(path)
    other.close()
    store.close()


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be copied there")
def test_looking_at_a_file_that_is_open_elsewhere_is_refused(path, tmp_path):
    import subprocess
    import sys

    code = "import sys; from pathlib import Path; from core.storage.store import Store\n"
    hold = f"{code}s = Store.open(Path(sys.argv[1])); print('open', flush=True); input()"
    words = [sys.executable, "-c", hold, str(path)]
    with subprocess.Popen(words, stdin=-1, stdout=-1, text=True) as holding:
        assert holding.stdout.readline() == "open\n"
        for copied in (False, True):
            with pytest.raises(driver.FileInUse):
                Store.look(path, copied=copied)
        holding.communicate("\n")
    Store.look(path).close()


def test_a_text_that_is_not_the_one_saved_is_damage(path):
    shutil.copy(path, path.with_name("before.parley"))
    store = Store.create(path.with_name("texts.parley"), small(), {"0" * 64: "not that text"})
    assert any("is not the one that was saved" in each for each in store.check())
    with pytest.raises(DamagedFile):
        store.text("0" * 64)
    store.close()


@pytest.mark.parametrize("way", [Store.open, Store.look], ids=["open", "look"])
def test_a_schema_that_is_no_text_is_refused(path, way):
    blob = "UPDATE sqlite_master SET tbl_name = CAST(tbl_name AS BLOB) WHERE name = 'tagging_tag'"
    altered(path, f"PRAGMA writable_schema = 1; {blob}")
    with pytest.raises(FileProblem):
        way(path)


@pytest.mark.parametrize("way", [Store.open, Store.look], ids=["open", "look"])
@pytest.mark.parametrize("encoding", [2, 3, 40364])
def test_a_file_that_claims_another_encoding_is_refused(path, way, encoding):
    content = bytearray(path.read_bytes())
    content[56:60] = encoding.to_bytes(4, "big")  # where SQLite keeps it
    content[60:64] = (4).to_bytes(4, "big")  # an earlier version, to be updated
    path.write_bytes(content)
    with pytest.raises(FileProblem):
        way(path)
