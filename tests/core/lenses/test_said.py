"""The dossier as it stood on a date."""

import datetime as dt

import pytest
from hypothesis import given

from core.analysis.gaps import gap
from core.analysis.histories import history
from core.lenses.said import said_by
from core.model.dossier import Dossier
from core.model.records import (
    Answer,
    Clause,
    Excerpt,
    Issue,
    Note,
    Position,
    Proposal,
    Record,
    Response,
    Round,
    Term,
    Wording,
)
from tests.core.positions import PAIR, days, some, talks
from tests.dossiers import day, position, small


def written(number: int) -> dt.datetime:
    """Noon of the nth day, in UTC."""
    return dt.datetime.combine(day(number), dt.time(12), dt.UTC)


def ids(dossier: Dossier, kind: type[Record]) -> list[str]:
    """The ids of a kind, in order."""
    return [record.id for record in dossier.all(kind)]


@some
@given(talks(), days)
def test_gap_of_a_look_back_is_the_gap_of_that_day(dossier: Dossier, number: int) -> None:
    then, now = said_by(dossier, day(number)), gap(dossier, PAIR, on=day(number))
    assert gap(then, PAIR).stated == now.stated
    assert gap(then, PAIR, on=day(number)).between == now.between


@some
@given(talks(), days)
def test_look_back_is_a_dossier_of_what_is_left(dossier: Dossier, number: int) -> None:
    then = said_by(dossier, day(number))
    assert then == Dossier.of([r for kind in then.tables for r in then.all(kind)])
    assert all(position.date <= day(number) for position in then.all(Position))


def test_what_is_dated_later_is_absent_and_rounds_stay() -> None:
    dossier = small(
        Proposal("q1", 1, "First", day(5)),
        Proposal("q2", 2, "Second", day(20)),
        Proposal("q3", 3, "Undated"),
        Term("t1", 1, "q1", "i", 50.0),
        Term("t2", 2, "q2", "i", 60.0),
        Response("a1", "q1", "a", Answer.AWAITED),
        Response("a2", "q1", "b", Answer.REJECTED, day(12)),
        Response("a3", "q2", "b", Answer.ACCEPTED),
        Clause("c", 1, "Scope"),
        Wording("w1", "c", "Early text", date=day(3)),
        Wording("w2", "c", "Late text", date=day(11)),
        Wording("w3", "c", "Undated text"),
    )
    then = said_by(dossier, day(10))
    assert ids(then, Position) == ["x1", "x2", "x3", "x4"]
    assert ids(then, Proposal) == ["q1", "q3"]
    assert ids(then, Term) == ["t1"]
    assert ids(then, Response) == ["a1"]
    assert ids(then, Wording) == ["w1", "w3"]
    assert ids(then, Round) == ids(dossier, Round)
    assert then.all(Issue) == dossier.all(Issue)


def test_notes_go_with_their_date_their_target_and_their_parent() -> None:
    dossier = small(
        Note("n1", "position", "x1", "Early", created=written(10)),
        Note("n2", "position", "x1", "Late", created=written(11)),
        Note("n3", "position", "x5", "On what is gone", created=written(2)),
        Note("n4", "position", "x5", "Its reply", parent="n3"),
        Note("n5", "point", "p", "Undated"),
        Note("n6", "note", "n2", "On a note that is gone"),
        Note("n7", "position", "x1", "A reply to a deleted record", parent="n2"),
        Note("n8", "position", "x1", "A reply to one that is there", parent="n1"),
    )
    assert ids(said_by(dossier, day(10)), Note) == ["n1", "n5", "n8"]


def test_mistake_does_not_come_back_before_its_correction() -> None:
    dossier = small(
        position("y1", "i", "a", 5, 99.0),
        position("y2", "i", "a", 25, 20.0, corrects="y1"),
    )
    group = said_by(dossier, day(10)).positions("i", "a")
    assert [each.id for each in history(group)] == ["x1"]


def test_nothing_later_leaves_every_group_as_it_is() -> None:
    dossier = small()
    assert said_by(dossier, day(100)) == dossier
    then = said_by(dossier, day(10))
    assert then.positions("i", "a") is dossier.positions("i", "a")


@pytest.mark.parametrize("number", [0, 1, 2, 3, 4, 30])
def test_however_much_goes_the_ids_and_the_groups_agree(number: int) -> None:
    then = said_by(small(), day(number))
    grouped = [p.id for group in then.tables[Position].groups.values() for p in group]
    assert sorted(grouped) == ids(then, Position)


def test_evidence_goes_with_its_position() -> None:
    cited = small(
        Excerpt("e1", "x5", "s", "Later words"), Excerpt("e2", "x1", "s", "Earlier words")
    )
    assert [each.id for each in said_by(cited, day(20)).all(Excerpt)] == ["e2"]
