"""Undo and redo of a whole session, a look back and the return, an import and its undo, and the way
from a word to where it stands."""

from collections.abc import Callable
from pathlib import Path

from core.editing.workspace import Workspace
from core.exchange.example import example
from tests.dossiers import small
from tests.journeys.conftest import Stage
from tests.journeys.person import Person

Start = Callable[..., Person]

TABLE = """point;issue;party;date;value;statement
Quota;Catch;Arland;2025-02-01;33,5;A third of it
Quota;Catch;Borduria;2025-02-02;71,25;Not below that
Harbour;Dues;Arland;2025-02-03;5;Five at most
"""


def in_file(stage: Stage) -> object:
    """What is in the file, once the window has let it go."""
    workspace = Workspace.open(stage.folder / "talks.parley")
    dossier = workspace.latest
    workspace.close()
    return dossier


def record(person: Person, value: str, statement: str) -> None:
    """A new position of the first party on the first issue."""
    person.press("Ctrl+N")
    person.see("Last recorded")
    person.fill("Value", value)
    if not person.sees("Fewer fields"):
        person.click_on("More")
    person.fill("Statement", statement)
    person.click_on("Save")
    person.not_see("Last recorded")


def test_undo_everything_and_redo_it(start: Start, stage: Stage) -> None:
    person = start(small())
    for value in ("12", "21", "34"):
        record(person, value, f"Said {value}")
    person.menu("Dossier", "Talks")
    person.fill("Title", "Talks on fish")
    person.click_on("Save")
    person.see("Talks on fish – Parley")
    person.press(*["Ctrl+Z"] * 4)
    person.see("Fishing talks – Parley")
    assert not person.is_enabled("Undo")
    person.press(*["Ctrl+Y"] * 4)
    person.see("Talks on fish – Parley")
    person.press(*["Ctrl+Z"] * 4)
    person.see("Fishing talks – Parley")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    assert in_file(stage) == small()


def test_look_back_and_return(start: Start) -> None:
    person = start(example())
    person.be_at("Navigation")
    person.press("Ctrl+D")
    person.click_on("Round 1")
    person.see("Back to latest")
    person.press("Ctrl+N")
    person.not_see("Last recorded")
    person.click_on("Back to latest")
    person.not_see("Back to latest")
    person.be_at("Navigation")
    person.menu("View", "Replay the rounds")
    person.press("Left", "Escape")
    person.not_see("Back to latest")
    person.be_at("Navigation")
    person.menu("View", "Replay the rounds")
    person.press("Left", "Left", "Left")
    person.see("As said by")
    person.press("Ctrl+Shift+D")
    person.press("Ctrl+N")
    person.see("Last recorded")


def test_a_table_is_imported_and_taken_back(start: Start, stage: Stage, tmp_path: Path) -> None:
    table = tmp_path / "positions.csv"
    table.write_text(TABLE, "utf-8")
    person = start(small())
    person.press("Ctrl+I")
    person.choose_file(table)
    person.press("Return")
    person.see("Harbour", seconds=20)
    person.press("Ctrl+K")
    person.type("not below")
    person.see("Not below that")
    person.press("Escape", "Ctrl+Z")
    person.not_see("Harbour")
    person.drop_files(table)
    person.press("Return")
    person.see("Harbour", seconds=20)
    person.press("Ctrl+Z")
    person.not_see("Harbour")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    assert in_file(stage) == small()


def test_from_a_word_to_where_it_stands(start: Start) -> None:
    person = start(example())
    person.press("Ctrl+K")
    person.type("referendum")
    person.see("Referendum")
    person.press("Down", "Return")
    person.see("Territorial control")
    person.press("Ctrl+K")
    person.type("dark")
    person.see("Dark")
    person.press("Escape")
    person.press("Ctrl+K")
    person.type("party:UA legally binding")
    person.see("legally binding")
    person.press("Escape")
