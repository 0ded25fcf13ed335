"""What is written at a scale, and how a range is said."""

from core.model.records import Anchor, Issue
from core.model.scale_ends import range_in_words
from tests.dossiers import position

YES_NO = Issue("i", 1, "p", "Vote", anchors=(Anchor(0, "no"), Anchor(100, "yes")), high_end=1.0)
TROOPS = Issue("i", 1, "p", "Army", unit="troops", high_end=800.0)


def test_a_range_is_said_by_the_names_of_steps_or_in_the_unit() -> None:
    assert range_in_words(YES_NO, position("x", "i", "a", 1, low=0.0, high=1.0)) == "range no–yes"
    assert range_in_words(TROOPS, position("x", "i", "a", 1, low=15.0, high=50.0)) == (
        "range 15–50 troops"
    )
    assert range_in_words(TROOPS, position("x", "i", "a", 1, 30.0)) == ""
