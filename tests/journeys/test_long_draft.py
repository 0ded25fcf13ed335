"""A long bracketed draft comes in from Word, is worked on, and goes on in a PDF."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.briefings.long_draft import VERSIONS
from tests.briefings.test_long_draft import as_pdf, as_word
from tests.dossiers import small
from tests.journeys.person import Person

Start = Callable[..., Person]
PATIENCE = 60.0


def bring_in(person: Person, path: Path) -> None:
    person.click_on("Bring in a draft…")
    person.choose("One clause", "Article")
    person.click_on("Choose a file…")
    person.choose_file(path)
    person.see("% of words in brackets", PATIENCE)


def test_a_long_draft_is_worked_on_and_goes_on_in_the_next(start: Start, tmp_path: Path) -> None:
    first, second = tmp_path / "first.docx", tmp_path / "second.pdf"
    first.write_bytes(as_word(VERSIONS[0]))
    second.write_bytes(as_pdf(VERSIONS[1]))
    person = start(small())
    person.click_on("Plan text", within="Navigation")
    bring_in(person, first)
    person.click_on("Save")
    person.see("Draft saved: 43 bracketed", PATIENCE)
    person.see("43 bracketed")
    person.see("283 brackets · 92% of words in brackets · 160 options · 0 of 43 clauses clean")

    person.click_on("Edit Clause 1")
    person.go_into("Wording")
    person.press("Ctrl+Home")
    person.click_on("Next bracket")
    person.click_on("Lift bracket")
    person.click_on("Next bracket")
    person.click_on("Accept alternative")
    person.click_on("Save")
    lifted = "1. Each Party shall transfer on prisoners within 11 days [of its"
    person.see(lifted)
    person.see("91% of words in brackets")
    person.press("Ctrl+Z")
    person.see("1. [Each Party [shall] [should] transfer on prisoners")
    person.press("Ctrl+Shift+Z")
    person.see(lifted)

    bring_in(person, second)
    for fate in ("unchanged", "changed", "moved", "new"):
        person.see(fate)
    person.click_on("Save")
    person.see("Draft saved: 44 bracketed", PATIENCE)
    person.click_on("Versions of Clause 1")
    person.choose("Shown", "Side by side")
    person.see(lifted[:30])
    person.click_on("Cancel")

    person.press("Ctrl+Shift+X")
    person.choose("Files of type:", "Plan text: Markdown (*.md)")
    person.go_into("File name:")
    out = tmp_path / "plan.md"
    person.choose_file(out)
    person.see("Exported to plan.md.")
    said = re.sub(r"\\(?=[^\w\s])", "", out.read_text("utf-8")).split()
    missing = Counter(VERSIONS[1].split()) - Counter(said)
    assert not missing, missing
