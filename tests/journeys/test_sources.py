"""The whole life of a source: taken in from a PDF, noted on, cited twice, and put right."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.dossiers import small
from tests.journeys.person import Person

Start = Callable[..., Person]
LINES = (
    "The delegations of Arland and Borduria met in Geneva. Art. 5 of the treaty of",
    "1998 stays in force, and No. 3 of its annex is to be reviewed by a joint com-",
    "mittee. No boat is given up at the table. Arland will keep 150 boats in the",
    "northern zone. The next round is in May.",
)


@pytest.fixture
def communique(tmp_path: Path) -> Path:
    """A statement of two pages as a PDF, under the title that a program left in it."""
    path = tmp_path / "communique final.pdf"
    page = Canvas(str(path))
    page.setTitle("Microsoft Word - ~WRL0003.tmp")
    page.setFont("Helvetica", 18)
    page.drawString(72, 760, "Joint statement of the coastal states")
    page.setFont("Helvetica", 11)
    for number, line in enumerate(LINES):
        page.drawString(72, 720 - 15 * number, line)
    page.showPage()
    page.setFont("Helvetica", 11)
    page.drawString(72, 760, "Borduria reserves its position on the fleet.")
    page.save()
    return path


def test_the_life_of_a_source(start: Start, communique: Path) -> None:
    person = start(small())
    _take_in(person, communique)
    _note(person)
    _cite_for_an_old_position(person)
    _cite_for_a_new_one(person)
    _edit_the_text(person)
    _undo_all(person)


def _take_in(person: Person, path: Path) -> None:
    person.menu("File", "Import a source…")
    person.choose_file(path)
    person.see("characters imported", 20)
    assert person.value_of("Title") == "Joint statement of the coastal states"
    assert person.value_of("Date") == ""
    person.see("when the file says it was created")
    person.click_on("Save")
    person.see("Source 2 imported.")
    person.see("of 2")


def _note(person: Person) -> None:
    person.select_words("No boat is given up")
    person.press("Ctrl+M")
    person.type("Says who?")
    person.choose("Note type", "Question")
    person.tick("Pin to the pack")
    person.click_on("Add note")
    person.not_see("Write a note")
    person.press("Ctrl+K")
    person.type("type:question is:pinned")
    person.see("Says who?")
    person.press("Escape")


def _cite_for_an_old_position(person: Person) -> None:
    person.select_words("150 boats")
    person.press("Ctrl+J", "Ctrl+E")
    person.see("“Arland will keep 150 boats in the northern zone.”")
    person.type("arland fleet")
    person.press("Return")
    person.see("Evidence for Arland on Fleet")


def _cite_for_a_new_one(person: Person) -> None:
    person.select_words("annex")
    person.press("Ctrl+J", "Ctrl+E")
    person.click_on("Cite")
    person.see("Save and next")
    sentence = (
        "Art. 5 of the treaty of 1998 stays in force, and No. 3 of its annex is to be reviewed by a"
        " joint committee."
    )
    assert person.value_of("Statement") == sentence
    person.choose("Party", "■ Borduria")
    person.fill("Value", "70")
    person.click_on("Save")
    person.see("Evidence for Borduria on Catch")


def _edit_the_text(person: Person) -> None:
    person.click_on("Edit text…")
    person.see("A line with ⸻ ends a page.")
    person.go_into("Text of Source 2", within="Text of Source 2")
    person.press("Ctrl+Home")
    person.type("As published. ")
    person.click_on("Save")
    person.see("As published. Joint statement")
    person.see("Says who?")
    person.not_see("detached")


def _undo_all(person: Person) -> None:
    for _step in range(5):
        person.press("Ctrl+Z")
    person.not_see("Joint statement of the coastal states")
    for _step in range(5):
        person.press("Ctrl+Y")
    person.click_on("Joint statement of the coastal states")
    person.see("As published. Joint statement")
    person.see("Evidence for Borduria on Catch")


def test_a_document_goes_into_a_source_that_is_there(start: Start, communique: Path) -> None:
    person = start(small())
    person.press("Alt+S")
    person.see("No text is stored for this source. Drop a document here")
    person.click_on("Text from a file…")
    person.choose_file(communique)
    person.see("characters imported", 20)
    assert person.value_of("Title") == "A newspaper"
    person.click_on("Save")
    person.see("Source 1 now has the text of the document.")
    person.fill("Find in the text", "joint committee")
    person.see("1 of 1")
    person.press("Ctrl+K")
    person.type('"joint committee"')
    person.see("A newspaper")


EMPTY_PANE, PANE = "No text is stored for this source", "Text of the source"


def test_a_document_dropped_where_a_source_has_no_text_goes_into_it(
    start: Start, communique: Path
) -> None:
    person = start(small())
    person.press("Alt+S")
    person.drop_files(communique, onto=EMPTY_PANE)
    person.see("characters imported", 20)
    assert person.titles()[0] == "Edit source"
    assert person.value_of("Title") == "A newspaper"
    person.click_on("Save")
    person.see("Source 1 now has the text of the document.")
    person.see("joint committee")
    person.press("Ctrl+Z")
    person.see(EMPTY_PANE)
    person.drop_words("They met again.\nNothing was agreed.", onto=EMPTY_PANE)
    person.see("characters imported")
    person.click_on("Save")
    person.see("Nothing was agreed.")


def test_a_document_dropped_on_a_text_may_replace_it_or_stand_beside_it(
    start: Start, communique: Path, tmp_path: Path
) -> None:
    other = tmp_path / "record.txt"
    other.write_text("The record of the meeting.", encoding="utf-8")
    person = start(small())
    person.press("Alt+S")
    person.drop_files(communique, onto=EMPTY_PANE)
    person.see("characters imported", 20)
    person.click_on("Save")
    person.see("joint committee")
    person.drop_files(other, onto=PANE)
    person.see("Source 1 has a text. Where should record.txt go?")
    person.press("Escape")
    person.see("joint committee")
    person.drop_files(other, onto=PANE)
    person.click_on("New source")
    person.see("characters imported", 20)
    person.click_on("Save")
    person.see("Source 2 imported.")
    person.click_on("A newspaper")
    person.drop_files(other, onto=PANE)
    person.click_on("Replace the text of Source 1")
    person.see("characters imported", 20)
    person.click_on("Save")
    person.see("Source 1 now has the text of the document.")
    person.press("Ctrl+Z")
    person.see("joint committee")


def test_a_text_is_pasted_wherever_the_keyboard_is_in_the_panel(
    start: Start, communique: Path
) -> None:
    person = start(small())
    person.press("Alt+S")
    person.paste("They met again.")
    person.see("Where should the text go?")
    person.click_on("Add to Source 1")
    person.see("characters imported")
    person.click_on("Save")
    person.see("Source 1 now has the text of the document.")
    person.press("Alt+Home")
    person.menu("File", "Import a source…")
    person.choose_file(communique)
    person.see("characters imported", 20)
    person.click_on("Save")
    person.see("Source 2 imported.")
    for number, place in enumerate(("", PANE), start=3):
        if place:
            person.go_into(place)
        person.paste(f"Statement {number}\nof the day.")
        person.see("characters imported")
        assert person.value_of("Title") == f"Statement {number}"
        person.click_on("Save")
        person.see(f"Source {number} imported.")
    person.go_into("Find in the text")
    person.paste("the day")
    person.see("1 of 1")


def test_documents_dropped_together_are_imported_one_after_another(
    start: Start, communique: Path, tmp_path: Path
) -> None:
    damaged, record = tmp_path / "damaged.docx", tmp_path / "record.txt"
    damaged.write_bytes(b"\0\1\2")
    record.write_text("The record of the meeting.", encoding="utf-8")
    person = start(small())
    person.drop_files(communique, damaged, record)
    person.see("characters imported", 20)
    person.click_on("Save")
    person.see("26 characters imported", 20)
    person.click_on("Save")
    person.see("2 of 3 files imported. damaged.docx is damaged or in an unsupported format.")


def test_of_documents_dropped_together_some_may_be_left_out(
    start: Start, communique: Path, tmp_path: Path
) -> None:
    record = tmp_path / "record.txt"
    record.write_text("The record of the meeting.", encoding="utf-8")
    person = start(small())
    person.press("Alt+S")
    person.drop_files(communique, record, onto=EMPTY_PANE)
    person.see("characters imported", 20)
    person.press("Escape")
    person.see("26 characters imported", 20)
    person.click_on("Save")
    person.see("1 of 2 files imported.")
