"""Files made, opened, read, copied and brought up to date."""

import datetime as dt
import os
import stat
import subprocess
import sys

import pytest
from msgspec.structs import replace

from core.errors import FileProblem
from core.exchange.example import example, example_texts
from core.model.change import Change, Edit
from core.model.dossier import EMPTY
from core.model.records import Likelihood, Membership, Note, Pack, Position, Source
from core.storage import driver, opening, schema
from core.storage import store as store_module
from core.storage.store import Store
from core.storage.versions import VERSION, VERSIONS
from tests.dossiers import position, small
from tests.older import older

BEYOND = Position(
    "y",
    "i",
    "a",
    dt.date(2025, 2, 3),
    0.1 + 0.2,
    statement="Тарифы 关税 التعريفات 👩‍👩‍👧 e\u0301 é\r\n\t\u2028\x07 'quoted' \"too\" null",
)


def headers(path):
    """The file format's write and read version, application id and user version."""
    with path.open("rb") as file:
        head = file.read(100)
    return head[18], head[19], head[68:72], int.from_bytes(head[60:64])


@pytest.mark.parametrize("dossier", [EMPTY, small(), small(BEYOND), example()])
def test_a_file_gives_back_what_it_was_made_of(tmp_path, dossier):
    store = Store.create(tmp_path / "new.parley", dossier)
    assert store.load() == dossier
    assert store.check() == ()
    store.close()
    store = Store.open(tmp_path / "new.parley")
    assert store.load() == dossier
    store.close()


def test_long_texts_come_with_a_new_file(tmp_path):
    store = Store.create(tmp_path / "new.parley", example(), example_texts())
    source = next(each for each in example().all(Source) if each.digest)
    assert store.text(source.digest) == example_texts()[source.digest]
    assert store.text("no such digest") == ""
    store.close()


def test_a_closed_file_is_single_in_rollback_mode_and_ours(path):
    store = Store.open(path)
    list(store.writing(Change("edit", (Edit(None, BEYOND),))))
    store.close()
    assert [*path.parent.iterdir()] == [path]
    assert headers(path) == (1, 1, b"Prly", VERSION)


def test_an_edited_file_is_logged_ahead_and_synced_at_each_commit(store):
    store.write(Change("edit", (Edit(None, BEYOND),)))
    pragma = {
        name: store._connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "locking_mode", "foreign_keys")
    }
    assert pragma == {
        "journal_mode": "wal",
        "synchronous": 2,
        "locking_mode": "exclusive",
        "foreign_keys": 1,
    }
    assert store._connection.execute("PRAGMA trusted_schema").fetchone() == (0,)


def test_a_write_is_whole_or_not_at_all(store):
    good, bad = Edit(None, BEYOND), Edit(None, position("z", "nowhere", "a", 1))
    with pytest.raises(driver.dbapi.IntegrityError):
        list(store.writing(Change("both", (good, bad))))
    assert store.load() == small()
    assert store.since(store.head) == ()
    assert store.check() == ()
    list(store.writing(Change("one", (good,))))
    assert store.load() == small(BEYOND)


def test_a_copy_is_a_single_file_and_another_device(store, tmp_path):
    copy = tmp_path / "copy.parley"
    store.save_copy(copy)
    assert headers(copy) == (1, 1, b"Prly", VERSION)
    assert sorted(p.name for p in tmp_path.glob("*copy*")) == ["copy.parley"]
    other = Store.open(copy)
    assert other.load() == store.load()
    assert other.check() == ()
    assert other._journal.device != store._journal.device
    assert other.history("x1") == store.history("x1")
    other.close()


def test_a_copy_never_takes_the_place_of_a_file(store, tmp_path):
    taken = tmp_path / "taken.parley"
    taken.write_text("mine")
    with pytest.raises(FileProblem, match="already"):
        store.save_copy(taken)
    with pytest.raises(FileProblem, match="already"):
        store.save_copy(store.path)
    assert taken.read_text() == "mine"
    assert store.load() == small()


def test_opening_imports_neither_sqlite_utils_nor_numpy(path):
    code = (
        "import sys; from pathlib import Path; from core.editing.workspace import Workspace\n"
        f"workspace = Workspace.open(Path({str(path)!r})); workspace.close()\n"
        "print({'sqlite_utils', 'numpy', 'click'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.fixture
def another_step(monkeypatch):
    """A version to come, with one more column and one more table."""
    steps = schema.Migrations("parley")
    steps._migrations = [*schema.steps._migrations]

    statements = (
        "ALTER TABLE party ADD COLUMN motto TEXT NOT NULL DEFAULT 'none'",
        "CREATE TABLE treaty (id TEXT PRIMARY KEY NOT NULL) STRICT",
    )

    @steps()
    def coming(db):
        for statement in statements:
            db.execute(statement)

    monkeypatch.setattr(schema, "steps", steps)
    monkeypatch.setattr(opening, "VERSIONS", (*VERSIONS, ("coming", statements)))
    monkeypatch.setattr(store_module, "VERSION", VERSION + 1)


def test_an_older_file_is_updated_with_a_copy_beside_it(path, another_step):
    store = Store.open(path)
    assert store.load() == small()
    assert store._connection.execute("SELECT motto FROM party").fetchall() == [("none",)] * 3
    assert store.check() == ()
    assert [hit.id for hit in store.words.search("Little")] == ["x1"]
    store.close()
    assert headers(path)[3] == VERSION + 1
    (backup,) = set(path.parent.iterdir()) - {path}
    assert headers(backup) == (1, 1, b"Prly", VERSION)
    (told,) = store.notes
    assert told.startswith(f"{path.name} was saved by an earlier version of Parley")
    assert told.endswith(f"it is kept as {backup.name}.")


def test_a_step_that_fails_leaves_the_file_as_it_was(path, monkeypatch, another_step):
    def broken(db):
        db.execute("ALTER TABLE party ADD COLUMN other TEXT")
        raise RuntimeError("no")

    schema.steps()(broken)
    monkeypatch.setattr(store_module, "VERSION", VERSION + 2)
    with pytest.raises(RuntimeError, match="no"):
        Store.open(path)
    monkeypatch.undo()
    assert headers(path)[3] == VERSION
    store = Store.open(path)
    assert store.load() == small()
    assert store.check() == ()
    store.close()


def test_records_of_every_shape_come_back(store):
    note = Note(
        "n",
        "position",
        "x1",
        "?",
        start=0,
        end=3,
        resolved=True,
        created=dt.datetime(2025, 1, 2, 3, 4, 5, 678901, tzinfo=dt.UTC),
    )
    pack = Pack("k", "Pack", "r1", note.created, dt.date(2025, 1, 2), '{"a": [1]}', pages=3)
    list(store.writing(Change("both", (Edit(None, note), Edit(None, pack)))))
    assert store.load() == small(note, pack)


@pytest.mark.skipif(os.name != "posix", reason="permissions are kept another way elsewhere")
def test_a_dossier_can_be_read_by_its_owner_alone(path, store):
    copy = path.with_name("copy.parley")
    store.save_copy(copy)
    assert [stat.S_IMODE(each.stat().st_mode) for each in (path, copy)] == [0o600, 0o600]


def test_a_file_of_version_1_opens(tmp_path):
    path = tmp_path / "talks.parley"
    path.write_bytes(older(1))
    store = Store.open(path)
    found = store.load()
    assert found.parties[0].name == "Renamed"
    assert found.replacing(found.parties[0], small().parties[0]) == small()
    assert store.check() == ()
    assert len(store.history()) > len(found.parties)
    store.close()
    assert headers(path)[3] == VERSION
    (backup,) = set(tmp_path.iterdir()) - {path}
    assert headers(backup)[3] == 1


def test_a_file_of_version_2_opens(tmp_path):
    path = tmp_path / "talks.parley"
    path.write_bytes(older(2))
    store = Store.open(path)
    found = store.load()
    assert found.points[0].likelihood is Likelihood.CERTAIN
    assert found.talks.levels == ()
    assert store.check() == ()
    store.close()
    assert headers(path)[3] == VERSION


@pytest.mark.parametrize("version", [15, 16, 17])
def test_a_file_of_a_recent_version_opens(tmp_path, version):
    path = tmp_path / "talks.parley"
    path.write_bytes(older(version))
    store = Store.open(path)
    found = store.load()
    said = small().get(Position, "x1")
    assert found.get(Position, "x1") == replace(said, value=11.0, statement="Catch of eleven")
    assert [each.role for each in found.all(Membership)] == ["presidency"] * (version == 17)
    assert store.check() == ()
    store.close()
    assert headers(path)[3] == VERSION
