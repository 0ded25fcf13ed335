"""A dossier on its way to other programs: from the menu, by its key, and found by the search."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from core.exchange.example import example
from tests.journeys.conftest import ROOMS
from tests.journeys.person import Person

Start = Callable[..., Person]


def test_the_gap_and_the_notes_are_exported(start: Start, home: Path) -> None:
    person = start(example())
    person.menu("File", "Export…")
    person.choose_file(home / "Documents" / "gap.csv")
    person.see("Exported to gap.csv.")
    with (home / "Documents" / "gap.csv").open(newline="") as file:
        assert float([*csv.DictReader(file)][-1]["stated_gap"]) > 0

    person.press("Ctrl+Shift+X")
    person.choose("Files of type:", "Notes: Table (*.csv)")
    person.go_into("File name:")
    person.choose_file(home / "Documents" / "notes")
    person.see("Exported to notes.csv.")
    notes = (home / "Documents" / "notes.csv").read_text("utf-8-sig")
    assert "to be confirmed whether displaced voters" in notes

    person.press("Ctrl+K")
    person.type("export")
    person.see("Export…")
    person.press("Return")
    person.choose_file(home / "Documents" / "notes.jsonld")
    person.see("Exported to notes.jsonld.")
    page = json.loads((home / "Documents" / "notes.jsonld").read_text("utf-8"))
    assert page["type"] == "AnnotationPage"


def test_what_an_export_would_replace_is_asked_about(start: Start, home: Path) -> None:
    there = home / "Documents" / "all.zip"
    there.write_text("old")
    person = start(example())
    person.press("Ctrl+Shift+X")
    person.choose_file(home / "Documents" / "all")
    person.see("all.zip already exists. Replace it?")
    person.press("Escape")
    person.not_see("Replace it?")
    assert there.read_text() == "old"

    person.press("Ctrl+Shift+X")
    person.choose_file(home / "Documents" / "all")
    person.click_on("Replace", within="Parley")
    person.see("Exported to all.zip.")
    assert there.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("room", [ROOMS[1]], indirect=True, ids=str)
def test_everything_goes_into_a_new_dossier(start: Start, home: Path) -> None:
    person = start(example())
    person.press("Ctrl+Shift+X")
    person.choose_file(home / "Documents" / "all")
    person.see("Exported to all.zip.")

    person.menu("File", "Import a dossier (zip, JSON)…")
    person.choose_file(home / "Documents" / "all.zip")  # and where the new one goes, as suggested
    person.see("all.parley · not encrypted")
    person.see("The hardest point, by source 1")
