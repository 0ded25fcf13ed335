"""What happens to the file while it is open: it is taken away, copied, or cannot be written to."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from core.editing.workspace import Workspace
from core.model.records import Position
from core.storage.driver import dbapi
from core.storage.store import Store
from tests.dossiers import large, small
from tests.journeys.conftest import ROOMS, Stage
from tests.journeys.person import Person
from tests.journeys.test_time import record

Start = Callable[..., Person]

ACTS = {
    "removed": ("rm", "{talks}"),
    "moved": ("mv", "{talks}", "{folder}/elsewhere.parley"),
    "replaced": ("mv", "{other}", "{talks}"),
    "overwritten": ("cp", "{other}", "{talks}"),
}


def said(path: Path) -> list[str]:
    """The statements in a dossier."""
    workspace = Workspace.open(path)
    found = [each.statement for each in workspace.latest.all(Position)]
    workspace.close()
    return found


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_another_program_takes_the_file_away(
    start: Start, stage: Stage, act: tuple[str, ...]
) -> None:
    """The next edit, and the one after it, are in a file whose name says what it is."""
    folder = stage.folder
    other = folder / "other" / "other.parley"
    other.parent.mkdir()
    Store.create(other, large(40)).close()
    person = start(small())
    record(person, "12", "Said before")
    talks = folder / "talks.parley"
    names = {"talks": talks, "other": other, "folder": folder}
    subprocess.run([word.format(**names) for word in act], check=True)
    left = talks.read_bytes() if talks.exists() else b""
    person.see("talks.parley was moved, removed or replaced by another program", 10)
    record(person, "21", "Said after")
    person.see(".parley, in place of talks.parley")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    (kept,) = folder.glob("talks, kept*.parley")
    assert {"Said before", "Said after"} < set(said(kept))
    assert (talks.read_bytes() if talks.exists() else b"") == left


@pytest.mark.parametrize("room", [ROOMS[2]], indirect=True, ids=str)
def test_a_form_is_saved_whose_file_was_replaced_under_it(start: Start, stage: Stage) -> None:
    talks, other = stage.folder / "talks.parley", stage.folder / "other.parley"
    Store.create(other, large(40)).close()
    theirs = other.read_bytes()
    person = start(small())
    person.press("Ctrl+N")
    person.fill("Value", "21")
    subprocess.run(["mv", other, talks], check=True)
    person.click_on("Save")
    person.not_see("Last recorded")
    person.press("Ctrl+Z")
    person.press("Ctrl+Shift+Z")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    assert talks.read_bytes() == theirs
    (kept,) = stage.folder.glob("talks, kept*.parley")
    workspace = Workspace.open(kept)
    assert 21.0 in [each.value for each in workspace.latest.all(Position)]
    workspace.close()


def test_a_copy_made_by_a_file_manager_holds_what_was_saved(start: Start, stage: Stage) -> None:
    person = start(small())
    record(person, "12", "Said before")
    person.see("Saved")
    log = stage.folder / "talks.parley-wal"
    for _turn in range(100):
        if not log.exists():
            break
        person.see("Saved")
        subprocess.run(["sleep", "0.1"], check=True)
    copy = stage.folder / "copy.parley"
    subprocess.run(["cp", stage.folder / "talks.parley", copy], check=True)
    assert "Said before" in said(copy)
    person.menu("File", "Close dossier")
    person.see("No dossier is open")


def test_a_file_that_cannot_be_written_to_is_read(
    start: Start, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing offers to change it; a copy of it can be saved, opened and changed."""

    def sealed(_connection: object) -> None:
        failure = dbapi.OperationalError("attempt to write a readonly database")
        failure.sqlite_errorname = "SQLITE_READONLY"
        raise failure

    person = start(small())
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    with monkeypatch.context() as patch:
        patch.setattr("core.storage.driver.hold", sealed)
        person.menu("File", "Open…")
        person.choose_file(stage.folder / "talks.parley")
        person.see("talks.parley is read-only. Save a copy to make changes.")
        person.see("talks.parley · read-only")
        assert not person.is_enabled("New position")
    person.menu("File", "Save a copy")
    person.choose_file(stage.folder / "mine.parley")
    person.see("Copy saved as mine.parley")
    person.menu("File", "Open…")
    person.choose_file(stage.folder / "mine.parley")
    record(person, "12", "Said before")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    assert "Said before" in said(stage.folder / "mine.parley")


def test_a_damaged_file_says_so_when_it_is_opened(start: Start, stage: Stage) -> None:
    spoilt = stage.folder / "spoilt.parley"
    Store.create(spoilt, small(), {"0" * 64: "not that text"}).close()
    person = start(small())
    person.menu("File", "Open…")
    person.choose_file(spoilt)
    person.see("The check of spoilt.parley found 1 problem", 10)
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
