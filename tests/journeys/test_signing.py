"""A dossier is signed, altered by somebody else who makes its chain anew, and found out."""

from collections.abc import Callable

import pytest

from tests.core.storage.test_chain import tampered
from tests.core.storage.test_signatures import rechained
from tests.dossiers import small
from tests.journeys.conftest import ROOMS, Stage
from tests.journeys.person import Person

Start = Callable[..., Person]
WORDS = "orbit velvet canyon lantern"


@pytest.mark.parametrize("room", [ROOMS[0]], indirect=True, ids=str)
def test_a_signature_finds_what_the_chain_does_not(start: Start, stage: Stage) -> None:
    person, talks = start(small()), stage.folder / "talks.parley"
    person.menu("File", "Sign the dossier…")
    person.see("Nobody has signed this dossier.")
    person.fill("Your name", "Ann Lee")
    person.fill("Passphrase of the key", WORDS)
    person.fill("Repeat it", WORDS)
    person.click_on("Sign")
    person.see("Signed at change 1, as Ann Lee.")
    person.menu("File", "Check the dossier…")
    person.see("holds.")
    person.press("Escape")
    person.menu("File", "Close dossier")
    person.see("No dossier is open")
    rechained(tampered(talks, "UPDATE change SET author = 'Eve' WHERE number = 1"))
    person.menu("File", "Open…")
    person.choose_file(talks)
    person.see("The journal is not the one that was signed.")


@pytest.mark.parametrize("room", [ROOMS[0]], indirect=True, ids=str)
def test_the_switch_for_screenshots_says_that_this_system_has_no_way(start: Start) -> None:
    person = start(small())
    person.press("Alt+V")
    person.see("Keep out of screenshots (not on this system)")
    person.press("Escape")
