"""The size of a dossier, compared with a table of the same, and the cost of opening and saving it,
compared with the minimum that the same driver needs.

Run it from the project's folder: `python -m bench.storage`.
"""

import itertools
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bench.ratio import Ratio, Size, measure, report
from core.editing.commands import change
from core.editing.workspace import Workspace
from core.exchange.whole_tables import table
from core.model.kinds import KINDS
from core.model.records import Position
from core.storage import driver, rows
from core.storage.driver import Connection, transaction
from core.storage.protection import Key
from core.storage.store import Store
from tests.dossiers import large, small

MANY = 100_000
"""Positions in the large dossier."""

TURNS = 200
"""Edits to take the median of; each waits for the disk, and disk times vary."""


def ratios() -> Iterator[Ratio]:
    """Every figure, in turn, as it is measured."""
    with tempfile.TemporaryDirectory() as folder:
        few = Path(folder) / "few.parley"
        many = Path(folder) / "many.parley"
        Store.create(few, small()).close()
        Store.create(many, large(MANY)).close()
        yield size(many)
        yield opening(many)
        yield saving(few)
        yield growing(few, many)
        yield saving_protected(few)
        yield opening_protected(many)


def size(path: Path) -> Size:
    """The file of many positions, compared with the same as a table."""
    with closing(driver.connect(path)) as connection:
        positions = rows.fetch(connection, Position)
    name = f"a file of {MANY:,} positions / the same as a table"
    return Size(name, path.stat().st_size, len(table(Position, positions)), 4.0)


def opening(path: Path) -> Ratio:
    """Opening a dossier of many positions, compared with fetching the same rows."""

    def fetch() -> None:
        connection = driver.connect(path)
        for kind in KINDS:
            connection.execute(rows.selecting(kind)).fetchall()
        connection.close()

    name = f"open a dossier of {MANY:,} positions / fetch the same rows"
    return measure(name, lambda: Workspace.open(path).close(), fetch, 2.5)


def saving(path: Path) -> Ratio:
    """One edit by command, durable on disk, compared with a bare transaction of the same rows."""
    other = Path(shutil.copy(path, path.with_name("bare.parley")))
    with at_work(path) as workspace, held(other) as connection:
        return measure(
            "one edit durable on disk / a bare transaction of the same rows",
            edit(workspace),
            bare_edit(connection),
            2.0,
            repeats=TURNS,
        )


def growing(few: Path, many: Path) -> Ratio:
    """The same edit in a large dossier, compared with a small one."""
    with at_work(many) as large_one, at_work(few) as small_one:
        return measure(
            f"one edit among {MANY:,} positions / the same among a few",
            edit(large_one),
            edit(small_one),
            1.5,
            repeats=TURNS,
        )


KEY = Key(bytes(range(32)), bytes(range(16)))


def protected(path: Path) -> Path:
    """The same dossier under a key."""
    copy = Path(shutil.copy(path, path.with_name(f"protected {path.name}")))
    space = Workspace.open(copy)
    space.rekey(KEY)
    space.close()
    return copy


def saving_protected(path: Path) -> Ratio:
    """The same edit in a protected dossier, compared with one in clear."""
    with at_work(path) as clear, at_work(protected(path), KEY) as secret:
        name = "one edit in a protected dossier / the same in clear"
        return measure(name, edit(secret), edit(clear), 1.5, repeats=TURNS)


def opening_protected(path: Path) -> Ratio:
    """Opening a large protected dossier, the key at hand, compared with one in clear."""
    other = protected(path)
    name = f"open a protected dossier of {MANY:,} positions / the same in clear"
    return measure(
        name, lambda: Workspace.open(other, KEY).close(), lambda: Workspace.open(path).close(), 2.0
    )


def edit(workspace: Workspace) -> Callable[[], object]:
    """A different statement for some position each time."""
    identifiers = itertools.cycle(sorted(workspace.latest.tables[Position].by_id)[:TURNS])
    count = itertools.count()
    return lambda: workspace.do(
        change(Position, next(identifiers), statement=f"No more than {next(count)} boats.")
    )


def bare_edit(connection: Connection) -> Callable[[], None]:
    """The rows of such an edit and nothing else."""
    indexed = "SELECT number, record FROM entry WHERE kind = 'position'"
    entries = itertools.cycle(connection.execute(indexed).fetchall())
    count = itertools.count(1_000_000)

    def write() -> None:
        (entry, identifier), number = next(entries), next(count)
        statement = f"No more than {number} boats."
        with transaction(connection):
            connection.execute(
                "UPDATE position SET statement = ? WHERE id = ?", [statement, identifier]
            )
            connection.execute("UPDATE entry SET checksum = ? WHERE number = ?", [number, entry])
            connection.execute(
                "INSERT OR REPLACE INTO entry_words (rowid, body) VALUES (?, ?)",
                [entry, f" {statement}\n"],
            )
            connection.execute(
                "INSERT INTO change VALUES (?, 'peer', ?, '', '2026-01-01T00:00:00.000000+00:00',"
                " 'edit position')",
                [number, number],
            )
            connection.execute(
                "INSERT INTO journal VALUES ('peer', ?1, ?1, ?1, '', 'position', ?2, 'statement',"
                " '[[\"0123456789abcdef\",10]]', ?3)",
                [number, identifier, f'"{statement}"'],
            )

    return write


@contextmanager
def at_work(path: Path, key: Key | None = None) -> Iterator[Workspace]:
    """The file, open in a workspace."""
    workspace = Workspace.open(path, key)
    try:
        yield workspace
    finally:
        workspace.close()


@contextmanager
def held(path: Path) -> Iterator[Connection]:
    """The file, opened as a workspace opens it but by the driver alone."""
    connection = driver.connect(path)
    try:
        driver.hold(connection)
        yield connection
    finally:
        driver.settle(connection)
        connection.close()


if __name__ == "__main__":
    sys.exit(report(ratios()))
