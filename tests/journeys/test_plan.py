"""The plan and the proposals: what waits for what, and a proposal from tabling to answer."""

from collections.abc import Callable
from pathlib import Path

import docx

from core.model.records import Clause, ClauseStatus, Condition, Mark, Wording
from tests.dossiers import day, small
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


def test_whole_texts_are_compared_and_saved_with_tracked_changes(
    start: Start, tmp_path: Path
) -> None:
    fish = Clause("c1", 1, "Fish", ClauseStatus.BRACKETED)
    person = start(
        small(
            fish,
            Wording("w1", "c1", "Some fish are free.", date=day(1), version="first draft"),
            Wording("w2", "c1", "Most fish are free.", date=day(5), version="second draft"),
            Wording("w3", "c1", "No fish is free.", "b", date=day(5)),
            Mark("m1", "wording", "w2", "SECRET"),
        )
    )
    person.click_on("Plan text", within="Navigation")
    person.press("Ctrl+Alt+O")
    person.see("second draft · latest")
    person.see("Some Most fish are free.")
    theirs = tmp_path / "theirs.md"
    theirs.write_text("1. Fish\nMost fish are theirs.\n2. Ports\n", "utf-8")
    person.click_on("Choose a file…")
    person.choose_file(theirs)
    person.see("free theirs.", 60)
    person.choose("Shown", "Only changed lines")
    person.not_see("1. Fish")
    person.click_on("Save as…")
    person.go_into("File name:")
    out = tmp_path / "compared.docx"
    person.choose_file(out)
    person.see("Saved:", 60)
    made = docx.Document(str(out))
    assert made.sections[0].header.paragraphs[0].text == "SECRET"
    body = made.element.body
    gone = [said.text for each in body.iter("{*}del") for said in each.iter("{*}delText")]
    added = [said.text for each in body.iter("{*}ins") for said in each.iter("{*}t")]
    assert (gone, added[0]) == ([" free"], " theirs"), "they share the blank before them"


def test_one_change_of_a_version_is_accepted_and_taken_back(start: Start) -> None:
    before, after = "Some fish are free now.", "Most fish are free again."
    person = start(
        small(
            Clause("c1", 1, "Fish", ClauseStatus.BRACKETED),
            Wording("w1", "c1", before, date=day(1), version="first draft"),
            Wording("w2", "c1", after, date=day(5), version="second draft"),
        )
    )
    person.click_on("Plan text", within="Navigation")
    person.click_on("Versions…")
    person.click_on("Next change")
    person.click_on("Accept selected")
    person.see("Most fish are free now.")
    person.press("Ctrl+Z")
    person.see(after)
    person.not_see("Most fish are free now.")
    person.press("Ctrl+Y")
    person.see("Most fish are free now.")


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


def test_a_bracket_without_a_partner_is_named_and_gone_to(start: Start) -> None:
    person = start(small())
    person.click_on("Plan text", within="Navigation")
    person.click_on("Bring in a draft…")
    person.go_into("Text of the draft")
    person.paste("Article 1\nEach Party [acts.\nArticle 2\nPorts] close. Lights] stay.")
    person.click_on("Article 2, line 4: unmatched “]” after “Lights”")
    person.press("Delete")
    person.not_see("unmatched")
    person.press("Ctrl+Z")
    person.see("Article 2, line 4: unmatched “]” after “Lights”")
    person.click_on("Save")
    person.see("Draft saved: 2 bracketed")
    person.click_on("Clause 2, line 2: unmatched “]” after “Lights”")
    person.be_at("Wording: Working text")
    person.click_on("Edit Clause 2")
    person.click_on("line 2: unmatched “]” after “Lights”")
    person.press("Delete")
    person.click_on("Save")
    person.not_see("unmatched")
