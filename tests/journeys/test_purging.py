"""What was noted for one round, purged from the window."""

import subprocess
from collections.abc import Callable

import pytest

from core.model.records import Audience, Note
from core.storage.store import Store
from tests.dossiers import small
from tests.journeys.conftest import ROOMS, Stage
from tests.journeys.person import Person

Start = Callable[..., Person]
SECRET = "Zyxomma bluffs"


@pytest.mark.parametrize("room", [ROOMS[3]], indirect=True, ids=str)
def test_private_notes_of_a_round_are_gone_with_a_receipt(start: Start, stage: Stage) -> None:
    talks, paper = stage.folder / "talks.parley", stage.folder / "receipt.txt"
    mine = Note("n", "round", "r1", SECRET, audience=Audience.MINE)
    other = Note("o", "round", "r2", "Of the second round", audience=Audience.MINE)
    person = start(small(mine, other))
    person.menu("File", "Purge a round…")
    person.see("Nothing can bring it back")
    person.choose("Round", "Round 1 · 1 January 2025")
    person.see(SECRET)
    person.not_see("Of the second round")
    person.click_on("Purge…")
    person.see("Purge 1 note for good?")
    person.press("Escape")
    person.see(SECRET)
    person.click_on("Purge…")
    person.click_on("Purge")
    person.see("Journal head:")
    person.not_see(SECRET)
    person.click_on("Save the receipt…")
    person.choose_file(paper)
    person.see("Saved: receipt.txt")
    assert "Purged: 1 note" in paper.read_text()
    person.press("Ctrl+Z")
    person.see("nothing to undo")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    assert SECRET.encode() not in talks.read_bytes()


@pytest.mark.parametrize("room", [ROOMS[2]], indirect=True, ids=str)
def test_a_file_that_was_replaced_under_the_form_is_not_purged(start: Start, stage: Stage) -> None:
    """What is purged is what goes on in a file of its own."""
    talks, other = stage.folder / "talks.parley", stage.folder / "other.parley"
    note = Note("n", "round", "r1", SECRET, audience=Audience.MINE)
    Store.create(other, small(note)).close()
    theirs = other.read_bytes()
    person = start(small(note))
    person.menu("File", "Purge a round…")
    person.choose("Round", "Round 1 · 1 January 2025")
    person.see(SECRET)
    subprocess.run(["mv", other, talks], check=True)
    person.click_on("Purge…")
    person.click_on("Purge")
    person.see("Journal head:")
    person.click_on("Close")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    assert talks.read_bytes() == theirs
    (kept,) = stage.folder.glob("talks, kept*.parley")
    assert SECRET.encode() not in kept.read_bytes()
