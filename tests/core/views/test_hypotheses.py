"""What may lie behind a red line, with what speaks for it and against."""

from core.model.records import Hypothesis, Indication, Stance
from core.views.hypotheses import red_lines
from tests.dossiers import small

DESK = small(
    Hypothesis("h2", 2, "i", "a", "It is meant."),
    Hypothesis("h1", 1, "i", "a", "It is for show."),
    Indication("n1", 1, "h1", "They never voted on it.", source="s", locator="p. 3"),
    Indication("n2", 2, "h1", "The minister repeats it.", Stance.AGAINST),
    Indication("n3", 3, "h2", "The minister repeats it.", Stance.FOR),
    Indication("n4", 4, "h2", "They are calm.", Stance.NEITHER),
)


def test_competing_assumptions_stand_in_order_with_their_indications() -> None:
    (told,) = red_lines(DESK, "p")
    first, second = told.hypotheses
    assert first.text == "It is for show."
    assert first.speaks_for[0].startswith("They never voted on it. (Source")
    assert first.speaks_for[0].endswith("p. 3)")
    assert first.against == ("The minister repeats it.",)
    assert second.neither == ("They are calm.",)


def test_without_assumptions_nothing_is_told() -> None:
    assert red_lines(small(), "p") == ()
