"""What goes into a dossier's file: a new one's identity, and each change."""

import os
from collections import deque
from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from core.language import gettext as _
from core.model.change import Body, Change, Edit, runs
from core.model.dossier import Dossier
from core.model.ids import new_id
from core.model.kinds import KINDS
from core.storage import driver, rows, stored
from core.storage.driver import Connection
from core.storage.indexing import index, indexing_added, indexing_removed
from core.storage.journal import NOTHING, Journal, RecordKey
from core.storage.protection import Key


def name(connection: Connection) -> None:
    """Give a new dossier an identity, shared by its copies, and register this laptop's device in
    it."""
    connection.execute("INSERT INTO meta VALUES ('dossier', ?)", [new_id()])
    connection.execute("INSERT INTO meta VALUES ('device', ?)", [os.urandom(8).hex()])


class KeptDraft(NamedTuple):
    """What is being typed and is no part of the dossier yet."""

    text: str = ""
    forms: str = ""
    """The forms in which it is, as whoever shows them tells them."""


def draft(connection: Connection) -> KeptDraft:
    """What was being typed when it was last kept."""
    query = "SELECT key, value FROM meta WHERE key IN ('draft', 'draft forms')"
    found = dict(connection.execute(query))
    return KeptDraft(str(found.get("draft", "")), str(found.get("draft forms", "")))


def keep_draft(connection: Connection, kept: KeptDraft) -> None:
    """Keep what is being typed."""
    for key, value in (("draft", kept.text), ("draft forms", kept.forms)):
        connection.execute("DELETE FROM meta WHERE key = ?", [key])
        if value:
            connection.execute("INSERT INTO meta VALUES (?, ?)", [key, value])


def has_wrong_pages(connection: Connection) -> bool:
    """Whether anything is wrong with the pages of a file."""
    is_protected = connection.execute("PRAGMA cipher_status").fetchall() == [("1",)]
    if is_protected and connection.execute("PRAGMA cipher_integrity_check").fetchone():
        return True
    return bool(connection.execute("PRAGMA quick_check").fetchall() != [("ok",)])


def all_rows(connection: Connection) -> Generator[tuple[object, ...], None, None]:
    """Every row of every table, those too of which the search index is made, in one order."""
    for table in _tables(connection):
        yield from connection.execute(f'SELECT * FROM "{table}"')


def count_rows(connection: Connection) -> int:
    """How many rows these are."""
    counted = (
        connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
        for table in _tables(connection)
    )
    return sum(counted)


def _tables(connection: Connection) -> list[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage ORDER BY name"
    return [name for (name,) in connection.execute(query)]


def write_copy(connection: Connection, path: Path, key: Key | None) -> None:
    """Write all that a connection reads to an empty file, which is told from the original as the
    work of another laptop, and has nothing half written; `key` is that of both."""
    connection.execute("VACUUM INTO ?", [str(path.absolute())])
    with closing(driver.connect(path, key=key)) as copy:
        copy.execute("UPDATE meta SET value = ? WHERE key = 'device'", [os.urandom(8).hex()])
        keep_draft(copy, KeptDraft())


def fill(connection: Connection, dossier: Dossier, texts: Mapping[str, Body], author: str) -> None:
    """Write a whole dossier to a new file, as its first change."""
    edits = tuple(Edit(None, record) for kind in KINDS for record in dossier.all(kind))
    change = Change(_("create the dossier"), edits, author, texts=texts)
    deque(written(connection, change, Journal(connection)), maxlen=0)


def steps_of(change: Change) -> int:
    """How many steps it takes to write a change."""
    return 2 * len(change.edits)


def _writing_part(connection: Connection, part: Sequence[Edit]) -> Iterator[int]:
    """Write one of the `runs` of a change to records and search index; says how many of its edits
    are done."""
    if len(part) > 1:
        records = [edit.record for edit in part]
        if part[0].adds:
            rows.add(connection, records)
            yield from indexing_added(connection, records)
        else:
            rows.remove(connection, records)
            yield from indexing_removed(connection, records)
    else:
        rows.write(connection, part[0].before, part[0].after)
        index(connection, part[0].before, part[0].after)
        yield 1


def written(
    connection: Connection,
    change: Change,
    journal: Journal,
    purged: Collection[RecordKey] = (),
    remains: Mapping[int, bytes] = NOTHING,
) -> Iterator[int]:
    """Write a change to records, search index and journal, where it may purge (`Journal.writing`);
    says how many steps are done."""
    for digest, body in change.texts.items():
        if isinstance(body, bytes):
            stored.keep(connection, digest, body)
        else:
            connection.execute("INSERT OR IGNORE INTO text VALUES (?, ?)", [digest, body])
    written_so_far = 0
    for part in runs(change.edits, rows.ADDED):
        for done in _writing_part(connection, part):
            yield written_so_far + done
        written_so_far += len(part)
    for done in journal.writing(change, purged, remains):
        yield len(change.edits) + done
