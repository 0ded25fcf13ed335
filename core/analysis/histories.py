"""What a party said on an issue, in order: its entries, and of them the placements, with
corrections in place of what they correct.

This module is imported at every start, so it does not use numpy.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter

import msgspec

from core.model.groups import Group
from core.model.records import Commitment, Position

_date = attrgetter("date")
_corrects = attrgetter("corrects")
_NO_STATEMENT = Commitment.NO_STATEMENT  # looking it up in the enumeration takes most of the time


def entries(group: Group[Position]) -> tuple[Position, ...]:
    """What a party said on an issue, by date and then by entry, with corrections in place of what
    they correct; includes "no statement"."""
    return group.records if len(group.records) == 1 else group.derive(_entries)


def history(group: Group[Position]) -> tuple[Position, ...]:
    """The entries that place the party on the scale, by date and then by entry, each with the
    range, ideal and salience in force at that time (see `assessed`)."""
    if len(group.records) == 1:
        return group.records if places(group.records[0]) else ()
    return group.derive(_history)


def places(position: Position) -> bool:
    """Whether a position says where the party stands: it has a value or a range."""
    if position.commitment is _NO_STATEMENT:
        return False
    return position.value is not None or position.low is not None


def _history(group: Group[Position]) -> tuple[Position, ...]:
    found = tuple(filter(places, entries(group)))
    if all(p.low is not None and p.ideal is not None and p.salience is not None for p in found):
        return found
    return tuple(_carried(found))


def _carried(placed: Iterable[Position]) -> Iterator[Position]:
    """Placements with the assessments that still hold: a range, an ideal or a salience holds until
    another is recorded, as a stated value does. Only then does leaving it out of a new position,
    which would give it a new date, lose nothing. A range carried over is widened to hold what the
    party has said since: whoever states a place accepts it."""
    low = high = ideal = salience = None
    for each in placed:
        if each.low is not None:
            low, high = each.low, each.high
        if each.ideal is not None:
            ideal = each.ideal
        if each.salience is not None:
            salience = each.salience
        ranged = each.low is not None or low is None
        if ranged and each.ideal is ideal and each.salience is salience:
            yield each
            continue
        held = (each.low, each.high) if ranged else _holding(low, high, each.value)
        fields = {"low": held[0], "high": held[1], "ideal": ideal, "salience": salience}
        yield msgspec.structs.replace(each, **fields)


def _holding(
    low: float | None, high: float | None, value: float | None
) -> tuple[float | None, float | None]:
    if low is None or high is None or value is None:
        return low, high
    return min(low, value), max(high, value)


def assessed(group: Group[Position], name: str, on: dt.date | None = None) -> Position | None:
    """The entry that a party's range ("low"), ideal, salience or red line comes from at the end of
    a day: the last one that records it. None if there is none."""
    told = reversed(up_to(entries(group), on))
    return next((each for each in told if getattr(each, name) not in (None, "")), None)


def _entries(group: Group[Position]) -> tuple[Position, ...]:
    if not any(map(_corrects, group.records)):
        return group.records
    standing = last_corrections(group)
    return tuple(p for _root, p in sorted(standing.items(), key=lambda i: (i[1].date, i[0])))


def late_corrections(group: Group[Position]) -> tuple[Position, ...]:
    """The placements dated later than the entry they correct, by date: on that day the account of
    the party changes, not the party."""
    return group.derive(_late_corrections)


def _late_corrections(group: Group[Position]) -> tuple[Position, ...]:
    if entries(group) is group.records:
        return ()
    by_id = {position.id: position for position in group.records}
    standing = last_corrections(group)
    told = ((by_id.get(root), p) for root, p in standing.items() if places(p))
    late = (p for first, p in told if first is not None and p.date > first.date)
    return tuple(sorted(late, key=_date))


def last_corrections(positions: Iterable[Position]) -> dict[str, Position]:
    """What each position amounts to after all corrections, by the id of the original entry.

    Of two corrections of one position, the one entered last applies.
    """
    by_id = {position.id: position for position in positions}
    corrected = {position.corrects for position in by_id.values()}
    standing: dict[str, Position] = {}
    for identifier in sorted(by_id):
        if identifier not in corrected:
            standing[original(identifier, by_id)] = by_id[identifier]
    return standing


def original(identifier: str, by_id: dict[str, Position]) -> str:
    """The id of the entry that a chain of corrections began with."""
    seen: set[str] = set()
    while identifier in by_id and identifier not in seen:
        seen.add(identifier)
        identifier = by_id[identifier].corrects or identifier
    return identifier


def up_to(positions: tuple[Position, ...], on: dt.date | None) -> tuple[Position, ...]:
    """Those of some ordered positions that are dated no later than a day; all if there is no
    day."""
    if on is None or not positions or positions[-1].date <= on:
        return positions
    return positions[: bisect_right(positions, on, key=_date)]
