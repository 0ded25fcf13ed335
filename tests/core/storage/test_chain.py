"""The journal as a chain: whatever another program does to it is found, and where."""

import hashlib
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.editing.commands import change, create, remove
from core.editing.workspace import Workspace
from core.model.records import Note, Party, Position
from core.storage import chain, driver
from core.storage.store import Store
from tests.dossiers import small
from tests.older import older

COLUMNS = {
    "change": ("device", "hlc", "author", "at", "label"),
    "journal": (
        *("device", "sequence", "change", "hlc", "author"),
        *("kind", "record", "field", "prev", "value"),
    ),
}


@pytest.fixture(scope="module")
def worked_on(tmp_path_factory):
    """A closed file with five changes by Ann."""
    path = tmp_path_factory.mktemp("chain") / "talks.parley"
    space = Workspace.create(path, small(), author="Ann")
    space.do(change(Position, "x1", value=12.0, statement="Тарифы"))
    space.do(create(Note, id="n", target_kind="party", target="a", text="?"))
    space.do(remove(Party, "m"))
    space.undo()
    space.close()
    return path


@pytest.fixture
def talks(worked_on, tmp_path):
    return Path(shutil.copy(worked_on, tmp_path / "talks.parley"))


def tampered(path, script):
    """The file after another program, which puts the triggers back, has been at it."""
    connection = driver.connect(path)
    connection.execute("PRAGMA foreign_keys = OFF")
    query = (
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%append-only%'"
    )
    triggers = connection.execute(query).fetchall()
    for name, _sql in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.executescript(script)
    for _name, sql in triggers:
        connection.execute(sql)
    connection.close()
    return path


def broken(path):
    """The number of the change from which the chain does not hold."""
    connection = driver.connect(path)
    try:
        found = chain.first_break(connection)
        return found and found.number
    finally:
        connection.close()


def checked(path):
    store = Store.open(path)
    try:
        return store.check()
    finally:
        store.close()


def test_the_value_of_a_change_is_the_digest_of_all_up_to_it(path):
    """In this encoding and no other, since files hold such values."""
    store = Store.open(path)
    rows = store._connection.execute
    (identifier,) = rows("SELECT value FROM meta WHERE key = 'dossier'").fetchone()
    columns = [*rows("SELECT number, device, hlc, author, at, label FROM change").fetchone()]
    for device, sequence, _change, *others in rows("SELECT * FROM journal ORDER BY sequence"):
        columns += [device, sequence, *others]
    told = b"".join(b"%d:%b" % (len(each), each) for each in (str(c).encode() for c in columns))
    root = hashlib.sha256(identifier.encode()).digest()
    assert store.chain.head == hashlib.sha256(root + told).hexdigest()
    assert rows("SELECT change, length(value) FROM chain").fetchall() == [(1, 32)]
    store.close()


def test_each_change_takes_the_head_further_and_the_chain_holds(workspace):
    heads = [workspace.store.chain.head]
    for value in (12.0, 13.0):
        workspace.do(change(Position, "x1", value=value))
        heads.append(workspace.store.chain.head)
    workspace.undo()
    heads.append(workspace.store.chain.head)
    assert len(set(heads)) == 4
    assert workspace.store.check() == ()


def test_a_change_that_is_not_written_leaves_the_head(workspace):
    before = workspace.store.chain.head
    writing = workspace.doing(change(Position, "x1", value=12.0))
    next(writing)
    writing.close()
    assert workspace.store.chain.head == before
    workspace.do(change(Position, "x1", value=13.0))
    assert workspace.store.check() == ()


def test_a_copy_keeps_the_chain_and_goes_on_with_it(talks, tmp_path):
    store = Store.open(talks)
    store.save_copy(tmp_path / "copy.parley")
    copy = Workspace.open(tmp_path / "copy.parley")
    assert copy.store.chain.head == store.chain.head
    copy.do(change(Position, "x1", value=14.0))
    assert copy.store.check() == ()
    assert copy.store.chain.branch[0] == store.chain.branch[0]
    assert copy.store.chain.branch[1] != store.chain.branch[1]
    copy.close()
    store.close()


def test_a_file_of_version_6_gets_the_chain_of_its_journal(tmp_path):
    path = tmp_path / "talks.parley"
    path.write_bytes(older(6))
    looking = Store.look(path)
    seen = looking.chain.head
    looking.close()
    space = Workspace.open(path)
    assert space.store.changes == 6
    assert space.store.chain.end[0] == 6
    assert space.store.chain.head == seen
    assert space.store.check() == ()
    space.do(change(Position, "x1", value=15.0))
    assert space.store.check() == ()
    space.close()


def test_an_altered_field_is_found_with_its_change(talks):
    tampered(talks, "UPDATE journal SET value = '13.0' WHERE change = 2 AND field = 'value'")
    found = checked(talks)[0]
    assert "does not hold from change 2 on (" in found
    assert "Ann · edit position)" in found


@pytest.mark.parametrize(
    ("table", "column"), [(table, each) for table, found in COLUMNS.items() for each in found]
)
def test_every_column_counts(talks, table, column):
    number = "number" if table == "change" else "change"
    new = f"{column} + 1" if column in ("hlc", "sequence", "change") else f"'x' || {column}"
    if column == "sequence":
        new = "sequence + 1000"
    tampered(talks, f"UPDATE {table} SET {column} = {new} WHERE {number} = 3")
    assert broken(talks) == 3
    assert checked(talks)


@pytest.mark.parametrize(
    ("script", "number"),
    [
        ("DELETE FROM journal WHERE change = 2 AND field = 'value'", 2),
        ("DELETE FROM journal WHERE change = 2; DELETE FROM change WHERE number = 2", 2),
        (
            """DELETE FROM journal WHERE change = 3; DELETE FROM chain WHERE change = 3;
            DELETE FROM change WHERE number = 3""",
            4,
        ),
        ("DELETE FROM chain WHERE change = 4", 4),
        ("DELETE FROM change WHERE number = 5", 5),
        ("UPDATE chain SET value = zeroblob(32) WHERE change = 2", 2),
        ("UPDATE chain SET value = zeroblob(0) WHERE change = 1", 1),
        (
            """INSERT INTO journal SELECT device, 1000, change, hlc, author, kind, record, field,
            prev, value FROM journal WHERE change = 4""",
            4,
        ),
        ("INSERT INTO change SELECT 6, device, hlc + 1, 'Bob', at, label FROM change LIMIT 1", 6),
        ("INSERT INTO journal VALUES ('d', 1000, 99, 1, '', '', '', '', '', '')", 99),
        ("UPDATE journal SET sequence = -sequence WHERE change = 2", 2),
        (
            """UPDATE journal SET change = -1 WHERE change = 2;
            UPDATE journal SET change = 2 WHERE change = 4;
            UPDATE journal SET change = 4 WHERE change = -1""",
            2,
        ),
        ("UPDATE meta SET value = 'another' WHERE key = 'dossier'", 1),
    ],
)
def test_what_is_removed_inserted_or_put_elsewhere_is_found(talks, script, number):
    tampered(talks, script)
    assert broken(talks) == number
    assert any(f"hange {number} " in each for each in checked(talks))


def test_a_text_that_is_none_is_found_with_its_change(talks):
    tampered(talks, "UPDATE change SET label = CAST(x'FF41' AS TEXT), at = '?' WHERE number = 3")
    assert any(
        "from change 3 on (? · Ann · \N{REPLACEMENT CHARACTER}A)" in s for s in checked(talks)
    )


@given(data=st.data())
def test_whatever_is_altered_is_found(worked_on, tmp_path_factory, data):
    path = Path(shutil.copy(worked_on, tmp_path_factory.mktemp("one") / "talks.parley"))
    table = data.draw(st.sampled_from(sorted(COLUMNS)))
    column = data.draw(st.sampled_from(COLUMNS[table]))
    connection = driver.connect(path)
    rows = connection.execute(f"SELECT rowid, {column} FROM {table}").fetchall()
    connection.close()
    row, was = data.draw(st.sampled_from(rows))
    texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=9)
    wanted = st.integers(-9, 9999) if isinstance(was, int) else texts
    new = data.draw(wanted.filter(lambda each: each != was))
    told = str(new) if isinstance(new, int) else "'" + new.replace("'", "''") + "'"
    try:
        tampered(path, f"UPDATE {table} SET {column} = {told} WHERE rowid = {row}")
    except driver.dbapi.IntegrityError:
        return  # two rows with one number
    assert broken(path) is not None


def test_work_goes_on_after_a_break_and_the_first_is_told(talks):
    tampered(talks, "UPDATE change SET author = 'Bob' WHERE number = 2")
    space = Workspace.open(talks, author="Ann")
    space.do(change(Position, "x1", value=15.0))
    assert [each for each in space.store.check() if "change 2 on" in each]
    space.close()


def test_the_chain_cannot_be_altered_by_chance(store):
    for statement in ("UPDATE chain SET value = x'00'", "DELETE FROM chain"):
        with pytest.raises(driver.dbapi.IntegrityError, match="append-only"):
            store._connection.execute(statement)
