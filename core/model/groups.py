"""Records in the groups that they belong to, and what was worked out from a group.

A group is never altered: an edit makes another one, and whatever it left alone is the same object
as before. So what was worked out from groups holds for as long as they are the same, and an edit
costs what rests on the one group that it made.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from operator import is_
from typing import Any, TypeVar, cast, overload

from rpds import HashTrieMap

from core.model.records import Record

R = TypeVar("R", bound=Record)
T = TypeVar("T")
Key = tuple[str, ...]
"""What the records of a group have in common: for positions, the ids of issue and party."""

MOST_RECALLED = 64
"""How many results a value remembers, before it forgets all and begins anew."""
MOST_FACTS = 10_000
"""The same of a memory."""


class Remembering:
    """An immutable value that remembers what pure functions made of it."""

    __slots__ = ("_made",)

    def __init__(self) -> None:
        self._made: dict[Hashable, Any] = {}

    def derive(self, function: Callable[[Any], T]) -> T:
        """`function(self)`, computed once for this value; the function must be pure."""
        try:
            return cast(T, self._made[function])
        except KeyError:
            made = self._made[function] = function(self)
            return made

    def recall(self, function: Callable[..., T], *given: Hashable) -> T:
        """`function(self, *given)`, computed once for this value and what is given."""
        key = (function, *given)
        try:
            return cast(T, self._made[key])
        except KeyError:
            if len(self._made) >= MOST_RECALLED:
                self._made = {}
            made = self._made[key] = function(self, *given)
            return made


class Memory:
    """What was worked out, each with the objects that it rests on; it holds while those are the
    same ones. One dossier hands its memory on to the next."""

    __slots__ = ("_facts",)

    def __init__(self) -> None:
        self._facts: dict[Hashable, tuple[tuple[object, ...], Any]] = {}

    def fact(self, key: Hashable, rests_on: tuple[object, ...], make: Callable[[], T]) -> T:
        """What `make` answers with; it must depend on the key and on what it rests on alone."""
        found = self._facts.get(key)
        if found is not None and _same(found[0], rests_on):
            return cast(T, found[1])
        if len(self._facts) >= MOST_FACTS:
            self._facts.clear()
        made = make()
        self._facts[key] = rests_on, made
        return made


def _same(before: tuple[object, ...], now: tuple[object, ...]) -> bool:
    return len(before) == len(now) and all(map(is_, before, now))


class Group(Remembering, Sequence[R]):
    """Records that belong together, in order; for positions, one party's history on one issue."""

    __slots__ = ("records",)

    def __init__(self, records: tuple[R, ...]) -> None:
        self._made = {}
        self.records = records

    @overload
    def __getitem__(self, index: int) -> R: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[R, ...]: ...
    def __getitem__(self, index: int | slice) -> R | tuple[R, ...]:
        return self.records[index]

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[R]:
        return iter(self.records)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Group) and self.records == other.records

    def __hash__(self) -> int:
        return hash(self.records)


EMPTY_GROUP: Group[Any] = Group(())


class Shelf(Remembering):
    """The groups whose keys begin alike, by the rest of the key; for positions, what all parties
    said on one issue. `groups` is never altered."""

    __slots__ = ("groups",)

    def __init__(self, groups: dict[Key, Group[Any]]) -> None:
        self._made = {}
        self.groups = groups


EMPTY_SHELF = Shelf({})


class Groups(Mapping[Key, Group[Any]]):
    """All groups of a kind, by key, on shelves by the first part of the key. Immutable: `insert`
    and `remove` answer with the next one, which shares all other shelves."""

    __slots__ = ("shelves",)

    def __init__(self, shelves: HashTrieMap[str, Shelf] | None = None) -> None:
        self.shelves: HashTrieMap[str, Shelf] = HashTrieMap() if shelves is None else shelves

    @classmethod
    def of(cls, groups: Mapping[Key, Group[Any]]) -> Groups:
        """These groups, on their shelves."""
        sorted_out: dict[str, dict[Key, Group[Any]]] = {}
        for key, group in groups.items():
            sorted_out.setdefault(key[0], {})[key[1:]] = group
        return cls(HashTrieMap({first: Shelf(held) for first, held in sorted_out.items()}))

    def shelf(self, first: str) -> Shelf:
        """The groups whose keys begin so; an empty shelf for none."""
        return self.shelves.get(first, EMPTY_SHELF)

    def __getitem__(self, key: Key) -> Group[Any]:
        return self.shelves[key[0]].groups[key[1:]]

    def __iter__(self) -> Iterator[Key]:
        for first, shelf in self.shelves.items():
            yield from ((first, *rest) for rest in shelf.groups)

    def __len__(self) -> int:
        return sum(len(shelf.groups) for shelf in self.shelves.values())

    def insert(self, key: Key, group: Group[Any]) -> Groups:
        """The groups with this one in the place of that with the same key."""
        held = {**self.shelf(key[0]).groups, key[1:]: group}
        return Groups(self.shelves.insert(key[0], Shelf(held)))

    def remove(self, key: Key) -> Groups:
        """The groups without that of this key; KeyError if there is none."""
        held = dict(self.shelves[key[0]].groups)
        del held[key[1:]]
        if held:
            return Groups(self.shelves.insert(key[0], Shelf(held)))
        return Groups(self.shelves.remove(key[0]))
