"""The plan text as its panel shows it, as one value."""

from msgspec.structs import replace

from core.model.dossier import Dossier
from core.model.records import Clause, ClauseStatus, Note, Point, Record, Wording
from core.views.plan_text import plan_text
from tests.dossiers import day, small


def draft(*more: Record) -> Dossier:
    return small(
        Clause("c", 1, "Quotas", ClauseStatus.BRACKETED, "p"),
        Clause("d", 2, "Harbours"),
        Wording("w1", "c", "Catches are [shared] [bought].", round="r1"),
        Wording("w2", "c", "Catches are bought.", "b", date=day(2)),
        Wording("w3", "c", "Catches are bought and paid.", "b", date=day(3)),
        *more,
    )


def test_clauses_stand_in_order_with_their_status_and_their_point() -> None:
    first, second = plan_text(draft(), day(9)).clauses
    assert (first.mark, first.title, first.point) == ("1 [ ]", "Quotas", "Quota")
    assert (second.mark, second.title, second.point) == ("2 ✕", "Harbours", "")
    assert (first.status_of, first.edit) == ("Status of Clause 1", "Edit Clause 1")
    assert plan_text(draft(), day(9)).counts == "1 bracketed · 1 open"


def test_the_working_text_comes_first_and_of_each_party_what_it_wrote_last() -> None:
    working, theirs = plan_text(draft(), day(9)).clauses[0].wordings
    assert (working.who, working.colour, working.round) == ("Working text", "", "Round 1")
    assert (theirs.who, theirs.colour, theirs.round) == ("■ Borduria", "#C8501E", "")
    assert theirs.text.text == "Catches are bought and paid."
    assert theirs.spoken == "Wording: ■ Borduria"


def test_notes_on_every_text_stand_beside_it() -> None:
    notes = (
        Note("n", "wording", "w1", "By whom?", field="text", quote="[shared]", start=12, end=20),
        Note("m", "wording", "w2", "On what was said before."),
        Note("k", "clause", "d", "Whose?"),
        Note("o", "round", "r1", "Not on the plan."),
    )
    seen = plan_text(draft(*notes), day(9))
    assert {card.note for card in seen.notes} == {"n", "m", "k"}
    assert [span.note for span in seen.clauses[0].wordings[0].text.spans] == ["n"]


def test_a_change_to_one_clause_leaves_the_others_as_they_were() -> None:
    dossier = draft()
    clause = dossier.get(Clause, "c")
    agreed = dossier.replacing(clause, replace(clause, status=ClauseStatus.AGREED))
    before, after = plan_text(dossier, day(9)).clauses, plan_text(agreed, day(9)).clauses
    assert (after[0].mark, before[0] == after[0], before[1] == after[1]) == ("1 ✓", False, True)


def test_without_clauses_it_says_what_to_add() -> None:
    assert plan_text(small(), day(9)).counts.startswith("No draft yet.")
    assert plan_text(small(), day(9)).clauses == ()
    assert plan_text(small(Point("q", 2, "Court")), day(9)) == plan_text(small(), day(9))
