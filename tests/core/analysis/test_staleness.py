"""Which positions are too old to rely on."""

import datetime as dt

import msgspec

from core.analysis.staleness import stale
from core.model.records import Commitment, Point, PointStatus
from tests.core.analysis.test_movement import AFTER, with_talks
from tests.dossiers import day, position, small


def test_stale_is_older_than_the_last_round() -> None:
    dossier = small(position("y", "j", "b", 40, 280.0))
    assert [each.id for each in stale(dossier, AFTER)] == ["x1", "x3", "x5"]
    assert stale(dossier, day(40)) == ()


def test_stale_is_older_than_the_days_set() -> None:
    dossier = with_talks(small(), stale_days=10)
    assert [each.id for each in stale(dossier, day(12))] == ["x1"]


def test_positions_may_be_told_never_to_go_stale() -> None:
    dossier = with_talks(small(), stale_days=2**62)
    assert stale(dossier, day(12)) == ()
    assert stale(small(), dt.date.min) == ()


def test_settled_points_do_not_go_stale_and_silence_renews_nothing() -> None:
    silent = small(position("y", "i", "a", 55, commitment=Commitment.NO_STATEMENT))
    assert "x1" in [each.id for each in stale(silent, AFTER)]
    point = silent.get(Point, "p")
    settled = msgspec.structs.replace(point, status=PointStatus.SETTLED)
    assert stale(silent.replacing(point, settled), AFTER) == ()
