"""What a backup is said to hold, and how it differs from now."""

import datetime as dt

import pytest

from core.model.dossier import EMPTY
from core.model.records import Position
from core.storage.backups import BackupContent
from core.views.restoring import differs, holds, moments
from tests.dossiers import position, small

NOW = small()
X1 = NOW.get(Position, "x1")


def test_when_it_was_made_and_what_it_holds_is_said():
    assert moments([dt.datetime(2026, 11, 26, 14, 5, 7)]) == ("26 Nov 2026, 14:05",)
    told = holds(BackupContent(NOW, 1))
    assert told == "1 sticking point, 5 positions, 1 change"


def test_backups_of_one_minute_are_told_apart_by_the_second():
    made = [dt.datetime(2026, 11, 26, 14, 5, second) for second in (50, 7)]
    before = dt.datetime(2026, 11, 25, 14, 5, 7)
    assert moments([*made, before]) == (
        "26 Nov 2026, 14:05:50",
        "26 Nov 2026, 14:05:07",
        "25 Nov 2026, 14:05",
    )


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (NOW, "The same as now."),
        (small(position("new", "i", "a", 1)), "Compared with now: 1 later record missing."),
        (NOW.replacing(X1, None), "Compared with now: 1 removed record back."),
        (
            NOW.replacing(X1, position("x1", "i", "a", 77)),
            "Compared with now: 1 record different.",
        ),
    ],
)
def test_what_would_be_otherwise_is_counted(now, told):
    assert differs(BackupContent(NOW, 1), now) == told


def test_an_empty_dossier_differs_in_all():
    assert "removed records back" in differs(BackupContent(NOW, 1), EMPTY)
