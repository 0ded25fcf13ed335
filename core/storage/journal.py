"""Who changed what, when, from what to what: rows that are only ever added.

A record that changes writes one row for each field that differs; one that is added or removed
writes a single row with no field, whose value is the whole record or null. `prev` lists the rows
that a row replaces as (device, sequence) pairs; a merge of two copies sees a conflict where a field
has more than one row not replaced by another. `hlc` is a tick of the hybrid logical clock in
`core.model.ids`, the same for all rows of a change.

The order of changes is that of their numbers, in which they came into this file. Ticks tell when;
one from a laptop whose clock was wrong may lie years ahead of those that follow it.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cache
from types import MappingProxyType
from typing import Any

import msgspec

from core.model.change import Change, Edit, runs
from core.model.ids import COUNTER_BITS, Clock, latest
from core.model.kinds import KIND_NAMED, KINDS
from core.model.records import Record
from core.storage import chain, rows
from core.storage.driver import Connection, UnreadableError
from core.text import json

RecordKey = tuple[str, str]
"""The table and the id of a record."""

Row = tuple[str, str, str]
"""A field's name, the JSON of the rows it replaces, and the JSON of its new value."""

WHOLE, PURGED = "", "purged"
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
        connection.execute("SELECT 1 FROM journal LIMIT 1")  # a file without one is damaged
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
        ((sequence,),) = self._connection.execute(_LAST_SEQUENCE, [self.device])
        link = chain.begun(self._connection)
        link.add(number, self.device, tick, change.author, at.isoformat(), change.label)

        def put(rows: Iterable[tuple[RecordKey, Row]]) -> None:
            nonlocal sequence
            told = [
                (self.device, at, number, tick, change.author, *key, *row)
                for at, (key, row) in enumerate(rows, start=sequence + 1)
            ]
            sequence += len(told)
            self._connection.executemany(_INSERTING, told)
            link.add_rows(each[:2] + each[3:] for each in told)

        done = 0
        for part in runs(change.edits, rows.ADDED):
            put(row for row in self._rows(part) if row[0] not in purged)
            done += len(part)
            yield done
        put((key, (PURGED, "[]", "null")) for key in purged)
        chain.attest(self._connection, number, link, remains.items())
        chain.keep(self._connection, number, link)

    def _rows(self, part: Sequence[Edit]) -> Iterator[tuple[RecordKey, Row]]:
        """The rows of one of the `runs` of a change."""
        known = self._known(part)
        for edit in part:
            key = (KINDS[edit.kind].table, edit.record.id)
            if edit.before is None or edit.after is None:
                replaced = self._replaced(key, None) if edit.record.id in known else "[]"
                yield key, (WHOLE, replaced, _told(edit.after))
            else:
                for field in edit.fields():
                    value = _json(getattr(edit.after, field))
                    yield key, (field, self._replaced(key, field), value)

    def _known(self, part: Sequence[Edit]) -> set[str]:
        """The ids of those records of which the journal has rows."""
        identifiers = [edit.record.id for edit in part]
        found = self._connection.execute(
            "SELECT DISTINCT record FROM journal WHERE record IN (SELECT value FROM json_each(?))",
            [_json(identifiers)],
        )
        return {record for (record,) in found}

    def _replaced(self, key: RecordKey, field: str | None) -> str:
        """The row in force for a field, or all those for the record if no field is named."""
        if field is None:
            found = self._connection.execute(_ALL_IN_FORCE, key)
        else:
            found = self._connection.execute(_IN_FORCE, [*key, field])
        return str((found.fetchone() or ("[]",))[0])

    def of(self, record: str) -> tuple[JournalEntry, ...]:
        """What happened to a record, oldest first; UnreadableError if a row makes no sense."""
        return self._entries(_OF, [record])

    def since(self, tick: int) -> tuple[JournalEntry, ...]:
        """What came into the file after the last change up to a tick, oldest first;
        UnreadableError as in `of`."""
        ((number,),) = self._connection.execute(f"SELECT {_UP_TO}", [tick])
        return self.after(number)

    def after(self, number: int) -> tuple[JournalEntry, ...]:
        """What came into the file after the change with that number, oldest first;
        UnreadableError as in `of`."""
        return tuple(e for e in self._entries(_AFTER, [number]) if e.number > number)

    def heads(self, most: int) -> tuple[JournalHead, ...]:
        """The latest changes, last one first, up to `most`."""
        found = self._connection.execute(_HEADS, [most])
        return tuple(map(_head, found))

    def head_by(self, tick: int) -> JournalHead | None:
        """The last change up to a tick of the clock; None if there was none yet."""
        row = self._connection.execute(_HEAD_BY, [tick]).fetchone()
        return _head(row) if row is not None else None

    def at(self, number: int, most: int) -> tuple[JournalEntry, ...]:
        """What one change did, to so many records at most; UnreadableError as in `of`."""
        return tuple(e for e in self._entries(_AT, [number, most]) if e.number == number)

    def _entries(self, query: str, wanted: list[str | int]) -> tuple[JournalEntry, ...]:
        with closing(self._connection.execute(query, wanted)) as rows:
            try:
                return tuple(_replayed(rows))
            except (KeyError, TypeError, ValueError, msgspec.MsgspecError) as failure:
                raise UnreadableError(str(failure)) from failure


_LAST_SEQUENCE = "SELECT ifnull(max(sequence), 0) FROM journal WHERE device = ?"
_INSERTING = "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

_LAST = """
SELECT device, sequence, change FROM journal
WHERE kind = ?1 AND record = ?2 AND field = {field} ORDER BY change DESC LIMIT 1
"""

_IN_FORCE = f"""
SELECT json_array(json_array(device, sequence)) FROM (
    SELECT * FROM ({_LAST.format(field="''")}) UNION ALL
    SELECT * FROM ({_LAST.format(field="?3")})
) ORDER BY change DESC LIMIT 1
"""

_ALL_IN_FORCE = """
SELECT json_group_array(json_array(device, sequence)) FROM (
    SELECT device, sequence, max(change) FROM journal
    WHERE kind = ?1 AND record = ?2 AND change >= (
        SELECT ifnull(max(change), 0) FROM journal WHERE kind = ?1 AND record = ?2 AND field = ''
    )
    GROUP BY field
)
"""

_OF = """
SELECT journal.change, journal.hlc, change.at, journal.author, journal.device, change.label,
    journal.kind, journal.record, journal.field, journal.value
FROM journal JOIN change ON change.number = journal.change
WHERE journal.record = ? AND journal.field <> 'purged'
ORDER BY journal.change, journal.sequence
"""

_AFTER = _OF.replace(
    "journal.record = ?", "journal.record IN (SELECT record FROM journal WHERE change > ?)"
)

_AT = _OF.replace(
    "journal.record = ?",
    "journal.record IN (SELECT DISTINCT record FROM journal WHERE change = ?1 LIMIT ?2)"
    " AND journal.change <= ?1",
)

_HEAD = """
SELECT number, hlc, at, author, device, label,
    (SELECT count(*) FROM journal WHERE journal.change = change.number AND field <> 'purged')
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
    for *change, table, record, field, value in rows:
        kind = KIND_NAMED[table].record
        state = known.get((table, record))
        new = json.decoded(value)
        if field == WHOLE:
            known[table, record] = new
            before, after = record_told(kind, state), record_told(kind, new)
        else:
            held = state or {}
            before = _value(kind, field, held[field]) if field in held else _default(kind, field)
            after = _value(kind, field, new)
            known[table, record] = {**held, field: new}
        number, tick, at, author, device, label = change
        moment = dt.datetime.fromisoformat(at)
        told = (kind, record, field, before, after)
        yield JournalEntry(number, tick, moment, author, device, label, *told)


def record_told(kind: type[Record], told: dict[str, Any] | None) -> Record | None:
    """The record for a row of the journal about it as a whole; TypeError if it lacks a field."""
    if told is None:
        return None
    try:
        whole = _empty(kind) | told
        values = [whole[name] for name in kind.__struct_fields__]
        return msgspec.convert(values, kind, strict=False)
    except (KeyError, msgspec.ValidationError):  # told before a field existed, or a choice no more
        names = [name for name in _fields(kind) if name in told]
        return kind(**{name: _value(kind, name, told[name]) for name in names})


def _value(kind: type[Record], field: str, told: Any) -> Any:
    """The value in its field's type; a value that no current field accepts stays as recorded."""
    try:
        return msgspec.convert(told, _fields(kind)[field].type, strict=False)
    except (KeyError, msgspec.ValidationError):
        return told


def _default(kind: type[Record], field: str) -> Any:
    """The value of a field that did not exist yet when its record was made."""
    default = _fields(kind)[field].default if field in _fields(kind) else None
    return None if default is msgspec.NODEFAULT else default


@cache
def _fields(kind: type[Record]) -> dict[str, msgspec.structs.FieldInfo]:
    return {field.name: field for field in msgspec.structs.fields(kind)}


@cache
def _empty(kind: type[Record]) -> dict[str, Any]:
    """The fields of a record that are empty by default, and what they are then. Such a default must
    stay: it is what journals mean."""
    found = ((name, field.default) for name, field in _fields(kind).items())
    return {name: msgspec.to_builtins(each) for name, each in found if not each}


_NO_VALUE = object()


def tick_of(moment: dt.datetime) -> int:
    """The first tick of the clock at a moment."""
    return int(moment.timestamp() * 1000) << COUNTER_BITS


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _told(record: Record | None) -> str:
    """A record as a JSON object by field name, so that fields added later cause no confusion; what
    is empty, as it is by default, is left out."""
    if record is None:
        return "null"
    if (form := _without_the_empty(type(record))) is not None:
        return _json(msgspec.convert(record, form, from_attributes=True))
    empty, fields = _empty(type(record)), record.__struct_fields__
    told = zip(fields, msgspec.to_builtins(record), strict=True)
    return _json({name: value for name, value in told if value != empty.get(name, _NO_VALUE)})


@cache
def _without_the_empty(kind: type[Record]) -> type[msgspec.Struct] | None:
    """A form of record that leaves out what is empty by itself, which is much quicker; None for a
    kind with a default of which there can be another like it: that is no such thing to it."""
    empty = _empty(kind)
    if any(isinstance(value, float) for value in empty.values()):
        return None
    fields = [
        (name, Any, field.default) if name in empty else (name, Any)
        for name, field in _fields(kind).items()
    ]
    return msgspec.defstruct(kind.__name__, fields, omit_defaults=True, kw_only=True)
