"""Who tabled what, what it replaces, what was answered; and its terms on the scales."""

from core.model.dossier import Dossier
from core.model.records import Answer, Issue, Proposal, ProposalStatus, Record, Response, Term
from core.views.position_map import MapChoices, row
from core.views.proposal_chain import current, proposal_chain
from core.views.terms import term_marks
from tests.dossiers import day, small

IN_TALKS = ProposalStatus.IN_NEGOTIATION


def table(*more: Record) -> Dossier:
    return small(
        Proposal("p1", 1, "Halves", day(1), "a"),
        Proposal("p2", 2, "Thirds", day(20), "b", replaces="p1", status=IN_TALKS),
        Term("t1", 1, "p1", "i", 50.0),
        Term("t2", 2, "p2", "j", 160.0, "for ten years"),
        Response("r1", "p2", "a", Answer.CONDITIONAL, day(22)),
        Response("r2", "p2", "m", Answer.SILENT),
        Response("r3", "p2", "b", Answer.AWAITED),
        *more,
    )


def test_an_arrow_leads_to_what_replaced_a_proposal_and_boxes_have_the_answers() -> None:
    graph = proposal_chain(table(Proposal("x", 9, "Alone")), "p1")
    assert graph.layers.layers == (("p1",), ("p2",))
    first, second = graph.boxes
    assert (first.strong, second.strong) == (False, True)
    assert second.lines[-1] == "AR: accepted with conditions · ME: silent"
    assert second.spoken.endswith("replaces Halves")


def test_on_the_table_is_what_nothing_on_the_table_replaces() -> None:
    assert [each.id for each in current(table())] == ["p2"]
    gone = Proposal("p3", 3, "Fourths", replaces="p2", status=ProposalStatus.WITHDRAWN)
    assert [each.id for each in current(table(gone))] == ["p2"]


def test_the_terms_on_the_table_stand_on_the_scale() -> None:
    dossier = table()
    (mark,) = term_marks(dossier, dossier.get(Issue, "j"))
    assert (mark.at, mark.words) == (30.0, "Thirds: 160 boats")
    assert term_marks(dossier, dossier.get(Issue, "i")) == ()
    shown = row(dossier, dossier.get(Issue, "j"), MapChoices(("a", "b")))
    assert shown.terms == (mark,)
    assert "Thirds: 160 boats" in shown.summary


def test_the_latest_proposals_are_drawn_undated_ones_first_left_out() -> None:
    others = [Proposal(f"o{n}", 9 + n, f"Other {n}", day(30 + n)) for n in range(2)]
    terms = [Term(f"u{n}", 9 + n, f"o{n}", "j", 200.0) for n in range(2)]
    undated = (Proposal("u", 90, "Some day"), Term("ut", 90, "u", "j", 110.0))
    dossier = table(*others, *terms, *undated)
    words = [each.words for each in term_marks(dossier, dossier.get(Issue, "j"))]
    assert words == ["Other 0: 200 boats", "Other 1: 200 boats"]
