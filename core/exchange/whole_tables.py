"""A table a kind: each record a row, each field a column."""

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from core.exchange.spreadsheet import spreadsheet
from core.exchange.whole import as_object
from core.model.records import Record

Value = str | int | float | dt.date | None
"""What a cell holds; a date can be a moment, and an integer a boolean."""


def row(record: Record) -> Iterator[Value]:
    """The values of a record's fields, in their order. Several in one field are JSON."""
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, tuple):
            yield msgspec.json.encode([as_object(each) for each in value]).decode()
        else:
            yield value


def table(kind: type[Record], records: Iterable[Record]) -> bytes:
    """The records of a kind as CSV, under the names of the fields."""
    rows = ([_written(value) for value in row(record)] for record in records)
    return spreadsheet(kind.__struct_fields__, rows).encode()


def _written(value: Value) -> str | float | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return value.isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, dt.date) else value
