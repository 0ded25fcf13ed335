"""A passphrase: set, asked for, got wrong, changed, printed, removed."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.editing.workspace import Workspace, finished
from core.model.records import Position
from core.storage.passphrase import Secret, key_of, new_key
from core.storage.protection import is_protected
from core.storage.rekeying import rekeying
from core.storage.store import Store
from tests.briefings.reading import page_texts
from tests.dossiers import small
from tests.journeys.conftest import ROOMS, Stage
from tests.journeys.looking import SOON
from tests.journeys.person import Person
from tests.journeys.test_backups import backups, keeping
from tests.journeys.test_time import record
from tests.waiting import LONG, until
from ui.kit.copied import HINTS

__all__ = ["keeping"]

Start = Callable[..., Person]
WORDS, OTHER = "orbit Дім velvet canyon", "seven quiet lanterns drift"


def protect(person: Person, words: str) -> None:
    """Set a passphrase in the window."""
    person.menu("File", "Passphrase…")
    person.see("Protect the dossier")
    person.fill("New passphrase", words)
    person.fill("Repeat it", words)
    person.tick("Show the recovery sheet, to be printed", False)
    person.click_on("Protect")
    person.see("talks.parley is protected")
    person.see("talks.parley · protected")


def is_in_the_middle(stage: Stage) -> bool:
    """Whether the middle of the dialog in front is that of the window."""
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert stage.window is not None
    off = dialog.frameGeometry().center() - stage.window.frameGeometry().center()
    return max(abs(off.x()), abs(off.y())) < 40


def test_the_passphrase_is_asked_for_in_the_middle_of_the_window(
    start: Start, stage: Stage, home: Path
) -> None:
    path = home / "Documents" / "talks.parley"
    Workspace.create(path, small()).close()
    finished(rekeying(Store.open(path), new_key(Secret(WORDS)))).close()
    person = start(path)
    person.see("Unlock talks.parley")
    assert until(lambda: stage.bridge.ask(lambda: is_in_the_middle(stage)), SOON)


def unlock(person: Person, words: str) -> None:
    """Type a passphrase into the dialog that asks for it."""
    person.see("Unlock talks.parley")
    person.fill("Passphrase", words)
    person.press("Return")


def reopen(person: Person, talks: Path) -> None:
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    person.menu("File", "Open…")
    person.choose_file(talks)


def holds(path: Path, words: str) -> list[str]:
    """The statements in a protected file."""
    store = Store.open(path, key_of(path, Secret(words)))
    found = [each.statement for each in store.load().all(Position)]
    store.close()
    return found


ASKING = """
from PySide6.QtWidgets import QApplication
copied = QApplication([]).clipboard().mimeData()
print(copied.text(), *copied.formats(), sep="\\n")
"""


def offered() -> list[str]:
    """What was copied, as another program gets it, and the formats that it is offered."""
    asked = [sys.executable, "-c", ASKING]
    told = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=LONG)
    return told.stdout.splitlines()


@pytest.mark.parametrize("room", [ROOMS[0]], indirect=True, ids=str)
def test_a_history_of_the_clipboard_is_asked_to_leave_it_out(start: Start) -> None:
    person = start(small())
    for is_hinted in (False, True):
        person.press("Ctrl+K")
        person.type("Said in secret")
        person.press("Ctrl+A", "Ctrl+C", "Escape")
        said, *forms = offered()
        assert said == "Said in secret"
        assert (next(iter(HINTS)) in forms) is is_hinted
        if not is_hinted:
            protect(person, WORDS)


def test_a_dossier_is_protected_and_opened_again(start: Start, stage: Stage) -> None:
    talks = stage.folder / "talks.parley"
    person = start(small())
    protect(person, WORDS)
    record(person, "12", "Said in secret")
    reopen(person, talks)
    unlock(person, "something else")
    person.see("That is not the passphrase of talks.parley")
    person.fill("Passphrase", WORDS)
    person.click_on("Unlock")
    person.see("talks.parley · protected")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    assert is_protected(talks)
    assert "Said in secret" in holds(talks, WORDS)
    assert b"Said in secret" not in talks.read_bytes()


@pytest.mark.parametrize("room", [ROOMS[2]], indirect=True, ids=str)
def test_a_dossier_is_protected_when_it_is_created(start: Start, stage: Stage) -> None:
    talks = stage.folder / "talks.parley"
    person = start()
    person.click_on("New dossier")
    person.choose_file(talks)
    person.be_at("Passphrase")
    person.fill("Passphrase", WORDS)
    person.see("Not known: only passphrases in Latin letters")
    person.fill("Repeat it", OTHER)
    person.press("Return")
    person.see("The passphrases do not match")
    assert not talks.exists()
    person.fill("Repeat it", WORDS)
    person.click_on("Create")
    person.see("1 page")
    person.press("Escape")
    person.see("talks.parley · protected")
    person.see("From nothing to the first pack")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    assert is_protected(talks)
    assert holds(talks, WORDS) == []


@pytest.mark.parametrize("room", [ROOMS[2]], indirect=True, ids=str)
def test_a_key_file_is_made_lost_and_found(start: Start, stage: Stage) -> None:
    stick = stage.folder / "stick"
    stick.mkdir()
    (stick / "other.key").write_bytes(b"of another dossier")
    person = start(small())
    person.menu("File", "Passphrase…")
    person.fill("New passphrase", WORDS)
    person.fill("Repeat it", WORDS)
    person.click_on("Make a key file")
    person.choose_file(stick / "other.key")
    person.click_on("Yes")
    person.see("other.key already exists")
    person.click_on("Make a key file")
    person.choose_file(stick / "my.key")
    person.see("my.key")
    person.tick("Show the recovery sheet, to be printed", False)
    person.click_on("Protect")
    person.see("talks.parley · protected")
    reopen(person, stage.folder / "talks.parley")
    unlock(person, WORDS)
    person.see("or its key file is missing or another")
    person.click_on("Choose a key file")
    person.choose_file(stick / "other.key")
    person.click_on("Unlock")
    person.see("or its key file is missing or another")
    person.click_on("Choose a key file")
    person.choose_file(stick / "my.key")
    stick.rename(stage.folder / "pulled")
    person.click_on("Unlock")
    person.see("my.key cannot be read")
    (stage.folder / "pulled").rename(stick)
    person.fill("Passphrase", WORDS)
    person.click_on("Unlock")
    person.see("talks.parley · protected")
    assert (stick / "other.key").read_bytes() == b"of another dossier"
    person.menu("File", "Close dossier")
    person.see("No dossier is open")


@pytest.mark.parametrize("room", [ROOMS[2]], indirect=True, ids=str)
def test_giving_up_leaves_a_page_with_a_way_on(start: Start, stage: Stage) -> None:
    person = start(small())
    protect(person, WORDS)
    reopen(person, stage.folder / "talks.parley")
    person.see("Unlock talks.parley")
    person.press("Escape")
    person.see("talks.parley is protected")
    person.click_on("Unlock…")
    unlock(person, WORDS)
    person.see("talks.parley · protected")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")


@pytest.mark.parametrize("room", [ROOMS[3]], indirect=True, ids=str)
def test_the_recovery_sheet_opens_it(start: Start, stage: Stage) -> None:
    talks = stage.folder / "talks.parley"
    person = start(small())
    person.menu("File", "Passphrase…")
    person.click_on("Suggest random words")
    person.see("Strong")
    drawn = person.value_of("New passphrase")
    person.click_on("Protect")
    person.see("1 page")
    person.click_on("Save as…")
    person.choose_file(stage.folder / "sheet.pdf")
    person.see("Saved as")
    person.press("Escape")
    person.see("talks.parley · protected")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    code = code_on(stage.folder / "sheet.pdf")
    person.menu("File", "Open…")
    person.choose_file(talks)
    person.click_on("Use the recovery code")
    person.fill("Recovery code", code[:-1])
    person.press("Return")
    person.see("The recovery code is not complete")
    person.fill("Recovery code", code)
    person.press("Return")
    person.see("talks.parley · protected")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    assert "Little." in holds(talks, drawn)


def code_on(sheet: Path) -> str:
    """The code as it can be read on the page."""
    words = re.findall(r"\b[A-Z2-7]{4}\b", page_texts(sheet.read_bytes())[0])
    return " ".join(words[:14])


@pytest.mark.parametrize("room", [ROOMS[1]], indirect=True, ids=str)
def test_changing_and_removing_ask_for_the_passphrase(start: Start, stage: Stage) -> None:
    talks = stage.folder / "talks.parley"
    person = start(small())
    protect(person, WORDS)
    person.menu("File", "Passphrase…")
    person.see("Change the passphrase")
    person.fill("New passphrase", OTHER)
    person.fill("Repeat it", OTHER)
    person.click_on("Change")
    person.see("That is not the passphrase of this dossier")
    person.fill("Present passphrase", WORDS)
    person.tick("Show the recovery sheet, to be printed", False)
    person.click_on("Change")
    person.see("talks.parley is protected")
    person.menu("File", "Passphrase…")
    person.fill("Present passphrase", OTHER)
    person.click_on("Remove the passphrase")
    person.see("whoever has the file can read the dossier")
    person.click_on("Remove it")
    person.see("talks.parley · not encrypted")
    record(person, "12", "Said in the open")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    assert not is_protected(talks)


@pytest.mark.parametrize("room", [ROOMS[0]], indirect=True, ids=str)
def test_an_export_in_clear_asks_for_it_too(start: Start, stage: Stage) -> None:
    person = start(small())
    protect(person, WORDS)
    person.menu("File", "Export…")
    person.see("What is written will not be protected")
    person.press("Escape")
    person.menu("File", "Export…")
    person.fill("Present passphrase", WORDS)
    person.press("Return")
    person.choose_file(stage.folder / "all.xlsx")
    person.see("Exported to all.xlsx")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")


@pytest.mark.parametrize("room", [ROOMS[2]], indirect=True, ids=str)
def test_a_backup_from_before_another_passphrase_asks_for_its_own(
    keeping: Stage, start: Start
) -> None:
    person = start(small())
    assert until(lambda: len(backups(keeping)) == 1)
    protect(person, WORDS)
    record(person, "12", "Said in secret")
    reopen(person, keeping.folder / "talks.parley")
    unlock(person, WORDS)
    person.see("talks.parley · protected")
    assert is_protected(backups(keeping)[-1])
    person.menu("File", "Passphrase…")
    person.see("Delete the 2 earlier backups, which open without the new passphrase")
    person.fill("Present passphrase", WORDS)
    person.fill("New passphrase", OTHER)
    person.fill("Repeat it", OTHER)
    person.tick("Show the recovery sheet, to be printed", False)
    person.click_on("Change")
    person.see("talks.parley is protected")
    reopen(person, keeping.folder / "talks.parley")
    assert len(backups(keeping)) == 3
    unlock(person, OTHER)
    person.see("talks.parley · protected")
    person.menu("File", "Restore a backup…")
    person.see("The same as now")
    person.press("Down")
    person.see("made under another passphrase")
    person.click_on("Unlock…")
    person.fill("Passphrase", WORDS)
    person.press("Return")
    person.see("6 positions")
    person.click_on("Restore as a new file…")
    person.choose_file(keeping.folder / "again.parley")
    person.see("Unlock again.parley")
    person.fill("Passphrase", WORDS)
    person.press("Return")
    person.see("again.parley · protected")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
