"""From an empty dossier to the first pack: which step is next."""

import datetime as dt

from core.model.dossier import EMPTY
from core.model.records import Issue, Pack, Party, Point, Round
from core.views.first_steps import FirstStep, first_steps, on_day_one
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


def test_day_one_ends_with_the_first_pack() -> None:
    assert on_day_one(EMPTY, day(0))
    assert on_day_one(small(), day(5))
    pack = Pack("k", "{}", issued=dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
    assert not on_day_one(small(pack), day(5))


def test_who_held_two_rounds_without_a_pack_is_not_led() -> None:
    assert on_day_one(small(), day(40))
    assert not on_day_one(small(), day(41))
