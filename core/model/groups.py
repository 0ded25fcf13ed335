"""Records in the groups to which they belong, and results derived from a group.

A group is never altered: an edit makes a new one, and whatever the edit left alone is the same
object as before. Results derived from groups therefore stay valid for as long as the groups are the
same objects, and an edit costs only what rests on the one group it replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from operator import attrgetter
from typing import Any, TypeVar, cast, overload

from rpds import HashTrieMap

from core.model.records import Record

R = TypeVar("R", bound=Record)
T = TypeVar("T")
Key = tuple[str, ...]
"""What the records of a group share: for positions, the ids of issue and party."""

MOST_RECALLED = 64
"""How many results a value remembers before it forgets all of them and starts again."""
MOST_FACTS = 25_000
"""The same limit for a memory."""


class Remembering:
    """An immutable value that remembers what pure functions returned for it."""

    __slots__ = ("_made",)

    def __init__(self) -> None:
        self._made: dict[Hashable, Any] = {}

    def derive(self, function: Callable[[Any], T]) -> T:
        """`function(self)`, computed once for this value; the function must be pure."""
        try:
            made: T = self._made[function]
        except KeyError:
            made = self._made[function] = function(self)
        return made

    def recall(self, function: Callable[..., T], *given: Hashable) -> T:
        """`function(self, *given)`, computed once for this value and these arguments."""
        key = (function, *given)
        try:
            made: T = self._made[key]
        except KeyError:
            if len(self._made) >= MOST_RECALLED:
                self._made = {}
            made = self._made[key] = function(self, *given)
        return made


class Memory:
    """Results, each with what it rests on; a result is valid while that stays the same. Each
    dossier hands its memory on to the next."""

    __slots__ = ("_facts",)

    def __init__(self) -> None:
        self._facts: dict[Hashable, tuple[tuple[object, ...], Any]] = {}

    def fact(self, key: Hashable, rests_on: tuple[object, ...], make: Callable[[], T]) -> T:
        """The result of `make`, which must depend only on the key and on what it rests on. Whatever
        an edit left alone is the same object, which makes comparing tuples quick."""
        found = self._facts.get(key)
        if found is not None and found[0] == rests_on:
            return cast(T, found[1])
        if len(self._facts) >= MOST_FACTS:
            self._facts.clear()
        made = make()
        self._facts[key] = rests_on, made
        return made


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
    """The groups whose keys have the same first part, by the second part, "" where there is none;
    for positions, what all parties said on one issue. `groups` is never altered."""

    __slots__ = ("groups",)

    def __init__(self, groups: dict[str, Group[Any]]) -> None:
        self._made = {}
        self.groups = groups


EMPTY_SHELF = Shelf({})


class Groups(Mapping[Key, Group[Any]]):
    """All groups of a kind, by keys of one or two parts, on shelves by the first part. Immutable:
    `insert` and `remove` return a new value that shares all other shelves."""

    __slots__ = ("parts", "shelves")

    def __init__(self, parts: int, shelves: HashTrieMap[str, Shelf]) -> None:
        self.parts = parts
        self.shelves = shelves

    @classmethod
    def of(
        cls, fields: tuple[str, ...], order: tuple[str, ...], records: Iterable[Record]
    ) -> Groups:
        """Records in groups by the values of one or two fields, each group in order: all are first
        sorted by id, which they mostly are already, then each group by what precedes the id in the
        sort key."""
        assert order[-1] == "id", "the id decides between records that are otherwise level"
        ordered = sorted(records, key=attrgetter("id"))
        sorted_out: dict[str, dict[str, list[Record]]] = {}
        for record, first, second in _with_keys(fields, ordered):
            shelf = sorted_out.get(first)
            if shelf is None:
                shelf = sorted_out[first] = {}
            held = shelf.get(second)
            if held is None:
                shelf[second] = [record]
            else:
                held.append(record)
        shelves = {first: _shelf(shelf, order[:-1]) for first, shelf in sorted_out.items()}
        return cls(len(fields), HashTrieMap(shelves))

    def shelf(self, first: str) -> Shelf:
        """The groups whose keys begin with this; an empty shelf if there are none."""
        return self.shelves.get(first, EMPTY_SHELF)

    def __getitem__(self, key: Key) -> Group[Any]:
        return self.shelves[key[0]].groups[_rest(key)]

    def __iter__(self) -> Iterator[Key]:
        for first, shelf in self.shelves.items():
            yield from ((first, rest)[: self.parts] for rest in shelf.groups)

    def __len__(self) -> int:
        return sum(len(shelf.groups) for shelf in self.shelves.values())

    def insert(self, key: Key, group: Group[Any]) -> Groups:
        """The groups with this one in place of any with the same key."""
        shelf = Shelf({**self.shelf(key[0]).groups, _rest(key): group})
        return Groups(self.parts, self.shelves.insert(key[0], shelf))

    def remove(self, key: Key) -> Groups:
        """The groups without the one of this key; KeyError if there is none."""
        held = dict(self.shelves[key[0]].groups)
        del held[_rest(key)]
        if held:
            return Groups(self.parts, self.shelves.insert(key[0], Shelf(held)))
        return Groups(self.parts, self.shelves.remove(key[0]))


def _rest(key: Key) -> str:
    return key[1] if len(key) > 1 else ""


def _with_keys(
    fields: tuple[str, ...], records: Sequence[Record]
) -> Iterator[tuple[Record, str, str]]:
    """Each record with both parts of its key."""
    columns = [map(attrgetter(name), records) for name in fields]
    return zip(records, *columns, *[repeat("")] * (2 - len(fields)), strict=False)


def _shelf(groups: dict[str, list[Record]], before_id: tuple[str, ...]) -> Shelf:
    for held in groups.values() if before_id else ():
        if len(held) > 1:
            held.sort(key=attrgetter(*before_id))
    return Shelf({rest: Group(tuple(held)) for rest, held in groups.items()})
