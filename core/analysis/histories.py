"""What a party said on an issue, in order: its entries, and of them the placements, with
corrections in place of what they correct.

This module is imported at every start, so it does not use numpy.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

import msgspec

from core.model.groups import Group
from core.model.records import Commitment, Position
from core.text.days import local_day, now

_date = attrgetter("date")
_since = attrgetter("since")
_corrects = attrgetter("corrects")
_NO_STATEMENT = Commitment.NO_STATEMENT  # looking it up in the enumeration takes most of the time


class Spell(msgspec.Struct, frozen=True):
    """What holds for a party on an issue from a day on: the placement in force, as it was said,
    None if there is none; the `group` of the party that holds it, None if the party said so itself;
    and the groups in `conflict` where their positions differ. `joined` means that it comes to
    hold what another does, and `corrected` that the account of where it stood changes: neither is a
    move."""

    since: dt.date
    position: Position | None = None
    group: str | None = None
    conflict: tuple[str, ...] = ()
    joined: bool = False
    corrected: bool = False

    @property
    def begins(self) -> bool:
        """Whether what the party holds has nothing to do with what it held before."""
        return self.joined or self.position is None

    def continues(self, other: "Spell") -> bool:
        """Whether the same holds as in another spell."""
        mine, others = ((s.position, s.group, s.conflict) for s in (self, other))
        return mine == others


class Held(Group[Position]):
    """The history of a party that holds positions of groups: `records` are its own, `placements`
    has those of the groups besides, as of the day from which they hold for it, and an entry that
    places it nowhere where it holds none any longer."""

    __slots__ = ("placements", "spells")

    def __init__(
        self, records: tuple[Position, ...], spells: tuple[Spell, ...], issue: str, party: str
    ) -> None:
        super().__init__(records)
        self.spells = spells
        self.placements = tuple(_as_entry(each, issue, party) for each in spells)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Held) and (self.records, self.spells) == (
            other.records,
            other.spells,
        )

    def __hash__(self) -> int:
        return hash((self.records, self.spells))

    def spell(self, on: dt.date | None) -> Spell | None:
        """What holds at the end of a day; without one, now or after the last placement."""
        day = max(local_day(now()), self._last_said()) if on is None else on
        place = bisect_right(self.spells, day, key=_since)
        return self.spells[place - 1] if place else None

    def _last_said(self) -> dt.date:
        return max(s.position.date for s in self.spells if s.position is not None)


def _as_entry(spell: Spell, issue: str, party: str) -> Position:
    if spell.position is None:
        return Position("", issue, party, spell.since, commitment=_NO_STATEMENT)
    if spell.group is None:
        return spell.position
    return msgspec.structs.replace(spell.position, party=party, date=spell.since)


def entries(group: Group[Position]) -> tuple[Position, ...]:
    """What a party said on an issue, by date and then by entry, with corrections in place of what
    they correct; includes "no statement"."""
    return group.records if len(group.records) == 1 else group.derive(_entries)


def history(group: Group[Position]) -> tuple[Position, ...]:
    """The entries that place the party on the scale, by date and then by entry, each with the
    range, ideal and salience in force at that time (see `assessed`)."""
    if isinstance(group, Held):
        return group.placements
    if len(group.records) == 1:
        return group.records if places(group.records[0]) else ()
    return group.derive(_history)


def stretches(group: Group[Position]) -> tuple[tuple[Position, ...], ...]:
    """The placements in stretches within which a party itself moved: each begins where a tenure
    does, or where the account of the party was corrected late."""
    placed = history(group)
    if isinstance(group, Held):
        return _parted(placed, [each.begins or each.corrected for each in group.spells])
    late = {each.id for each in late_corrections(group)}
    return _parted(placed, [each.id in late for each in placed]) if late else (placed,)


def tenures(group: Group[Position]) -> tuple[tuple[Position, ...], ...]:
    """The placements in stretches within which a party spoke for itself or held what the same
    group does: each begins where it joined or left a group, or changed from one to another."""
    placed = history(group)
    if isinstance(group, Held):
        return _parted(placed, [each.begins for each in group.spells])
    return (placed,)


def _parted(placed: Sequence[Position], anew: Sequence[bool]) -> tuple[tuple[Position, ...], ...]:
    runs: list[list[Position]] = [[]]
    for each, begins in zip(placed, anew, strict=True):
        if begins:
            runs.append([])
        runs[-1].append(each)
    return tuple(map(tuple, runs))


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
    the party changes, not the party. For a party in groups, also the days on which it joins or
    leaves one."""
    return group.derive(_late_corrections)


def _late_corrections(group: Group[Position]) -> tuple[Position, ...]:
    if isinstance(group, Held):
        both = zip(group.placements, group.spells, strict=True)
        return tuple(placed for placed, spell in both if spell.joined or spell.corrected)
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
