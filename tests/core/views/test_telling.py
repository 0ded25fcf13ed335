"""How movements are told: in the issue's unit, with their direction."""

import pytest

from core.analysis.comparison import compare_dossiers, told_change
from core.analysis.matrix import round_cell
from core.analysis.movement import change_since_round, move, moves_since
from core.analysis.trend import trend
from core.analysis.trend_value import SAME_BASIS, Basis
from core.language import speaking
from core.model.choices import Pair
from core.model.records import Issue, Position
from core.text import saying
from core.views import words
from core.views.telling import (
    break_label,
    breaks,
    like_for_like,
    movement,
    since_words,
    step,
    widening,
)
from tests.dossiers import day, position, small

PAIR = ("a", "b")


def told(*more: Position, pair: Pair | None = PAIR) -> str:
    """The last of some entries."""
    dossier = small(*more)
    (last,) = (each for each in moves_since(dossier, day(50)) if each.position.id == more[-1].id)
    return movement(dossier, last, pair)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (position("y", "j", "a", 50, 160.0), "120 → 160 boats, towards Borduria"),
        (position("y", "j", "a", 50, 110.0), "120 → 110 boats, away from Borduria"),
        (position("y", "j", "a", 50, 290.0), "120 → 290 boats, past Borduria"),
        (position("y", "j", "a", 50, 280.0), "120 → 280 boats, towards Borduria"),
        (position("y", "j", "a", 50, 122.5), "120 → 122.5 boats, towards Borduria"),
        (position("y", "i", "b", 50, 47.0), "80 → 47 of 100, towards Arland"),
        (position("y", "i", "a", 50, 10.0, low=5.0, high=60.0), "range 5–40 → 5–60 of 100"),
        (position("y", "j", "m", 50, 150.0), "150 boats"),
        (position("y", "j", "m", 50, low=150.0, high=200.0), "range 150–200 boats"),
        (position("y", "j", "a", 50, statement="We shall see."), ""),
    ],
)
def test_a_movement_is_told_in_its_unit(entry: Position, said: str) -> None:
    assert told(entry) == said


def test_others_move_towards_one_of_the_pair_or_both() -> None:
    between = position("x", "j", "m", 45, 200.0)
    assert told(between, position("y", "j", "m", 50, 220.0)) == "200 → 220 boats, towards Borduria"
    below = position("x", "j", "m", 45, 100.0)
    said = "100 → 110 boats, towards Arland and Borduria"
    assert told(below, position("y", "j", "m", 50, 110.0)) == said
    assert told(below, position("y", "j", "m", 50, 110.0), pair=None) == "100 → 110 boats"


def test_a_step_too_small_for_two_decimals_still_shows() -> None:
    fine = Issue("k", 3, "p", "Share", unit="t", low_end=0.0, high_end=0.01)
    first, second = position("y1", "k", "a", 1, 0.001), position("y2", "k", "a", 50, 0.004)
    dossier = small(fine, first, second)
    assert movement(dossier, move(dossier, first, second), PAIR) == "0.001 → 0.004 t"
    with speaking("fr"):
        assert "0,001 → 0,004" in movement(dossier, move(dossier, first, second), PAIR)


def test_what_altered_a_gap_besides_movement() -> None:
    assert step(-4.0, Basis(gained=1), 0.75) == (
        "closed by 4 like for like; 1 more issue known, now rests on 75% of the weight"
    )
    assert step(0.3, Basis(lost=2, corrected=1), 0.5) == (
        "unchanged like for like; 2 issues no longer known, 1 issue corrected, now rests on 50% of"
        " the weight"
    )
    assert step(2.0, SAME_BASIS, 1.0) == "widened by 2 like for like; the weights have changed"
    assert like_for_like(None) == "nothing to compare like for like"


def test_breaks_have_a_word() -> None:
    assert break_label(Basis(1, 2, 3)) == "+1 issue, −2 issues, corrected"
    assert break_label(SAME_BASIS) == "new weights"
    dossier = small(position("y", "j", "a", 50, 120.0, low=100.0, high=200.0))
    assert breaks(trend(dossier, PAIR)) == ((day(4), "+1 issue"), (day(50), "range reassessed"))


def test_a_correction_since_the_last_pack_is_no_movement() -> None:
    before = small()
    mistaken = position("y", "i", "b", 30, 60.0, low=50.0, high=95.0, corrects="x5")
    now = before.replacing(None, mistaken)
    found = compare_dossiers(before, now, PAIR, "p", day(60))
    assert found.stated == 0
    assert words.compared(found) == "1 issue corrected"
    moved = before.replacing(None, position("y", "i", "b", 50, 60.0, low=50.0, high=95.0))
    found = compare_dossiers(before, moved, PAIR, "p", day(60))
    assert found.stated == pytest.approx(-12)
    assert words.compared(found) == ""
    gone = before.replacing(before.get(Position, "x5"), None)
    assert compare_dossiers(before, gone, PAIR, "p", day(60)).stated == 0


def test_what_a_gap_rests_on_is_told_since_a_round() -> None:
    issue = Issue("k", 3, "p", "Days", weight=100.0)
    first, second = position("y", "k", "a", 10, 50.0), position("z", "k", "b", 50, 50.0)
    known = change_since_round(small(issue, first, second), PAIR, "p", day(60))
    assert (
        since_words(known) == "since Round 2: 1 more issue known, now rests on 100% of the weight"
    )
    assert since_words(change_since_round(small(), PAIR, "p", day(60))) == ""
    assert since_words(change_since_round(small(), PAIR, "p", day(35))) == "", "none before"


def test_a_range_newly_assessed_is_told_beside_a_figure_that_falls() -> None:
    dossier = small(position("y", "j", "a", 50, 120.0, low=100.0, high=200.0))
    change = change_since_round(dossier, PAIR, "p", day(60))
    assert change is not None
    assert (change.between, change.compared.reassessed) == (0, 1)
    told = "since Round 2: ranges on 1 issue newly assessed, which is not movement"
    assert since_words(change) == told
    assert since_words(change, ranges=False) == ""


def test_a_range_that_is_carried_over_is_no_correction() -> None:
    before = small(position("y", "i", "a", 50, 12.0))
    now = before.replacing(None, position("z", "j", "b", 55, 260.0))
    found = compare_dossiers(before, now, PAIR, "p", day(60))
    assert words.compared(found) == ""
    assert found.stated == pytest.approx(-4)


@pytest.mark.parametrize(
    ("before", "now", "change", "told_as"),
    [
        (67.4, 62.6, -4.8, -4.0),
        (66.6, 66.4, -0.2, -1.0),
        (66.4, 65.6, -0.8, 0.0),
        (50.0, 60.0, -4.3, -4.3),
        (None, 60.0, None, None),
        (50.0, None, None, None),
    ],
)
def test_a_change_is_that_of_the_figures_beside_it(
    before: float | None, now: float | None, change: float | None, told_as: float | None
) -> None:
    assert told_change(before, now, change) == told_as


def test_screen_and_paper_tell_the_change_of_the_figures_shown() -> None:
    dossier = small(position("y", "i", "b", 35, 69.0), position("z", "i", "b", 45, 61.0))
    change = change_since_round(dossier, PAIR, "p", day(50))
    assert change is not None
    figures = saying.points(change.before.stated), saying.points(change.now.stated)
    assert figures == ("67", "63")
    assert saying.delta(change.told_stated) == "▼ 4"
    assert "Stated gap 63, closed by 4 since" in words.point_summary(dossier, PAIR, "p", day(50))
    cell = round_cell(dossier, dossier.points[0], PAIR, (None, day(50)), before=day(39))
    assert saying.delta(cell.change) == "▼ 4"


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (position("y", "i", "a", 50, 50.0), "Range widened to 5–50 to include the value"),
        (position("y", "i", "a", 50, 2.0), "Range widened to 2–40 to include the value"),
        (position("y", "i", "a", 50, 30.0), ""),
        (position("y", "i", "a", 50, 55.5, low=70.0, high=80.0), ""),
        (position("y", "i", "a", 50, 10.0, low=0.0, high=90.0), ""),
        (position("y", "i", "a", 50, low=0.0, high=90.0), ""),
        (position("y", "j", "a", 50, 200.0), ""),
    ],
)
def test_only_a_range_stretched_to_the_value_is_said_to_include_it(
    entry: Position, said: str
) -> None:
    told = widening(small(), small(entry), entry.issue, entry.party, day(60))
    assert told.startswith(said)
    assert bool(told) == bool(said)
