"""Records by id: as loaded, and what has changed since.

Building a persistent map of 100,000 records takes as long as reading their rows, and few of them
change in a session. So a plain dictionary, never altered, holds what was loaded, and a persistent
map on top of it holds what was added, changed or removed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rpds import HashTrieMap

from core.model.records import Record

_UNTOUCHED: Any = object()


class Index(Mapping[str, Record]):
    """An immutable map; `insert` and `remove` return a new one."""

    __slots__ = ("_count", "_later", "_loaded")

    def __init__(
        self,
        loaded: dict[str, Record],
        later: HashTrieMap[str, Record | None] | None = None,
        count: int | None = None,
    ) -> None:
        self._loaded = loaded
        self._later: HashTrieMap[str, Record | None] = HashTrieMap() if later is None else later
        self._count = len(loaded) if count is None else count

    def find(self, identifier: str) -> Record | None:
        """The record with that id, or None."""
        record: Record | None = self._later.get(identifier, _UNTOUCHED)
        return self._loaded.get(identifier) if record is _UNTOUCHED else record

    def __getitem__(self, identifier: str) -> Record:
        record = self.find(identifier)
        if record is None:
            raise KeyError(identifier)
        return record

    def __contains__(self, identifier: object) -> bool:
        return isinstance(identifier, str) and self.find(identifier) is not None

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        later = self._later
        yield from (identifier for identifier in self._loaded if identifier not in later)
        yield from (identifier for identifier in later if later[identifier] is not None)

    def insert(self, identifier: str, record: Record) -> Index:
        """The map with `record` under that id, in place of any other."""
        count = self._count + (self.find(identifier) is None)
        return Index(self._loaded, self._later.insert(identifier, record), count)

    def remove(self, identifier: str) -> Index:
        """The map without the record of that id; KeyError if there is none."""
        if self.find(identifier) is None:
            raise KeyError(identifier)
        return Index(self._loaded, self._later.insert(identifier, None), self._count - 1)
