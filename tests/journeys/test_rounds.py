"""A round in the window: what is said is taken down from the keyboard on half a screen."""

from collections.abc import Callable

import pytest

from core.model.records import Proposal, Round, RoundState
from tests.dossiers import small
from tests.journeys.conftest import ROOMS, Stage
from tests.journeys.person import Person

Start = Callable[..., Person]


@pytest.mark.parametrize("room", [ROOMS[2]], indirect=True, ids=str)
def test_what_is_said_is_taken_down_from_the_keyboard(start: Start, stage: Stage) -> None:
    under_way = Round("r3", 3, name="Oslo talks", state=RoundState.UNDER_WAY)
    person = start(small(under_way, Proposal("w", 1, "The paper")))
    person.press("Ctrl+Alt+C")
    person.see("Capture: Round 3: Oslo talks")
    person.be_at("Who speaks")
    person.type("b")
    person.be_at("On")
    person.type("q")
    person.see("Quota — Fleet")
    person.type(" fle")
    person.press("Enter")
    person.be_at("Words")
    person.type("They have forty boats to spare.")
    person.press("Enter")
    person.see("BO")
    person.see("They have forty boats to spare.")
    person.be_at("Who speaks: Borduria")
    person.press("Ctrl+2")
    person.type("a")
    person.be_at("Words")
    person.type("Not today.")
    person.press("Enter")
    person.see("no statement: Not today.")
    person.press("Ctrl+Z")
    person.not_see("Not today.")
    person.press("Ctrl+3")
    person.press("Enter")
    person.be_at("On")
    person.type("pap")
    person.press("Enter")
    person.type("Gladly.")
    person.press("Alt+B")
    person.press("Enter")
    person.see("accepted: Gladly.")
    person.press("Ctrl+4")
    person.press("Enter")
    person.type("Send the map.")
    person.press("Enter")
    person.see("Borduria")
    person.type("b")
    person.type("Half a sen")
    person.press("Escape")
    person.see("Discard")
    person.press("Escape")
    person.be_at("Words")
    person.press("Enter")
    person.see("Half a sen")
    person.press("Escape")
    person.not_see("Capture: Round 3")
    person.not_see("Half a sen")


@pytest.mark.parametrize("room", [ROOMS[2]], indirect=True, ids=str)
def test_a_round_without_a_date_gets_it_and_is_made_ready(start: Start, stage: Stage) -> None:
    person = start(small(Round("r3", 3, name="Oslo talks")))
    person.click_on("Rounds")
    person.click_on("Round 3: Oslo talks")
    person.see("No date yet: the round is on no chart")
    person.click_on("No date yet: the round is on no chart")
    person.be_at("From")
    person.type("1 May 2030")
    person.click_on("Save")
    person.not_see("No date yet")
    person.click_on("Quota: no line to say")
    person.see("Lines to take: Quota")
    person.press("Escape")
    person.press("Ctrl+Z")
    person.see("No date yet: the round is on no chart")
