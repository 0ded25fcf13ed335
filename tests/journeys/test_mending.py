"""A damaged dossier is mended from the window."""

from collections.abc import Callable
from contextlib import closing

import pytest

from core.storage import driver
from core.storage.store import Store
from tests.dossiers import small
from tests.journeys.conftest import ROOMS, Stage
from tests.journeys.person import Person

Start = Callable[..., Person]


@pytest.mark.parametrize("room", [ROOMS[2]], indirect=True, ids=str)
def test_a_sound_dossier_is_said_to_be_so(start: Start) -> None:
    person = start(small())
    person.menu("File", "Check the dossier…")
    person.see("talks.parley is sound.")
    person.press("Escape")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")


@pytest.mark.parametrize("room", [ROOMS[1]], indirect=True, ids=str)
def test_a_damaged_file_is_mended_while_another_is_open(stage: Stage, start: Start) -> None:
    person = start(small())
    other = stage.folder / "other.parley"
    Store.create(other, small()).close()
    with closing(driver.connect(other)) as connection:
        connection.execute("DROP TABLE journal")
    person.menu("File", "Open…")
    person.choose_file(other)
    person.see("other.parley is damaged")
    person.click_on("Mend into a new file…")
    person.choose_file(stage.folder / "again.parley")
    person.see("again.parley")
    person.click_on("Close")
    person.see("talks.parley · not encrypted")


@pytest.mark.parametrize("room", [ROOMS[3]], indirect=True, ids=str)
def test_a_file_that_cannot_be_opened_is_mended(stage: Stage, start: Start) -> None:
    person = start(small())
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    talks = stage.folder / "talks.parley"
    with closing(driver.connect(talks)) as connection:
        connection.execute("CREATE TRIGGER spy AFTER INSERT ON party BEGIN SELECT 1; END")
    before = talks.read_bytes()
    person.menu("File", "Open…")
    person.choose_file(talks)
    person.see("talks.parley cannot be opened")
    person.click_on("Mend…")
    person.see("was altered by another program")
    person.click_on("Mend into a new file…")
    person.choose_file(stage.folder / "again.parley")
    person.see("The trigger spy was added by another program and was left out.")
    person.click_on("Open the new file")
    person.see("again.parley · not encrypted")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    assert talks.read_bytes() == before
