"""The gap over time with numpy: the same numbers as plain loops."""

import datetime as dt
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.analysis.gaps import issues_of
from core.analysis.series import columns, trend_of
from core.analysis.trend import plain_trend, trend
from core.analysis.trend_value import Trend
from core.model.dossier import Dossier
from core.model.records import Issue, Position
from tests.core.positions import PAIR, days, some, talks
from tests.dossiers import day, large, small


def assert_same(found: Trend, expected: Trend) -> None:
    """Two trends are the same but for the last digits of their sums."""
    assert (found.dates, found.known, found.total) == (
        expected.dates,
        expected.known,
        expected.total,
    )
    assert found.stated == pytest.approx(expected.stated, abs=1e-9)
    assert found.between == pytest.approx(expected.between, abs=1e-9)
    assert found.coverage == pytest.approx(expected.coverage, abs=1e-9)
    assert found.change == pytest.approx(expected.change, abs=1e-9)
    assert found.range_change == pytest.approx(expected.range_change, abs=1e-9)
    assert found.basis == expected.basis


@some
@given(talks(), st.none() | days.map(day))
def test_same_as_plain(dossier: Dossier, until: dt.date | None) -> None:
    issues = issues_of(dossier, point="p")
    assert_same(trend_of(dossier, PAIR, issues, until), plain_trend(dossier, PAIR, issues, until))


@pytest.mark.parametrize("point", ["p0", None])
def test_same_as_plain_for_many(point: str | None) -> None:
    dossier = large(20_000, parties=4)
    issues = issues_of(dossier, point=point)
    found = trend(dossier, PAIR, point=point)
    assert_same(found, plain_trend(dossier, PAIR, issues, None))
    assert len(found.dates) > 200


def test_nothing_said_is_no_entry() -> None:
    nothing = Trend((), (), (), (), (), 2)
    assert trend_of(small(), ("m", "m"), issues_of(small()), None) == nothing
    assert trend_of(small(), PAIR, issues_of(small()), day(0)) == nothing


def test_edit_redoes_the_columns_of_one_group_only() -> None:
    before = small()
    first = before.get(Position, "x5")
    after = before.replacing(first, Position("x5", "i", "b", day(30), 70.0))
    kept, redone = ("i", "a"), ("i", "b")
    columns(before.positions(*redone))
    made = columns(before.positions(*kept))
    assert columns(after.positions(*kept)) is made
    assert columns(after.positions(*redone)).table[0, 1:].tolist() == [90, 70]


def test_columns_hold_a_day_once_with_the_range_assessed_before() -> None:
    dossier = small(Position("y", "i", "b", day(30), 60.0, salience=80.0))
    found = columns(dossier.positions("i", "b"))
    assert found.keys.tolist() == [0, day(2).toordinal(), day(30).toordinal()]
    assert found.table[:, 1:].tolist() == [[90, 60], [60, 50], [95, 95], [50, 80]]
    assert dossier.get(Issue, "i").weight == 60


def test_start_does_without_numpy() -> None:
    script = (
        "import sys, core.analysis.trend, core.analysis.gaps, core.views.checks;"
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
