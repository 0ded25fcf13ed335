"""The journal: who changed what, when, from what to what."""

import datetime as dt
import json
import time
from contextlib import closing

import msgspec
import pytest
from msgspec.structs import replace

from core.editing.commands import change, create, remove
from core.editing.workspace import Workspace
from core.model import ids
from core.model.kinds import KIND_NAMED, KINDS
from core.model.records import Commitment, Issue, Note, Party, Position
from core.storage import chain, driver
from core.storage.store import Store
from tests.briefings.packs import rich
from tests.dossiers import small


def rows(workspace, columns, where="true"):
    """Rows of the journal, as they are in the file."""
    return workspace.store._connection.execute(
        f"SELECT {columns} FROM journal WHERE {where} ORDER BY hlc, sequence"
    ).fetchall()


def test_a_change_writes_one_row_for_each_field(workspace):
    workspace.do(change(Position, "x1", value=12.0, commitment=Commitment.PRESS, locator=""))
    written = rows(workspace, "kind, record, field, value, author", "change = 2")
    assert written == [
        ("position", "x1", "value", "12.0", "Ann"),
        ("position", "x1", "commitment", '"press"', "Ann"),
    ]


def test_a_row_names_the_rows_that_it_replaces(workspace):
    for value in (12.0, 13.0):
        workspace.do(change(Position, "x1", value=value))
    workspace.do(change(Position, "x1", statement="Some."))
    workspace.do(remove(Position, "x1"))
    made, first, second, said, gone = rows(workspace, "device, sequence, prev", "record = 'x1'")
    assert json.loads(made[2]) == []
    assert json.loads(first[2]) == [list(made[:2])]
    assert json.loads(second[2]) == [list(first[:2])]
    assert json.loads(said[2]) == [list(made[:2])]
    assert sorted(json.loads(gone[2])) == [list(r[:2]) for r in (made, second, said)]


def test_nothing_replaces_what_was_made_again(workspace):
    workspace.do(change(Position, "x1", value=12.0))
    workspace.do(remove(Position, "x1"))
    workspace.undo()
    workspace.do(change(Position, "x1", value=13.0))
    *_, again, last = rows(workspace, "device, sequence, prev", "record = 'x1'")
    assert json.loads(last[2]) == [list(again[:2])]


def test_what_is_empty_by_default_is_not_written_and_told_all_the_same(workspace):
    workspace.do(create(Position, id="new", issue="i", party="a", date=dt.date(2025, 3, 4)))
    ((written,),) = rows(workspace, "value", "record = 'new'")
    assert json.loads(written) == {
        "id": "new",
        "issue": "i",
        "party": "a",
        "date": "2025-03-04",
        "commitment": "informal",
        "confidence": "medium",
    }
    workspace.do(change(Position, "new", statement="Some.", source="s"))
    workspace.do(remove(Position, "new"))
    made, said, cited, gone = workspace.store.history("new")
    assert (made.after.statement, made.after.low, made.after.source) == ("", None, None)
    assert [(e.before, e.after) for e in (said, cited)] == [("", "Some."), (None, "s")]
    assert gone.before == replace(made.after, statement="Some.", source="s")
    assert workspace.store.check() == ()


def test_history_tells_typed_values_before_and_after(workspace):
    workspace.do(change(Position, "x1", date=dt.date(2025, 3, 4), low=None, high=None))
    made, *changed = workspace.store.history("x1")
    assert (made.before, made.after, made.field) == (None, small().get(Position, "x1"), "")
    told = {entry.field: (entry.before, entry.after) for entry in changed}
    assert told == {
        "date": (dt.date(2025, 1, 2), dt.date(2025, 3, 4)),
        "low": (5.0, None),
        "high": (40.0, None),
    }
    assert {(entry.author, entry.label, entry.kind) for entry in changed} == {
        ("Ann", "edit position", Position)
    }
    assert all(entry.at.tzinfo for entry in changed)


def test_history_of_a_removed_record_ends_with_what_it_was(workspace):
    workspace.do(change(Party, "m", name="Chair"))
    was = workspace.latest.get(Party, "m")
    workspace.do(remove(Party, "m"))
    assert workspace.store.history("m")[-1].before == was
    assert workspace.store.history("m")[-1].after is None
    assert workspace.store.history("nobody") == ()


def test_anchors_are_told_as_anchors(workspace):
    anchors = workspace.latest.get(Issue, "i").anchors
    workspace.do(change(Issue, "i", anchors=anchors[:1]))
    *_, last = workspace.store.history("i")
    assert (last.before, last.after) == (anchors, anchors[:1])


def test_since_tells_what_came_after_the_change_that_was_last(workspace):
    workspace.do(change(Position, "x1", value=12.0))
    head = workspace.store.head
    assert workspace.store.since(head) == ()
    workspace.do(change(Position, "x1", value=13.0))
    workspace.do(change(Position, "x2", value=70.0))
    told = [(e.record, e.before, e.after) for e in workspace.store.since(head)]
    assert told == [("x1", 12.0, 13.0), ("x2", 90.0, 70.0)]


def test_since_takes_a_moment_too(workspace):
    later = dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)
    workspace.do(change(Position, "x1", value=13.0))
    assert workspace.store.since(later) == ()
    earlier = later - dt.timedelta(hours=2)
    assert len(workspace.store.since(earlier)) > 10


def test_undo_is_told_as_undo(workspace):
    workspace.do(change(Position, "x1", value=13.0))
    workspace.undo()
    workspace.redo()
    labels = [entry.label for entry in workspace.store.history("x1")]
    assert labels[1:] == ["edit position", "undo: edit position", "redo: edit position"]


@pytest.mark.parametrize("table", ["journal", "change"])
@pytest.mark.parametrize(
    "verb",
    [
        "DELETE FROM {}",
        "UPDATE {} SET author = 'Eve'",
        "INSERT OR REPLACE INTO {0} SELECT * FROM {0}",
    ],
)
def test_the_journal_cannot_be_altered(store, table, verb):
    with pytest.raises(driver.dbapi.IntegrityError, match="append-only"):
        store._connection.execute(verb.format(table))


def test_time_never_goes_back_though_the_clock_does(path, monkeypatch):
    first = Store.open(path)
    head = int(first.head)
    first.close()
    hour = 3600 * 10**9
    monkeypatch.setattr(time, "time_ns", lambda: (head >> ids.COUNTER_BITS) * 10**6 - hour)
    again = Workspace.open(path)
    again.do(change(Position, "x1", value=13.0))
    assert int(again.store.head) > head
    again.store.close()


YEAR_2200 = 7_258_118_400_000 << ids.COUNTER_BITS


@pytest.mark.parametrize("tick", [YEAR_2200, 2**63 - 1], ids=["2200", "the last there is"])
def test_a_clock_that_was_wrong_stays_in_its_own_changes(path, tmp_path, tick):
    """What follows is dated as of now, keeps its order, and undoes; no other file hears of it."""
    connection = driver.connect(path)
    connection.executescript(
        f"""
        INSERT INTO change (device, hlc, author, at, label)
            VALUES ('d', {tick}, '', '2200-01-01T00:00:00+00:00', 'far ahead');
        INSERT INTO journal SELECT 'd', 1, max(number), {tick}, '', 'position', 'x1', 'value',
            '[]', '14.0' FROM change;
        UPDATE position SET value = 14.0 WHERE id = 'x1';
        """
    )
    link = chain.begun(connection)
    link.add(2, "d", tick, "", "2200-01-01T00:00:00+00:00", "far ahead")
    link.add("d", 1, tick, "", "position", "x1", "value", "[]", "14.0")
    chain.keep(connection, 2, link)
    connection.close()
    space = Workspace.open(path)
    before = space.store.head
    space.do(change(Position, "x1", value=13.0))
    space.do(change(Position, "x1", value=12.0))
    now = time.time_ns() // 10**6 << ids.COUNTER_BITS
    assert int(space.store.head) <= now + ids.AHEAD
    assert [e.after for e in space.store.history("x1") if e.field == "value"][-3:] == [14, 13, 12]
    assert [e.after for e in space.store.since(before)] == [13.0, 12.0]
    assert [head.label for head in space.store.heads(3)][-1] == "far ahead"
    (finding,) = space.store.check()
    assert "2200" in finding
    space.store.close()
    other = Store.create(tmp_path / "other.parley", small())
    assert int(other.head) <= now + ids.AHEAD
    other.close()


def test_identifiers_sort_in_the_order_in_which_they_were_made():
    made = [ids.new_id() for _ in range(5000)]
    assert made == sorted(set(made))


def test_an_author_is_kept_with_the_first_change(tmp_path):
    store = Store.create(tmp_path / "new.parley", small(), author="Ann")
    assert {entry.author for entry in store.history("x1")} == {"Ann"}
    store.close()


def test_records_of_two_kinds_may_share_an_identifier(workspace):
    workspace.do(create(Note, id="x1", target_kind="party", target="a", text="?"))
    workspace.do(change(Position, "x1", value=13.0))
    assert workspace.store.check() == ()


def test_fields_that_come_and_go_do_not_spoil_the_history(store):
    """A record told before a field existed, and a field and a choice that exist no more."""
    store._connection.executescript(
        """
        INSERT INTO journal SELECT device, 1000, 1, hlc + 1, '', 'point', 'q', '', '[]',
            '{"id": "q", "rank": 1, "name": "Old", "mood": 5}' FROM journal LIMIT 1;
        INSERT INTO journal SELECT device, 1001, 1, hlc + 2, '', 'point', 'q', 'short_name', '[]',
            '"O"' FROM journal LIMIT 1;
        INSERT INTO journal SELECT device, 1002, 1, hlc + 3, '', 'point', 'q', 'mood', '[]',
            '6' FROM journal LIMIT 1;
        INSERT INTO journal SELECT device, 1003, 1, hlc + 4, '', 'point', 'q', 'status', '[]',
            '"sleeping"' FROM journal LIMIT 1;
        """
    )
    made, named, mood, asleep = store.history("q")
    assert (made.after.name, made.after.bottom_line) == ("Old", "")
    assert (named.before, named.after) == ("", "O")
    assert (mood.before, mood.after) == (5, 6)
    assert (asleep.before, asleep.after) == ("open", "sleeping")


def test_the_whole_history_holds_that_of_each_record(workspace):
    workspace.do(change(Position, "x1", value=13.0))
    whole = workspace.store.history()
    assert [e for e in whole if e.record == "x1"] == list(workspace.store.history("x1"))
    assert len(whole) > 10


def test_a_new_record_is_told_without_what_is_empty_whatever_its_kind(path):
    """The rows of a file do not depend on how they were made."""
    dossier = rich()
    with closing(Store.create(path.with_name("rich.parley"), dossier)) as store:
        rows = store._connection.execute("SELECT kind, record, value FROM journal").fetchall()
    assert len(rows) == sum(dossier.count(kind) for kind in KINDS)
    for table, identifier, value in rows:
        kind = KIND_NAMED[table].record
        record = dossier.get(kind, identifier)
        empty = {f.name: f.default for f in msgspec.structs.fields(kind) if not f.default}
        told = zip(kind.__struct_fields__, msgspec.to_builtins(record), strict=True)
        wanted = {n: v for n, v in told if n not in empty or v != msgspec.to_builtins(empty[n])}
        assert json.loads(value) == json.loads(msgspec.json.encode(wanted))
        assert [*json.loads(value)] == [*wanted]
