"""All that a connection reads, written to an empty file under another key or in clear, a part at a
time. SQLCipher does the same at one go (`sqlcipher_export`), which takes seconds for a large file.
"""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.storage.driver import Connection
from core.storage.protection import Key

PART = 0.015
"""How long a part is to take, in seconds."""
FEW = 100
"""How many rows are written first."""


def rewriting(connection: Connection, path: Path, key: Key | None) -> Iterator[int]:
    """Write everything to an empty file. Says after each part how many rows are written, as
    `core.storage.writing.count_rows` counts them; if it is closed before its end, the file is of no
    use. What is written is not on the disk for certain yet."""
    with _attached(connection, path, key):
        made = connection.execute(_TABLES).fetchall()
        for _name, sql in made:
            connection.execute(_in_other(sql))
        for (sql,) in connection.execute(_INDEXES).fetchall():
            connection.execute(_in_other(sql))
        done = 0
        for name, _sql in made:
            for count in _copying(connection, name):
                done += count
                yield done
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(_REST)
        connection.execute("PRAGMA writable_schema = OFF")


@contextmanager
def _attached(connection: Connection, path: Path, key: Key | None) -> Iterator[None]:
    """The other file. Each statement is a transaction, so that none of them has all of it to write,
    and none is waited for: half a file is of no use."""
    connection.execute("ATTACH ? AS other KEY ?", [str(path), key.pragma if key else ""])
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        connection.execute("PRAGMA other.journal_mode = MEMORY")
        connection.execute("PRAGMA other.synchronous = OFF")
        yield
        for setting in ("application_id", "user_version"):
            ((value,),) = connection.execute(f"PRAGMA main.{setting}")
            connection.execute(f"PRAGMA other.{setting} = {value}")
    finally:
        connection.execute("PRAGMA writable_schema = OFF")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DETACH other")


def _in_other(sql: str) -> str:
    """The statement that made a table or an index, for the other file."""
    made = _MADE.match(sql)
    assert made is not None, sql
    return f"{made[0]}other.{sql[made.end() :]}"


_MADE = re.compile(r"CREATE (TABLE|INDEX|UNIQUE INDEX) ")


def _copying(connection: Connection, table: str) -> Iterator[int]:
    """Copy a table, whose rows keep their order and their numbers; says how many each time."""
    if connection.execute(_NUMBERLESS, [table]).fetchone():
        copy = f'INSERT INTO other."{table}" SELECT * FROM main."{table}"'
        yield connection.execute(copy).rowcount
        return
    columns = _columns(connection, table)
    copy = (
        f'INSERT INTO other."{table}" ({columns}) SELECT {columns} FROM main."{table}" '
        "WHERE rowid > ? AND rowid <= ?"
    )
    last, most = _BEFORE_ALL, FEW
    while (end := _end(connection, table, last, most)) is not None:
        begun = time.perf_counter()
        count = connection.execute(copy, [last, end]).rowcount
        took = time.perf_counter() - begun
        last, most = end, max(1, min(2 * most, int(most * PART / took)))
        yield count


def _end(connection: Connection, table: str, last: int, most: int) -> int | None:
    """The number of the last of so many rows after one; None where there is none."""
    end: int | None = connection.execute(_END.format(table=table), [last, most]).fetchone()[0]
    return end


def _columns(connection: Connection, table: str) -> str:
    """The columns of a table, after the numbers of its rows unless a column is that."""
    found = connection.execute("SELECT name, type, pk FROM pragma_table_info(?)", [table])
    columns = found.fetchall()
    is_number = [kind for _name, kind, key in columns if key] == ["INTEGER"]
    names = [f'"{name}"' for name, _kind, _key in columns]
    return ", ".join(names if is_number else ["rowid", *names])


_TABLES = """
SELECT name, sql FROM main.sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY rowid
"""
_INDEXES = "SELECT sql FROM main.sqlite_master WHERE type = 'index' AND sql <> '' ORDER BY rowid"
_REST = """
INSERT INTO other.sqlite_master SELECT type, name, tbl_name, rootpage, sql FROM main.sqlite_master
WHERE rootpage = 0 OR rootpage IS NULL ORDER BY rowid
"""
_NUMBERLESS = "SELECT 1 FROM pragma_table_list(?) WHERE schema = 'main' AND wr"
_END = """
SELECT max(rowid) FROM (SELECT rowid FROM main."{table}" WHERE rowid > ? ORDER BY rowid LIMIT ?)
"""
_BEFORE_ALL = -(2**63)
