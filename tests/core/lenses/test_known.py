"""What was known at a moment, and what had become of clauses by a date."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.editing.commands import change, create, remove
from core.editing.commands.clauses import set_status
from core.editing.commands.positions import record_position
from core.editing.workspace import Workspace
from core.errors import RuleBroken
from core.exchange.example import make_example
from core.lenses.known import known_before
from core.lenses.said import said_by
from core.model.records import (
    Clause,
    ClauseStatus,
    Negotiation,
    Note,
    Outcome,
    Party,
    Point,
    Position,
    Wording,
)
from tests.core.editing.test_commands import done
from tests.dossiers import day, small

CLAUSE = Clause("c", 1, "Ceasefire")


@pytest.fixture
def space(tmp_path):
    space = Workspace.create(tmp_path / "talks.parley", small(CLAUSE))
    yield space
    space.close()


def known(space, head):
    """The dossier as the file held it when `head` was its last change."""
    return known_before(space.latest, space.store.since(head))


COMMANDS = st.sampled_from(
    [
        change(Party, "a", name="Other"),
        change(Party, "a", name="Third", code="TH"),
        change(Position, "x1", value=33.0, statement="Anew."),
        record_position(id="y", issue="i", party="m", date=day(9), value=50.0),
        remove(Position, "x1"),
        remove(Point, "p"),
        create(Note, id="n", target_kind="party", target="a", text="?"),
        change(Negotiation, Negotiation.ID, title="New title"),
        set_status("c", ClauseStatus.AGREED, date=day(3)),
    ]
)


@settings(max_examples=25)
@given(commands=st.lists(COMMANDS, max_size=8, unique_by=id), undone=st.integers(0, 3))
def test_every_moment_is_known_as_it_was(tmp_path_factory, commands, undone):
    space = Workspace.create(tmp_path_factory.mktemp("known") / "talks.parley", small(CLAUSE))
    moments = [(space.store.head, space.latest)]
    for command in commands:
        try:
            space.do(command)
        except RuleBroken:
            continue
        moments.append((space.store.head, space.latest))
    for _step in range(undone):
        space.undo()
        moments.append((space.store.head, space.latest))
    for head, then in moments:
        assert known(space, head) == then
    space.close()


def test_before_the_file_nothing_was_known_but_the_title(space):
    nothing = known_before(space.latest, space.store.since("0"))
    assert nothing.talks.title == "Fishing talks"
    assert nothing.count(Position) == nothing.count(Party) == 0


def test_what_was_said_and_what_was_known_are_two_clocks(space):
    before = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=1)
    space.do(record_position(id="late", issue="i", party="m", date=day(5), value=50.0))
    space.look_back(day(5))
    assert space.dossier.find(Position, "late") is not None
    assert space.dossier.find(Position, "x5") is None
    space.look_back(None, dt.datetime.now(dt.UTC) + dt.timedelta(seconds=1))
    assert space.dossier == space.latest
    space.look_back(None, before)
    assert space.dossier.find(Position, "late") is None
    assert space.looking_back
    space.look_back(None)
    assert space.dossier is space.latest


def test_many_records_are_taken_back_at_once(tmp_path):
    space = make_example(tmp_path / "example.parley")
    assert known_before(space.latest, space.store.since("0")).count(Position) == 0
    space.close()


# Clauses over time


def test_a_clause_had_another_status_before():
    dossier = done(small(CLAUSE), set_status("c", ClauseStatus.BRACKETED, date=day(50)))
    dossier = done(dossier, set_status("c", ClauseStatus.AGREED, date=day(60)))
    seen = [said_by(dossier, day(n)).get(Clause, "c").status for n in (10, 50, 59, 60)]
    assert seen == [
        ClauseStatus.OPEN,
        ClauseStatus.BRACKETED,
        ClauseStatus.BRACKETED,
        ClauseStatus.AGREED,
    ]
    assert dossier.get(Clause, "c").status is ClauseStatus.AGREED


def test_a_clause_is_not_known_before_its_first_outcome():
    unknown = Clause("c", 1, "Ceasefire", ClauseStatus.UNKNOWN)
    dossier = done(small(unknown), set_status("c", ClauseStatus.OPEN, date=day(50)))
    assert said_by(dossier, day(49)).get(Clause, "c").status is ClauseStatus.UNKNOWN
    assert said_by(dossier, day(50)).get(Clause, "c").status is ClauseStatus.OPEN


@pytest.mark.parametrize("later", [50, 51])
def test_a_clause_was_not_there_before_its_first_text(later):
    text = Wording("w", "c", "Catches are shared.", date=day(50))
    dossier = done(small(CLAUSE, text), set_status("c", ClauseStatus.AGREED, date=day(later)))
    assert said_by(dossier, day(49)).count(Clause) == 0
    status = said_by(dossier, day(50)).get(Clause, "c").status
    assert status is (ClauseStatus.AGREED if later == 50 else ClauseStatus.OPEN)


def test_two_outcomes_of_a_day_are_one():
    dossier = done(small(CLAUSE), set_status("c", ClauseStatus.BRACKETED, date=day(50)))
    dossier = done(dossier, set_status("c", ClauseStatus.AGREED, date=day(50)))
    assert [each.status for each in dossier.all(Outcome)] == [
        ClauseStatus.OPEN,
        ClauseStatus.AGREED,
    ]


def test_a_clause_that_nobody_touched_is_as_it_is():
    assert said_by(small(CLAUSE), day(1)).get(Clause, "c") == CLAUSE
