"""The Dossier: everything in one negotiation's file, as one immutable value.

A change makes a new Dossier that shares with the last one whatever it left alone: tables are
persistent maps, and the kinds that grow without bound (positions, notes) are kept in groups, so
that an edit costs the same in a small dossier as in a large one.
"""

from __future__ import annotations

import bisect
import itertools
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from operator import attrgetter
from types import NoneType
from typing import Any, TypeVar, cast

from core.language import spoken
from core.model.groups import EMPTY_GROUP, EMPTY_SHELF, Group, Groups, Memory, Remembering, Shelf
from core.model.holders import NO_HOLDERS, Holders, handed_on, holders_of
from core.model.index import Index
from core.model.kinds import KINDS, Kind
from core.model.records import (
    Excerpt,
    Issue,
    Line,
    LineType,
    Mark,
    Membership,
    Negotiation,
    Note,
    Party,
    Point,
    Position,
    Record,
    Tagging,
)

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class KindTable(Remembering):
    """All records of one kind: by id, in order, and in groups if the kind has them."""

    __slots__ = ("by_id", "groups", "holders", "kind")

    def __init__(
        self,
        kind: Kind,
        by_id: Index,
        groups: Groups,
        holders: Mapping[tuple[str, ...], Holders] = NO_HOLDERS,
    ) -> None:
        super().__init__()
        self.kind = kind
        self.by_id = by_id
        self.groups = groups
        self.holders = dict(holders)

    @classmethod
    def of(cls, kind: Kind, records: Iterable[Record]) -> KindTable:
        """A table of these records, in any order."""
        by_id = {record.id: record for record in records}
        groups = Groups.of(kind.group, kind.order, by_id.values() if kind.group else ())
        return cls(kind, Index(by_id), groups)

    def records(self) -> Iterable[Record]:
        """All records, in no particular order; a persistent map is slow to walk, groups are not."""
        if self.kind.group:
            return itertools.chain.from_iterable(self.groups.values())
        return self.by_id.values()

    def in_order(self) -> tuple[Record, ...]:
        """All records, in their order (see `Kind.order`)."""
        return self.derive(_in_order)

    def having(self, names: tuple[str, ...], values: tuple[Hashable, ...]) -> Iterable[Record]:
        """The records whose fields of these names have these values. What finds them is made when
        it is first asked for, and handed on from edit to edit."""
        holders = self.holders.get(names)
        if holders is None:
            holders = self.holders[names] = holders_of(names, self.records())
        return (self.by_id[identifier] for identifier in holders.get(values, ()))

    def replacing(self, before: Record | None, after: Record | None) -> KindTable:
        """The table with `after` in place of `before`."""
        by_id, groups = self.by_id, self.groups
        if before is not None:
            by_id = by_id.remove(before.id)
            groups = self._ungrouped(groups, before)
        if after is not None:
            by_id = by_id.insert(after.id, after)
            groups = self._grouped(groups, after)
        holders = {n: handed_on(held, n, before, after) for n, held in self.holders.items()}
        return KindTable(self.kind, by_id, groups, holders)

    def _ungrouped(self, groups: Groups, record: Record) -> Groups:
        if not self.kind.group:
            return groups
        key = group_key(self.kind)(record)
        records, order = groups[key].records, order_key(self.kind)
        place = bisect.bisect_left(records, order(record), key=order)
        left = records[:place] + records[place + 1 :]
        return groups.insert(key, Group(left)) if left else groups.remove(key)

    def _grouped(self, groups: Groups, record: Record) -> Groups:
        if not self.kind.group:
            return groups
        key = group_key(self.kind)(record)
        records = list(groups.get(key, EMPTY_GROUP))
        bisect.insort(records, record, key=order_key(self.kind))
        return groups.insert(key, Group(tuple(records)))


def group_key(kind: Kind) -> Callable[[Record], tuple[str, ...]]:
    """A function that returns the key of the group to which a record of this kind belongs."""
    if len(kind.group) > 1:
        return attrgetter(*kind.group)
    (name,) = kind.group
    return lambda record: (getattr(record, name),)


def order_key(kind: Kind) -> Callable[[Record], Any]:
    """A function that returns the sort key of records of this kind."""
    return attrgetter(*kind.order)


def _in_order(table: KindTable) -> tuple[Record, ...]:
    return tuple(sorted(table.records(), key=order_key(table.kind)))


def _shelves(table: KindTable) -> dict[str, Shelf]:
    """The shelves by the first part of their keys. A plain dictionary is much quicker to look up,
    and whoever asks for one issue usually asks for all."""
    return dict(table.groups.shelves.items())


def _tables_besides(dossier: Dossier) -> tuple[KindTable, ...]:
    """All tables except that of positions."""
    return tuple(table for kind, table in dossier.tables.items() if kind is not Position)


def _issues_by_point(table: KindTable) -> dict[str, tuple[Issue, ...]]:
    found: defaultdict[str, list[Issue]] = defaultdict(list)
    for issue in cast("tuple[Issue, ...]", table.derive(_in_order)):
        found[issue.point].append(issue)
    return {point: tuple(issues) for point, issues in found.items()}


def _lines_by_point(table: KindTable) -> dict[tuple[str, LineType], tuple[Line, ...]]:
    found: defaultdict[tuple[str, LineType], list[Line]] = defaultdict(list)
    for line in cast("tuple[Line, ...]", table.derive(_in_order)):
        found[line.point, line.type].append(line)
    return {key: tuple(lines) for key, lines in found.items()}


class Dossier(Remembering):
    """The open file as one immutable value; `partial` if something that is recorded is left out of
    it, so that what it lacks may be recorded."""

    __slots__ = ("memory", "partial", "tables")

    def __init__(
        self,
        tables: dict[type[Record], KindTable],
        memory: Memory | None = None,
        *,
        partial: bool = False,
    ) -> None:
        super().__init__()
        self.tables = tables
        self.memory = Memory() if memory is None else memory
        self.partial = partial

    @classmethod
    def of(cls, records: Iterable[Record]) -> Dossier:
        """A dossier of these records, given in any order; kinds not among them are empty."""
        sorted_out: dict[type[Record], list[Record]] = {kind: [] for kind in KINDS}
        for record in records:
            sorted_out[type(record)].append(record)
        return cls.of_kinds(sorted_out)

    @classmethod
    def of_kinds(cls, records: dict[type[Record], list[Record]]) -> Dossier:
        """A dossier of these records, already sorted by kind."""
        return cls({k: KindTable.of(kind, records.get(k, ())) for k, kind in KINDS.items()})

    def replacing(self, before: Record | None, after: Record | None) -> Dossier:
        """The next dossier, with `after` in place of `before`; `None` means no record."""
        record = before if before is not None else after
        assert record is not None, "an edit has a record before or after"
        kind = type(record)
        tables = {**self.tables, kind: self.tables[kind].replacing(before, after)}
        return Dossier(tables, self.memory, partial=self.partial)

    def as_partial(self) -> Dossier:
        """The same records, as those of a dossier out of which something is left."""
        return Dossier(self.tables, self.memory, partial=True)

    def replacing_all(self, edits: Iterable[tuple[Record | None, Record | None]]) -> Dossier:
        """As `replacing` one after another, for many: the tables concerned are made anew, so that
        what was worked out from them is worked out again."""
        edits = tuple(edits)
        kinds = {*map(type, itertools.chain.from_iterable(edits))} - {NoneType}
        records = {kind: dict(self.tables[kind].by_id) for kind in kinds}
        for before, after in edits:
            if before is not None:
                del records[type(before)][before.id]
            if after is not None:
                records[type(after)][after.id] = after
        made = {k: KindTable.of(KINDS[k], held.values()) for k, held in records.items()}
        return Dossier({**self.tables, **made}, self.memory, partial=self.partial)

    def find(self, kind: type[R], identifier: str | None) -> R | None:
        """The record of that kind with that id, or None."""
        return cast("R | None", self.tables[kind].by_id.find(identifier or ""))

    def get(self, kind: type[R], identifier: str) -> R:
        """The record of that kind with that id; KeyError if there is none."""
        return cast(R, self.tables[kind].by_id[identifier])

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """All records of a kind, in their order (see `Kind.order`)."""
        return cast("tuple[R, ...]", self.tables[kind].derive(_in_order))

    def count(self, kind: type[Record]) -> int:
        """How many records of a kind there are."""
        return len(self.tables[kind].by_id)

    def where(self, kind: type[R], **fields: Any) -> tuple[R, ...]:
        """The records of a kind whose fields have these values, in order. For small kinds only."""
        wanted = fields.items()
        return tuple(
            record
            for record in self.all(kind)
            if all(getattr(record, name) == value for name, value in wanted)
        )

    def having(self, kind: type[R], **fields: Hashable) -> tuple[R, ...]:
        """The records of a kind whose fields have these values, in no particular order; as quick in
        a large dossier as in a small one."""
        found = self.tables[kind].having(tuple(fields), tuple(fields.values()))
        return cast("tuple[R, ...]", tuple(found))

    @property
    def talks(self) -> Negotiation:
        """The one record of the talks as a whole."""
        return self.get(Negotiation, Negotiation.ID)

    @property
    def parties(self) -> tuple[Party, ...]:
        """The parties, in the dossier's order."""
        return self.all(Party)

    @property
    def points(self) -> tuple[Point, ...]:
        """The sticking points, in the dossier's order."""
        return self.all(Point)

    def issues(self, point: str) -> tuple[Issue, ...]:
        """The issues of a sticking point, in order."""
        return self.tables[Issue].derive(_issues_by_point).get(point, ())

    def lines(self, point: str, kind: LineType) -> tuple[Line, ...]:
        """The lines of one sort on a sticking point, in order."""
        return self.tables[Line].derive(_lines_by_point).get((point, kind), ())

    def positions(self, issue: str, party: str) -> Group[Position]:
        """One party's history on one issue, by date and then by entry, corrections included."""
        return self.shelf(issue).groups.get(party, EMPTY_GROUP)

    def shelf(self, issue: str) -> Shelf:
        """What all parties said on one issue, one group per party."""
        return self.tables[Position].derive(_shelves).get(issue, EMPTY_SHELF)

    def shelves(self) -> Iterable[Shelf]:
        """What all parties said, one shelf per issue, in no particular order."""
        return self.tables[Position].groups.shelves.values()

    def fact_about(
        self, issues: Iterable[Issue], key: Hashable, make: Callable[[], T], *also: object
    ) -> T:
        """The result of `make`, remembered under the key for as long as these issues, what was said
        on them, who speaks for whom, and whatever else it rests on stay the same."""
        matters, shelves = tuple(issues), self.tables[Position].derive(_shelves)
        said = (shelves.get(issue.id, EMPTY_SHELF) for issue in matters)
        return self.memory.fact(key, (self.tables[Membership], *matters, *said, *also), make)

    def fact_of(
        self, said: Shelf | Group[Position], key: Hashable, make: Callable[[], T], *also: object
    ) -> T:
        """As `fact_about`, for words on what one party or all parties said on an issue: remembered
        for as long as that, every record other than positions, the language and whatever else they
        rest on stay the same."""
        rests_on = (said, spoken(), *also, *self.derive(_tables_besides))
        return self.memory.fact(key, rests_on, make)

    def notes(self, target: str) -> Group[Note]:
        """The notes on a record, oldest first, replies included."""
        return cast("Group[Note]", self.tables[Note].groups.get((target,), EMPTY_GROUP))

    def excerpts(self, position: str) -> Group[Excerpt]:
        """The evidence for a position, oldest first."""
        return cast("Group[Excerpt]", self.tables[Excerpt].groups.get((position,), EMPTY_GROUP))

    def marks(self, target: str) -> Group[Mark]:
        """The marks on records with this id; at most one for each kind."""
        return cast("Group[Mark]", self.tables[Mark].groups.get((target,), EMPTY_GROUP))

    def taggings(self, target: str) -> Group[Tagging]:
        """The tags on records with this id, of whatever kind."""
        return cast("Group[Tagging]", self.tables[Tagging].groups.get((target,), EMPTY_GROUP))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dossier) and all(
            dict(self.tables[k].by_id) == dict(other.tables[k].by_id)
            and dict(self.tables[k].groups.items()) == dict(other.tables[k].groups.items())
            for k in KINDS
        )

    __hash__ = None  # type: ignore[assignment]


EMPTY = Dossier.of([Negotiation(id=Negotiation.ID, title="")])
