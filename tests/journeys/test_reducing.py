"""A copy without what must not be taken along."""

from collections.abc import Callable

import pytest

from core.model.records import Note, Position
from core.storage.passphrase import Secret, key_of
from core.storage.store import Store
from tests.dossiers import small
from tests.journeys.conftest import ROOMS, Stage
from tests.journeys.person import Person
from tests.journeys.test_time import record

Start = Callable[..., Person]
WORDS = "orbit Дім velvet canyon"


@pytest.mark.parametrize("room", [ROOMS[3]], indirect=True, ids=str)
def test_a_reduced_copy_never_held_what_is_left_out(start: Start, stage: Stage) -> None:
    copy = stage.folder / "copy.parley"
    person = start(small())
    record(person, "12", "Said before")
    person.press("Ctrl+Z")
    person.menu("File", "Save a reduced copy…")
    person.see("never held what you leave out")
    person.tick("Other notes", False)
    person.fill("Passphrase of the copy", WORDS)
    person.fill("Repeat it", "something else")
    person.click_on("Save the copy…")
    person.see("The passphrases do not match")
    person.fill("Repeat it", WORDS)
    person.click_on("Save the copy…")
    person.choose_file(copy)
    person.see("Copy saved as copy.parley")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    store = Store.open(copy, key_of(copy, Secret(WORDS)))
    dossier, history = store.load(), repr(store.history())
    store.close()
    assert dossier.count(Position) == 5
    assert not dossier.count(Note)
    assert "Said before" not in history
