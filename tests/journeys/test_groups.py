"""A bloc is added, its position holds for a member, and everything is taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.model.records import Membership
from tests.briefings.reading import whole_text
from tests.dossiers import small
from tests.journeys.conftest import ROOMS
from tests.journeys.person import Person

Start = Callable[..., Person]
LONG = 30.0
"""Seconds that a pack may take on a busy computer."""


@pytest.mark.parametrize("room", ROOMS, indirect=True, ids=str)
def test_from_a_bloc_to_what_its_member_holds(start: Start) -> None:
    person = start(small())
    person.click_on("Parties", within="Navigation")
    person.click_on("New party…")
    person.fill("Name", "Coastal States", within="New party")
    person.fill("Code", "CS", within="New party")
    person.click_on("Save", within="New party")
    person.see("Coastal States")
    person.click_on("Add member…")
    person.choose("Group", "Coastal States")
    person.choose("Member", "Mediator")
    person.fill("Member since", "1 January 2025", within="Add a member")
    person.click_on("Save", within="Add a member")
    person.see("since 1 January 2025")
    person.click_on("Matrix", within="Navigation")
    person.press("Ctrl+N")
    person.choose("Party", "Coastal States")
    person.choose("Issue", "Catch")
    person.fill("Value", "35")
    person.click_on("Save")
    person.see("35 †")
    person.click_on("Quota", within="Navigation")
    person.see("held as a member of Coastal States")
    person.press("Ctrl+K")
    person.type("member to a group")
    person.see("Add a member to a group…")
    person.press("Escape", "Escape")
    person.press("Ctrl+Z")
    person.not_see("held as a member of Coastal States")
    person.press("Ctrl+Z")
    person.click_on("Parties", within="Navigation")
    person.not_see("since 1 January 2025")


@pytest.mark.parametrize("room", [ROOMS[1]], indirect=True, ids=str)
def test_a_pack_has_a_footnote_on_what_a_member_holds(start: Start, tmp_path: Path) -> None:
    person = start(small(Membership("h", "a", "m")))
    folder = tmp_path / "packs"
    folder.mkdir()
    person.press("Ctrl+P")
    person.see("pages ·", LONG)
    person.go_into("Readers")
    person.type("Head of delegation")
    person.see("pages ·", LONG)
    with person.not_looking():  # a folder of tests is longer than its field
        person.click_on("Issue…")
        person.fill("Folder", str(folder))
        person.click_on("Issue 1 copy")
        person.see("1 copy saved to", LONG)
    (made,) = folder.glob("*.pdf")
    assert "† ME: held as a member of Arland" in whole_text(made.read_bytes())
