"""Records as rows: one table per kind, one column per field.

Dates are ISO 8601 text, choices their word, booleans 1 and 0, tuples JSON text. Columns are always
named in the order of the record's fields, so that rows can be converted to records all at once.
"""

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeVar

import msgspec

from core.model.kinds import KINDS
from core.model.records import Record
from core.storage.driver import Connection, UnreadableError
from core.text import json

R = TypeVar("R", bound=Record)
Value = str | int | float | None

PART = 1000
"""How many rows are read at a time where not all are held at once."""
ADDED = 8000
"""How many are added at a time, in about a tenth of a second: the more, the less often the words of
what has been added so far have to be put in one order (see `core.storage.indexing`)."""


@cache
def json_fields(kind: type[Record]) -> tuple[int, ...]:
    """The places of the fields that are kept as JSON text."""
    types = {k: v for base in reversed(kind.__mro__) for k, v in _annotations(base).items()}
    fields = enumerate(kind.__struct_fields__)
    return tuple(n for n, name in fields if getattr(types[name], "__origin__", None) is tuple)


def _annotations(base: type) -> dict[str, Any]:
    return getattr(base, "__annotations__", {})


def row(record: Record) -> list[Value]:
    """The record as a row of its table."""
    values: list[Any] = msgspec.to_builtins(record)
    for place in json_fields(type(record)):
        values[place] = msgspec.json.encode(values[place]).decode()
    return values


def added(records: Sequence[Record]) -> list[list[Value]]:
    """Records of one kind as rows of its table, made all at once."""
    found: list[list[Any]] = msgspec.to_builtins(records)
    for place in json_fields(type(records[0])):
        for values in found:
            values[place] = msgspec.json.encode(values[place]).decode()
    return found


def records(kind: type[R], rows: list[Any]) -> list[R]:
    """The records for such rows, converted all at once."""
    places = json_fields(kind)
    if places:
        rows = [list(each) for each in rows]
        for each in rows:
            for place in places:
                each[place] = json.decoded(each[place])
    return msgspec.convert(rows, list[kind], strict=False)  # type: ignore[valid-type]


def fetch(connection: Connection, kind: type[R]) -> list[R]:
    """All records of a kind; UnreadableError if a row is not one."""
    try:
        return records(kind, connection.execute(selecting(kind)).fetchall())
    except msgspec.MsgspecError as failure:
        raise UnreadableError(str(failure)) from failure


def parts(connection: Connection, kind: type[R]) -> Iterator[list[R]]:
    """As `fetch`, a part at a time, for what need not be held all at once."""
    found = connection.execute(selecting(kind))
    try:
        while part := found.fetchmany(PART):
            yield records(kind, part)
    except msgspec.MsgspecError as failure:
        raise UnreadableError(str(failure)) from failure


def unreadable(connection: Connection, kind: type[R]) -> tuple[int, tuple[str, ...]]:
    """How many rows are no records of a kind, and the fields that make no sense, as far as that is
    known."""
    count, fields = 0, dict[str, None]()
    for each in connection.execute(selecting(kind)):
        try:
            records(kind, [each])
        except msgspec.MsgspecError as failure:
            count += 1
            found = _FIELD.search(str(failure))
            if found is not None:
                fields[kind.__struct_fields__[int(found[1])]] = None
    return count, tuple(fields)


_FIELD = re.compile(r"`\$\[0\]\[(\d+)\]")
"""How msgspec names the field of the first row."""


def one(connection: Connection, kind: type[R], identifier: str) -> R | None:
    """The record of a kind with that id; UnreadableError as in `fetch`."""
    found = connection.execute(f"{selecting(kind)} WHERE id = ?", [identifier]).fetchall()
    try:
        return next(iter(records(kind, found)), None)
    except msgspec.MsgspecError as failure:
        raise UnreadableError(str(failure)) from failure


def write(connection: Connection, before: Record | None, after: Record | None) -> None:
    """Turn the row of `before` into that of `after`; None means no row. UnreadableError if there
    is no row to turn or to remove."""
    if before is None and after is not None:
        add(connection, [after])
    elif before is not None and after is None:
        remove(connection, [before])
    elif before is not None and after is not None:
        _update(connection, before, after)


def add(connection: Connection, records: Sequence[Record]) -> None:
    """Add records of one kind. Where none of them says anything the statement says so itself: the
    driver takes longer to hand over a None than all else that a row holds."""
    columns = [*zip(*added(records), strict=True)]
    said = tuple(map(_said, columns))
    values = (column for column, each in zip(columns, said, strict=True) if each == _HANDED_OVER)
    connection.executemany(_inserting(type(records[0]), said), zip(*values, strict=True))


def remove(connection: Connection, records: Sequence[Record]) -> None:
    """Remove records of one kind; UnreadableError if one of them has no row."""
    statement = f"DELETE FROM {_table(type(records[0]))} WHERE id = ?"
    if connection.executemany(statement, [(each.id,) for each in records]).rowcount < len(records):
        raise UnreadableError(f"no row: {statement}")


_HANDED_OVER = "?"


def _said(column: Sequence[Value]) -> str:
    """What a statement says of the values of a field."""
    first = column[0]
    if first not in (None, "") or column.count(first) < len(column):
        return _HANDED_OVER
    return "NULL" if first is None else "''"


def _update(connection: Connection, before: Record, after: Record) -> None:
    old, new = row(before), row(after)
    places = tuple(n for n, value in enumerate(new) if value != old[n])
    if places:
        statement = _updating(type(after), places)
        _one(connection, statement, [*(new[place] for place in places), after.id])


def _one(connection: Connection, statement: str, told: list[Value]) -> None:
    if not connection.execute(statement, told).rowcount:
        raise UnreadableError(f"no row: {statement}")


@cache
def selecting(kind: type[Record]) -> str:
    """The query for all rows of a kind."""
    return f"SELECT {_columns(kind)} FROM {_table(kind)}"


@cache
def _inserting(kind: type[Record], said: tuple[str, ...]) -> str:
    """Adds a row, of each of whose fields this is said."""
    return f"INSERT INTO {_table(kind)} ({_columns(kind)}) VALUES ({', '.join(said)})"


@cache
def _updating(kind: type[Record], places: tuple[int, ...]) -> str:
    fields = ", ".join(f'"{kind.__struct_fields__[place]}" = ?' for place in places)
    return f"UPDATE {_table(kind)} SET {fields} WHERE id = ?"


def _columns(kind: type[Record]) -> str:
    return ", ".join(f'"{name}"' for name in kind.__struct_fields__)


def _table(kind: type[Record]) -> str:
    return KINDS[kind].table


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the garbage collector: rows and records form no cycles, and repeated searches for them
    take half the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
