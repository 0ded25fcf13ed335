"""What holds for a party on an issue over time: what it said itself, or what a group said of which
it is a member.

At the end of a day, the position of a party is the first of these that there is:

1. its own placement in force;
2. the placement in force of a group of which it is a member on that day: of several, the one dated
   last. If they place the party differently, none of them holds, and the groups are named.

A group may be a member of another; its position is then found in the same way. A range, an ideal
and a salience come with the placement: those of a group are not carried into what a party says
itself. What a party said, heard and was silent on is its own alone.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from operator import attrgetter
from typing import cast

import msgspec

from core.analysis.histories import Held, Spell, history, late_corrections
from core.model.dossier import Dossier, KindTable
from core.model.groups import Group
from core.model.memberships import Membership, by_member, groups_above
from core.model.records import Position

DAY = dt.timedelta(days=1)

_since = attrgetter("since")


def held(dossier: Dossier, issue: str, party: str) -> Group[Position]:
    """A party's history on an issue, with what it holds as a member where it has no position of
    its own; without groups, the history as recorded."""
    table = dossier.tables[Membership]
    groups = table.derive(_groups_of).get(party, ())
    if not groups:
        return dossier.positions(issue, party)
    make = partial(_held, dossier, issue, party, groups)
    return dossier.memory.fact((held, issue, party), (dossier.shelf(issue), table), make)


def _groups_of(table: KindTable) -> dict[str, tuple[Membership, ...]]:
    """The groups by the ids of their members; what runs in a circle, which no rule lets in, speaks
    for nobody."""
    found = by_member(cast("tuple[Membership, ...]", table.in_order()))
    turning = {member for member in found if member in groups_above(member, found)}
    return {
        member: tuple(each for each in held if each.group not in turning)
        for member, held in found.items()
    }


def _held(
    dossier: Dossier, issue: str, party: str, groups: tuple[Membership, ...]
) -> Group[Position]:
    own = dossier.positions(issue, party)
    ours = spells_of(own)
    before = ours[0].since if ours else dt.date.max
    voices = [Voice(each, spells_of(held(dossier, issue, each.group))) for each in groups]
    inherited = tuple(_inherited(voices, before))
    return Held(own.records, (*inherited, *ours), issue, party) if inherited else own


def spells_of(group: Group[Position]) -> tuple[Spell, ...]:
    """A history spell by spell."""
    if isinstance(group, Held):
        return group.spells
    late = {each.id for each in late_corrections(group)}
    return tuple(Spell(each.date, each, corrected=each.id in late) for each in history(group))


class Voice(msgspec.Struct, frozen=True):
    """A group as one of its members hears it."""

    membership: Membership
    spells: tuple[Spell, ...]

    def days(self) -> Iterator[dt.date]:
        """The days from which a member may hold something else."""
        since, until = self.membership.since, self.membership.until
        if since is not None:
            yield since
        if until is not None and until < dt.date.max:
            yield until + DAY
        yield from map(_since, self.spells)

    def on(self, day: dt.date) -> Spell | None:
        """What the group holds on a day for its member; None for a party that is none."""
        place = bisect_right(self.spells, day, key=_since)
        return self.spells[place - 1] if place and self.membership.holds_on(day) else None


def _inherited(voices: Sequence[Voice], before: dt.date) -> Iterator[Spell]:
    """What a party holds as a member until the day of its own first placement."""
    days = sorted({day for voice in voices for day in voice.days() if day < before})
    last = Spell(dt.date.min)
    for day in days:
        heard = [(v.membership.group, spell) for v in voices if (spell := v.on(day)) is not None]
        now = _agreed(day, heard, last)
        if not now.continues(last):
            yield now
            last = now


def _agreed(day: dt.date, heard: Sequence[tuple[str, Spell]], last: Spell) -> Spell:
    """What holds for a party on a day on which it hears these groups."""
    placed = [(s.position.date, s.position.id, g, s) for g, s in heard if s.position is not None]
    if not placed:
        return Spell(day, conflict=tuple(dict.fromkeys(n for _g, s in heard for n in s.conflict)))
    if len({_place(spell) for *_order, spell in placed}) > 1:
        return Spell(day, conflict=tuple(dict.fromkeys(group for _d, _id, group, _s in placed)))
    *_order, group, spell = max(placed, key=lambda each: each[:2])
    if last.position is None:
        return Spell(day, spell.position, group)
    joined = spell.joined or last.group != group or spell.since != day
    return Spell(day, spell.position, group, joined=joined, corrected=spell.corrected)


def _place(spell: Spell) -> tuple[float | None, ...]:
    assert spell.position is not None, "asked of placements alone"
    return spell.position.value, spell.position.low, spell.position.high
