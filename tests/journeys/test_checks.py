"""A press on a check ends where it is mended: in the form, at the field, on the note."""

from collections.abc import Callable

import msgspec

from core.analysis.movement import in_force
from core.exchange.example import DAY, example
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Clause, Position, Record, Wording
from tests.journeys.person import Person
from tests.used import wordy

Start = Callable[..., Person]
LONG = 30.0
"""Seconds that a pack may take on a busy computer."""


def untidy() -> Dossier:
    """The example with a position that lost its source, and a text that lost a bracket."""
    records: list[Record] = [record for kind in KINDS for record in example().all(kind)]
    bare = example().get(Position, in_force(example(), DAY)[-1].id)
    kept = [each for each in records if each.id != bare.id]
    clause = Clause("c99", 99, "Odd")
    return Dossier.of(
        [
            *kept,
            msgspec.structs.replace(bare, source=None),
            clause,
            Wording("w99", "c99", "May catch [a third of it."),
        ]
    )


def test_checks_of_the_overview_open_what_mends_them(start: Start) -> None:
    person = start(untidy())
    person.click_on("Overview")
    person.click_on("⚠, 1 position has no source")
    person.see("Edit position")
    person.be_at("Source")
    person.type("A wire report")
    person.press("Ctrl+Return")
    person.see("Every stated position has a source")
    person.press("Ctrl+Z")
    person.see("1 position has no source")
    person.click_on("⚠, Russia, International monitors: no position recorded")
    person.see("New position")
    assert "Russia" in person.value_of("Party")
    assert "International monitors" in person.value_of("Issue")
    person.press("Escape")
    person.click_on("⚠, Illustrative placements")
    person.be_at("Notice")
    person.press("Escape")
    person.click_on("⚠, 4 notes marked “principal only”")
    person.see("Audience")
    person.see("Go to text")


def test_checks_of_the_desk_lead_to_form_and_field(start: Start) -> None:
    person = start(wordy(untidy()))
    person.press("Ctrl+P")
    person.see("pages ·", LONG)
    person.click_on("Territorial control runs to")
    person.be_at("Over page limit")
    person.click_on("⚠, Clause 99: unmatched “[")
    person.see("Whose wording")
    person.be_at("Wording")
    person.press("End")
    person.type("]")
    person.press("Ctrl+Return")
    person.not_see("unmatched “[", LONG)
    person.press("Ctrl+Z")
    person.see("unmatched “[", LONG)


def test_while_looking_back_a_check_shows_what_it_is_about(start: Start) -> None:
    person = start(untidy())
    person.press("Ctrl+D")
    person.click_on("Round 4")
    person.see("Back to latest")
    person.click_on("⚠, 2 stale positions: older than Round 3")
    person.see("Go back to latest to make changes.")
    person.not_see("Last recorded")
    person.see("Bottom line")
