"""The vocabulary at work: a menu, a form, the search, undo."""

from collections.abc import Callable

from tests.dossiers import small
from tests.journeys.person import Person

Start = Callable[..., Person]


def test_a_position_is_entered_found_and_undone(start: Start) -> None:
    person = start(small())
    person.menu("Edit", "New position…")
    person.see("Last recorded")
    person.fill("Value", "31")
    person.click_on("More")
    person.fill("Statement", "Thirty-one boats")
    person.click_on("Save")
    person.not_see("Last recorded")
    person.press("Ctrl+K")
    person.type("thirty-one")
    person.see("Thirty-one boats")
    person.press("Escape", "Ctrl+Z")
    person.press("Ctrl+K")
    person.type("thirty-one")
    person.see("Nothing found")
