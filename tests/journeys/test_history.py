"""What a step of the history tells when it is unfolded."""

from collections.abc import Callable

from tests.dossiers import small
from tests.journeys.person import Person

Start = Callable[..., Person]


def test_a_step_tells_what_was_added_altered_and_removed(start: Start) -> None:
    person = start(small())
    person.press("Alt+S")
    person.click_on("New source…")
    person.fill("Title", "A communiqué")
    person.tick("Made up for an example or an exercise")
    person.click_on("Save")
    person.double_click_on("A communiqué")
    person.fill("Publisher", "The secretariat")
    person.click_on("Save")
    person.click_on("A communiqué")
    person.press("Delete")
    person.see("Removed the source.")
    person.press("Alt+Y")
    for step, told in (
        ("Remove source", "title: “A communiqué” → none"),
        ("Edit source", "publisher: none → “The secretariat”"),
        ("Add source", "illustrative: none → yes"),
    ):
        person.click_on(step, within="History")
        person.press("Return")
        person.see(told)
