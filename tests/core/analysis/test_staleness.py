"""Which positions are too old to rely on."""

import datetime as dt

import msgspec

from core.analysis.staleness import Stale, count_stale
from core.model.records import Commitment, Point, PointStatus, Position
from tests.core.analysis.test_movement import AFTER, with_talks
from tests.dossiers import day, position, small


def test_stale_is_older_than_the_last_round() -> None:
    dossier = small(position("y", "j", "b", 40, 280.0))
    x1, x5 = dossier.get(Position, "x1"), dossier.get(Position, "x5")
    assert count_stale(dossier, AFTER) == Stale(3, x1, x5)
    assert count_stale(dossier, day(40)) == Stale()


def test_stale_is_older_than_the_days_set() -> None:
    dossier = with_talks(small(), stale_days=10)
    x1 = dossier.get(Position, "x1")
    assert count_stale(dossier, day(12)) == Stale(1, x1, x1)


def test_positions_may_be_told_never_to_go_stale() -> None:
    dossier = with_talks(small(), stale_days=2**62)
    assert count_stale(dossier, day(12)) == Stale()
    assert count_stale(small(), dt.date.min) == Stale()


def test_settled_points_do_not_go_stale_and_silence_renews_nothing() -> None:
    silent = small(position("y", "i", "a", 55, commitment=Commitment.NO_STATEMENT))
    assert count_stale(silent, AFTER).oldest == silent.get(Position, "x1")
    point = silent.get(Point, "p")
    settled = msgspec.structs.replace(point, status=PointStatus.SETTLED)
    assert count_stale(silent.replacing(point, settled), AFTER) == Stale()
