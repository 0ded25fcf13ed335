"""Files that cannot be opened: a sentence for each, and nothing lost in any."""

from contextlib import closing, contextmanager

import pytest
from msgspec import MsgspecError

from core.editing.commands import change
from core.editing.workspace import Workspace
from core.errors import DamagedFile, FileProblem, NewerFile, NotADossier
from core.model.change import Change
from core.model.records import Issue, Position
from core.storage import driver, opening, rows
from core.storage.check import findings
from core.storage.store import VERSION, Store
from tests.dossiers import small


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


def test_a_row_of_a_torn_page_may_have_nothing_where_there_is_always_something(path):
    connection = driver.connect(path)
    (issue, *_others) = connection.execute(rows.selecting(Issue)).fetchall()
    connection.close()
    torn = [None if place in rows.json_fields(Issue) else each for place, each in enumerate(issue)]
    with pytest.raises(MsgspecError):
        rows.records(Issue, [torn])


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
