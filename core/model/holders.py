"""Which records hold a value: an index that an edit hands on instead of making it anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from rpds import HashTrieMap

from core.model.records import Record

Holders: TypeAlias = "HashTrieMap[tuple[Hashable, ...], tuple[str, ...]]"
"""The ids of the records by the values of some of their fields."""

NO_HOLDERS: Mapping[tuple[str, ...], Holders] = MappingProxyType({})


def holders_of(names: tuple[str, ...], records: Iterable[Record]) -> Holders:
    """Which records hold which values in the fields of these names."""
    found: defaultdict[tuple[Hashable, ...], list[str]] = defaultdict(list)
    for record in records:
        found[_values(names, record)].append(record.id)
    return HashTrieMap({values: tuple(ids) for values, ids in found.items()})


def handed_on(
    holders: Holders, names: tuple[str, ...], before: Record | None, after: Record | None
) -> Holders:
    """The same after an edit of one record."""
    if before is not None:
        values = _values(names, before)
        left = tuple(each for each in holders[values] if each != before.id)
        holders = holders.insert(values, left) if left else holders.remove(values)
    if after is not None:
        values = _values(names, after)
        holders = holders.insert(values, (*holders.get(values, ()), after.id))
    return holders


def _values(names: tuple[str, ...], record: Record) -> tuple[Hashable, ...]:
    return tuple(getattr(record, name) for name in names)
