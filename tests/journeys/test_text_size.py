"""Text is made larger while working, by keys, menu and search; nothing is cut on the way."""

from collections.abc import Callable

from tests.dossiers import small
from tests.journeys.person import Person

Start = Callable[..., Person]


def test_text_grows_wherever_one_is(start: Start) -> None:
    person = start(small())
    person.press("Ctrl+0")
    person.see("Text size: 100 %")
    person.press("Ctrl++", "Ctrl++")
    person.see("Text size: 125 %")
    for panel in ("Matrix", "Notes", "Sources", "Briefings", "History", "Overview"):
        person.menu("View", panel)
    person.menu("View", "Text size", "150 %")
    person.see("Text size: 150 %")
    person.menu("Edit", "New position…")
    person.see("Last recorded")
    person.press("Escape")
    person.press("Ctrl+K")
    person.type("text size 110")
    person.press("Return")
    person.see("Text size: 110 %")
    person.press("Ctrl+-")
    person.see("Text size: 100 %")
