"""What was done, step by step, and bringing it back."""

import datetime as dt

import pytest

from core.editing.commands import change, create, remove
from core.editing.commands.notes import add_note
from core.editing.commands.positions import record_position
from core.editing.commands.restore import restore_field, restore_removed
from core.editing.workspace import Workspace
from core.errors import RuleBroken
from core.model.records import (
    Anchor,
    Issue,
    Level,
    Negotiation,
    Note,
    Party,
    Position,
    Source,
    Template,
)
from core.views.history import HistoryFilter, authors, matching, steps, touched
from tests.dossiers import day, small


@pytest.fixture
def space(tmp_path):
    space = Workspace.create(tmp_path / "talks.parley", small(), author="Desk")
    space.do(change(Position, "x1", value=30.0, statement="More than before."))
    space.author = "Legal"
    space.do(add_note("position", "x2", "Зачем?"))
    space.do(remove(Position, "x3"))
    yield space
    space.close()


def found(space, most=100):
    heads = space.store.heads(most)
    return steps(heads, space.store.since(0 if most > 10 else str(heads[-1].tick - 1)))


def labels(space, **wanted):
    return [s.head.label for s in matching(space.latest, found(space), HistoryFilter(**wanted))]


def test_steps_come_latest_first_with_their_rows(space):
    first, second, third, *_ = found(space)
    assert first.head.label == "remove position"
    assert [second.head.author, third.head.author] == ["Legal", "Desk"]
    assert [entry.field for entry in third.entries] == ["value", "statement"]
    assert third.head.rows == 2


def test_what_a_step_did_is_told_in_words(space):
    (record,) = touched(space.latest, found(space)[2])
    assert (record.name, record.what) == ("position: Arland on Catch", "changed")
    assert [(f.field, f.before, f.after) for f in record.fields] == [
        ("value", "10", "30"),
        ("statement", "“Little.”", "“More than before.”"),
    ]


@pytest.mark.parametrize(
    ("command", "before", "after"),
    [
        (
            change(Issue, "j", anchors=(Anchor(0, "few"), Anchor(50, "half"))),
            "none",
            "100 boats: few · 200 boats: half",
        ),
        (
            change(Negotiation, "talks", levels=(Level("OPEN", "O", True), Level("SECRET", "S"))),
            "none",
            "OPEN (O), releasable · SECRET (S)",
        ),
        (change(Source, "s", file_digest="a3f9" * 16), "none", "SHA-256 a3f9a3f9…"),
        (change(Template, "t", content='{"paper":"a5"}'), "a recipe", "a recipe"),
    ],
)
def test_no_code_is_shown_to_people(space, command, before, after):
    space.do(create(Template, id="t", name="Own", content="{}"))
    space.do(command)
    ((field,),) = [record.fields for record in touched(space.latest, found(space)[0])]
    assert (field.before, field.after) == (before, after)


def test_what_is_gone_is_called_by_what_it_was(space):
    (record,) = touched(space.latest, found(space)[0])
    assert (record.name, record.what) == ("position: Arland on Fleet", "removed")


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ({"author": "Desk"}, "edit position"),
        ({"kind": Note}, "add note"),
        ({"words": "зачем"}, "add note"),
        ({"words": "more than"}, "edit position"),
        ({"kind": Party, "since": dt.date(2000, 1, 1)}, "create the dossier"),
        ({"point": "p"}, "remove position"),
    ],
)
def test_filters(space, wanted, first):
    assert labels(space, **wanted)[0] == first


def test_days_are_a_filter_too(space):
    today = dt.datetime.now().astimezone().date()
    assert len(labels(space, since=today, until=today)) == 4
    assert labels(space, since=today + dt.timedelta(days=1)) == []
    assert authors(found(space)) == ("Desk", "Legal")


def test_a_field_is_restored(space):
    value, _statement = found(space)[2].entries
    space.do(restore_field(value))
    assert space.latest.get(Position, "x1").value == 10.0
    assert space.latest.get(Position, "x1").statement == "More than before."
    assert space.undo_label == "restore value of position"


def test_what_was_removed_is_restored_with_its_parts(space):
    before = space.latest
    space.do(remove(Issue, "i"))
    step = found(space)[0]
    space.do(restore_removed(step.entries))
    assert space.latest == before
    with pytest.raises(RuleBroken):
        space.do(restore_removed(step.entries))


def test_what_cannot_be_restored_is_a_sentence(space):
    space.do(record_position(id="y", issue="i", party="m", date=day(9), value=50.0))
    space.do(change(Position, "y", value=60.0))
    entry = found(space)[0].entries[0]
    space.do(remove(Position, "y"))
    with pytest.raises(RuleBroken):
        space.do(restore_field(entry))


def test_a_large_change_is_read_when_asked_for(space):
    heads = space.store.heads(100)
    (create,) = steps(heads[-1:], ())
    assert create.entries == ()
    assert create.head.rows > 5
    entries = next(space.store.at(create.head, 5))
    assert len({entry.record for entry in entries}) == 5
    assert {entry.label for entry in entries} == {"create the dossier"}
    assert len(space.store.heads(2)) == 2
