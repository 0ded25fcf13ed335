"""The vocabulary at work: a menu, a form, the search, undo; and windows on a slow desktop."""

from collections.abc import Callable

import pytest

from tests.dossiers import small
from tests.journeys.conftest import ROOMS
from tests.journeys.person import Person
from tests.journeys.screen import Screen
from ui.kit import screens

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


@pytest.mark.parametrize("room", [ROOMS[3]], indirect=True, ids=str)
def test_a_window_is_kept_on_the_screen_however_late_its_frame_comes(
    start: Start, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screens, "FRAMED", 0)
    person = start(small())
    with screen.without_frames():
        person.press("Ctrl+Shift+F")
    person.see("Test page")
