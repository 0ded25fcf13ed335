"""What must hold: each rule refuses what breaks it and lets its neighbour pass."""

import datetime as dt

import pytest
from msgspec.structs import fields, replace

from core.editing.commands import change, create, remove
from core.editing.rules import check
from core.errors import RuleBroken
from core.exchange.example import example
from core.model.change import Change, Edit
from core.model.kinds import KINDS, Kind
from core.model.records import (
    AgendaItem,
    Anchor,
    Clause,
    Commitment,
    Hypothesis,
    Issue,
    Line,
    Negotiation,
    Note,
    Party,
    Point,
    Position,
    Proposal,
    Record,
    Round,
    Source,
    Term,
)
from tests.dossiers import day, position, small

DOSSIER = small(
    position("c1", "i", "a", 1, 12.0, corrects="x1"),
    position("c2", "i", "a", 1, 13.0, corrects="c1"),
    Note("n", "position", "x1", "?"),
    Note("m1", "position", "x1", "!", parent="n"),
    Source("s2", 2, "A letter"),
    Clause("k1", 1, "Peace"),
    Clause("k2", 2, "Land"),
    Proposal("d1", 1, "First"),
    Proposal("d2", 2, "Second", replaces="d1"),
    Term("t", 1, "d1", "j", 200.0),
)


def attempt(command):
    """Hold what a command would do to the rules."""
    edits = tuple(command.edits(DOSSIER))
    check(edits, Change("", edits).applied(DOSSIER))


BROKEN = {
    "a value off the scale": change(Position, "x1", value=100.1),
    "an ideal off the scale": change(Position, "x3", ideal=99.0),
    "an influence above 100": change(Party, "a", influence=100.5),
    "a name that another party has": change(Party, "a", name="BORDURIA"),
    "a round that ends without a beginning": create(Round, number=9, end_date=day(5)),
    "an empty line to say": create(Line, point="p", text=" "),
    "half a range": change(Position, "x1", low=None),
    "a range upside down": change(Position, "x1", low=50.0, high=40.0),
    "salience over 100": change(Position, "x1", salience=101.0),
    "a value without a statement": change(Position, "x1", commitment=Commitment.NO_STATEMENT),
    "a year of three digits": change(Position, "x1", date=dt.date(205, 1, 1)),
    "a round of three digits": change(Round, "r1", date=dt.date(205, 1, 1)),
    "no such issue": change(Position, "x1", issue="gone"),
    "no such source": change(Position, "x1", source="gone"),
    "a correction of another issue": change(Position, "x3", corrects="x1"),
    "a corrected position on another issue": change(Position, "x1", issue="j", value=None,
                                                    low=None, high=None),
    "a position that corrects itself": change(Position, "x1", corrects="x1"),
    "corrections in a ring": change(Position, "x1", corrects="c2"),
    "proposals in a ring": change(Proposal, "d1", replaces="d2"),
    "replies in a ring": change(Note, "n", parent="m1"),
    "a reply elsewhere": create(Note, target_kind="position", target="x2", text="", parent="n"),
    "a note on nothing": create(Note, target_kind="position", target="gone", text=""),
    "a note on no kind": create(Note, target_kind="planet", target="x1", text=""),
    "a note on no field": change(Note, "n", field="weather"),
    "two terms on an issue": create(Term, proposal="d1", issue="j", value=210.0),
    "half a phrase": change(Note, "n", start=3),
    "a phrase upside down": change(Note, "n", start=3, end=2),
    "a phrase before the text": change(Note, "n", start=-1, end=2),
    "infinity": change(Issue, "i", weight=float("inf")),
    "a weight whose sums overflow": change(Issue, "i", weight=1e308),
    "a scale whose length overflows": change(Issue, "i", low_end=-1.7e308, high_end=1.7e308),
    "not a number": change(Position, "x1", value=float("nan")),
    "a number beyond the file": change(Party, "a", rank=2**63),
    "a null character": change(Position, "x1", statement="a\0b"),
    "a lone surrogate": change(Position, "x1", statement="a\ud800b"),
    "a lone surrogate on an anchor": change(Issue, "i", anchors=(Anchor(1.0, "\udfff"),)),
    "no name": change(Party, "a", name=" "),
    "no title": change(Source, "s", title=""),
    "no clause title": change(Clause, "k1", title=""),
    "no code": change(Party, "a", code=" "),
    "a code taken": change(Party, "a", code="bo"),
    "a colour by name": change(Party, "a", colour="red"),
    "a colour too long": change(Party, "a", colour="#0072B2FF"),
    "a colour with a line break": change(Party, "a", colour="#0072B2\n"),
    "a point name taken": create(Point, name="Quota"),
    "an issue name taken": create(Issue, point="p", name="Catch"),
    "a scale of no length": change(Issue, "i", low_end=5.0, high_end=5.0),
    "a scale that leaves positions outside": change(Issue, "i", high_end=50.0),
    "a scale that leaves a term outside": change(Issue, "j", low_end=250.0, high_end=350.0),
    "a negative weight": change(Issue, "i", weight=-1.0),
    "an anchor off the scale": change(Issue, "i", anchors=(Anchor(101.0, ""),)),
    "a term off the scale": change(Term, "t", value=99.0),
    "a round number taken": change(Round, "r2", number=1),
    "a round that ends first": change(Round, "r1", end_date=day(-1)),
    "a clause number taken": change(Clause, "k2", number=1),
    "a source number taken": change(Source, "s2", number=1),
    "a grade G": change(Source, "s", reliability="G"),
    "a grade 7": change(Source, "s", credibility=7),
    "a pair of one": change(Negotiation, "talks", first="b"),
    "a pair of nobody": change(Negotiation, "talks", first="gone"),
    "a negative threshold": change(Negotiation, "talks", stall_threshold=-1.0),
    "less than no time": create(AgendaItem, round="r1", title="Tea", minutes=-1),
    "no talks": remove(Negotiation, "talks"),
}  # fmt: skip

HOLDS = {
    "the ends of a scale": change(Position, "x1", low=0.0, high=100.0),
    "rounding at the end": change(Position, "x1", high=100.0 + 1e-9),
    "a value outside its range": change(Position, "x1", value=60.0),
    "silence": change(Position, "x2", commitment=Commitment.NO_STATEMENT, value=None),
    "the same code": change(Party, "a", code="ar"),
    "a round of a day": change(Round, "r1", end_date=day(0)),
    "a wider scale": change(Issue, "i", low_end=-100.0, high_end=1000.0),
    "a scale turned round": change(Issue, "i", low_end=100.0, high_end=0.0),
    "no grade": change(Source, "s", reliability="", credibility=0),
    "no pair": change(Negotiation, "talks", first=None, second=None),
    "a phrase of no length": change(Note, "n", start=3, end=3),
    "a note on a stored text": create(
        Note, target_kind="source", target="s", text="", field="text"
    ),
    "a note on the talks": create(Note, target_kind="negotiation", target="talks", text=""),
    "every script": change(Position, "x1", statement="Тариф 关税 تعريفة 👍 \u200f \x07"),
    "a move to another party": change(Position, "x3", party="m"),
}


@pytest.mark.parametrize("command", BROKEN.values(), ids=BROKEN)
def test_what_breaks_a_rule_is_refused_with_a_sentence(command):
    with pytest.raises(RuleBroken) as caught:
        attempt(command)
    assert str(caught.value)[0].isupper() or str(caught.value)[0] in "“0123456789n"
    assert "{" not in str(caught.value)


EXAMPLE = example()
BEHIND = Hypothesis("h", 1, EXAMPLE.all(Issue)[0].id, EXAMPLE.parties[0].id, "It is for show")
RICH = EXAMPLE.replacing(None, BEHIND)
NEEDED = [(kind, name) for kind in KINDS.values() for name in kind.needs]


def made(kind: Kind) -> Record:
    """A record of a kind with what it cannot be without."""
    belongs = {name: RICH.all(named)[0].id for name, named in kind.references.items()}
    others = {int: 99, str: "x", dt.date: day(1)}
    told = {
        each.name: belongs.get(each.name) or others[each.type]
        for each in fields(kind.record)
        if each.required
    }
    return kind.record(**told)


@pytest.mark.parametrize(
    ("kind", "field"), NEEDED, ids=[f"{kind.table}.{name}" for kind, name in NEEDED]
)
def test_a_field_that_is_never_empty_is_named_when_it_is(kind: Kind, field: str) -> None:
    edits = (Edit(None, replace(made(kind), **{field: " \n"})),)
    with pytest.raises(RuleBroken) as caught:
        check(edits, Change("", edits).applied(RICH))
    assert (str(caught.value), caught.value.field) == (kind.needs[field], field)


def test_a_broken_rule_names_the_field_to_change() -> None:
    for command, field in (
        (change(Party, "a", name="BORDURIA"), "name"),
        (change(Party, "a", code="BO"), "code"),
        (change(Round, "r1", number=2), "number"),
        (change(Round, "r2", end_date=day(1)), "end_date"),
        (change(Issue, "j", low_end=300.0), "high_end"),
        (change(Position, "x1", salience=101.0), "salience"),
        (change(Negotiation, "talks", first="a", second="a"), "second"),
    ):
        with pytest.raises(RuleBroken) as caught:
            attempt(command)
        assert caught.value.field == field


@pytest.mark.parametrize("command", HOLDS.values(), ids=HOLDS)
def test_what_breaks_no_rule_passes(command):
    attempt(command)


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (DOSSIER.get(Party, "a"), "This party is still used by talks."),
        (DOSSIER.get(Position, "c1"), "This position is still used by positions."),
        (DOSSIER.get(Issue, "i"), "This issue is still used by positions."),
        (DOSSIER.get(Position, "x3"), None),
        (DOSSIER.get(Note, "n"), "This note is still used by notes."),
    ],
)
def test_nothing_is_left_pointing_at_what_is_gone(record: Record, sentence):
    edits = (Edit(record, None),)
    if sentence is None:
        check(edits, Change("", edits).applied(DOSSIER))
        return
    with pytest.raises(RuleBroken, match=sentence):
        check(edits, Change("", edits).applied(DOSSIER))


def test_notes_are_not_left_on_what_is_gone():
    dossier = small(Note("n", "position", "x3", "?"))
    edits = (Edit(dossier.get(Position, "x3"), None),)
    with pytest.raises(RuleBroken, match="still notes on this position"):
        check(edits, Change("", edits).applied(dossier))


@pytest.mark.parametrize(
    "command",
    [
        change(Position, "x1", value="ten"),
        change(Position, "x1", statement=None),
        change(Position, "x1", date=dt.datetime(2025, 1, 1)),
        change(Position, "x1", commitment="shouted"),
        change(Party, "a", rank=1.5),
        change(Issue, "i", anchors=[Anchor(1.0, "a list is not a tuple")]),
    ],
)
def test_a_wrong_type_is_a_bug_and_no_problem(command):
    with pytest.raises(TypeError):
        attempt(command)
