"""What is purged is found nowhere in the file, and the journal still holds."""

import datetime as dt

import pytest

from core.editing.commands import change, create, remove
from core.editing.commands.notes import add_note
from core.editing.mending import mend
from core.editing.retention import BackupsAsked, Expired, Purgeable, carry_out
from core.editing.workspace import Workspace
from core.errors import FileProblem
from core.model.records import Audience, Excerpt, Note, Position, Round
from core.storage import backups, driver
from core.storage.chain import first_break
from core.storage.store import Store
from core.storage.writing import KeptDraft
from core.views.soundness import unsound
from tests.dossiers import small
from tests.torture.work import KEY

CANARY = "Zyxomma"


@pytest.fixture
def talks(tmp_path):
    """A dossier with private notes on its first round, one of them rewritten and one removed."""
    space = Workspace.create(tmp_path / "talks.parley", small(), author="Ann")
    mine = {"audience": Audience.MINE}
    space.do(add_note("round", "r1", f"{CANARY} bluffs.", id="n1", **mine))
    space.do(change(Note, "n1", text=f"{CANARY} bluffs again. " * 300))
    space.do(add_note("round", "r1", f"Removed: {CANARY}", id="n2", **mine))
    space.do(remove(Note, "n2"))
    space.do(add_note("round", "r1", "For all of us", id="n3"))
    space.do(add_note("round", "r2", "Of another round", id="n4", **mine))
    space.do(
        add_note("point", "p", f"{CANARY} on a day of it", id="n5", **mine).then(
            change(Position, "x1", statement="Said in one step with it")
        )
    )
    space.do(change(Note, "n5", created=dt.datetime(2025, 1, 1, 12, tzinfo=dt.UTC)))
    space.store.keep_draft(KeptDraft(f"half written: {CANARY}", CANARY))
    yield space
    if space.store.is_open:
        space.close()


def purged(space, **kept):
    return carry_out(space, Purgeable(space).of(space.latest.get(Round, "r1"), Expired(**kept)))


def test_a_record_that_is_held_counts_as_removed_in_no_table(talks):
    assert {record.id for record in talks.store.removed()} == {"n2"}


def test_the_words_are_nowhere_in_the_file(talks):
    done = purged(talks)
    assert {each.id for each in done.purge.held} == {"n1", "n5"}
    assert {each.id for each in done.purge.removed} == {"n2"}
    assert not talks.store.words.search(CANARY)
    assert talks.store.draft == KeptDraft()
    content = talks.path.read_bytes()
    assert CANARY.encode() not in content
    assert CANARY.casefold().encode() not in content
    talks.close()
    assert CANARY.encode() not in talks.path.read_bytes()
    assert [each.name for each in talks.path.parent.iterdir()] == [talks.path.name]


def test_everything_else_stays_and_the_chain_holds(talks):
    before, head = talks.latest, talks.store.chain.values([3])
    done = purged(talks)
    assert {each.id for each in before.all(Note)} - {
        each.id for each in talks.latest.all(Note)
    } == {
        "n1",
        "n5",
    }
    assert talks.store.chain.values([3]) == head
    assert unsound(talks.store, talks.latest) == ()
    assert done.head
    assert done.change == talks.store.changes
    talks.do(change(Position, "x1", value=11.0))
    assert talks.store.check() == ()
    talks.close()
    again = Workspace.open(talks.path)
    assert again.latest == talks.latest
    again.close()


def test_it_cannot_be_undone_nor_looked_back_at(talks):
    purged(talks)
    assert talks.undo() is None
    talks.look_back(None, dt.datetime.now(dt.UTC) - dt.timedelta(days=1))
    assert CANARY not in str(talks.dossier.all(Note))
    talks.look_back(None)
    assert CANARY not in str(talks.store.history())


def test_the_journal_says_that_and_when_but_not_what(talks):
    purged(talks)
    heads = talks.store.heads(100)
    assert heads[0].label == "purge records"
    assert heads[0].author == "Ann"
    assert [head.label for head in heads].count("purged") == 5
    kept = next(head for head in heads if head.label == "add note" and head.rows == 1)
    assert next(talks.store.at(kept))
    assert all(sum(map(len, talks.store.at(head))) == head.rows for head in heads)


def test_a_second_purge_of_the_same_change_holds_too(talks):
    purged(talks)
    talks.do(
        create(Note, id="n6", target_kind="round", target="r1", text=CANARY).then(
            create(Note, id="n7", target_kind="round", target="r1", text=CANARY, audience="mine")
        )
    )
    purged(talks)
    assert purged(talks, notes=True).purge.held
    assert talks.store.check() == ()
    assert CANARY.encode() not in talks.path.read_bytes()


def test_a_purge_may_take_from_what_an_earlier_one_did(talks):
    talks.do(change(Position, "x3", round="r1"))
    talks.do(create(Position, **_capture("x6"), corrects="x3", statement=f"{CANARY} corrected"))
    purged(talks, captures=True)
    assert talks.latest.get(Position, "x6").corrects is None
    plan = Purgeable(talks).of(talks.latest.get(Round, "r2"), Expired(False, captures=True))
    assert {each.id for each in carry_out(talks, plan).purge.held} == {"x6"}
    assert talks.store.check() == ()


def _capture(identifier):
    told = {"issue": "j", "party": "a", "date": dt.date(2025, 2, 12), "round": "r2"}
    return {"id": identifier, **told}


def test_what_belonged_to_something_removed_goes_along(talks):
    """A passage and a note on it, whoever may read it; also where only the part was removed."""
    talks.do(create(Position, **_capture("x6")))
    for name in ("e1", "e2"):
        excerpt = {"position": "x6", "source": "s", "quote": CANARY, "start": 0, "end": 3}
        talks.do(create(Excerpt, id=name, **excerpt))
    talks.do(create(Note, id="n6", target_kind="position", target="x6", text=CANARY))
    talks.do(create(Position, **_capture("x7")))
    talks.do(create(Note, id="n7", target_kind="position", target="x7", text=CANARY))
    talks.do(remove(Excerpt, "e2"))
    talks.do(remove(Note, "n7"))
    talks.do(remove(Position, "x6"))
    plan = Purgeable(talks).of(
        talks.latest.get(Round, "r2"), Expired(my_notes=False, captures=True)
    )
    assert {each.id for each in plan.held} == {"x7"}
    assert {each.id for each in plan.removed} == {"x6", "e1", "e2", "n6", "n7"}
    carry_out(talks, plan)
    purged(talks)
    assert CANARY.encode() not in talks.path.read_bytes()
    assert unsound(talks.store, talks.latest) == ()


@pytest.mark.parametrize(
    "script",
    [
        "UPDATE journal SET value = '\"Forged\"' WHERE field = 'statement'",
        "UPDATE purge SET remains = zeroblob(32)",
        "DELETE FROM purge",
        "UPDATE change SET label = 'forged' WHERE label = 'purged'",
        "INSERT INTO purge SELECT 1, max(number), zeroblob(32) FROM change",
    ],
)
def test_what_remains_cannot_be_altered_unnoticed(talks, script):
    purged(talks)
    talks.close()
    connection = driver.connect(talks.path)
    query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%append-only%'"
    for (name,) in connection.execute(query).fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(script)
    connection.execute("UPDATE position SET statement = 'Forged' WHERE id = 'x1'")
    connection.close()
    connection = driver.connect(talks.path)
    assert first_break(connection) is not None
    connection.close()


def test_what_was_taken_down_in_the_room_goes_only_if_asked(talks):
    talks.do(change(Position, "x3", round="r1", statement=f"{CANARY} said"))
    assert "x3" not in {each.id for each in purged(talks).purge.held}
    done = purged(talks, my_notes=False, captures=True)
    assert {each.id for each in done.purge.held} == {"x3"}
    assert CANARY.encode() not in talks.path.read_bytes()
    assert unsound(talks.store, talks.latest) == ()


def test_copies_and_other_keys_take_none_of_it_along(talks, tmp_path):
    purged(talks)
    talks.store.save_copy(tmp_path / "copy.parley")
    copy = Store.open(tmp_path / "copy.parley")
    assert copy.check() == ()
    copy.close()
    talks.rekey(KEY)
    assert talks.store.check() == ()


def test_a_purged_file_can_be_mended(talks, tmp_path):
    purged(talks)
    talks.close()
    mended = mend(talks.path, tmp_path / "new.parley")
    assert not mended.has_losses
    new = Workspace.open(tmp_path / "new.parley")
    assert new.latest == talks.latest
    assert unsound(new.store, new.latest) == ()
    new.close()


def test_a_protected_file_is_purged_too(talks):
    talks.rekey(KEY)
    purged(talks)
    assert talks.store.check() == ()
    talks.rekey(None)
    assert CANARY.encode() not in talks.path.read_bytes()


def test_the_backups_that_still_have_it_are_named(talks):
    now = dt.datetime(2025, 2, 1)
    assert talks.store.pin()
    with pytest.raises(FileProblem):
        purged(talks)
    made = backups.make(talks.path, talks.latest, now)
    talks.store.unpin()
    plan = Purgeable(talks).of(talks.latest.get(Round, "r1"), Expired())
    assert BackupsAsked(talks, None).having(plan) == (made,)
    carry_out(talks, plan)
    talks.store.pin()
    later = backups.make(talks.path, talks.latest, now)
    talks.store.unpin()
    assert BackupsAsked(talks, None).having(plan) == (made,)
    assert later != made


def test_a_backup_is_asked_once_about_each_record(talks, monkeypatch):
    talks.store.pin()
    backups.make(talks.path, talks.latest, dt.datetime(2025, 2, 1))
    talks.store.unpin()
    asked = []

    def told_of(path, keys, key):
        asked.extend(keys)
        return dict.fromkeys(keys, False)

    monkeypatch.setattr("core.editing.retention.told_of", told_of)
    backup, purgeable = BackupsAsked(talks, None), Purgeable(talks)
    meeting = talks.latest.get(Round, "r1")
    for notes in (False, True, False, True):
        assert backup.having(purgeable.of(meeting, Expired(notes=notes))) == ()
    assert sorted(name for _table, name in asked) == ["n1", "n2", "n3", "n5"]


def test_nothing_happens_where_the_disk_refuses(talks, monkeypatch):
    before = talks.latest
    monkeypatch.setattr("core.storage.chain.attest", lambda *_each: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        purged(talks)
    assert talks.latest == before == talks.store.load()
    monkeypatch.undo()
    assert talks.store.check() == ()
    assert talks.undo() is not None
