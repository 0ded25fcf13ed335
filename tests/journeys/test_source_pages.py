"""A document read as its pages look: noted on there, found, gone through, and missed."""

from collections.abc import Callable
from pathlib import Path

from tests.dossiers import small
from tests.journeys.person import Person
from tests.journeys.test_sources import communique

__all__ = ["communique"]

Start = Callable[..., Person]


def test_a_source_is_read_as_its_pages_look(start: Start, communique: Path) -> None:
    person = start(small())
    person.menu("File", "Import a source…")
    person.choose_file(communique)
    person.see("characters imported", 20)
    assert person.value_of("Original") == str(communique.parent)
    person.click_on("Save")
    person.see("Source 2 imported.")
    person.click_on("Pages")
    _note(person)
    person.fill("Find in the text", "joint committee")
    person.see("1 of 1")
    person.fill("Page", "2")
    person.press("Return")
    person.select_words("reserves its position")
    person.press("Ctrl+J", "Ctrl+E")
    person.see("“Borduria reserves its position on the fleet.”")
    person.press("Escape")
    _lose_and_find(person, communique)


def _note(person: Person) -> None:
    person.select_words("No boat is given up at the table.")
    person.press("Ctrl+M")
    person.type("Says who?")
    person.click_on("Add note")
    person.see("No boat is given up at the table.")
    person.click_on("Text")
    person.see("Joint statement of the coastal states")
    person.press("Ctrl+Z")
    person.not_see("Says who?")
    person.press("Ctrl+Y")
    person.click_on("Pages")


def _lose_and_find(person: Person, communique: Path) -> None:
    moved = communique.rename(communique.with_name("as sent.pdf"))
    person.click_on("Text")
    person.click_on("Pages")
    person.see("communique final.pdf was not found, so its pages cannot be shown.")
    person.click_on("Find the file…")
    person.choose_file(moved)
    person.select_words("reserves its position")
    person.click_on("Keep the file in the dossier (2 KB)")
    moved.unlink()
    person.click_on("Text")
    person.click_on("Pages")
    person.select_words("reserves its position")
    person.double_click_on("Joint statement of the coastal states")
    person.tick("Kept in the dossier", on=False)
    person.click_on("Save")
    person.press("Ctrl+Z", "Ctrl+Z")
    person.see("Undo: add note")
