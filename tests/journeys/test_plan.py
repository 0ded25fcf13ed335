"""The plan and the proposals: what waits for what, and a proposal from tabling to answer."""

from collections.abc import Callable

from core.model.records import Clause, ClauseStatus, Condition, Wording
from tests.dossiers import small
from tests.journeys.person import Person

Start = Callable[..., Person]


def test_a_clause_comes_between_two_and_waits_for_another(start: Start) -> None:
    person = start(
        small(
            Clause("c8", 8, "Withdrawal", ClauseStatus.OPEN),
            Clause("c9", 9, "Monitoring", ClauseStatus.OPEN),
            Wording("w8", "c8", "Everybody goes home."),
            Condition("n", "c9", "c8"),
        )
    )
    person.click_on("Plan text", within="Navigation")
    person.see("Could close now: 8.")
    person.click_on("Add a clause…")
    person.fill("Number", "8 alt")
    person.fill("Title", "Return")
    person.click_on("Save")
    person.see("8 alt ?")
    person.see("9 ✕")
    person.click_on("Links of Clause 8")
    person.see("Links: Clause 8")
    person.click_on("New condition…")
    person.choose("Only if", "9  Monitoring")
    person.click_on("Save")
    person.click_on("Close")
    person.see("Clauses 8 and 9 wait for each other: they can only be agreed together.")
    person.press("Ctrl+Z")
    person.see("Could close now: 8.")


def test_a_proposal_from_tabling_to_answer(start: Start) -> None:
    person = start(small())
    person.click_on("Proposals", within="Navigation")
    for name, replaced in (("Halves", ""), ("Thirds", "Halves")):
        person.click_on("New proposal…")
        person.fill("Name", name)
        person.choose("Tabled by", "■ Borduria")
        if replaced:
            person.choose("Replaces", replaced)
        person.click_on("Save")
    person.see("Thirds")
    person.click_on("Thirds", within="Proposals as they follow each other")
    person.click_on("Add a term…")
    person.fill("Value", "30")
    person.click_on("Save")
    person.see("20, in range")
    person.click_on("Add a response…")
    person.choose("Response", "accepted with conditions")
    person.choose("Source", "A newspaper")
    person.click_on("Save")
    person.see("Arland: accepted with conditions")
    person.see("Source 1: A newspaper")
    person.click_on("Quota", within="Navigation")
    person.see("Thirds: 30")
