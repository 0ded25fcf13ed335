"""Documents as people send them: a draft with comments and changes, a message, Markdown."""

from collections.abc import Callable
from pathlib import Path

from tests.core.intake.papers import pdf
from tests.core.intake.test_mail import message
from tests.core.intake.word_files import para, put_in, taken_out, word_xml
from tests.dossiers import small
from tests.journeys.person import Person

Start = Callable[..., Person]

BEGUN = '<w:commentRangeStart w:id="5"/>'
ENDED = '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>'


def draft() -> bytes:
    """A Word file with a tracked change and a comment."""
    body = para("Article 1") + para("The Parties ", taken_out("may"), put_in("shall"), " meet.")
    body += para("The border is ", BEGUN, "the line of 1994", ENDED, ".")
    comment = f'<w:comment w:id="5" w:author="Zora">{para("Which map?")}</w:comment>'
    return word_xml(body, comments=comment)


def bring(person: Person, path: Path) -> None:
    person.menu("File", "Import a source…")
    person.choose_file(path)
    person.see("characters imported", 20)


def test_comments_become_notes_and_changes_are_read_as_chosen(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(draft())
    person = start(small())
    bring(person, path)
    person.see("The document has 2 tracked changes, by Ann.")
    person.see("The document has 1 comment, by Zora.")
    person.choose("Tracked changes", "Rejected")
    person.see("This is the text with all of them rejected.")
    person.click_on("Save")
    person.see("Source 2 imported.")
    person.see("The Parties may meet.")
    person.see("Which map?")
    person.see("Zora")
    person.press("Ctrl+K")
    person.type("which map")
    person.see("the line of 1994")
    person.press("Escape")
    person.press("Ctrl+Z")
    person.not_see("Which map?")


def test_what_came_with_a_message_is_offered(start: Start, tmp_path: Path) -> None:
    whole = message("The text is attached.")
    for name, words in (("annex.pdf", "Annex of the treaty."), ("map.pdf", "Map of the zone.")):
        whole.add_attachment(pdf(words), maintype="application", subtype="pdf", filename=name)
    path = tmp_path / "talks.eml"
    path.write_bytes(whole.as_bytes())
    person = start(small())
    bring(person, path)
    assert person.value_of("Title") == "Talks – again"
    assert person.value_of("Publisher") == "Ann Ås <a@a.org>"
    person.see("2 attachments are not in the text: “annex.pdf”, “map.pdf”")
    person.click_on("Save")
    person.see("2 documents are attached. Import one of them too?")
    person.click_on("map.pdf")
    person.see("characters imported", 20)
    person.click_on("Save")
    person.see("A document is attached. Import it too?")
    person.click_on("None")
    person.see("Map of the zone.")
    person.press("Ctrl+K")
    person.type("is attached")
    person.see("Talks – again")


def test_a_title_of_markdown_is_a_heading(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text("# Plan of the mediators\n\n## Aims\n\nNo boat is given up.\n", "utf-8")
    person = start(small())
    bring(person, path)
    assert person.value_of("Title") == "Plan of the mediators"
    person.click_on("Save")
    person.see("Source 2 imported.")
    person.see("Aims")
    person.not_see("#")
