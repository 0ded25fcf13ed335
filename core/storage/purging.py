"""Purging records: their words are gone from the file, and the journal says that something was
purged and when, not what.

Each row about such a record stays with its number, device, kind and id and loses all else; a change
of which nothing else was told loses its name. So nothing is missing from the journal and its
chain goes on (see `core.storage.chain`).
"""

import heapq
from collections import deque
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, suppress
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from core.language import gettext as _
from core.model.change import Change
from core.model.kinds import KINDS
from core.model.records import Record
from core.storage import blocks, chain, driver, stored
from core.storage.driver import Connection, UnreadableError
from core.storage.indexing import index_anew
from core.storage.journal import PURGED, WHOLE, Journal, RecordKey
from core.storage.protection import Key
from core.storage.replay import UNREADABLE
from core.storage.told import record_told
from core.storage.writing import KeptDraft, keep_draft, written
from core.text import json


def purge(
    connection: Connection, journal: Journal, change: Change, keys: Collection[RecordKey]
) -> None:
    """Write a change that removes records, inside the caller's transaction, and purge them and
    others that were removed before, by their keys; what is half written goes, too, and the files
    that no source keeps."""
    remains = _emptied(connection, keys)
    deque(written(connection, change, journal, keys, remains), maxlen=0)
    keep_draft(connection, KeptDraft())
    stored.drop_unused(connection)
    index_anew(connection)


def sweep(connection: Connection) -> None:
    """Write every page of a file anew, so that none holds what was removed from it, and bring it up
    to date. What was removed is overwritten where it lay first: SQLite writes zeros there."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("VACUUM")
    driver.settle(connection)


def _emptied(connection: Connection, keys: Collection[RecordKey]) -> dict[int, bytes]:
    """Take the content from the rows of the journal about some records; what remains of each change
    that had any (`core.storage.chain.remains_of`)."""
    numbers: set[int] = set()
    stays = _lifted(connection, "journal_stays", "journal_block_stays", "change_stays")
    for kind, record in keys:
        found = connection.execute(f"SELECT change {_ABOUT}", [kind, record])
        numbers.update(number for (number,) in found)
        connection.execute(_EMPTYING, [kind, record])
    for kind in {kind for kind, _record in keys}:
        numbers |= blocks.purge(connection, kind, {name for of, name in keys if of == kind})
    for number in numbers:
        connection.execute(_UNNAMING, [_("purged"), number])
    for trigger in stays:
        connection.execute(trigger)
    return {number: chain.remains_of(connection, number) for number in numbers}


def _lifted(connection: Connection, *triggers: str) -> list[str]:
    """Remove what keeps rows as they are, to be put back from what is answered."""
    made = []
    for name in triggers:
        made += connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", [name])
        connection.execute(f"DROP TRIGGER {name}")
    return [sql for (sql,) in made]


_ABOUT = "FROM journal WHERE kind = ? AND record = ? AND field <> 'purged'"
_EMPTYING = """
UPDATE journal SET field = 'purged', prev = '[]', value = 'null' WHERE kind = ? AND record = ?
"""
_UNNAMING = """
UPDATE change SET label = ? WHERE number = ?
    AND NOT EXISTS (SELECT 1 FROM journal WHERE change = change.number AND field <> 'purged')
    AND NOT EXISTS (
        SELECT 1 FROM journal_block WHERE change = change.number AND purged <= last - first
    )
"""


def removed_records(connection: Connection) -> Iterator[Record]:
    """The records that are in the journal alone, as they were last; those of which no row makes
    sense are left out."""
    for kind in KINDS.values():
        for _identifier, told in groupby(_removed_rows(connection, kind.table), itemgetter(0)):
            with suppress(*UNREADABLE):
                record = _last_told(kind.record, told)
                if record is not None:
                    yield record


def _removed_rows(connection: Connection, table: str) -> Iterator[tuple[str, str, str]]:
    """An id, a field and its new value, of every row about a record that the table does not have,
    one record after another."""
    held = f"SELECT 1 FROM {table} WHERE id = ?"
    packed = (
        (row.record, row.field, row.value, row.change, row.sequence)
        for row in blocks.by_record(connection, "kind = ?", table)
        if row.field != PURGED and not connection.execute(held, [row.record]).fetchone()
    )
    rows = connection.execute(_REMOVED.format(table=table), [table])
    return (row[:3] for row in heapq.merge(rows, packed, key=itemgetter(0, 3, 4)))


_REMOVED = """
SELECT record, field, value, change, sequence FROM journal
WHERE kind = ? AND field <> 'purged'
    AND NOT EXISTS (SELECT 1 FROM {table} WHERE id = journal.record)
ORDER BY record, change, sequence
"""


def _last_told(kind: type[Record], rows: Any) -> Record | None:
    state: dict[str, Any] | None = None
    for _identifier, field, value in rows:
        new = json.decoded(value)
        if field == WHOLE:
            state = state if new is None else new
        elif state is not None:
            state[field] = new
    return record_told(kind, state)


def told_of(
    path: Path, keys: Collection[RecordKey], key: Key | None = None
) -> dict[RecordKey, bool]:
    """Whether a closed file has the words of records, one after the other up to the first that it
    has; a file that cannot be read with this key may have any of them."""
    told: dict[RecordKey, bool] = {}
    try:
        with closing(driver.connect(path, look=True, key=key)) as connection:
            tells = _telling_of(connection)
            for each in keys:
                told[each] = tells(*each)
                if told[each]:
                    break
    except (driver.dbapi.DatabaseError, UnreadableError):
        return dict.fromkeys(keys, True)
    return told


def _telling_of(connection: Connection) -> Callable[[str, str], bool]:
    """Tells of a kind and an id whether the journal has its words; older files have no blocks."""
    made = "SELECT 1 FROM sqlite_master WHERE name = 'journal_block'"
    has_blocks = connection.execute(made).fetchone() is not None

    def tells(kind: str, record: str) -> bool:
        if connection.execute(f"SELECT 1 {_ABOUT}", [kind, record]).fetchone():
            return True
        packed = blocks.about(connection, [record]) if has_blocks else []
        return any(row.kind == kind and row.field != PURGED for row in packed)

    return tells
