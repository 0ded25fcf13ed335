"""What is refused when it is typed, though a file may hold it."""

import datetime as dt

import pytest
from msgspec.structs import replace

from core.editing.commands import change, create, remove
from core.editing.commands.positions import correct_position, record_position
from core.editing.commands.proposals import respond
from core.editing.rules import check
from core.errors import RuleBroken
from core.model.change import Change, folded
from core.model.kinds import KINDS
from core.model.records import (
    Action,
    AgendaItem,
    Answer,
    Definition,
    Issue,
    Point,
    Position,
    Proposal,
    Response,
)
from tests.dossiers import day, small

LINE = Definition("w1", 1, "Contact line", "where the forces face each other")
DOSSIER = small(
    LINE,
    Proposal("d1", 1, "First"),
    AgendaItem("g1", 1, "r1", "Land", time="25:70"),
    Action("t1", 1, "r1", "Send the map"),
)


def attempt(command, dossier=DOSSIER):
    edits = folded(command.edits(dossier))
    check(edits, Change("", edits).applied(dossier))
    return edits


def respond_at(time):
    return respond(proposal="d1", party="a", answer=Answer.AWAITED, date=day(1), time=time)


AT = {
    AgendaItem: lambda time: create(AgendaItem, round="r1", title="Land", time=time),
    Action: lambda time: change(Action, "t1", time=time),
    Response: respond_at,
    Position: lambda time: record_position(
        issue="i", party="a", date=dt.date(2026, 1, 1), value=1.0, time=time
    ),
}


def test_every_kind_with_a_time_of_day_is_tried():
    assert {*AT} == {kind for kind in KINDS if "time" in kind.__struct_fields__}


@pytest.mark.parametrize("kind", AT, ids=lambda kind: kind.__name__)
def test_no_time_is_recorded_that_no_day_has(kind):
    with pytest.raises(RuleBroken, match="“25:70” is not a time of day"):
        attempt(AT[kind]("25:70"))
    assert attempt(AT[kind]("after lunch"))


def test_a_correction_has_a_time_of_a_day():
    with pytest.raises(RuleBroken, match="not a time of day"):
        attempt(correct_position("x1", time="12:60"))


def test_the_time_that_an_older_file_has_may_stay():
    assert attempt(change(AgendaItem, "g1", title="Land and sea"))
    removal = attempt(remove(AgendaItem, "g1"))
    check(Change("", removal).inverse.edits, DOSSIER)


@pytest.mark.parametrize("word", ["Contact line", "contact line", " CONTACT  LINE "])
def test_a_glossary_explains_a_word_once(word):
    with pytest.raises(RuleBroken, match="already a glossary entry called Contact line") as broken:
        attempt(create(Definition, word=word, meaning="the front"))
    assert broken.value.field == "word"
    other = small(LINE, Definition("w2", 2, "Front", ""))
    with pytest.raises(RuleBroken, match="called Contact line"):
        attempt(change(Definition, "w2", word=word), other)


@pytest.mark.parametrize(
    "command",
    [
        create(Point, name="QUOTA"),
        create(Issue, point="p", name=" catch"),
        change(Issue, "j", name="CATCH"),
    ],
)
def test_points_and_issues_that_differ_in_capitals_alone_cannot_be_told_apart(command):
    with pytest.raises(RuleBroken, match=r"already a.* called (Quota|Catch)") as broken:
        attempt(command)
    assert broken.value.field == "name"


def test_an_issue_of_another_point_may_have_its_name():
    dossier = small(Point("q", 2, "Fees"))
    assert attempt(create(Issue, point="q", name="catch"), dossier)


def test_the_word_that_is_explained_may_be_written_otherwise():
    assert attempt(change(Definition, "w1", word="contact line"))


def test_two_entries_for_a_word_in_an_older_file_may_be_edited():
    twice = small(LINE, replace(LINE, id="w2", rank=2))
    assert attempt(change(Definition, "w2", meaning="the front"), twice)
