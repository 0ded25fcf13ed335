"""Parties in groups: blocs, alliances and whoever else speaks with one voice."""

import datetime as dt
from collections.abc import Iterable

from core.model.record import Record


class Membership(Record, frozen=True, array_like=True, gc=False):
    """A party that belongs to a group, which is a party as well, from a day on and up to another,
    both inclusive; without them, from the beginning and until further notice. `role` is what it
    does there, such as "presidency"."""

    group: str
    member: str
    since: dt.date | None = None
    until: dt.date | None = None
    role: str = ""
    source: str | None = None

    def holds_on(self, day: dt.date) -> bool:
        """Whether the party is a member on a day."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


def by_member(memberships: Iterable[Membership]) -> dict[str, tuple[Membership, ...]]:
    """Memberships by the id of the member, each party's in the order given."""
    found: dict[str, list[Membership]] = {}
    for each in memberships:
        found.setdefault(each.member, []).append(each)
    return {member: tuple(held) for member, held in found.items()}


def groups_above(party: str, held: dict[str, tuple[Membership, ...]]) -> set[str]:
    """The groups to which a party ever belongs, and those to which these belong in turn."""
    found: set[str] = set()
    waiting = [party]
    while waiting:
        groups = {each.group for each in held.get(waiting.pop(), ())} - found
        found |= groups
        waiting += groups
    return found
