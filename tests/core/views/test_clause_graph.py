"""What could close now, what waits for what, and who waits for each other."""

from msgspec.structs import replace

from core.model.dossier import Dossier
from core.model.records import Clause, ClauseLink, ClauseStatus, Condition, Record, Wording
from core.views.clause_graph import clauses_together, closing
from tests.dossiers import position, small

AGREED = ClauseStatus.AGREED


def plan(*more: Record) -> Dossier:
    return small(
        Clause("c1", 1, "Clean"),
        Clause("c2", 2, "Bracketed"),
        Clause("c3", 3, "Done", AGREED),
        Clause("c4", 4, "Empty"),
        Wording("w1", "c1", "Nobody fishes."),
        Wording("w2", "c2", "Nobody [fishes]."),
        Wording("w3", "c3", "Everybody eats."),
        *more,
    )


def ready(dossier: Dossier) -> list[str]:
    return [each.id for each in closing(dossier).clauses]


def test_a_clean_text_could_close_and_a_bracket_keeps_it_open() -> None:
    assert ready(plan()) == ["c1"]
    assert closing(plan()).words == "Could close now: 1."


def test_a_clean_text_within_a_bracket_of_other_clauses_stays_open() -> None:
    around = plan(
        Clause("c0", 0, "Before"),
        Clause("c5", 5, "After"),
        Wording("w0", "c0", "[Nobody sails."),
        Wording("w5", "c5", "Nobody swims.]"),
    )
    assert ready(around) == []


def test_a_condition_that_is_not_agreed_keeps_a_clause_open() -> None:
    assert ready(plan(Condition("n", "c1", "c2"))) == []
    assert ready(plan(Condition("n", "c1", "c3"))) == ["c1"]


def test_ranges_that_meet_on_all_linked_issues_could_close_what_is_bracketed() -> None:
    apart = plan(ClauseLink("l", "c2", issue="i"))
    assert ready(apart) == ["c1"]
    met = apart.replacing(None, position("x9", "i", "b", 50, 35.0, low=30.0, high=95.0))
    assert ready(met) == ["c1", "c2"]
    both = met.replacing(None, ClauseLink("m", "c2", issue="j"))
    assert ready(both) == ["c1"], "on the other issue no range is assessed"


def test_arrows_lead_from_a_condition_to_what_waits() -> None:
    graph = clauses_together(plan(Condition("n", "c2", "c1"), Condition("o", "c4", "c2"))).graph
    assert graph.layers.layers == (("c1",), ("c2",), ("c4",))
    assert graph.boxes[1].spoken == "Clause 2, Bracketed, open, only if 1"
    assert graph.boxes[0].strong
    assert "could close now" in graph.boxes[0].lines


def test_a_circle_is_named_in_words() -> None:
    told = clauses_together(plan(Condition("n", "c1", "c2"), Condition("o", "c2", "c1")))
    assert told.words[1] == (
        "Clauses 1 and 2 wait for each other: they can only be agreed together."
    )
    assert ready(plan(Condition("n", "c1", "c2"), Condition("o", "c2", "c1"))) == []


def test_nothing_is_told_of_a_plan_without_links_and_conditions() -> None:
    assert clauses_together(plan()).words == ()


def test_an_agreed_clause_is_not_among_those_that_could_close() -> None:
    there = plan()
    done = replace(there.get(Clause, "c1"), status=AGREED)
    assert ready(there.replacing(there.get(Clause, "c1"), done)) == []
