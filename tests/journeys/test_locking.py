"""A dossier is locked in the middle of a word, and unlocked: nothing of it is left meanwhile, and
nothing typed is lost."""

import os
from pathlib import Path

import pytest

from core.editing.workspace import Workspace, finished
from core.storage.passphrase import Secret, key_of, new_key
from core.storage.rekeying import rekeying
from core.storage.store import Store
from tests.dossiers import small
from tests.journeys import keyboard
from tests.journeys.program import Program, linux, without_bus
from tests.traces import remembered, written
from tests.waiting import until

pytestmark = [linux, keyboard.needed]
WORDS = "orbit velvet canyon"
SAVED, SOUGHT, HALF, MORE = "zqcanaryq", "zqsoughtq", "zqhalfq", "zqmoreq"


@pytest.fixture
def talks(home: Path) -> Path:
    """A protected dossier."""
    path = home / "Documents" / "talks.parley"
    Workspace.create(path, small()).close()
    finished(rekeying(Store.open(path), new_key(Secret(WORDS)))).close()
    return path


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    """Where the program may put what it needs for a while."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder


def unlock() -> None:
    keyboard.see("Unlock talks.parley")
    keyboard.type_in(WORDS)
    keyboard.press("Return")


def work() -> None:
    """Type words in a form, in the search and at the briefing desk, and copy some."""
    keyboard.see("Fishing talks")
    keyboard.press("ctrl+t")
    keyboard.see("Talks")
    keyboard.type_in(SAVED)
    keyboard.press("ctrl+a", "ctrl+c", "ctrl+Return")
    keyboard.see(f"{SAVED} – Parley")
    keyboard.press("ctrl+k")
    keyboard.type_in(SOUGHT)
    keyboard.press("Escape", "ctrl+p", "ctrl+t")
    keyboard.see("Talks")
    keyboard.type_in(HALF)


def test_it_is_locked_in_the_middle_of_a_word(talks: Path, temporary: Path, tmp_path: Path) -> None:
    every = (WORDS, SAVED, SOUGHT, HALF)
    with Program({**without_bus(), "TMPDIR": str(temporary)}, talks) as program:
        unlock()
        work()
        if os.geteuid() == 0:  # nobody else may read it while it is open
            for each in every[1:]:
                assert until(lambda each=each: remembered(program.number, each)), each
        keyboard.press("ctrl+l")
        assert until(lambda: "Unlock talks.parley" in keyboard.shown("talks"))
        assert keyboard.shown(SAVED) == keyboard.shown("Fishing") == []
        assert [remembered(program.number, each) for each in every] == [0] * len(every)
        assert written(tmp_path, *every) == []
        unlock()
        keyboard.see("Talks")
        assert keyboard.shown(f"{SAVED} – Parley")
        assert keyboard.shown("Not saved last time") == []
        keyboard.type_in(MORE)
        program.end()
    assert written(tmp_path, *every) == []
    store = Store.open(talks, key_of(talks, Secret(WORDS)))
    title, draft = store.load().talks.title, store.draft.text
    store.close()
    assert title == SAVED
    assert f"{HALF}{MORE}" in draft
