"""What the journal makes of each record in the end, one record at a time."""

import heapq
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import msgspec

from core.model.kinds import KIND_NAMED
from core.model.records import Record
from core.storage import blocks
from core.storage.driver import Connection, UnreadableError
from core.storage.journal import WHOLE
from core.storage.told import record_told
from core.text import json

JournalRow = tuple[str, str, str, str]
"""The table and id of a record, a field or `WHOLE`, and the JSON of its new value."""

_ORDERED = """
SELECT kind, record, field, value, change, sequence FROM journal
ORDER BY record, kind, change, sequence
"""


class LastState(NamedTuple):
    """What the journal says that a record has come to; None if it was removed, or was never told
    as a whole."""

    kind: type[Record]
    id: str
    record: Record | None


def last_states(connection: Connection) -> Iterator[LastState]:
    """Of every record in the journal; UnreadableError if a row makes no sense."""
    for (table, identifier), rows in groupby(_rows(connection), itemgetter(0, 1)):
        try:
            yield last_state(table, identifier, rows)
        except UNREADABLE as failure:
            raise UnreadableError(str(failure)) from failure


def _rows(connection: Connection) -> Iterator[JournalRow]:
    packed = (
        (row.kind, row.record, row.field, row.value, row.change, row.sequence)
        for row in blocks.by_record(connection)
    )
    rows = heapq.merge(connection.execute(_ORDERED), packed, key=itemgetter(1, 0, 4, 5))
    return (row[:4] for row in rows)


UNREADABLE = (KeyError, TypeError, ValueError, msgspec.MsgspecError)
"""What a row that makes no sense raises."""


def last_state(table: str, identifier: str, rows: Iterable[JournalRow]) -> LastState:
    """What the rows about a record, in order, come to; one of `UNREADABLE` if a row makes no
    sense."""
    kind = KIND_NAMED[table].record
    state: dict[str, Any] | None = None
    for _table, _record, field, value in rows:
        new = json.decoded(value)
        if field == WHOLE:
            record_told(kind, new)
            state = new
        elif state is not None:
            state[field] = new
    return LastState(kind, identifier, record_told(kind, state))
