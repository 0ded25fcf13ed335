"""The one database driver: how every connection is opened, and what its failures mean.

SQLCipher's build of SQLite handles files with and without a passphrase. It is registered under the
name that sqlite-utils looks for, so this module must be imported before sqlite-utils is; a second
SQLite in the process would drop the locks of the first (POSIX drops a file's locks when any
descriptor of the process is closed), and so would reading an open dossier with `open()`.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import sqlcipher3
from sqlcipher3 import dbapi2 as dbapi
from sqlcipher3.dbapi2 import Connection

from core.errors import (
    CannotWrite,
    DamagedFile,
    DiskFull,
    FileInUse,
    FileProblem,
    FileReplaced,
    NotADossier,
)
from core.language import gettext as _
from core.language import noop
from core.storage.names import folder_with
from core.storage.place import LEFT, OPEN, FileMarks
from core.storage.protection import Key, is_protected
from core.text.extensions import DOSSIER, extension_of

__all__ = [
    "APPLICATION_ID",
    "LOG",
    "SIDES",
    "Connection",
    "UnreadableError",
    "abandon",
    "backup_being_made",
    "connect",
    "damaged",
    "dbapi",
    "forget",
    "hold",
    "in_use",
    "is_dossier",
    "log_ahead",
    "read_only",
    "replaced",
    "says_open",
    "settle",
    "telling",
    "transaction",
]

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi

APPLICATION_ID = int.from_bytes(b"Prly")
"""Bytes 68 to 71 of every dossier, which distinguish it from other SQLite files, for us and for
`file`."""

SOUND_SQLITE = (3, 51, 3)
"""The first SQLite without the WAL-reset race that corrupts files (sqlite.org/wal.html)."""

if tuple(map(int, dbapi.sqlite_version.split("."))) < SOUND_SQLITE:
    raise ImportError(f"SQLite {dbapi.sqlite_version} can corrupt files; 3.51.3 is needed")


class UnreadableError(Exception):
    """A row contains what no version of the program writes."""


_SETTINGS = (
    "locking_mode = EXCLUSIVE",
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "trusted_schema = OFF",
    "secure_delete = ON",
    "synchronous = FULL",
    "temp_store = MEMORY",
    "cache_size = -32000",
)


def connect(
    path: Path, *, create: bool = False, look: bool = False, key: Key | None = None
) -> Connection:
    """A connection for this thread only, in autocommit mode, from which nothing has been read yet;
    `key` is that of a protected file."""
    mode = "rwc" if create else "ro" if look else "rw"
    connection = _connected(path, mode, key)
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def _connected(path: Path, mode: str, key: Key | None) -> Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = dbapi.connect(uri, uri=True, isolation_level=None, timeout=0.5)
    if key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f'PRAGMA key = "{key.pragma}"')
    return connection


def says_open(path: Path, key: Key) -> bool:
    """Whether the first page of a protected file, beside which there is no log, says that the file
    was not closed: then SQLite begins a log. No other page is read."""
    with closing(_connected(path, "rw", key)) as connection:
        connection.execute("PRAGMA user_version").fetchone()
        return path.with_name(f"{path.name}{LOG}").exists()


LOG = "-wal"
SIDES = (LOG, "-shm", "-journal")
"""What SQLite adds to the name of a file for those that it keeps beside it."""


def is_dossier(path: Path) -> bool:
    """Whether a file is a dossier, or part of an open one, whatever its name: judged by its
    extension and its content. SQLite reads it, because opening an open dossier by other means and
    closing it again would drop the locks on it; a file that is locked is assumed to be one."""
    for side in SIDES:
        if path.name.casefold().endswith(side):
            path = path.with_name(path.name[: -len(side)])
    if not path.is_file():
        return False
    if extension_of(path) == DOSSIER:
        return True
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro"
        with closing(dbapi.connect(uri, uri=True, timeout=0)) as connection:
            ((application,),) = connection.execute("PRAGMA application_id")
    except dbapi.DatabaseError as failure:
        code = getattr(failure, "sqlite_errorname", None) or ""
        if code.startswith("SQLITE_NOTADB"):
            return _is_protected(path)
        return os.access(path, os.R_OK)
    return bool(application == APPLICATION_ID)


def _is_protected(path: Path) -> bool:
    """Whether a file is a protected dossier; one that is open here is not read to find out."""
    marks = FileMarks.of(path)
    return marks is not None and (marks.file in OPEN or is_protected(path))


def hold(connection: Connection) -> None:
    """Lock the file for this connection alone until it is closed, and bring it up to date if it was
    not closed the last time. A file that was closed stays as it is, byte for byte.

    SQLite begins to read where it is asked to lock what cannot be written; so a write that is taken
    back finds out whether both the file and its folder can be written to."""
    connection.execute("BEGIN EXCLUSIVE")
    ((version,),) = connection.execute("PRAGMA user_version")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute("ROLLBACK")
    ((mode,),) = connection.execute("PRAGMA journal_mode")
    if mode == "wal":
        settle(connection)


def log_ahead(connection: Connection) -> None:
    """Write steps to the log from now on, which takes one flush to disk for each, and to nothing
    else until `settle`."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")


def settle(connection: Connection) -> None:
    """Bring the file up to date and leave no log, so that it can be copied by itself."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA journal_mode = DELETE")


def forget(connection: Connection) -> None:
    """Read from the file, from now on, what was read or written before."""
    connection.execute("PRAGMA shrink_memory")


def abandon(connection: Connection, file: tuple[int, int] | None, path: Path) -> None:
    """Never close: closing would write to what has taken the place of the file, and remove the log
    beside it. Where nothing has taken its name, spent logs and journals beside it are removed."""
    import ctypes

    if file is not None:
        LEFT.add(file)
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(connection))
    if not os.path.lexists(path):
        for side in (path.with_name(path.name + each) for each in SIDES):
            with suppress(OSError):
                if _is_spent(side):
                    side.unlink()


def _is_spent(side: Path) -> bool:
    """Whether a log or journal holds no step: it is empty, or its header was cleared, as an
    exclusive connection does in place of removing it. OSError if it cannot be read."""
    with side.open("rb") as file:
        return not any(file.read(8))


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All or nothing: the block's writes are on disk when it ends, or none of them are."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite itself rolls back when the disk is full
            connection.execute("ROLLBACK")
        raise


@contextmanager
def telling(path: Path, *, ours: bool = False) -> Iterator[None]:
    """Turn driver failures that a person can cause or fix into Problems about this file; of one
    that is `ours` for certain, since its key fits, all that cannot be read is damage."""
    try:
        yield
    except dbapi.DatabaseError as failure:
        code = code_of(failure)
        problem = damaged(path) if ours and code == "SQLITE_NOTADB" else _problem(path, code)
        if problem is None:
            raise
        raise problem from failure
    except (UnreadableError, UnicodeDecodeError) as failure:  # the driver raises it on invalid text
        raise damaged(path) from failure


_DAMAGE = ("no such ", "Could not decode", "unsupported file format", "attached databases must use")
"""How the messages begin when one of our tables or columns is missing, or when a text or the file
is invalid."""
_SAID = {"disk I/O error": "SQLITE_IOERR", "database or disk is full": "SQLITE_FULL"}


def code_of(failure: dbapi.DatabaseError) -> str:
    """SQLite's name for a failure; some failures without a name are damage too, and what fails
    while a file is written under another key has none but its words."""
    said = str(failure)
    if said.startswith(_DAMAGE):
        return "SQLITE_CORRUPT"
    return _SAID.get(said) or getattr(failure, "sqlite_errorname", None) or ""


def damaged(path: Path) -> DamagedFile:
    """The problem to report for a file that contains what no dossier can."""
    return DamagedFile(_(DAMAGED).format(name=path.name))


def in_use(path: Path) -> FileInUse:
    """The problem to report for a file that is open elsewhere, or was left by this process."""
    marks = FileMarks.of(path)
    if marks is None or marks.file not in LEFT:
        return FileInUse(_(IN_USE).format(name=path.name))
    sentence = _("{name} was open here until another file took its place. Start Parley anew first.")
    return FileInUse(sentence.format(name=path.name))


def backup_being_made(path: Path) -> FileInUse:
    """The problem to report for a file that a backup is made of, which would be half of each."""
    sentence = _("A backup of {name} is being made. Try again in a moment.")
    return FileInUse(sentence.format(name=path.name))


def read_only(path: Path) -> CannotWrite:
    """The problem to report for a file that is open for reading."""
    sentence = _("{name} is read-only. Save a copy to make changes.")
    if _may_write(path) and not _may_write(path.parent):
        sentence = _(
            "The folder of {name} is read-only, so that it can only be read. Save a copy in "
            "another folder to make changes."
        )
    return CannotWrite(sentence.format(name=path.name))


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def replaced(path: Path) -> FileReplaced:
    """The problem to report for a file that is no longer the one that was opened."""
    sentence = _("{name} was moved, removed or replaced by another program.")
    return FileReplaced(sentence.format(name=path.name))


IN_USE = noop("{name} is open in another window or program. Close it there, then try again.")
DAMAGED = noop("{name} is damaged and was left unchanged. Open a backup or an earlier copy of it.")


def _problem(path: Path, code: str) -> FileProblem | None:
    if code.startswith("SQLITE_BUSY"):
        return in_use(path)
    for prefix, kind, sentence in _MEANINGS:
        if code.startswith(prefix):
            return kind(_(sentence).format(name=path.name, folder=folder_with(path)))
    return None


_MEANINGS: tuple[tuple[str, type[FileProblem], str], ...] = (
    (
        "SQLITE_FULL",
        DiskFull,
        noop(
            "There is no space left in {folder}. Nothing was changed. Free some "
            "space and try again."
        ),
    ),
    (
        "SQLITE_READONLY",
        CannotWrite,
        noop("{name} is read-only. Copy it to a folder you can write to, then open the copy."),
    ),
    (
        "SQLITE_CANTOPEN",
        CannotWrite,
        noop(
            "{name} cannot be opened or created in {folder}. Check that you have "
            "write access there."
        ),
    ),
    (
        "SQLITE_PERM",
        CannotWrite,
        noop(
            "You do not have write access to {name}. Copy it to your own folder, "
            "then open the copy."
        ),
    ),
    (
        "SQLITE_NOTADB",
        NotADossier,
        noop("{name} is not a dossier, or it is damaged. Choose another file or a backup of it."),
    ),
    (
        "SQLITE_CORRUPT",
        DamagedFile,
        DAMAGED,
    ),
    (
        "SQLITE_IOERR",
        FileProblem,
        noop("The disk holding {name} is not responding properly. Nothing was changed."),
    ),
)
