"""The verbs: what each makes different, and what it takes along."""

import datetime as dt

import msgspec
import pytest

from core.editing.commands import change, create, remove, reorder
from core.editing.commands.clauses import write_wording
from core.editing.commands.notes import add_note, reply, resolve
from core.editing.commands.positions import (
    correct_position,
    place_marker,
    place_range,
    record_position,
    remove_statement,
)
from core.editing.commands.proposals import respond
from core.editing.commands.sources import add_source, set_source_text
from core.editing.rules import check
from core.errors import RuleBroken
from core.model.change import Change, folded
from core.model.records import (
    Answer,
    Audience,
    Clause,
    Issue,
    Mark,
    Negotiation,
    Note,
    Party,
    Point,
    Position,
    Proposal,
    Response,
    Round,
    Source,
    Term,
    Wording,
)
from tests.briefings.packs import rich
from tests.dossiers import day, position, small


def done(dossier, command):
    """The dossier after a command, held to the rules as the workspace does."""
    edits = folded(command.edits(dossier))
    after = Change("", edits).applied(dossier)
    check(edits, after)
    return after


def test_what_is_added_comes_last_with_the_next_number():
    after = done(small(), create(Round, place="Oslo").then(create(Party, name="Z", code="ZZ")))
    assert after.all(Round)[-1].number == 3
    assert after.parties[-1].rank == 4


def test_what_is_gone_cannot_be_changed():
    with pytest.raises(RuleBroken, match="position no longer exists"):
        done(small(), change(Position, "gone", value=1.0))


def test_removing_takes_the_parts_along_and_the_notes_on_them():
    notes = [
        Note("n1", "position", "x1", "?"),
        Note("n2", "position", "x1", "!", parent="n1"),
        Note("n3", "party", "b", "?"),
        Note("n4", "note", "n1", "a note on a note"),
    ]
    after = done(small(*notes), remove(Point, "p"))
    assert [after.count(kind) for kind in (Point, Issue, Position)] == [0, 0, 0]
    assert [note.id for note in after.all(Note)] == ["n3"]


def test_removing_takes_back_the_mentions():
    after = done(small(), remove(Source, "s"))
    assert after.count(Position) == 5
    assert {p.source for p in after.all(Position)} == {None}
    assert done(small(), remove(Party, "a")).talks.first is None


def test_removing_leaves_notes_on_another_record_of_the_same_name():
    dossier = small(Source("a", 2, "A letter"), Note("n", "source", "a", "?"))
    assert done(dossier, remove(Party, "a")).count(Note) == 1


def chain():
    """x1, its correction c1 and the correction c2 of that."""
    return small(
        position("c1", "i", "a", 1, 12.0, corrects="x1"),
        position("c2", "i", "a", 1, 13.0, corrects="c1"),
    )


@pytest.mark.parametrize(
    ("gone", "left"),
    [
        ("x1", {"c1": None, "c2": "c1"}),
        ("c1", {"x1": None, "c2": "x1"}),
        ("c2", {"x1": None, "c1": "x1"}),
    ],
)
def test_a_chain_of_corrections_closes_over_the_one_that_goes(gone, left):
    after = done(chain(), remove(Position, gone))
    assert {p.id: p.corrects for p in after.positions("i", "a")} == left


@pytest.mark.parametrize("named", ["x1", "c1", "c2"])
def test_a_statement_goes_with_all_its_corrections(named):
    after = done(chain(), remove_statement(named))
    assert not after.positions("i", "a")
    assert after.count(Position) == 4


def test_a_correction_starts_from_what_stands():
    after = done(chain(), correct_position("x1", statement="Much."))
    (new,) = set(after.positions("i", "a")) - set(chain().positions("i", "a"))
    assert (new.corrects, new.value, new.statement) == ("c2", 13.0, "Much.")
    assert after.get(Position, "x1") == chain().get(Position, "x1")
    assert done(chain(), correct_position("x1", value=13.0)) == chain()


def test_a_replaced_proposal_that_goes_hands_its_place_on():
    proposals = [
        Proposal(f"d{n}", n, "Draft", replaces=f"d{n - 1}" if n else None) for n in (0, 1, 2)
    ]
    after = done(small(*proposals), remove(Proposal, "d1"))
    assert [p.replaces for p in after.all(Proposal)] == [None, "d0"]


def test_recording_says_who_on_what():
    command = record_position(issue="i", party="b", date=day(50), value=70.0)
    assert command.called(small()) == "record position: Borduria on Catch"
    after = done(small(), command)
    assert [p.value for p in after.positions("i", "b")] == [90.0, 80.0, 70.0]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (20.0, (20.0, 5.0, 40.0)),
        (2.0, (2.0, 2.0, 40.0)),
        (50.0, (50.0, 5.0, 50.0)),
        (-9.0, (0.0, 0.0, 40.0)),
        (900.0, (100.0, 5.0, 100.0)),
    ],
)
def test_a_range_widens_to_hold_its_marker(value, expected):
    after = done(small(), place_marker("x1", value)).get(Position, "x1")
    assert (after.value, after.low, after.high) == expected


def test_a_marker_without_a_range_has_none_after():
    after = done(small(), place_marker("x3", 150.0)).get(Position, "x3")
    assert (after.value, after.low, after.high) == (150.0, None, None)


def test_a_range_is_put_in_order_and_on_the_scale():
    after = done(small(), place_range("x3", 900.0, 50.0)).get(Position, "x3")
    assert (after.value, after.low, after.high) == (120.0, 100.0, 300.0)


def test_an_upside_down_scale_works_the_same():
    dossier = done(small(), create(Issue, id="u", point="p", name="U", low_end=9.0, high_end=1.0))
    dossier = done(dossier, record_position(issue="u", party="a", date=day(1), id="y", value=5.0))
    assert done(dossier, place_marker("y", 99.0)).get(Position, "y").value == 9.0


def test_a_reply_stands_where_its_note_stands():
    dossier = done(small(), add_note("position", "x1", "?", audience=Audience.MINE, id="00"))
    assert dossier.get(Note, "00").created.tzinfo is dt.UTC
    dossier = done(dossier, reply("00", "Yes."))
    answer = dossier.notes("x1")[1]
    assert (answer.parent, answer.target, answer.audience) == ("00", "x1", Audience.MINE)
    assert done(dossier, resolve("00")).get(Note, "00").resolved
    assert not done(done(dossier, resolve("00")), resolve("00", False)).get(Note, "00").resolved
    assert done(dossier, remove(Note, "00")).count(Note) == 0


def test_a_source_keeps_its_text_by_digest():
    command = add_source("Gazette", "abc", id="g")
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert command.texts == {digest: "abc"}
    dossier = done(small(), command)
    assert (dossier.get(Source, "g").digest, dossier.get(Source, "g").number) == (digest, 2)
    assert done(dossier, set_source_text("g", "")).get(Source, "g").digest == ""


def test_a_party_has_one_answer_to_a_proposal():
    dossier = done(small(), create(Proposal, id="d", name="Draft"))
    dossier = done(dossier, respond(proposal="d", party="a", answer=Answer.CONDITIONAL, text="If"))
    dossier = done(dossier, respond(proposal="d", party="a", answer=Answer.REJECTED))
    (response,) = dossier.all(Response)
    assert (response.answer, response.text) == (Answer.REJECTED, "")


def test_a_wording_is_rewritten_in_its_round_and_kept_in_others():
    dossier = done(small(), create(Clause, id="c", title="Peace"))
    for text, in_round in (("One", "r1"), ("Two", "r1"), ("Three", "r2")):
        dossier = done(dossier, write_wording("c", text, party="a", round=in_round))
    assert [w.text for w in dossier.all(Wording)] == ["Two", "Three"]


def test_reordering_uses_the_places_held_before():
    after = done(small(), reorder(Party, ["m", "a"]))
    assert [(p.id, p.rank) for p in after.parties] == [("m", 1), ("b", 2), ("a", 3)]
    tied = small(Term("t1", 1, "d", "i"), Term("t2", 1, "d", "i"), Proposal("d", 1, "D"))
    assert [t.id for t in done(tied, reorder(Term, ["t2", "t1"])).all(Term)] == ["t2", "t1"]


def test_the_pair_to_compare_is_a_field_of_the_talks():
    after = done(small(), change(Negotiation, "talks", first="m", second=None))
    assert (after.talks.first, after.talks.second) == ("m", None)


def test_nothing_of_an_earlier_answer_is_said_of_a_later_one():
    dossier = rich(Mark("m", "response", "v2", "RELEASABLE"))
    earlier = dossier.get(Response, "v2")
    dossier = dossier.replacing(earlier, msgspec.structs.replace(earlier, source="t", text="If"))
    now = respond(proposal=earlier.proposal, party=earlier.party, answer=Answer.ACCEPTED)
    dossier = done(dossier, now)
    later = dossier.get(Response, "v2")
    assert later == Response("v2", earlier.proposal, earlier.party, Answer.ACCEPTED)
    assert not dossier.count(Mark)
