"""From an empty dossier to the first pack: which step is next."""

import datetime as dt

from core.model.dossier import EMPTY
from core.model.records import Issue, Pack, Party, Point, Round
from core.views.first_steps import (
    FirstStep,
    first_steps,
    on_day_one,
    steps_in_words,
)
from tests.dossiers import day, position, small


def test_the_steps_are_done_one_after_the_other() -> None:
    dossier = EMPTY
    found = []
    for record in (
        Party("a", 1, "Arland", "AR"),
        Party("b", 2, "Borduria", "BO"),
        Point("p", 1, "Quota"),
        Issue("i", 1, "p", "Catch"),
        position("x", "i", "a", 1, 10.0),
        position("y", "i", "b", 1, None),
        position("z", "i", "b", 2, 60.0),
        Round("q", 1, day(-9)),
        Round("r", 2, day(9)),
        Pack("k", "{}", issued=dt.datetime(2025, 1, 1, tzinfo=dt.UTC)),
    ):
        found.append(first_steps(dossier, day(0)).next)
        dossier = dossier.replacing(None, record)
    assert found == [
        FirstStep.PARTIES,
        FirstStep.PARTIES,
        FirstStep.POINTS,
        FirstStep.POINTS,
        FirstStep.POSITIONS,
        FirstStep.POSITIONS,
        FirstStep.POSITIONS,
        FirstStep.ROUND,
        FirstStep.ROUND,
        FirstStep.PACK,
    ]
    assert first_steps(dossier, day(0)).next is None
    assert first_steps(dossier, day(0)).chart == "p"


def test_each_step_says_how_it_stands_and_whether_it_can_be_done() -> None:
    told = steps_in_words(EMPTY, day(0), refusal="")
    assert [each.step for each in told.steps] == [*FirstStep]
    assert [each.state for each in told.steps] == ["next", *["later"] * 4]
    assert told.steps[0].spoken == "Add parties… Parties: next"
    assert [each.step for each in told.steps if not each.possible] == [FirstStep.POSITIONS]
    assert told.offers_example
    looking_back = steps_in_words(EMPTY, day(0), refusal="You are viewing 1 January 2025.")
    assert not any(each.possible for each in looking_back.steps)


def test_steps_that_are_done_are_left_out_once_there_is_a_chart() -> None:
    told = steps_in_words(small(), day(99), refusal="")
    assert [each.step for each in told.steps] == [FirstStep.ROUND, FirstStep.PACK]
    assert (told.chart, told.offers_example) == ("p", False)
    begun = EMPTY.replacing(None, Party("a", 1, "Arland", "AR"))
    begun = begun.replacing(None, Party("b", 2, "Borduria", "BO"))
    assert steps_in_words(begun, day(0), refusal="").steps[0].state == "done"


def test_day_one_ends_with_the_first_pack() -> None:
    assert on_day_one(EMPTY, day(0))
    assert on_day_one(small(), day(5))
    pack = Pack("k", "{}", issued=dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
    assert not on_day_one(small(pack), day(5))


def test_who_held_two_rounds_without_a_pack_is_not_led() -> None:
    assert on_day_one(small(), day(40))
    assert not on_day_one(small(), day(41))
