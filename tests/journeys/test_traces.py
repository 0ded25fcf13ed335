"""What is typed into a protected dossier stands nowhere else after a whole session."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from core.model.records import Round, RoundState
from tests.dossiers import small
from tests.journeys.conftest import ROOMS, Stage
from tests.journeys.person import Person
from tests.journeys.test_briefing_desk import LONG
from tests.journeys.test_protecting import WORDS, holds, protect
from tests.journeys.test_time import record
from tests.traces import written

Start = Callable[..., Person]
CANARY = "zqcanaryq"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program puts what it needs for a while."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.mark.parametrize("room", [ROOMS[0]], indirect=True, ids=str)
def test_a_word_typed_everywhere_is_found_nowhere(
    start: Start, stage: Stage, temporary: Path, tmp_path: Path
) -> None:
    stage.keeps_backups = True
    person = start(small(Round("r3", 3, name="Oslo talks", state=RoundState.UNDER_WAY)))
    protect(person, WORDS)
    _in_records(person)
    _in_a_source(person)
    _in_what_is_said(person)
    _in_a_search(person)
    _at_the_briefing_desk(person)
    person.press("Ctrl+T")
    person.type(f"{CANARY} half")
    assert written(tmp_path, CANARY, WORDS) == []
    person.press("Escape")
    person.click_on("Discard")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    assert written(tmp_path, CANARY, WORDS) == []
    assert f"{CANARY} said" in holds(stage.folder / "talks.parley", WORDS)


def _in_records(person: Person) -> None:
    record(person, "12", f"{CANARY} said")
    person.menu("Dossier", "Talks")
    person.fill("Title", f"Talks on {CANARY}")
    person.click_on("Save")
    person.see(f"Talks on {CANARY} – Parley")


def _in_a_source(person: Person) -> None:
    person.click_on("Sources")
    person.paste(f"The {CANARY} was pasted. It is a long sentence about nothing in particular.")
    person.click_on("New source")
    person.click_on("Save")
    person.see("Source 2 imported.")
    person.select_words(CANARY)
    person.press("Ctrl+M")
    person.type(f"Who is {CANARY}?")
    person.click_on("Add note")
    person.not_see("Write a note")
    person.press("Ctrl+F")
    person.type(CANARY)
    person.press("Escape")


def _in_what_is_said(person: Person) -> None:
    person.press("Ctrl+Alt+C")
    person.type("b")
    person.be_at("On")
    person.type("q")
    person.press("Enter")
    person.type(f"{CANARY} spoke.")
    person.press("Enter")
    person.see(f"{CANARY} spoke.")
    person.press("Escape")


def _in_a_search(person: Person) -> None:
    person.press("Ctrl+K")
    person.type(CANARY)
    person.see("Who is")
    person.press("Escape")


def _at_the_briefing_desk(person: Person) -> None:
    person.press("Ctrl+P")
    person.see("pages ·", LONG)
    person.go_into("Readers")
    person.type(f"{CANARY} reader")
    person.fill("Issuing desk", f"{CANARY} desk")
    person.see("pages ·", LONG)
