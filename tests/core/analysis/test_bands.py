"""How far a gap may be off."""

import pytest

from core.analysis.bands import band, half_width, issue_band
from core.analysis.gaps import gap
from core.model.records import Source
from tests.dossiers import day, position, small

PAIR = ("a", "b")


@pytest.mark.parametrize(
    ("grade", "width"),
    [("A1", 2), ("B2", 5), ("C3", 10), ("D4", 15), ("E5", 25), ("F6", 25), ("A6", 25), ("B1", 5)],
)
def test_width_of_a_grade(grade: str, width: float) -> None:
    source = Source("s", 1, "Paper", reliability=grade[0], credibility=int(grade[1]))
    assert half_width(source) == width


def test_no_grade_and_no_source_are_the_widest() -> None:
    assert half_width(None) == half_width(Source("s", 1, "Paper")) == 25


def test_band_adds_both_sides_and_stays_on_the_scale() -> None:
    first, second = gap(small(), PAIR, on=day(10)).issues
    assert issue_band(small(), first) == (70, 90)
    assert issue_band(small(), second) == (30, 100)


def test_band_of_a_point_is_the_mean_of_those_known() -> None:
    dossier = small()
    assert band(dossier, gap(dossier, PAIR, on=day(10))) == pytest.approx((54, 94))
    assert band(dossier, gap(dossier, PAIR, on=day(3))) == (70, 90)
    assert band(dossier, gap(dossier, PAIR, on=day(0))) is None


def test_agreement_may_be_off_one_way_only() -> None:
    dossier = small(position("y", "i", "a", 50, 80.0, source="s"))
    assert issue_band(dossier, gap(dossier, PAIR, issue="i").issues[0]) == (0, 30)
