"""A new file from what could be read of a damaged one."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from core.language import gettext as _
from core.model.change import Change, Edit
from core.model.dossier import Dossier
from core.model.ids import new_id
from core.model.kinds import KINDS
from core.model.records import Record
from core.storage import chain, driver, rows, stored
from core.storage.blocks import JournalLine
from core.storage.driver import Connection, telling, transaction
from core.storage.indexing import index
from core.storage.journal import Journal
from core.storage.protection import Key
from core.storage.publish import new_file
from core.storage.replay import last_states
from core.storage.witness import ChangeRow, Testimony


def write_anew(
    path: Path, dossier: Dossier, said: Testimony, key: Key | None = None, author: str = ""
) -> tuple[Record, ...]:
    """Write a new file with `dossier`, and with the texts and the history of a damaged one;
    answers with the records for which a last change had to be added that leads to what they are.

    It is protected if there is a key. FileProblem if the path exists already."""
    from core.storage.schema import migrate  # uses sqlite-utils, which opening does without

    with (
        telling(path),
        new_file(path.absolute()) as part,
        closing(driver.connect(part, create=True, key=key)) as connection,
        transaction(connection),
    ):
        migrate(connection)
        _name(connection, said.meta)
        connection.executemany("INSERT INTO text VALUES (?, ?)", said.texts.items())
        for digest, content in said.originals.items():
            stored.keep(connection, digest, content)
        _put(connection, "change", said.changes.values(), ChangeRow._fields)
        _put(connection, "journal", said.journal, JournalLine._fields)
        chain.link_all(connection)
        for kind in KINDS:
            for record in dossier.all(kind):
                rows.write(connection, None, record)
                index(connection, None, record)
        return _close(connection, dossier, author)


def _name(connection: Connection, kept: Mapping[str, str]) -> None:
    meta = {"dossier": new_id(), **kept, "device": os.urandom(8).hex()}
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())


def _put(
    connection: Connection, table: str, told: Iterable[Sequence[object]], fields: Sequence[str]
) -> None:
    places = ", ".join("?" * len(fields))
    connection.executemany(f"INSERT INTO {table} ({', '.join(fields)}) VALUES ({places})", told)


def _close(connection: Connection, dossier: Dossier, author: str) -> tuple[Record, ...]:
    """A last change that leads from where the journal ends to the records."""
    edits = [*_missing_edits(connection, dossier)]
    if edits:
        change = Change(_("mend the file"), tuple(edits), author)
        for _done in Journal(connection).writing(change):
            pass
    return tuple(edit.record for edit in edits)


def _missing_edits(connection: Connection, dossier: Dossier) -> Iterator[Edit]:
    untold = {(kind, record.id) for kind in KINDS for record in dossier.all(kind)}
    for last in last_states(connection):
        untold.discard((last.kind, last.id))
        record = dossier.find(last.kind, last.id)
        if record is not None and record != last.record:
            yield Edit(None, record)
        elif record is None and last.record is not None:
            yield Edit(last.record, None)
    for kind, identifier in sorted(untold, key=lambda key: (KINDS[key[0]].table, key[1])):
        yield Edit(None, dossier.get(kind, identifier))
