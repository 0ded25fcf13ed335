"""Fifteen positions from one communiqué by keyboard alone; what is typed is not lost to a key."""

from collections.abc import Callable

import pytest

from core.editing.workspace import Workspace
from core.model.records import Issue, Position, Source
from tests.dossiers import small
from tests.journeys.conftest import Stage
from tests.journeys.person import Person

Start = Callable[..., Person]
MORE = (Issue("k", 3, "p", "Season"), Issue("l", 4, "p", "Mesh"), Issue("n", 5, "p", "Fines"))
PLACES = (("12,5", "81.25", "-"), ("150", "250", "200"), *(("10", "20", "30"),) * 3)
"""A line an issue, a place a party: with a comma or a point, and one who said nothing."""


def test_fifteen_positions_by_keyboard_alone(start: Start, stage: Stage) -> None:
    person = start(small(*MORE))
    person.press("Ctrl+G")
    person.see("Positions from one source")
    with person.not_looking():
        person.type("Joint communiqué of Geneva")
        person.press("Tab")
        while not any("what each party said" in name for name in person.focus()):
            person.press("Tab")
        for row in PLACES:
            for place in row:
                person.type(place)
                person.press("Tab")
    person.press("Ctrl+Return")
    person.not_see("Positions from one source")
    person.see("record 15 positions")
    person.press("Ctrl+Z")
    person.press("Ctrl+Y")
    person.see("record 15 positions")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    workspace = Workspace.open(stage.folder / "talks.parley")
    dossier = workspace.latest
    workspace.close()
    (source,) = (each for each in dossier.all(Source) if "Geneva" in each.title)
    said = [each for each in dossier.all(Position) if each.source == source.id]
    assert len(said) == 15
    placed = {(each.issue, each.party): each.value for each in said}
    assert placed["i", "a"] == 12.5
    assert placed["i", "b"] == 81.25
    assert placed["i", "m"] is None
    assert placed["j", "m"] == 200


LETTER = Source("s9", 7, "Letter from the ministry of fisheries")


def test_a_source_is_found_by_a_word_of_its_title(start: Start) -> None:
    person = start(small(LETTER))
    person.press("Ctrl+G")
    person.see("Positions from one source")
    with person.not_looking():
        person.type("MINISTRY")
        person.see("7  Letter from the ministry of fisheries")
        person.press("Down", "Tab")
    assert person.value_of("Source").startswith("7  Letter from")
    assert not any("source" in name for name in person.focus())


def test_a_new_title_stays_as_it_was_typed_though_a_source_has_the_word(start: Start) -> None:
    person = start(small(LETTER))
    person.press("Ctrl+G")
    person.see("Positions from one source")
    with person.not_looking():
        person.type("Ministry")
        person.press("Tab")
    assert person.value_of("Source") == "Ministry"
    assert not any(name == "source" for name in person.focus())


@pytest.mark.parametrize("keys", ["Ctrl+N", "Ctrl+T", "Ctrl+G"])
def test_typed_text_is_not_lost_to_escape(start: Start, keys: str) -> None:
    person = start(small())
    person.press(keys)
    if keys == "Ctrl+N":
        person.go_into("Value")
    person.type("7")
    person.press("Escape")
    person.click_on("Keep editing")
    person.not_see("Keep editing")
    person.press("Escape")
    person.click_on("Discard")
    person.not_see("Discard")


def test_a_half_written_note_holds_the_window(start: Start) -> None:
    person = start(small())
    person.click_on("Quota", within="Navigation")
    person.select_words("Little")
    person.press("Ctrl+M")
    person.type("Ask for a date")
    person.press("Ctrl+W")
    person.click_on("Keep editing")
    person.see("Ask for a date")
    person.press("Ctrl+Return")
    person.see("Notes 1")
    person.press("Ctrl+W")
    person.see("No dossier is open")
