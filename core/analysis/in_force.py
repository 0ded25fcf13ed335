"""What is in force on an issue on a day: one placement per party, remembered with the issue.

Whoever asks about all issues reuses earlier results for those that no edit has touched.
"""

import datetime as dt
from operator import attrgetter

from core.analysis.histories import entries, history, up_to
from core.model.groups import Shelf
from core.model.records import Position

_party, _order = attrgetter("party"), attrgetter("date", "id")


def placed_on(shelf: Shelf, on: dt.date) -> tuple[Position, ...]:
    """The placements in force on a day of all parties on an issue, oldest first."""
    return shelf.recall(_state_on, on)[0]


def recorded_on(shelf: Shelf, on: dt.date) -> frozenset[str]:
    """The parties with a record on an issue by a day: a placement, words without one, or that they
    say nothing."""
    return shelf.recall(_state_on, on)[1]


def _state_on(shelf: Shelf, on: dt.date) -> tuple[tuple[Position, ...], frozenset[str]]:
    """`placed_on` and `recorded_on` in one pass, since every shelf has to be read when a file is
    opened."""
    placed: list[Position] = []
    heard: list[str] = []
    for party, group in shelf.groups.items():
        held = up_to(history(group), on)
        if held:
            placed.append(held[-1])
        elif up_to(entries(group), on):
            heard.append(party)
    placed.sort(key=_order)
    return tuple(placed), frozenset(map(_party, placed)).union(heard)
