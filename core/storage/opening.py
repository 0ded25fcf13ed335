"""What has to be in order before a file is open: that there is one, that it is ours and of a known
version, that its log is its own, and that nobody has altered how it works."""

import datetime as dt
import hashlib
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from core.errors import AlteredFile, DamagedFile, FileProblem, NewerFile, NotADossier, Protected
from core.language import gettext as _
from core.model.kinds import KINDS
from core.model.naming import called
from core.storage import driver
from core.storage.driver import Connection, damaged, in_use, transaction
from core.storage.indexing import index_anew
from core.storage.log import LogState, examined, log_of, set_aside, what_is_lost
from core.storage.names import folder_with, free
from core.storage.place import OPEN, FileMarks, cannot_open
from core.storage.private import private_copy
from core.storage.protection import Key, is_protected, wrong
from core.storage.publish import new_file
from core.storage.versions import SCHEMA, VERSION, VERSIONS, statements

SMALL = 32 << 20
"""Bytes of a file in which no value can be too large."""
LARGEST_VALUE, MOST_RECORDS = 16 << 20, 5_000_000
"""The most bytes of a value, and the most records of a kind, that are read from a file."""
SEARCH = ("entry_words", "source_words")
"""The tables of the search index; SQLite makes others for them, whose names begin with theirs."""
_OF_SEARCH = tuple(f"{table}_" for table in SEARCH)


def refuse_no_file(path: Path) -> None:
    """FileProblem if there is no file to open under a name."""
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        sentence = _("{name} was not found in {folder}. It may have been moved or renamed.")
        raise FileProblem(sentence.format(name=path.name, folder=folder_with(path))) from None
    except OSError as failure:
        raise cannot_open(path, failure) from failure
    if path.is_dir():
        raise NotADossier(_("{name} is a folder. Choose a dossier in it.").format(name=path.name))
    if size == 0:
        sentence = _("{name} is empty (0 bytes). Open a backup or an earlier copy of it.")
        raise DamagedFile(sentence.format(name=path.name))


def needs_key(path: Path) -> bool:
    """Whether a file is a protected dossier that is not open in this process."""
    marks = FileMarks.of(path)
    if marks is None or marks.file in OPEN:
        return False
    try:
        return is_protected(path)
    except OSError:  # which opening it has a sentence for
        return False


def key_needed(path: Path, key: Key | None) -> Key | None:
    """The key that a file needs: none where it is not protected. Protected if it is and there is
    none, WrongPassphrase if it was written with another."""
    try:
        protected = is_protected(path)
    except OSError:  # which SQLite meets, too, and has a sentence for
        return key
    if not protected:
        return None
    if key is None:
        sentence = _("{name} is protected. Its passphrase is needed to open it.")
        raise Protected(sentence.format(name=path.name))
    if not key.fits(path):
        raise wrong(path)
    return key


def copied(path: Path, key: Key | None) -> TemporaryDirectory[str]:
    """A folder that only its owner can look into, with a copy of a file and of its own log.

    FileInUse if another program has the file open."""
    _refuse_locked(path)
    own = examined(path, key).state is LogState.OWN
    try:
        return private_copy((path, log_of(path)) if own else (path,))
    except OSError as failure:
        raise cannot_open(path, failure) from failure


def _refuse_locked(path: Path) -> None:
    try:
        with closing(driver.connect(path, look=True)) as connection:
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except driver.dbapi.DatabaseError as failure:  # others will be met again, in the copy
        if driver.code_of(failure).startswith("SQLITE_BUSY"):
            raise in_use(path) from failure
    except UnicodeDecodeError:  # in what SQLite says of damage
        pass


def leave_its_log(path: Path, key: Key | None) -> tuple[str, ...]:
    """Have no log beside a file but its own; what there is to tell of that."""
    log = examined(path, key)
    told = set_aside(path) if log.state is LogState.STRANGE else what_is_lost(path, log)
    return (told,) if told else ()


def openable(path: Path) -> Path:
    """Where a file is that may be opened. FileProblem if there is none, FileInUse if this process
    has it open."""
    whole = path.absolute()
    refuse_no_file(whole)
    refuse_open(whole)
    return whole


def refuse_open(path: Path) -> None:
    """FileInUse if this process has the file open, by whatever name."""
    marks = FileMarks.of(path)
    holder = OPEN.get(marks.file) if marks is not None else None
    if holder is not None and holder.is_open:  # a number is given to another file once it is free
        raise in_use(path)


def recognised(path: Path, connection: Connection) -> int:
    """The file's version; NotADossier or NewerFile if it is not ours to open."""
    ((application,),) = connection.execute("PRAGMA application_id")
    ((version,),) = connection.execute("PRAGMA user_version")
    if application != driver.APPLICATION_ID:
        sentence = _("{name} belongs to another program. Choose a dossier.")
        raise NotADossier(sentence.format(name=path.name))
    if version > VERSION:
        sentence = _("{name} was saved by a newer version of Parley. Update Parley to open it.")
        raise NewerFile(sentence.format(name=path.name))
    if not connection.execute("SELECT 1 FROM meta WHERE key = 'device'").fetchone():
        raise damaged(path)
    return int(version)


def update(
    path: Path, connection: Connection, version: int, *, tell: bool = True
) -> tuple[str, ...]:
    """Take an older file through the steps it lacks, after copying it beside itself; returns what
    there is to tell of that."""
    from core.storage.schema import migrate  # uses sqlite-utils, which opening does without

    kept = _kept_beside(path, connection, version)
    with transaction(connection):
        migrate(connection)
        index_anew(connection)
    sentence = _(
        "{name} was saved by an earlier version of Parley, which can no longer open it. As it was, "
        "it is kept as {kept}."
    )
    return (sentence.format(name=path.name, kept=kept.name),) if tell else ()


def _kept_beside(path: Path, connection: Connection, version: int) -> Path:
    """A copy of an older file as it is, beside it."""
    now = dt.datetime.now().strftime("%Y-%m-%d %H.%M.%S")
    name = _("{name}, version {version}, {time}")
    name = name.format(name=path.stem, version=version, time=now) + path.suffix
    kept = free(path.with_name(name))
    with new_file(kept) as part:
        connection.execute("VACUUM INTO ?", [str(part.absolute())])
    return kept


def _refuse_oversized(path: Path, connection: Connection) -> None:
    """DamagedFile if a file holds more records, or larger values, than anybody enters: somebody has
    made it to use up the memory. Small files, which cannot, are not looked through."""
    if path.stat().st_size < SMALL:
        return
    for kind in KINDS.values():
        sizes = ", ".join(f'max(octet_length("{each}"))' for each in kind.record.__struct_fields__)
        ((count, *found),) = connection.execute(f"SELECT count(*), {sizes} FROM {kind.table}")
        if count > MOST_RECORDS or max(each or 0 for each in found) > LARGEST_VALUE:
            sentence = _(
                "{name} holds more than a dossier can ({records}), and was left unchanged. Open a "
                "backup or an earlier copy of it."
            )
            raise DamagedFile(sentence.format(name=path.name, records=called(kind.record)))


Part = tuple[str, str, str, str]
"""Something that the schema of a file holds: its type and name, its table, and how it is made."""


def parts(connection: Connection) -> set[Part]:
    """What a file holds besides rows, without what SQLite and sqlite-utils keep for themselves."""
    rows = connection.execute("SELECT type, name, tbl_name, ifnull(sql, '') FROM sqlite_master")
    found = ([each if isinstance(each, str) else repr(each) for each in row] for row in rows)
    return {
        (part[0], part[1], part[2], part[3])
        for part in found
        if not part[1].startswith("sqlite_")
        and not part[2].startswith("_sqlite_")
        and not (part[0] == "table" and part[1].startswith(_OF_SEARCH))
    }


def digest(connection: Connection) -> str:
    """A digest of the parts, which is `SCHEMA` for every file of this version."""
    return hashlib.sha256(repr(sorted(parts(connection))).encode()).hexdigest()


def usual_parts(version: int | None = None) -> set[Part]:
    """The parts of every file of a version; without one, of ours."""
    new = driver.dbapi.connect(":memory:", isolation_level=None)
    try:
        for _name, told in VERSIONS[:version]:
            for statement in statements(told):
                new.execute(statement)
        return parts(new)
    finally:
        new.close()


@cache
def parts_ever() -> frozenset[Part]:
    """The parts of the files of all versions."""
    new, found = driver.dbapi.connect(":memory:", isolation_level=None), set[Part]()
    with closing(new):
        for _name, told in VERSIONS:
            for statement in statements(told):
                new.execute(statement)
            found |= parts(new)
    return frozenset(found)


def refuse_unsafe(path: Path, connection: Connection, version: int, *, ours: bool = False) -> None:
    """AlteredFile or DamagedFile if somebody has made the file so that opening it does harm; the
    values in one of `ours` are not looked through, which takes as long as there are many."""
    _refuse_altered(path, connection, version)
    if not ours:
        _refuse_oversized(path, connection)


def _refuse_altered(path: Path, connection: Connection, version: int) -> None:
    """AlteredFile if a table is another, or if something was added that acts when we write:
    triggers, and indexes of our tables. Nothing of it has been carried out by then. Other tables
    are left alone, and nothing reads them."""
    if digest(connection) == SCHEMA:
        return
    usual = usual_parts(version)
    names = {name for _type, name, _table, _sql in usual}
    for kind, name, table, _sql in sorted(parts(connection) - usual):
        if kind == "trigger" or name in names or table in names:
            sentence = _(
                "{name} was altered by another program ({kind} “{part}”) and was left unchanged. "
                "Open a backup or an earlier copy of it."
            )
            raise AlteredFile(sentence.format(name=path.name, kind=kind, part=name))
