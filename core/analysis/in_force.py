"""What is in force on an issue on a day: one placement per party, remembered with the issue.

Whoever asks about all issues reuses earlier results for those that no edit has touched.
"""

import datetime as dt
from operator import attrgetter

from core.analysis.histories import entries, history, up_to
from core.model.groups import Shelf
from core.model.records import Commitment, Position

_party, _order = attrgetter("party"), attrgetter("date", "id")
_NO_STATEMENT = Commitment.NO_STATEMENT


def placed_on(shelf: Shelf, on: dt.date) -> tuple[Position, ...]:
    """The placements in force on a day of all parties on an issue, oldest first."""
    return shelf.recall(_state_on, on)[0]


def recorded_on(shelf: Shelf, on: dt.date) -> frozenset[str]:
    """The parties with a record on an issue by a day: a placement, or that they say nothing."""
    return shelf.recall(_state_on, on)[1]


def _state_on(shelf: Shelf, on: dt.date) -> tuple[tuple[Position, ...], frozenset[str]]:
    """`placed_on` and `recorded_on` in one pass, since every shelf has to be read when a file is
    opened."""
    placed: list[Position] = []
    declared: list[str] = []
    for party, group in shelf.groups.items():
        held = up_to(history(group), on)
        if held:
            placed.append(held[-1])
            continue
        heard = up_to(entries(group), on)
        if heard and heard[-1].commitment is _NO_STATEMENT:
            declared.append(party)
    placed.sort(key=_order)
    return tuple(placed), frozenset(map(_party, placed)).union(declared)
