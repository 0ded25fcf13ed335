"""Who changed what, when, from what to what: rows that are only ever added.

A record that changes writes one row for each field that differs; one that is added or removed
writes a single row with no field, whose value is the whole record or null. `prev` lists the rows
that a row replaces as (device, sequence) pairs; a merge of two copies sees a conflict where a field
has more than one row not replaced by another. `hlc` is a tick of the hybrid logical clock in
`core.model.ids`, the same for all rows of a change. Rows about many new records are packed into
blocks (`core.storage.blocks`).

The order of changes is that of their numbers, in which they came into this file. Ticks tell when;
one from a laptop whose clock was wrong may lie years ahead of those that follow it.
"""

import datetime as dt
import heapq
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import groupby
from operator import attrgetter, itemgetter
from types import MappingProxyType
from typing import Any

import msgspec

from core.model.change import Change, Edit, runs
from core.model.ids import COUNTER_BITS, Clock, latest
from core.model.kinds import KIND_NAMED, KINDS
from core.model.records import Record
from core.storage import blocks, chain
from core.storage.blocks import NONE_REPLACED, Block, JournalLine, JournalRows
from core.storage.driver import Connection, UnreadableError
from core.storage.told import default_of, encoded, encoded_records, record_told, value_told
from core.text import json

RecordKey = tuple[str, str]
"""The table and the id of a record."""

Row = tuple[str, str, str]
"""A field's name, the JSON of the rows it replaces, and the JSON of its new value."""

WHOLE, PURGED = blocks.WHOLE, blocks.PURGED
"""The field of a row that stands for a record as a whole, and of one whose content was purged."""

NOTHING: Mapping[int, bytes] = MappingProxyType({})


class JournalEntry(msgspec.Struct, frozen=True):
    """One field of one record in one change; for a record as a whole the field is empty and
    `before` or `after` the record itself, or None where there was or is none. `number` is that of
    the change."""

    number: int
    tick: int
    at: dt.datetime
    author: str
    device: str
    label: str
    kind: type[Record]
    record: str
    field: str
    before: Any
    after: Any


class JournalHead(msgspec.Struct, frozen=True):
    """One change without what it altered: the `number` under which it came into the file, and how
    many `rows` of the journal it wrote."""

    number: int
    tick: int
    at: dt.datetime
    author: str
    device: str
    label: str
    rows: int


class Journal:
    """The journal of an open file, to which this laptop's device adds."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        ((self.device,),) = connection.execute("SELECT value FROM meta WHERE key = 'device'")
        for table in ("journal", "journal_block"):  # a file without one is damaged
            connection.execute(f"SELECT 1 FROM {table} LIMIT 1")
        self._clock = Clock()
        ((tick,),) = connection.execute(_LAST_TICK, [latest()])
        self._clock.heard(tick)

    @property
    def head(self) -> int:
        """The tick of the last change; 0 in a file without changes."""
        found = self._connection.execute("SELECT hlc FROM change ORDER BY number DESC LIMIT 1")
        return int((found.fetchone() or (0,))[0])

    def ahead(self) -> tuple[JournalHead, ...]:
        """The changes whose ticks lie further ahead than a clock that is not wrong can be."""
        return tuple(map(_head, self._connection.execute(_AHEAD, [latest()])))

    def writing(
        self,
        change: Change,
        purged: Collection[RecordKey] = (),
        remains: Mapping[int, bytes] = NOTHING,
    ) -> Iterator[int]:
        """Add a change's rows, inside the transaction that writes its records; says after each edit
        how many are done. Of records that it purged it says no more than that, and what `remains`
        of earlier changes (see `core.storage.purging`)."""
        tick = self._clock.tick()
        at = change.at or dt.datetime.now(dt.UTC)
        number = self._connection.execute(
            "INSERT INTO change (device, hlc, author, at, label) VALUES (?, ?, ?, ?, ?)",
            [self.device, tick, change.author, at.isoformat(), change.label],
        ).lastrowid
        link = chain.begun(self._connection)
        link.add(number, self.device, tick, change.author, at.isoformat(), change.label)
        head = (number, tick, change.author)
        for done, rows, block in _packed(self._rows(change.edits, head, purged), change):
            columns = rows.columns
            if block is not None:
                blocks.keep(self._connection, block)
            else:
                self._connection.executemany(_INSERTING, zip(*columns, strict=True))
            link.add_rows(columns[:2] + columns[3:])
            yield done
        chain.attest(self._connection, number, link, remains.items())
        chain.keep(self._connection, number, link)

    def _rows(
        self, edits: Sequence[Edit], head: tuple[int, int, str], purged: Collection[RecordKey]
    ) -> Iterator[tuple[int, JournalRows]]:
        """The rows of a change, of whose number, tick and author they begin, in parts; before each
        how many edits are told by then."""
        ((sequence,),) = self._connection.execute(_LAST_SEQUENCE, [self.device])
        done = 0
        for part in runs(_by_id(edits), blocks.MOST):
            done += len(part)
            rows = JournalRows(self.device, sequence + 1, *head, *self._told(part, purged))
            if rows.size:
                yield done, rows
            sequence += rows.size
        if purged:
            gone = ([each] * len(purged) for each in (PURGED, NONE_REPLACED, "null"))
            keys = ([table for table, _id in purged], [each for _table, each in purged])
            yield done, JournalRows(self.device, sequence + 1, *head, *keys, *gone)

    def _told(self, part: Sequence[Edit], purged: Collection[RecordKey]) -> Sequence[Sequence[str]]:
        """The rows of one of the `runs` of a change, by column from that of kinds on; nothing of
        purged records."""
        table = KINDS[part[0].kind].table
        first = part[0]
        if purged:
            part = [edit for edit in part if (table, edit.record.id) not in purged]
        if part and first.before is not None and first.after is not None:
            return self._altered(table, first.after, first.fields())
        records = [edit.record for edit in part]
        identifiers = [record.id for record in records]
        replaced = self._all_replaced(table, identifiers)
        count = len(records)
        told = encoded_records(records) if first.after is not None and part else ["null"] * count
        return [table] * count, identifiers, [WHOLE] * count, replaced, told

    def _altered(
        self, table: str, record: Record, fields: Sequence[str]
    ) -> Sequence[Sequence[str]]:
        """As `_told`, about some fields of a record."""
        key = (table, record.id)
        replaced = [self._replaced(key, field) for field in fields]
        told = [encoded(getattr(record, field)) for field in fields]
        return [table] * len(fields), [record.id] * len(fields), fields, replaced, told

    def _all_replaced(self, table: str, identifiers: Sequence[str]) -> list[str]:
        """The rows in force for each of some records of a kind. Between the first and the last of
        new ones the journal has hardly any others, which takes less to find out."""
        in_force: defaultdict[str, list[tuple[str, str, int]]] = defaultdict(list)
        ends = [min(identifiers, default=""), max(identifiers, default="")]
        if self._connection.execute(_BETWEEN, ends).fetchone() is not None:
            found = self._connection.execute(_ALL_IN_FORCE, [table, encoded(identifiers)])
            for record, *row in found:
                in_force[record].append(tuple(row))
        added = blocks.places(self._connection, table, identifiers)
        return [_places(in_force[each], added.get(each)) for each in identifiers]

    def _replaced(self, key: RecordKey, field: str) -> str:
        """The row in force for a field."""
        found = self._connection.execute(_IN_FORCE, [*key, field]).fetchall()
        added = None if found else blocks.places(self._connection, key[0], key[1:])
        return _places(found, added.get(key[1]) if added else None)

    def of(self, record: str) -> tuple[JournalEntry, ...]:
        """What happened to a record, oldest first; UnreadableError if a row makes no sense."""
        return self._entries([record])

    def since(self, tick: int) -> tuple[JournalEntry, ...]:
        """What came into the file after the last change up to a tick, oldest first;
        UnreadableError as in `of`."""
        ((number,),) = self._connection.execute(f"SELECT {_UP_TO}", [tick])
        return self.after(number)

    def after(self, number: int) -> tuple[JournalEntry, ...]:
        """What came into the file after the change with that number, oldest first;
        UnreadableError as in `of`."""
        records = self._records_of("change > ?", number)
        return tuple(e for e in self._entries(records) if e.number > number)

    def within(self, numbers: Sequence[int]) -> tuple[JournalEntry, ...]:
        """What the changes with those numbers did, oldest first; UnreadableError as in `of`."""
        wanted = set(numbers)
        records = self._records_of("change IN (SELECT value FROM json_each(?))", encoded([*wanted]))
        return tuple(e for e in self._entries(records) if e.number in wanted)

    def _records_of(self, where: str, told: int | str) -> set[str]:
        """The ids of the records that changes did something to, by a condition on them."""
        found = self._connection.execute(f"SELECT record FROM journal WHERE {where}", [told])
        return {record for (record,) in found} | {*blocks.ids(self._connection, where, told)}

    def heads(self, most: int) -> tuple[JournalHead, ...]:
        """The latest changes, last one first, up to `most`."""
        found = self._connection.execute(_HEADS, [most])
        return tuple(map(_head, found))

    def head_by(self, tick: int) -> JournalHead | None:
        """The last change up to a tick of the clock; None if there was none yet."""
        row = self._connection.execute(_HEAD_BY, [tick]).fetchone()
        return _head(row) if row is not None else None

    def at(self, number: int, most: int) -> Iterator[tuple[JournalEntry, ...]]:
        """What one change did, to so many records at a time; UnreadableError as in `of`."""
        records = sorted(self._records_of("change = ?", number))
        for start in range(0, len(records), most):
            found = self._entries(records[start : start + most], number)
            yield tuple(e for e in found if e.number == number)

    def _entries(
        self, records: Collection[str], last: int = sys.maxsize
    ) -> tuple[JournalEntry, ...]:
        """What the changes up to the `last` did to some records."""
        try:
            with closing(self._connection.execute(_ABOUT, [encoded([*records]), last])) as rows:
                return tuple(_replayed(self._with_blocks(rows, records, last)))
        except (KeyError, TypeError, ValueError, msgspec.MsgspecError) as failure:
            raise UnreadableError(str(failure)) from failure

    def _with_blocks(
        self, rows: Iterable[tuple[Any, ...]], records: Collection[str], last: int
    ) -> Iterable[tuple[Any, ...]]:
        """Such rows and those in blocks, in one order."""
        found = blocks.about(self._connection, records)
        packed = [row for row in found if row.change <= last and row.field != PURGED]
        if not packed:
            return rows
        named = "SELECT at, label FROM change WHERE number = ?"
        changes = {
            number: self._connection.execute(named, [number]).fetchone()
            for number in {row.change for row in packed}
        }
        return heapq.merge(rows, (_joined(row, *changes[row.change]) for row in packed), key=_ORDER)


def _packed(
    parts: Iterator[tuple[int, JournalRows]], change: Change
) -> Iterator[tuple[int, JournalRows, Block | None]]:
    """Such parts, each with the block of its rows if they lie in one: packed in a thread of its own
    while the next are put together."""
    if len(change.edits) < blocks.FEWEST:
        yield from ((done, rows, Block.of(rows)) for done, rows in parts)
        return
    from core.storage.meanwhile import beside  # futures, which opening does without

    for (done, rows), block in beside(lambda part: Block.of(part[1]), parts):
        yield done, rows, block


def _places(rows: Sequence[tuple[str, str, int]], added: tuple[str, int] | None) -> str:
    """Where rows are in force, each with its field, that of the whole record first; and, unless it
    is one of them, where a block has that."""
    places = [(device, sequence) for _field, device, sequence in rows]
    is_whole = bool(rows) and rows[0][0] == WHOLE
    return encoded(places if added is None or is_whole else [added, *places])


def _by_id(edits: Iterable[Edit]) -> list[Edit]:
    """The edits, those that add records of a kind one after another in the order of their ids, so
    that blocks of them have no ids between each other's."""
    found: list[Edit] = []
    for kind, run in groupby(edits, attrgetter("adds")):
        alike = [*run]
        found += alike if kind is None else sorted(alike, key=attrgetter("after.id"))
    return found


_LAST_SEQUENCE = """
SELECT max(
    (SELECT ifnull(max(sequence), 0) FROM journal WHERE device = ?1),
    (SELECT ifnull(max(last), 0) FROM journal_block WHERE device = ?1)
)
"""
_INSERTING = "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

_BETWEEN = "SELECT 1 FROM journal WHERE record BETWEEN ? AND ? LIMIT 1"
_LAST = """
SELECT field, device, sequence, change FROM journal
WHERE kind = ?1 AND record = ?2 AND field = {field} ORDER BY change DESC LIMIT 1
"""

_IN_FORCE = f"""
SELECT field, device, sequence FROM (
    SELECT * FROM ({_LAST.format(field="''")}) UNION ALL
    SELECT * FROM ({_LAST.format(field="?3")})
) ORDER BY change DESC LIMIT 1
"""

_ALL_IN_FORCE = """
SELECT record, field, device, sequence FROM (
    SELECT record, field, device, sequence, max(change) FROM journal AS row
    WHERE kind = ?1 AND record IN (SELECT value FROM json_each(?2)) AND change >= (
        SELECT ifnull(max(change), 0) FROM journal
        WHERE kind = ?1 AND record = row.record AND field = ''
    )
    GROUP BY record, field
)
ORDER BY record, field
"""

_ABOUT = """
SELECT journal.change, journal.hlc, change.at, journal.author, journal.device, change.label,
    journal.kind, journal.record, journal.field, journal.value, journal.sequence
FROM journal JOIN change ON change.number = journal.change
WHERE journal.record IN (SELECT value FROM json_each(?1)) AND journal.change <= ?2
    AND journal.field <> 'purged'
ORDER BY journal.change, journal.sequence
"""

_ORDER = itemgetter(0, -1)
"""The change and the number of a row of `_ABOUT`."""


def _joined(row: JournalLine, at: str, label: str) -> tuple[Any, ...]:
    """A row of a block as `_ABOUT` has it, with the moment and the name of its change."""
    told = (row.kind, row.record, row.field, row.value)
    return (row.change, row.hlc, at, row.author, row.device, label, *told, row.sequence)


_HEAD = """
SELECT number, hlc, at, author, device, label,
    (SELECT count(*) FROM journal WHERE journal.change = change.number AND field <> 'purged')
    + (SELECT ifnull(sum(last - first + 1 - purged), 0) FROM journal_block
        WHERE journal_block.change = change.number)
FROM change
"""
_HEADS = f"{_HEAD} ORDER BY number DESC LIMIT ?"
_AHEAD = f"{_HEAD} WHERE hlc > ? ORDER BY number"
_LAST_TICK = "SELECT ifnull(max(hlc), 0) FROM change WHERE hlc <= ?"
_UP_TO = """
ifnull(
    (SELECT max(number) FROM change WHERE hlc = ?1),
    (SELECT ifnull(max(number), 0) FROM change WHERE hlc <= ?1)
)
"""
_HEAD_BY = f"{_HEAD} WHERE number = {_UP_TO}"


def _head(row: tuple[Any, ...]) -> JournalHead:
    number, tick, at, author, device, label, rows = row
    return JournalHead(number, tick, dt.datetime.fromisoformat(at), author, device, label, rows)


def _replayed(rows: Iterable[tuple[Any, ...]]) -> Iterator[JournalEntry]:
    """The rows as entries, each field's previous value remembered from earlier rows."""
    known: dict[tuple[str, str], dict[str, Any]] = {}
    for *change, table, record, field, value, _sequence in rows:
        kind = KIND_NAMED[table].record
        state = known.get((table, record))
        new = json.decoded(value)
        if field == WHOLE:
            known[table, record] = new
            before, after = record_told(kind, state), record_told(kind, new)
        else:
            held = state or {}
            before = (
                value_told(kind, field, held[field]) if field in held else default_of(kind, field)
            )
            after = value_told(kind, field, new)
            known[table, record] = {**held, field: new}
        number, tick, at, author, device, label = change
        moment = dt.datetime.fromisoformat(at)
        told = (kind, record, field, before, after)
        yield JournalEntry(number, tick, moment, author, device, label, *told)


def tick_of(moment: dt.datetime) -> int:
    """The first tick of the clock at a moment."""
    return int(moment.timestamp() * 1000) << COUNTER_BITS
