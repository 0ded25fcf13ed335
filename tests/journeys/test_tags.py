"""Records are tagged, found by their tag, and the search is kept in the navigation."""

from collections.abc import Callable

import pytest

from tests.dossiers import small
from tests.journeys.conftest import ROOMS
from tests.journeys.person import Person

Start = Callable[..., Person]


@pytest.mark.parametrize("room", [ROOMS[1]], indirect=True, ids=str)
def test_from_a_tag_to_a_search_that_is_kept(start: Start) -> None:
    person = start(small())
    person.press("Ctrl+Shift+M")
    person.see("Marks and tags on records")
    for box, offered in (("Tag selected with", "New tag…"), ("Mark selected with", "Remove mark")):
        person.choose(box, offered)
        person.see("Select records in the list first")
        person.choose("Kind", "positions")
    person.click_on("Arland on Fleet", within="Marks and tags on records")
    person.choose("Tag selected with", "New tag…")
    person.fill("Tag", "customs", within="New tag")
    person.fill("Meaning", "Duties and borders", within="New tag")
    person.click_on("Save", within="New tag")
    person.see("customs")
    person.choose("Tag selected with", "customs")
    person.see("The selected records are so already.")
    person.press("Escape")
    person.press("Ctrl+K")
    person.type("tag:customs")
    person.see("Arland on Fleet")
    person.click_on("Save the search…")
    person.see("Name in the navigation")
    person.press("Ctrl+A")
    person.type("Customs")
    person.press("Return")
    person.see("Customs", 5)
    person.click_on("Customs", within="Navigation")
    person.see("1 result")
    person.press("Ctrl+Shift+T")
    person.see("Duties and borders")
    person.press("Delete", "Escape")
    person.see("There is no tag “customs” in this dossier.")
    person.press("Ctrl+Z")
    person.see("1 result")
    person.press("Ctrl+Alt+F")
    person.press("Delete", "Escape")
    person.not_see("1 result")
