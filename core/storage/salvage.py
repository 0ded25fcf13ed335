"""What can still be read of a damaged or altered file.

It is read from a private copy, table by table and row by row: by SQLite, to which nothing is
allowed but to read, so that nothing that was added to the file acts; and where that stumbles, from
the bytes of the copy (see `core.storage.pages`). What the rows mean is worked out elsewhere
(`core.storage.witness`).
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import Any

from core.errors import DamagedFile, FileProblem, NewerFile, NotADossier
from core.language import gettext as _
from core.storage import driver, opening
from core.storage.driver import Connection, dbapi
from core.storage.log import LogState, examined, log_of
from core.storage.pages import MAGIC, SqlitePages
from core.storage.protected_pages import without_damage
from core.storage.protection import Key
from core.storage.publish import remove, write_whole
from core.storage.ranges import FAILURES, DamagedTable, Value
from core.storage.versions import VERSION, VERSIONS, statements

Values = list[Any]
"""The values of a row, in the order of the columns that our table has."""

READING = {19, 20, 21}
"""What SQLite is allowed on a damaged file: to check it, to read a column, and to select
(sqlite.org/c3ref/c_alter_table.html); no function, which the file might call."""


FORMERLY = {("entry", "body"): "checksum"}
"""What columns of earlier versions are called now, where what they hold still says something."""


class TableColumns:
    """The columns of one of our tables, and what each holds unless it is told."""

    def __init__(self, names: tuple[str, ...], defaults: tuple[Any, ...], key: str = "") -> None:
        self.names = names
        self.defaults = defaults
        self.key = key
        """The column that is the number of the row; "" if none is."""


@cache
def our_tables() -> dict[str, TableColumns]:
    """The columns of all tables but those that SQLite keeps for the search."""
    new = dbapi.connect(":memory:", isolation_level=None)
    with closing(new):
        for _name, told in VERSIONS:
            for statement in statements(told):
                new.execute(statement)
        made = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'"
        names = [name for (name,) in new.execute(made) if not name.startswith(opening.SEARCH)]
        return {name: _columns(new, name) for name in names}


def _columns(new: Connection, table: str) -> TableColumns:
    found = new.execute(f'PRAGMA table_info("{table}")').fetchall()
    defaults = tuple(new.execute(f"SELECT {row[4] or 'NULL'}").fetchone()[0] for row in found)
    keys = [row[1] for row in found if row[5] and row[2] == "INTEGER"]
    counted = [row for row in found if row[5]]
    key = keys[0] if keys and len(counted) == 1 else ""
    return TableColumns(tuple(row[1] for row in found), defaults, key)


class Wreck:
    """A private copy of a file, from which rows are read; nothing is written to the file itself."""

    def __init__(self, path: Path, key: Key | None = None) -> None:
        """DamagedFile if there is nothing to begin with, NotADossier or NewerFile if it is not ours
        to mend."""
        self.path = path
        opening.refuse_no_file(path)
        opening.refuse_open(path)
        key = opening.key_needed(path, key)
        self.key = key
        self.log = examined(path, key)
        """The log that lay beside the file."""
        self._folder = opening.copied(path, key)
        self._connection: Connection | None = None
        try:
            copy = Path(self._folder.name) / path.name
            self._pages = _settled(path, copy, key)
            self._connection = self._connected(copy, key)
            self._called: dict[tuple[str, str], str] = {}
            """What columns are called in the file, where that is not their present name."""
            self._tables = self._held_tables()
            self.strange = self._strange_parts()
            """What was added to the file, as type and name."""
            self._read: dict[str, bool] = {}
            if self._connection is not None:
                self._connection.set_authorizer(_only_reading)
            self._sound = {name: self._is_sound(name) for name in our_tables()}
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Remove the copy."""
        if self._connection is not None:
            self._connection.close()
        self._folder.cleanup()

    @property
    def log_is_whole(self) -> bool:
        """Whether the last steps of the file, if it was not closed, lie beside it undamaged."""
        return self.log.state is not LogState.MISSING and not self.log.damaged

    def is_whole(self, *tables: str) -> bool:
        """Whether all rows of tables could be read, and hang together."""
        return all(self._sound[name] for name in tables)

    def rows(self, table: str) -> Iterator[Values]:
        """The rows of one of our tables that can be read."""
        ours, held = our_tables()[table], self._tables.get(table, ())
        seen: set[Value] = set()
        if held and not self.is_renamed(table):
            yield from self._by_name(table, ours, seen)
        else:
            self._sound[table] = False
        in_place = held[: len(ours.names)] == ours.names[: len(held)] or self.is_renamed(table)
        if self._pages is not None and in_place and not self._sound[table]:
            yield from self._by_place(self._pages, table, ours, seen)

    def is_renamed(self, table: str) -> bool:
        """Whether columns of a table have other names than in any version of ours."""
        ours, held = our_tables()[table].names, self._tables.get(table, ())
        return len(held) == len(ours) and held != ours and not {*ours} <= {*held}

    def lacks_columns(self, table: str) -> bool:
        """Whether a table lacks columns that each version of it has, so that its rows say less than
        they did."""
        ours, held = our_tables()[table].names, self._tables.get(table, ())
        return not {*ours} <= {*held} and held != ours[: len(held)] and not self.is_renamed(table)

    def _by_name(self, table: str, ours: TableColumns, seen: set[Value]) -> Iterator[Values]:
        """The rows that SQLite can read."""
        assert self._connection is not None, "whoever knows the columns has a connection"
        names = [name for name in ours.names if name in self._tables[table]]
        called = [self._called.get((table, name), name) for name in names]
        damaged = DamagedTable(self._connection, table, called)
        for number, *values in damaged.rows(self._most):
            told = _decoded(dict(zip(names, values, strict=True)), table)
            if told is None:
                self._sound[table] = False
                continue
            seen.add(number)
            told = dict(zip(ours.names, ours.defaults, strict=True)) | told
            yield [told[name] for name in ours.names]
        self._sound[table] &= damaged.whole
        self._read[table] = damaged.whole

    def _by_place(
        self, pages: SqlitePages, table: str, ours: TableColumns, seen: set[Value]
    ) -> Iterator[Values]:
        """Further rows, from the bytes of the pages to which the table leads."""
        root = self._roots.get(table, 0)
        pages.stumbled = False
        for number, values in pages.below(root):
            if number not in seen:
                yield _filled(ours, number, values)
        self._read[table] = self._read.get(table, True) and not pages.stumbled
        if self._connection is None:
            self._sound[table] = self._read[table]

    def was_read(self, table: str) -> bool:
        """Whether no row was in the way of reading a table, be what finds its rows as it may."""
        return self._sound[table] or self._read.get(table, False)

    def stray(self) -> Iterator[tuple[int, Values]]:
        """The rows on pages to which no table leads any more, with their numbers; after the tables
        have been read. Which table they are of has to be told from what they hold."""
        if self._pages is None or self.is_whole(*self._sound):
            return
        for root in self._roots.values():
            for _cell in self._pages.below(root):
                pass
        yield from self._pages.others()

    @property
    def _roots(self) -> dict[str, int]:
        """The page on which each table begins, as far as the schema can be read."""
        if self._schema is None:
            assert self._pages is not None, "only asked for where pages can be read"
            cells = [cell.values for cell in self._pages.below(1)]
            self._schema = {
                str(row[1]): row[3]
                for row in cells
                if len(row) == 5 and row[0] == "table" and isinstance(row[3], int)
            }
        return self._schema

    _schema: dict[str, int] | None = None

    def _connected(self, copy: Path, key: Key | None) -> Connection | None:
        """A connection to the copy; None if SQLite refuses it as a whole, but its pages can be
        read."""
        connection = None
        try:
            connection = driver.connect(copy, look=True, key=key)
            ((application,),) = connection.execute("PRAGMA application_id")
            ((version,),) = connection.execute("PRAGMA user_version")
            ((pages,),) = connection.execute("PRAGMA page_count")
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        except FAILURES as failure:
            if connection is not None:
                connection.close()
            if self._pages is None:
                raise cannot_mend(self.path) from failure
            self._refuse_strange(*self._pages.named)
            return None
        self._most = max(1000, int(pages) * 64)
        self._refuse_strange(application, version)
        connection.text_factory = bytes
        return connection

    def _refuse_strange(self, application: int, version: int) -> None:
        """NotADossier or NewerFile for a file of another program or of a later version."""
        if application != driver.APPLICATION_ID:
            sentence = _("{name} belongs to another program. Choose a dossier.")
            raise NotADossier(sentence.format(name=self.path.name))
        if version > VERSION:
            sentence = _("{name} was saved by a newer version of Parley. Update Parley to open it.")
            raise NewerFile(sentence.format(name=self.path.name))

    def _held_tables(self) -> dict[str, tuple[str, ...]]:
        """The columns of those of our tables that the file has; empty if its schema is damaged."""
        made = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'"
        found: dict[str, tuple[str, ...]] = {}
        if self._connection is None:
            return found
        with suppress(*FAILURES):
            for (name,) in self._connection.execute(made).fetchall():
                if name.decode() in our_tables():
                    rows = self._connection.execute(f'PRAGMA table_info("{name.decode()}")')
                    found[name.decode()] = self._named_now(name.decode(), rows)
        return found

    def _named_now(self, table: str, columns: Iterable[Values]) -> tuple[str, ...]:
        """The columns of a table by their present names."""
        names = [row[1].decode() for row in columns]
        for name in names:
            if (table, name) in FORMERLY:
                self._called[table, FORMERLY[table, name]] = name
        return tuple(FORMERLY.get((table, name), name) for name in names)

    def _strange_parts(self) -> tuple[tuple[str, str], ...]:
        """What was added to the file by other programs."""
        if self._connection is None:
            return ()
        usual = {(kind, name) for kind, name, *_rest in opening.parts_ever()}
        self._connection.text_factory = str
        try:
            held = {(kind, name) for kind, name, *_rest in opening.parts(self._connection)}
        except FAILURES:
            held = set()
        self._connection.text_factory = bytes
        return tuple(sorted(held - usual))

    def _is_sound(self, table: str) -> bool:
        if self._connection is None:
            return False
        try:
            found = self._connection.execute(f'PRAGMA integrity_check("{table}")').fetchall()
        except FAILURES:
            return False
        return bool(found == [(b"ok",)])


def cannot_mend(path: Path) -> FileProblem:
    """The problem to report for a file of which nothing can be read."""
    sentence = _("{name} cannot be mended: too much of it is damaged. Open a backup of it instead.")
    return DamagedFile(sentence.format(name=path.name))


def _settled(path: Path, copy: Path, key: Key | None) -> SqlitePages | None:
    """The pages of a copy, brought up to date from its log, and with a header that says what that
    of each of our files does; None if they are encrypted."""
    if log_of(copy).exists():
        try:
            with closing(driver.connect(copy, key=key)) as connection:
                driver.settle(connection)
        except FAILURES:
            remove(log_of(copy))
    content = copy.read_bytes()
    if key is not None:
        try:
            write_whole(copy, without_damage(content, key))
        except ValueError as failure:
            raise cannot_mend(path) from failure
        return None
    if not content.startswith(MAGIC):
        raise cannot_mend(path)
    for at, usual in USUAL.items():
        content = content[:at] + usual + content[at + len(usual) :]
    write_whole(copy, content)
    try:
        return SqlitePages(content)
    except ValueError as failure:
        raise cannot_mend(path) from failure


USUAL = {
    18: bytes((1, 1, 0, 64, 32, 32)),
    28: bytes(4),
    44: (4).to_bytes(4),
    56: (1).to_bytes(4),
}
"""What the header of each of our files says, by the byte where it does: closed, no reserved
bytes; as many pages as there are; the format of the schema; UTF-8 (sqlite.org/fileformat2, section
1.3)."""


def _only_reading(act: int, _one: object, _other: object, _base: object, _by: object) -> int:
    """Whether SQLite may do something: 0 for yes, 1 for no."""
    return 0 if act in READING else 1


PACKED = (("original", "body"), ("journal_block", "body"))
"""The tables and columns of what is no text."""


def _decoded(told: dict[str, Any], table: str) -> dict[str, Any] | None:
    """The values of a row with its texts; None if one of them is none."""
    try:
        return {
            name: value.decode()
            if isinstance(value, bytes) and (table, name) not in PACKED
            else value
            for name, value in told.items()
        }
    except UnicodeDecodeError:
        return None


def _filled(ours: TableColumns, number: int, values: Sequence[Any]) -> Values:
    """A row of a table with all its columns."""
    row = [*values[: len(ours.names)], *ours.defaults[len(values) :]]
    return [
        number if name == ours.key else value for name, value in zip(ours.names, row, strict=True)
    ]
