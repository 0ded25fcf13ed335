"""Words composed by an input method: dead keys, Hangul, Pinyin; in every kind of field."""

from collections.abc import Callable

from tests.dossiers import small
from tests.journeys.conftest import Room
from tests.journeys.person import Person

Start = Callable[..., Person]


def test_only_committed_words_are_looked_for(start: Start) -> None:
    person = start(small())
    person.press("Ctrl+K")
    person.see("New dossier…")
    person.be_composing("b", "bo", "bor", "boru")
    person.see("New dossier…")
    person.compose("", "")
    person.compose("Ärland", "¨")
    person.not_see("New dossier…")
    person.see("Arland")


def test_fields_of_a_position_take_composed_words(start: Start, room: Room) -> None:
    person = start(small())
    person.menu("Edit", "New position…")
    person.click_on("More: statement, source, range, date")
    person.go_into("Statement")
    person.compose("你好", "n", "ni", "ni hao")
    person.be_composing("ni", "")
    assert person.value_of("Statement") == "你好"
    person.fill("Red line", "")
    person.compose("한", "ㅎ", "하", "한")
    person.fill("Value", "")
    person.compose("１２．５", "１２")
    person.fill("Date", "")
    person.compose("２０２５年１２月３日", "２")
    person.press("Tab")
    assert person.value_of("Date") == "3 December 2025"
    assert person.value_of("Value") == room.written("12.5")
    person.press("Ctrl+Return")
    person.see("Undo: record position")
    person.press("Ctrl+K")
    person.type("你好")
    person.see("Arland on Catch")


def test_composing_opens_a_cell_of_the_grid(start: Start) -> None:
    person = start(small())
    person.press("Ctrl+G")
    person.go_into("Source")
    person.compose("公報", "こ", "こうほう")
    person.go_into("What each party said on each issue")
    person.compose("３３", "３")
    person.press("Return", "Ctrl+Return")
    person.see("1 position recorded")
