"""Rows of the journal that are packed into blocks say what they would say as rows of their own."""

import random
import zlib
from contextlib import closing
from itertools import pairwise

import pytest

from core.editing.commands import change, remove
from core.editing.commands.basic import Command
from core.editing.mending import mend
from core.editing.retention import Expired, Purgeable, carry_out
from core.editing.workspace import Workspace
from core.errors import FileProblem
from core.model.change import Edit
from core.model.records import Audience, Note, Position, Round
from core.storage import blocks, driver
from core.storage.blocks import FEWEST, MOST, Block, JournalRows
from core.storage.chain import first_break
from core.storage.purging import removed_records, told_of
from core.storage.store import Store
from core.views.soundness import unsound
from tests.core.storage.test_chain import tampered
from tests.dossiers import position, small
from tests.older import older

MANY = 2 * FEWEST + 7
"""Positions that come in with one change: in blocks, if they are as many as that."""
COLUMNS = ("device", "first", "last", "change", "hlc", "author", "kind", "least", "most", "purged")


def added(count=MANY):
    """The command that adds so many positions at once."""
    new = [position(f"n{n:04}", "i", "a", 7, 9.0, statement=f"“{n}” é") for n in range(count)]
    return Command("add them", lambda _dossier: [Edit(None, each) for each in new])


@pytest.fixture
def space(tmp_path):
    """A dossier with such positions, some of which were worked on afterwards."""
    space = Workspace.create(tmp_path / "talks.parley", small(), author="Ann")
    worked_on(space)
    yield space
    if space.store.is_open:
        space.close()


def worked_on(space):
    space.do(added())
    space.do(change(Position, "n0003", value=1.0))
    space.do(change(Position, "n0003", value=2.0, statement="Other"))
    space.do(remove(Position, "n0004"))
    space.undo()
    space.do(remove(Position, "n0005"))
    space.do(change(Position, "x1", value=12.0))


@pytest.fixture
def closed(space):
    space.close()
    return space.path


@pytest.fixture
def plain(tmp_path, monkeypatch):
    """The same dossier, all rows of whose journal are rows of their own."""
    monkeypatch.setattr(blocks, "FEWEST", 1 << 30)
    space = Workspace.create(tmp_path / "plain.parley", small(), author="Ann")
    worked_on(space)
    yield space
    space.close()


def query(path, statement, *told):
    with closing(driver.connect(path)) as connection:
        return connection.execute(statement, told).fetchall()


def said(entries):
    """What entries say, in whichever file."""
    return [(e.number, e.label, e.kind, e.record, e.field, e.before, e.after) for e in entries]


def test_many_new_records_are_packed(closed):
    packed = query(closed, "SELECT change, kind, least, most, last - first FROM journal_block")
    assert packed == [(2, "position", "n0000", f"n{MANY - 1:04}", MANY - 1)]
    ((count,),) = query(closed, "SELECT count(*) FROM journal WHERE change = 2")
    assert count == 0


def test_records_in_any_order_lie_in_blocks_apart_from_each_other(tmp_path):
    count = 10 * FEWEST * (MOST // FEWEST)
    command = added(count)
    mixed = random.Random(1).sample(command.edits(small()), count)
    space = Workspace.create(tmp_path / "mixed.parley", small(), author="Ann")
    space.do(Command("add them", lambda _dossier: mixed))
    space.close()
    spans = query(space.path, "SELECT least, most FROM journal_block ORDER BY least")
    assert all(one[1] < other[0] for one, other in pairwise(spans))
    ((alone,),) = query(space.path, "SELECT count(*) FROM journal WHERE change = 2")
    assert alone == 0


@pytest.mark.parametrize("record", ["n0000", "n0003", "n0004", "n0005", "x1", "nowhere"])
def test_a_record_has_the_history_that_it_would_have(space, plain, record):
    assert said(space.store.history(record)) == said(plain.store.history(record))


def test_changes_are_told_as_they_would_be(space, plain):
    heads, others = (
        [(h.number, h.label, h.rows) for h in each.store.heads(100)] for each in (space, plain)
    )
    assert heads == others
    every, alike = space.store.heads(100), plain.store.heads(100)
    assert said(space.store.within(every)) == said(plain.store.within(alike))
    for one, same in zip(every, alike, strict=True):
        parts, others = ([*each.store.at(one, 10)] for each in (space, plain))
        assert [*map(said, parts)] == [*map(said, others)]
        assert sum(map(len, parts)) == one.rows
        assert said(space.store.within([one])) == said(plain.store.within([same]))
        assert len(parts[0]) == min(one.rows, 10)


def test_rows_name_the_rows_that_they_replace(space, plain):
    listed = "SELECT change, sequence, field, json_extract(prev, '$[#-1][1]') FROM journal"
    where = " WHERE change > 2 ORDER BY sequence"
    one, other = (
        each.store._connection.execute(listed + where).fetchall() for each in (space, plain)
    )
    assert one == other


def removed(records):
    """The command that removes these positions at once, the last first."""
    edits = [Edit(each, None) for each in reversed(records)]
    return Command("remove them", lambda _dossier: edits)


def test_records_that_go_together_name_the_rows_that_those_going_alone_do(space, plain):
    several, alone = (each.latest.all(Position) for each in (space, plain))
    space.do(removed([each for each in several if each.id.startswith("n")]))
    for each in alone:
        if each.id.startswith("n"):
            plain.do(removed([each]))
    listed = """
        SELECT record, (SELECT group_concat(json_extract(value, '$[1]')) FROM json_each(prev))
        FROM journal WHERE value = 'null' ORDER BY record, change
    """
    one, other = (each.store._connection.execute(listed).fetchall() for each in (space, plain))
    assert one == other
    assert len(dict(one)["n0003"].split(",")) > 1


def test_of_records_that_go_together_nothing_is_asked_one_by_one(space):
    told = []
    space.store._connection.set_trace_callback(told.append)
    space.do(removed([each for each in space.latest.all(Position) if each.id.startswith("n")]))
    space.store._connection.set_trace_callback(None)
    asked = [each for each in told if "SELECT" in each and "journal" in each]
    assert len(asked) < MANY // 10


def test_the_file_is_sound_and_its_chain_that_of_rows_of_their_own(closed):
    with closing(Store.open(closed)) as store:
        assert store.check() == ()
    with closing(driver.connect(closed)) as connection:
        lines = [*blocks.of_change(connection, 2)]
    tampered(closed, "DELETE FROM journal_block")
    with closing(driver.connect(closed)) as connection:
        connection.executemany(f"INSERT INTO journal VALUES ({'?, ' * 9}?)", lines)
        assert first_break(connection) is None


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_counts(closed, column):
    altered = "x" if column in {"device", "author", "kind", "least", "most"} else 1000
    tampered(closed, f"UPDATE journal_block SET {column} = '{altered}'")
    with closing(driver.connect(closed)) as connection:
        assert first_break(connection) is not None


def zeros(_body):
    return bytes(100)


def cut(body):
    return body[:-9]


def other(body):
    return zlib.compress(zlib.decompress(body).replace("“7”".encode(), "“8”".encode()))


def bomb(_body):
    return zlib.compress(b"[" + b" " * (2 * blocks.LARGEST) + b"]")


@pytest.mark.parametrize("spoiling", [zeros, cut, other, bomb])
def test_a_body_that_is_another_is_found_and_the_rest_can_be_mended(closed, spoiling):
    ((body,),) = query(closed, "SELECT body FROM journal_block")
    tampered(closed, f"UPDATE journal_block SET body = x'{spoiling(body).hex()}'")
    with closing(Store.open(closed)) as store:
        assert store.check() != ()
    new = closed.with_name("new.parley")
    mend(closed, new)
    with closing(Workspace.open(new)) as mended:
        assert unsound(mended.store, mended.latest) == ()
        assert mended.latest.get(Position, "n0003").value == 2.0
        assert len(mended.latest.all(Position)) == MANY + 4


def test_a_body_that_cannot_be_read_is_damage_to_whoever_asks(closed):
    tampered(closed, "UPDATE journal_block SET body = x'00'")
    with closing(Store.open(closed)) as store, pytest.raises(FileProblem):
        store.history("n0000")


def test_a_file_whose_blocks_cannot_be_read_may_tell_of_anything(closed):
    keys = [("position", "n0000"), ("position", "nowhere")]
    assert told_of(closed, keys[1:]) == {keys[1]: False}
    tampered(closed, "UPDATE journal_block SET body = x'00'")
    assert told_of(closed, keys) == dict.fromkeys(keys, True)


@pytest.mark.parametrize("version", [6, 18])
def test_an_older_file_without_blocks_tells_of_its_rows(tmp_path, version):
    path = tmp_path / "older.parley"
    path.write_bytes(older(version))
    keys = [("position", "nowhere"), ("position", "x1")]
    assert told_of(path, keys) == {keys[0]: False, keys[1]: True}


def test_records_are_mended_from_blocks(closed):
    """The history of what is mended is all there."""
    with closing(Store.open(closed)) as store:
        before = said(store.history("n0007"))
    tampered(closed, "DELETE FROM position WHERE id = 'n0007'")
    new = closed.with_name("new.parley")
    mend(closed, new)
    with closing(Workspace.open(new)) as mended:
        assert said(mended.store.history("n0007")) == before
        assert mended.latest.get(Position, "n0007").statement == "“7” é"


def test_what_was_removed_is_known_from_blocks(space):
    removed = {record.id for record in removed_records(space.store._connection)}
    assert removed == {"n0005"}


CANARY = "Zyxomma"


def noted(tmp_path):
    """A dossier with many notes on a round, of which one is for its author only."""
    space = Workspace.create(tmp_path / "notes.parley", small(), author="Ann")
    notes = [
        Note(f"n{n:04}", "round", "r1", f"{CANARY} said {n}.", audience=Audience.MINE)
        for n in range(MANY)
    ]
    space.do(Command("add them", lambda _dossier: [Edit(None, each) for each in notes]))
    return space


def test_what_is_purged_is_in_no_block(tmp_path):
    space = noted(tmp_path)
    asked = Purgeable(space).of(space.latest.get(Round, "r1"), Expired())
    carry_out(space, asked)
    assert CANARY.encode() not in space.path.read_bytes()
    rows = [*blocks.of_change(space.store._connection, 2)]
    assert {(row.field, row.value) for row in rows} == {("purged", "null")}
    assert space.store.check() == ()
    assert [head.rows for head in space.store.heads(9) if head.number == 2] == [0]
    space.close()
    with closing(Store.open(space.path)) as store:
        assert store.check() == ()


@pytest.mark.parametrize(
    "rows",
    [
        [("n2", "1"), ("n1", "1")],
        [("n1", "1"), ("n1", "1")],
        [("n1", "null"), ("n2", "1")],
        [("n1", "1"), ("n2", f'"{"x" * 100}"')],
    ],
    ids=["out of order", "twice", "removed", "too large"],
)
def test_other_rows_stay_rows(monkeypatch, rows):
    monkeypatch.setattr(blocks, "FEWEST", 2)
    monkeypatch.setattr(blocks, "LARGEST", 100)
    ids, values = zip(*rows, strict=True)
    kinds, fields, prevs = ([each] * len(rows) for each in ("note", "", "[]"))
    told = JournalRows("d", 1, 1, 1, "", kinds, ids, fields, prevs, values)
    assert Block.of(told) is None
    alike = told._replace(records=["m1", "m2"], values=["1", "1"])
    assert Block.of(alike) is not None
    assert Block.of(alike._replace(fields=["text", "text"])) is None
