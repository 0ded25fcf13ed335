"""Backups are made while somebody works, and one of them is restored."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.dossiers import small
from tests.journeys.conftest import ROOMS, Stage
from tests.journeys.person import Person
from tests.journeys.test_file import said
from tests.journeys.test_time import record
from tests.traces import files
from tests.waiting import until
from ui.shell import backup_keeper, file_keeper

Start = Callable[..., Person]


@pytest.fixture
def keeping(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """With backups, the first of them at once."""
    monkeypatch.setattr(file_keeper, "CHECK", 0)
    monkeypatch.setattr(backup_keeper, "FIRST", 0)
    stage.keeps_backups = True
    return stage


def backups(stage: Stage) -> list[Path]:
    return sorted(
        each for each in files(stage.folder) if each.match("talks, backups/* talks.parley")
    )


def copies_on(stick: Path) -> list[Path]:
    return sorted(each for each in files(stick) if each.suffix == ".parley")


def test_a_backup_is_made_and_restored(keeping: Stage, start: Start) -> None:
    person = start(small())
    assert until(lambda: len(backups(keeping)) == 1)
    record(person, "12", "Said after")
    person.menu("File", "Restore a backup…")
    person.see("5 positions")
    person.see("Compared with now: 1 later record missing.")
    person.click_on("Restore as a new file…")
    person.choose_file(keeping.folder / "again.parley")
    person.see("again.parley · not encrypted")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    assert "Said after" not in said(keeping.folder / "again.parley")
    assert "Said after" in said(keeping.folder / "talks.parley")
    assert "Said after" in said(backups(keeping)[-1])
    assert len(backups(keeping)) == 2


@pytest.mark.parametrize("room", [ROOMS[1]], indirect=True, ids=str)
def test_backups_are_kept_in_a_second_folder_too(keeping: Stage, start: Start) -> None:
    person = start(small())
    assert until(lambda: len(backups(keeping)) == 1)
    stick = keeping.folder / "stick"
    stick.mkdir()
    person.menu("File", "Restore a backup…")
    person.see("Also keep them in another folder")
    person.click_on("Choose a second folder for backups")
    person.choose_file(stick)
    person.see("Also keep them in")
    assert until(lambda: len(copies_on(stick)) == 1)
    person.press("Escape")
    record(person, "12", "Said after")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    copies = copies_on(stick)
    assert [each.name for each in copies] == [each.name for each in backups(keeping)]
    assert "Said after" in said(copies[-1])
    for each in backups(keeping):
        each.unlink()
    talks = keeping.folder / "talks.parley"
    talks.write_bytes(talks.read_bytes()[:2000])
    person.menu("File", "Open…")
    person.choose_file(talks)
    person.click_on("Restore a backup…")
    person.see("6 positions")
    person.click_on("Restore as a new file…")
    person.choose_file(keeping.folder / "again.parley")
    person.see("again.parley · not encrypted")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    assert "Said after" in said(keeping.folder / "again.parley")


def test_a_file_that_cannot_be_opened_offers_its_backups(keeping: Stage, start: Start) -> None:
    person = start(small())
    assert until(lambda: len(backups(keeping)) == 1)
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    talks = keeping.folder / "talks.parley"
    talks.write_bytes(talks.read_bytes()[:2000])
    person.menu("File", "Open…")
    person.choose_file(talks)
    person.see("talks.parley cannot be opened")
    person.click_on("Restore a backup…")
    person.see("5 positions")
    person.click_on("Restore as a new file…")
    person.choose_file(keeping.folder / "again.parley")
    person.see("again.parley · not encrypted")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")


@pytest.mark.parametrize("room", [ROOMS[2]], indirect=True, ids=str)
def test_an_older_copy_in_its_place_is_noticed(start: Start, stage: Stage) -> None:
    person = start(small())
    talks, older = stage.folder / "talks.parley", stage.folder / "older.parley"
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    shutil.copy(talks, older)
    person.menu("File", "Open…")
    person.choose_file(talks)
    person.see("talks.parley · not encrypted")
    record(person, "12", "Said before")
    record(person, "21", "Said after")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    older.replace(talks)
    person.menu("File", "Open…")
    person.choose_file(talks)
    person.see("This file is older than what you had open on")
    person.see("2 changes are missing.")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")


@pytest.mark.parametrize("room", [ROOMS[2]], indirect=True, ids=str)
def test_a_copy_in_its_place_is_noticed(start: Start, stage: Stage) -> None:
    person = start(small())
    talks, copy = stage.folder / "talks.parley", stage.folder / "copy.parley"
    person.menu("File", "Save a copy")
    person.choose_file(copy)
    person.see("Copy saved as copy.parley")
    record(person, "12", "Said since")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    copy.replace(talks)
    person.menu("File", "Open…")
    person.choose_file(talks)
    person.see("This file is a copy")
    person.see("1 change is missing.")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")


@pytest.mark.parametrize("room", [ROOMS[3]], indirect=True, ids=str)
def test_where_there_are_none_it_says_when_one_is_made(start: Start) -> None:
    person = start(small())
    person.menu("File", "Restore a backup…")
    person.see("There are no backups of talks.parley yet")
    assert not person.is_enabled("Restore as a new file…")
    person.press("Escape")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
