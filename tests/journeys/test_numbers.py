"""What is typed is what is stored: numbers of several places, on and off a scale."""

from collections.abc import Callable

from core.model.records import Issue
from tests.dossiers import small
from tests.journeys.conftest import Room
from tests.journeys.person import Person

Start = Callable[..., Person]


def test_a_decimal_sign_is_understood_wherever_one_is(start: Start, room: Room) -> None:
    person = start(small())
    for typed, said in (("13.5", "13.5"), ("12,5", "12.5"), ("١٤٫٢٥", "14.25")):
        person.menu("Edit", "New position…")
        person.see("Last recorded")
        person.fill("Value", typed)
        person.press("Enter")
        person.not_see("Last recorded")
        person.menu("Edit", "New position…")
        person.see(f"Last recorded: {room.written(said)}")
        person.press("Escape")


def test_a_number_off_the_scale_stays_and_is_told(start: Start, room: Room) -> None:
    person = start(small(Issue("k", 3, "p", "Days at sea", unit="days", high_end=40.0)))
    person.menu("Edit", "New position…")
    person.choose("Issue", "Quota — Days at sea")
    person.fill("Value", "45")
    person.press("Tab")
    person.see("45 is off the scale of 0 to 40.")
    assert person.value_of("Value") == "45"
    person.press("Enter")
    person.see("45 is off the scale of 0 to 40.")
    person.fill("Value", "4,5 days")
    person.press("Enter")
    person.not_see("No stated value")
    person.menu("Edit", "New position…")
    person.choose("Issue", "Quota — Days at sea")
    person.see(f"Last recorded: {room.written('4.5')} days")
