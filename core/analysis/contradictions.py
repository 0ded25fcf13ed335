"""Where sources disagree about what a party said: both statements stay, side by side."""

import itertools
from collections.abc import Iterator
from enum import StrEnum
from operator import attrgetter

import msgspec

from core.analysis.histories import places
from core.model.dossier import Dossier, KindTable
from core.model.groups import Group, Shelf
from core.model.records import Position


class Clash(StrEnum):
    """Two sources disagree, or one restates what was on record."""

    DISAGREE = "disagree"
    RESTATED = "restated"


class Contradiction(msgspec.Struct, frozen=True):
    """Two differing placements of one party on one issue and date; `first` was entered before
    `second`."""

    clash: Clash
    first: Position
    second: Position


def contradictions(dossier: Dossier) -> tuple[Contradiction, ...]:
    """All contradictions, latest dates first."""
    return dossier.tables[Position].derive(_all)


def contradicting(dossier: Dossier, position: Position) -> tuple[Contradiction, ...]:
    """The contradictions that a position is part of."""
    group = dossier.positions(position.issue, position.party)
    return tuple(
        each for each in group.derive(_within) if position.id in (each.first.id, each.second.id)
    )


def _all(table: KindTable) -> tuple[Contradiction, ...]:
    shelves = table.groups.shelves.values()
    found = [each for shelf in shelves for each in shelf.derive(_within_shelf)]
    return tuple(sorted(found, key=lambda each: (each.first.date, each.first.id), reverse=True))


def _within_shelf(shelf: Shelf) -> tuple[Contradiction, ...]:
    several = (group for group in shelf.groups.values() if len(group) > 1)
    return tuple(each for group in several for each in group.derive(_within))


def _within(group: Group[Position]) -> tuple[Contradiction, ...]:
    """The contradictions in one party's history on one issue, which is in date order."""
    return tuple(_disagreeing(group)) + tuple(_restated(group))


def _disagreeing(group: Group[Position]) -> Iterator[Contradiction]:
    """Pairs of placements of one day of which neither corrects the other."""
    corrected = {position.corrects for position in group if position.corrects}
    for _date, day in itertools.groupby(group, key=attrgetter("date")):
        stand = [each for each in day if places(each) and each.id not in corrected]
        for first, second in itertools.combinations(sorted(stand, key=attrgetter("id")), 2):
            if _differ(first, second) and first.source and second.source:
                same = first.source == second.source
                yield Contradiction(Clash.RESTATED if same else Clash.DISAGREE, first, second)


def _restated(group: Group[Position]) -> Iterator[Contradiction]:
    """Corrections that rest on a different source than what they correct, and say something
    else."""
    if not any(position.corrects for position in group):
        return
    by_id = {position.id: position for position in group}
    for second in group:
        first = by_id.get(second.corrects or "")
        if first is None or not (places(first) and places(second)):
            continue
        other = first.source and second.source and first.source != second.source
        if other and _differ(first, second):
            yield Contradiction(Clash.RESTATED, first, second)


def _differ(first: Position, second: Position) -> bool:
    """Whether two place a party at different values; ranges, which are the desk's assessment, count
    only if one states no value."""
    if first.value is not None and second.value is not None:
        return first.value != second.value
    return (first.value, first.low, first.high) != (second.value, second.low, second.high)
