"""One dossier's file: opened, read, written, copied, searched and checked."""

import datetime as dt
from collections import deque
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from core.errors import FileProblem
from core.model.change import NO_TEXTS, Body, Change
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Negotiation, Record
from core.storage import driver, opening, rows, stored
from core.storage.chain import Chain
from core.storage.driver import Connection, telling, transaction
from core.storage.journal import Journal, JournalEntry, JournalHead, RecordKey, tick_of
from core.storage.log import LogState, examined
from core.storage.place import OPEN, FileMarks
from core.storage.protection import Key
from core.storage.publish import new_file
from core.storage.versions import VERSION
from core.storage.words import Words
from core.storage.writing import (
    KeptDraft,
    all_rows,
    count_rows,
    draft,
    fill,
    keep_draft,
    name,
    write_copy,
    written,
)


class Store:
    """An open file. Belongs to the thread that opened it; no other program can use it."""

    def __init__(
        self,
        path: Path,
        connection: Connection,
        notes: tuple[str, ...] = (),
        *,
        looking: bool = False,
        key: Key | None = None,
    ) -> None:
        self.path = path
        self.key = key
        """The key of a protected file, which those of its copies are that are made here."""
        self.looking = looking
        """Whether the file is open for reading only."""
        self._folder: TemporaryDirectory[str] | None = None
        self.notes = notes
        """What there is to tell of the file, found when it was opened: a sentence each."""
        self._logging = self.pinned = self.failing = False
        """Whether steps go to the log, nothing else may be written now, or nothing can be."""
        self._marks = FileMarks.of(path)
        self._file = self._marks.file if self._marks is not None else None
        if self._file is not None:
            OPEN[self._file] = self
        self._connection = connection
        self._journal, self.chain = Journal(connection), Chain(path, connection)
        self.words = Words(path, connection)

    @classmethod
    def open(
        cls, path: Path, key: Key | None = None, *, ours: bool = False, private: bool = False
    ) -> "Store":
        """Open an existing dossier, updated to this version if it is older; one of `ours`, which
        this program has just written, is not looked through for what is too large. Of a `private`
        copy that is not told.

        Protected if it needs a key and has none, WrongPassphrase if it needs another."""
        path = opening.openable(path)
        key = opening.key_needed(path, key)
        with telling(path, ours=key is not None):
            notes = opening.leave_its_log(path, key)
            connection = driver.connect(path, key=key)
            try:
                version = opening.recognised(path, connection)
                opening.refuse_unsafe(path, connection, version, ours=ours)
                driver.hold(connection)
                if version < VERSION:
                    notes += opening.update(path, connection, version, tell=not private)
                return cls(path, connection, notes, key=key)
            except BaseException:
                connection.close()
                raise

    @classmethod
    def look(cls, path: Path, key: Key | None = None, *, copied: bool = False) -> "Store":
        """Open a file for reading: it and its folder stay as they are, and may be read-only. What
        was not closed or is older is read from a private copy; so is what is to be `copied`, which
        leaves it to other programs."""
        path = opening.openable(path)
        key = opening.key_needed(path, key)
        if not copied and examined(path, key).state is LogState.NONE:
            with telling(path, ours=key is not None):
                connection = driver.connect(path, look=True, key=key)
                if opening.recognised(path, connection) == VERSION:
                    opening.refuse_unsafe(path, connection, VERSION)
                    return cls(path, connection, looking=True, key=key)
                connection.close()
        folder = opening.copied(path, key)
        try:
            store = cls.open(Path(folder.name) / path.name, key, private=True)
        except BaseException:
            folder.cleanup()
            raise
        store.path, store.looking, store._folder = path, True, folder
        return store

    @classmethod
    def create(
        cls,
        path: Path,
        dossier: Dossier,
        texts: Mapping[str, Body] = NO_TEXTS,
        author: str = "",
        key: Key | None = None,
    ) -> "Store":
        """A new file with `dossier` and what it refers to by digest, protected if there is a key.

        FileProblem if the path exists already."""
        from core.storage.schema import migrate  # uses sqlite-utils, which opening does without

        path = path.absolute()
        with telling(path), new_file(path) as part:
            connection = driver.connect(part, create=True, key=key)
            try:
                with transaction(connection):
                    migrate(connection)
                    name(connection)
                    fill(connection, dossier, texts, author)
            finally:
                connection.close()
        return cls.open(path, key)

    def load(self) -> Dossier:
        """The dossier in the file; DamagedFile if it contains what no dossier can."""
        with telling(self.path), rows.collector_paused():
            found = {kind: rows.fetch(self._connection, kind) for kind in KINDS}
            if not found[Negotiation]:
                raise driver.damaged(self.path)
            return Dossier.of_kinds(found)

    def write(self, change: Change) -> None:
        """Write a change to disk, as `writing` does, in one go."""
        deque(self.writing(change), maxlen=0)

    def writing(self, change: Change) -> Iterator[int]:
        """Write a change to disk, a part at a time: records, journal and search index together, or
        not at all. Says after each part how many steps of `steps_of` are done; if it is closed
        before its end, nothing is written.

        FileReplaced if the file is no longer ours (see `core.storage.rescue`), CannotWrite if it is
        open for reading only."""
        with telling(self.path), self._logged(), self.words.following(change):
            yield from written(self._connection, change, self._journal)

    def purge(self, change: Change, keys: Collection[RecordKey]) -> None:
        """Write a change that removes records, and purge them and others that were removed before;
        `sweep` has to follow. FileInUse while a backup is made, which would keep them; else as
        `writing`."""
        from core.storage.purging import purge

        if self.pinned:
            raise driver.backup_being_made(self.path)
        with telling(self.path), self._logged(), self.words.following():
            purge(self._connection, self._journal, change, keys)

    def sweep(self) -> None:
        """Leave nothing in the file of what was removed from it. FileProblem if it cannot be."""
        from core.storage.purging import sweep

        with telling(self.path), self._in_place():
            sweep(self._connection)
            self._logging = False

    def removed(self) -> tuple[Record, ...]:
        """The records that are in the journal alone, as they were last."""
        from core.storage.purging import removed_records

        with telling(self.path):
            return tuple(removed_records(self._connection))

    @contextmanager
    def _logged(self) -> Iterator[None]:
        """One transaction in the log, which is begun unless there is one; from then on the file
        itself stays as it is. FileReplaced where a broken constraint shows that it is not ours."""
        if self.looking:
            raise driver.read_only(self.path)
        if not self.in_place:
            raise driver.replaced(self.path)
        if not self._logging:
            with self._in_place():
                driver.log_ahead(self._connection)
                self._logging = True
        try:
            with transaction(self._connection):
                yield
        except driver.dbapi.IntegrityError as failure:
            if self.in_place and not self.check():
                raise
            raise driver.replaced(self.path) from failure

    def settle(self) -> None:
        """Bring the file up to date, so that a copy holds all that was saved; not while pinned."""
        if self._logging and not self.pinned and not self._connection.in_transaction:
            with telling(self.path), self._in_place():
                driver.settle(self._connection)
                self._logging = False

    def pin(self) -> bool:
        """Bring the file up to date and write nothing but the log from now on, so that the file can
        be copied while work goes on, until `unpin`. False if it cannot be now, since a change is
        being written or it is pinned already."""
        if self.pinned:
            return False
        self.settle()
        self.pinned = not self._logging
        return self.pinned

    def unpin(self) -> None:
        """Write to the file again."""
        self.pinned = False

    @property
    def in_place(self) -> bool:
        """Whether the file under its name is still the one that was opened, as we left it."""
        return self.looking or (self._marks is not None and FileMarks.of(self.path) == self._marks)

    @contextmanager
    def _in_place(self) -> Iterator[None]:
        """Only while the file is ours; afterwards it is as the block left it. FileReplaced if
        another program has written to it by then: only what the file holds tells the two apart."""
        if not self.in_place:
            raise driver.replaced(self.path)
        end = self.chain.readable_end
        try:
            yield
        finally:
            if self._marks is not None:
                self._marks = self._marks.later(self.path)
            driver.forget(self._connection)
            if self.chain.readable_end != end:
                self.disown()
                raise driver.replaced(self.path)

    def disown(self, *, failing: bool = False) -> None:
        """Take it that the file is no longer ours, or that it is ours, and failing."""
        self._marks, self.failing = None, failing

    def texts(self) -> dict[str, Body]:
        """The long texts and the files that are kept, as far as they can be read."""
        with suppress(FileProblem), telling(self.path):
            return stored.all_stored(self._connection)
        return {}

    def leave(self) -> None:
        """Let go of a file that is no longer ours without writing to what took its place."""
        if self._marks is not None and not self._marks.is_same_file(FileMarks.of(self.path)):
            with suppress(driver.dbapi.DatabaseError):
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        driver.abandon(self._connection, self._file, self.path)

    def text(self, digest: str) -> str:
        """The long text with this SHA-256 digest; empty if there is none. DamagedFile if it is not
        the one that was saved."""
        with telling(self.path):
            body = stored.text(self._connection, digest)
        if body is None:
            raise driver.damaged(self.path)
        return body

    def original(self, digest: str) -> bytes | None:
        """The file with this SHA-256 digest; None if it is not kept, or was altered."""
        with telling(self.path):
            return stored.kept(self._connection, digest)

    def save_copy(self, path: Path) -> None:
        """A copy under another name, as a separate device and as a single file."""
        with telling(path), new_file(path) as part:
            write_copy(self._connection, part, self.key)

    @property
    def draft(self) -> KeptDraft:
        """What was being typed when it was last kept."""
        with telling(self.path):
            return draft(self._connection)

    def keep_draft(self, kept: KeptDraft) -> None:
        """Write what is being typed into the file: no change, and no part of the dossier."""
        with telling(self.path), self._logged():
            keep_draft(self._connection, kept)

    def rewriting(self, path: Path, key: Key | None) -> Iterator[int]:
        """Write the same to an empty file under another key; see `core.storage.rewriting`."""
        from core.storage.rewriting import rewriting

        with telling(path):
            yield from rewriting(self._connection, path, key)

    def everything(self) -> Generator[tuple[object, ...], None, None]:
        """Every row of every table, those of the search index included."""
        with telling(self.path):
            yield from all_rows(self._connection)

    @property
    def rows(self) -> int:
        """How many rows there are in all tables."""
        with telling(self.path):
            return count_rows(self._connection)

    @property
    def changes(self) -> int:
        """How many changes the file has been through."""
        with telling(self.path):
            ((count,),) = self._connection.execute("SELECT count(*) FROM change")
            return int(count)

    @property
    def head(self) -> str:
        """The last change, in the form in which a pack records it; see `since`."""
        return str(self._journal.head)

    def history(self, record: str | None = None) -> tuple[JournalEntry, ...]:
        """What happened to a record, or to all records, oldest first."""
        with telling(self.path):
            return self._journal.since(0) if record is None else self._journal.of(record)

    def since(self, start: str | dt.datetime) -> tuple[JournalEntry, ...]:
        """What happened after a moment, or after the change that was `head` then; oldest first."""
        tick = tick_of(start) if isinstance(start, dt.datetime) else int(start or 0)
        with telling(self.path):
            return self._journal.since(tick)

    def heads(self, most: int) -> tuple[JournalHead, ...]:
        """The latest changes without their contents, last one first."""
        with telling(self.path):
            return self._journal.heads(most)

    def head_by(self, head: str) -> JournalHead | None:
        """The last change that a pack covers, from what it recorded; None if there was none yet."""
        with telling(self.path):
            return self._journal.head_by(int(head or 0))

    def within(self, heads: Iterable[JournalHead]) -> tuple[JournalEntry, ...]:
        """What some changes did, oldest first."""
        with telling(self.path):
            return self._journal.within([head.number for head in heads])

    def at(self, head: JournalHead, most: int = 200) -> Iterator[tuple[JournalEntry, ...]]:
        """What one change did, to so many records at a time."""
        with telling(self.path):
            yield from self._journal.at(head.number, most)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file, in sentences; empty if all is well."""
        from core.storage.check import findings

        with telling(self.path):
            return tuple(findings(self._connection))

    def close(self) -> None:
        """Leave a single file behind that can be copied and read from read-only media, and release
        it to other programs. FileProblem where that fails or it is replaced: it is open still."""
        if not self.in_place:
            self.leave()
            return
        if not self.looking:
            with telling(self.path), self._in_place():
                driver.settle(self._connection)
        self.drop()

    def let_go(self) -> None:
        """Close a file that another is to take the place of. FileReplaced if one has already."""
        if not self.in_place:
            raise driver.replaced(self.path)
        self.close()

    @property
    def is_open(self) -> bool:
        """Whether the file is held."""
        try:
            return self._connection.in_transaction is not None
        except driver.dbapi.ProgrammingError:
            return False

    def drop(self) -> None:
        """Release the file as it is; its last steps are read from its log when next opened."""
        with suppress(driver.dbapi.DatabaseError):
            self._connection.close()
        if self._file is not None:
            OPEN.pop(self._file, None)
        if self._folder is not None:
            self._folder.cleanup()
