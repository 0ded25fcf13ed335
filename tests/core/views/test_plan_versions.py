"""The whole texts of the plan that can be compared."""

from core.model.records import Clause, Wording
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


def test_without_a_text_there_is_nothing_to_compare() -> None:
    assert plan_versions(small(Clause("c1", 1, "Quotas"))) == ()
