"""What is written at a scale, and how a range is said."""

import pytest

from core.language import LANGUAGES, Language, speaking
from core.model.naming import place
from core.model.records import Anchor, Issue
from core.model.scale_ends import range_in_words
from core.views.placement import accepted, carried
from core.views.since_pack import stand_since
from tests.dossiers import position, small

YES_NO = Issue("i", 1, "p", "Vote", anchors=(Anchor(0, "no"), Anchor(100, "yes")), high_end=1.0)
TROOPS = Issue("i", 1, "p", "Army", unit="troops", high_end=800.0)


def test_a_range_is_said_by_the_names_of_steps_or_in_the_unit() -> None:
    assert range_in_words(YES_NO, position("x", "i", "a", 1, low=0.0, high=1.0)) == "range no–yes"
    assert range_in_words(TROOPS, position("x", "i", "a", 1, low=15.0, high=50.0)) == (
        "range 15–50 troops"
    )
    assert range_in_words(TROOPS, position("x", "i", "a", 1, 30.0)) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_range_says_its_unit_once_after_both_figures(language: Language) -> None:
    issue = Issue("i", 1, "p", "Zone", unit="km", low_end=0.0, high_end=50.0)
    first = position("x1", "i", "a", 1, low=5.0, high=10.0)
    second = position("x2", "i", "a", 2, 7.0, low=5.0, high=12.0)
    dossier = small(issue, first)
    with speaking(language):
        told = [
            place(issue, first),
            range_in_words(issue, first),
            accepted(issue, first),
            carried(dossier, issue, "a"),
            *(each.now for each in stand_since(dossier, second, first)),
        ]
    for each in told:
        assert each.count("km") == 1
        assert not any(map(str.isdigit, each.partition("km")[2].partition("(")[0]))
