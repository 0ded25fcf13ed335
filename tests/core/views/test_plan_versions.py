"""The whole texts of the plan that can be compared."""

from core.model.records import Clause, Mark, Wording
from core.views.plan_versions import plan_versions
from tests.dossiers import day, small

DOSSIER = small(
    Clause("c1", 1, "Quotas"),
    Clause("c2", 2, "Ports"),
    Clause("c3", 3, "Fees"),
    Wording("w1", "c1", "Catches are shared.", date=day(1), version="first draft"),
    Wording("w2", "c2", "Ports inspect.", date=day(1), version="first draft"),
    Wording("w3", "c1", "Catches are [sold].", date=day(9), version="mediator's text 2"),
    Wording("w4", "c2", "", date=day(9), version="mediator's text 2"),
    Wording("w5", "c2", "Ports watch.", "b", date=day(5)),
)


def test_the_plan_can_be_compared_as_it_stood_and_as_a_party_has_it() -> None:
    first, last, theirs = plan_versions(DOSSIER)
    assert first.words.startswith("Working text · ")
    assert first.words.endswith(" · first draft")
    assert last.words.endswith(" · mediator's text 2 · latest")
    assert first.text(DOSSIER) == "1. Quotas\nCatches are shared.\n\n2. Ports\nPorts inspect.\n"
    assert last.text(DOSSIER) == "1. Quotas\nCatches are [sold].\n"
    assert theirs.words == DOSSIER.parties[1].name
    assert theirs.text(DOSSIER) == "2. Ports\nPorts watch.\n"


def test_a_version_is_marked_as_what_is_in_it() -> None:
    marks = (("w1", "OFFICIAL"), ("w4", "SECRET"), ("w5", "SECRET"))
    marked = small(
        *(record for kind in (Clause, Wording) for record in DOSSIER.all(kind)),
        *(Mark(f"m{each}", "wording", each, word) for each, word in marks),
    )
    assert [each.marking(marked) for each in plan_versions(marked)] == ["OFFICIAL", "", "SECRET"]


def test_without_a_text_there_is_nothing_to_compare() -> None:
    assert plan_versions(small(Clause("c1", 1, "Quotas"))) == ()


def test_two_drafts_of_one_day_are_two_versions() -> None:
    dossier = small(
        Clause("c1", 1, "Quotas"),
        Clause("c2", 2, "Ports"),
        Clause("c3", 3, "Fees"),
        Wording("w1", "c1", "Catches are shared.", date=day(1), version="morning"),
        Wording("w2", "c2", "Ports inspect.", date=day(1), version="morning"),
        Wording("w3", "c2", "", date=day(1), version="evening"),
        Wording("w4", "c3", "Fees are paid.", date=day(1), version="evening"),
    )
    morning, evening = plan_versions(dossier)
    assert morning.words.endswith(" · morning")
    assert evening.words.endswith(" · evening · latest")
    assert morning.text(dossier) == "1. Quotas\nCatches are shared.\n\n2. Ports\nPorts inspect.\n"
    assert evening.text(dossier) == "1. Quotas\nCatches are shared.\n\n3. Fees\nFees are paid.\n"


def test_texts_of_a_clause_that_follow_each_other_on_a_day_are_counted() -> None:
    dossier = small(
        Clause("c1", 1, "Quotas"),
        Clause("c2", 2, "Ports"),
        Wording("w1", "c1", "Catches are shared.", date=day(1)),
        Wording("w2", "c2", "Ports inspect.", date=day(1)),
        Wording("w3", "c1", "Catches are sold.", date=day(1)),
    )
    first, second = plan_versions(dossier)
    assert first.words.endswith(" (1)")
    assert second.words.endswith(" (2) · latest")
    assert first.text(dossier) == "1. Quotas\nCatches are shared.\n\n2. Ports\nPorts inspect.\n"
    assert second.text(dossier) == "1. Quotas\nCatches are sold.\n\n2. Ports\nPorts inspect.\n"
