"""Leaving under an open form and on a full disk, and coming back to a file that does not open."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import DiskFull
from core.storage.store import Store
from tests.dossiers import small
from tests.journeys.conftest import Stage
from tests.journeys.looking import SOON
from tests.journeys.person import Person
from tests.waiting import until
from ui.kit.settings import Settings

Start = Callable[..., Person]
WINDOW = "Fishing talks – Parley"


def close(stage: Stage) -> None:
    """Close the window as the desktop does, whatever stands in front of it."""
    assert stage.window is not None
    stage.bridge.act(stage.window.close)


def is_gone(stage: Stage) -> bool:
    window = stage.window
    return window is not None and until(
        lambda: stage.bridge.ask(lambda: not window.isVisible()), SOON
    )


def test_the_window_is_closed_under_a_form(start: Start, stage: Stage) -> None:
    person = start(small())
    person.menu("Edit", "New position…")
    person.fill("Value", "31")
    close(stage)
    person.see("Discard what you have typed?")
    person.click_on("Keep editing")
    person.see("Last recorded")
    assert person.value_of("Value").startswith("31")
    close(stage)
    person.see("Discard what you have typed?")
    person.click_on("Discard")
    assert is_gone(stage)


@pytest.mark.parametrize("menu", [("File", "Open…"), ("Dossier", "Parties…")])
def test_the_window_is_closed_under_a_dialog(
    menu: tuple[str, str], start: Start, stage: Stage
) -> None:
    person = start(small())
    person.menu(*menu)
    assert until(lambda: len(person.titles()) > 0 and person.titles()[0] != WINDOW, SOON)
    close(stage)
    assert is_gone(stage)


def full(_store: Store) -> None:
    """Closing as it goes on a full disk."""
    raise DiskFull("There is no space left.")


def test_a_dossier_is_closed_once_its_disk_has_room(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_it_was = Store.close
    person = start(small())
    monkeypatch.setattr(Store, "close", full)
    person.menu("File", "Close dossier")
    person.see("talks.parley could not be closed properly. There is no space left.")
    person.click_on("Try again")
    person.see("talks.parley could not be closed properly.")
    monkeypatch.setattr(Store, "close", as_it_was)
    person.click_on("Try again")
    person.not_see("could not be closed properly")
    person.see("No dossier is open")


def test_a_copy_is_saved_elsewhere_where_the_disk_is_full(
    start: Start, monkeypatch: pytest.MonkeyPatch, home: Path, stage: Stage
) -> None:
    as_it_was = Store.close
    person = start(small())
    monkeypatch.setattr(Store, "close", full)
    close(stage)
    person.see("could not be closed properly")
    person.click_on("Save a copy elsewhere…")
    person.choose_file(home / "Documents" / "Copy.parley")
    assert is_gone(stage)
    monkeypatch.setattr(Store, "close", as_it_was)
    stage.bridge.ask(stage.close)
    person = start(home / "Documents" / "Copy.parley")
    person.see("Fishing talks")


def test_a_last_file_that_is_damaged_or_was_not_seen_is_named(start: Start, stage: Stage) -> None:
    start(small())
    path = stage.folder / "talks.parley"
    stage.bridge.ask(stage.close)
    whole = path.read_bytes()
    path.write_bytes(bytes(4096) + whole[4096:])
    person = start()
    person.see("talks.parley cannot be opened")
    path.write_bytes(whole)
    person.click_on("Try again")
    person.see("Fishing talks")
    stage.bridge.ask(stage.close)
    stage.bridge.ask(lambda: Settings.of_user().note_opening(path))
    person = start()
    person.see("talks.parley was not shown last time")
    person.be_at("Open it again")
    person.press("Space")
    person.see("Fishing talks")
