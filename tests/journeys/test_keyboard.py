"""The keyboard alone: a dialog begins where one types, Tab goes through it and names all."""

from collections.abc import Callable

import pytest

from core.exchange.example import example
from tests.dossiers import small
from tests.journeys.person import Person

Start = Callable[..., Person]
DIALOGS = {
    "Ctrl+N": "party",
    "Ctrl+T": "title",
    "Ctrl+Shift+P": "parties",
    "Ctrl+Shift+K": "sticking points",
    "Ctrl+Shift+I": "issues",
    "Ctrl+Shift+R": "from",
    "Ctrl+Alt+A": "new action",
    "Ctrl+Alt+D": "new delegate",
    "Ctrl+Shift+G": "new glossary entry",
    "F1": "help",
    "Ctrl+F1": "keyboard shortcuts",
    "Shift+F1": "close",
}
"""The keys of an action, and where the keyboard begins in its dialog."""


def test_dialogs_begin_where_one_types_and_tab_goes_round(start: Start) -> None:
    person = start(small())
    for keys, begins in DIALOGS.items():
        person.be_at("Navigation")
        person.press(keys)
        person.be_at(begins)
        found = person.stops()
        assert [each for each in found if not each.name] == [], keys
        assert [each.name for each in found if not each.in_view] == [], keys
        person.press("Escape")
    person.be_at("Navigation")


def test_a_party_is_chosen_by_its_first_letters(start: Start) -> None:
    person = start(example())
    person.press("Ctrl+N")
    person.be_at("Party")
    person.type("United S")
    assert person.value_of("Party").endswith("United States")
    person.press("Alt+Down")
    person.type("ukr")
    person.press("Return")
    assert person.value_of("Party").endswith("Ukraine")


def test_the_window_is_gone_through_by_f6_and_tab(start: Start) -> None:
    person = start(example())
    person.be_at("Navigation")
    person.press("F6")
    inside = person.stop().name
    assert inside not in ("", "navigation")
    person.press("F6", "F6")
    person.be_at("Navigation")
    person.press("Tab")
    assert person.stop().name not in ("", "navigation")
    person.press("Shift+Tab")
    person.be_at("Navigation")


def test_everything_in_the_menus_is_found_by_ctrl_k(start: Start) -> None:
    person = start(small())
    person.press("Ctrl+K")
    person.type("theme dark")
    person.press("Return", "Ctrl+K")
    person.type("theme follow")
    person.see("Theme: Follow the system")
    person.press("Escape")
    person.be_at("Navigation")


def test_keys_of_a_panel_work_as_soon_as_it_is_in_view(start: Start) -> None:
    person = start(example())
    searched = {
        "Notes": "Search notes, quotes and replies",
        "History": "Search the history",
        "Sources": "Find in the text",
    }
    for place, field in searched.items():
        person.click_on(place, within="Navigation")
        person.be_at("Navigation")
        person.press("Ctrl+F")
        person.be_at(field)
        person.type("plan")
        assert person.value_of(field) == "plan"
    person.see("1 of 8")
    person.click_on("Sources", within="Navigation")
    person.press("F3")
    person.see("2 of 8")
    person.click_on("Plant", within="Navigation")
    person.press("F2")
    person.be_at("Bottom line")


@pytest.mark.parametrize("keys", ["Ctrl+N", "Ctrl+Shift+K", "Ctrl+Alt+P", "Ctrl+Shift+F"])
def test_the_help_opens_over_a_form_and_goes_back_to_it(start: Start, keys: str) -> None:
    person = start(small())
    person.press(keys)
    begins = person.stop().name
    for key, page in (("F1", "help"), ("Ctrl+F1", "keyboard shortcuts")):
        person.press(key)
        person.be_at(page)
        person.press("Escape")
        person.be_at(begins)
    person.press("Escape")
    person.be_at("Navigation")
