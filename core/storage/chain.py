"""The journal as a chain: the value of a change rests on all that the journal holds up to it.

It is the SHA-256 of the value before it, of the change and of its rows in the order in which they
were written, each column with its length before it and in the bytes in which it lies in the file;
numbers are their decimal digits. The value before the first is the SHA-256 of the dossier's id.
Frozen, since files hold such values: another encoding would be another table.

Whoever alters the journal and works out all later values anew leaves a chain that holds; the last
value, on paper or in the memory of a laptop, is then another (`core.storage.seen`).

A change some of whose content was purged keeps its value, which nobody can work out any more. What
remains of it has a value of its own, on which that of the purging change rests.
"""

import hashlib
import heapq
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from pathlib import Path

import msgspec

from core.errors import DamagedFile
from core.storage import blocks
from core.storage.driver import Connection, UnreadableError, telling


class ChainLink:
    """The value of one change, worked out while its rows are written or read."""

    def __init__(self, before: bytes) -> None:
        self._sum = hashlib.sha256(before)

    def add(self, *columns: str | int | bytes) -> None:
        """Go on with the columns of the change, then with those of its rows."""
        for column in columns:
            stored = column if isinstance(column, bytes) else str(column).encode()
            self._sum.update(b"%d:%b" % (len(stored), stored))

    def add_rows(self, columns: Iterable[Sequence[str | int]]) -> None:
        """As `add` with one row after another, told by their columns."""
        told = zip(*map(_measured_all, columns), strict=True)
        self._sum.update("".join(chain.from_iterable(told)).encode())

    @property
    def value(self) -> bytes:
        """The value so far, in 32 bytes."""
        return self._sum.digest()


def _measured_all(column: Sequence[str | int]) -> Iterable[str]:
    """The values of a column, each after its length; many a column has but one."""
    if column.count(column[0]) == len(column):
        return repeat(_measured(str(column[0])), len(column))
    texts = [*map(str, column)]
    if all(map(str.isascii, texts)):
        return [f"{len(text)}:{text}" for text in texts]
    return [*map(_measured, texts)]


def _measured(text: str) -> str:
    return f"{len(text.encode())}:{text}"


class Break(msgspec.Struct, frozen=True):
    """The first change from which a chain does not hold; one that is `missing` has but a number."""

    number: int
    at: str = ""
    author: str = ""
    label: str = ""
    missing: bool = False


def begun(connection: Connection) -> ChainLink:
    """The value of the next change, as far as it rests on those before."""
    found = connection.execute(_LAST).fetchone()
    return ChainLink(found[1] if found is not None else _root(connection))


def keep(connection: Connection, number: int, link: ChainLink) -> None:
    """Write down the value of a change, all of whose rows have been added."""
    connection.execute("INSERT INTO chain VALUES (?, ?)", [number, link.value])


def remains_of(connection: Connection, number: int) -> bytes:
    """The value of what there is of a change now."""
    before = connection.execute(f"{_VALUES} WHERE change < ?{_LATEST}", [number]).fetchone()
    (change,) = connection.execute(f"SELECT {_COLUMNS} FROM change WHERE number = ?", [number])
    link = ChainLink(before[1] if before is not None else _root(connection))
    return _whole(connection, link, number, change).value


def attest(
    connection: Connection, number: int, link: ChainLink, remains: Iterable[tuple[int, bytes]]
) -> None:
    """Have the value of a purging change, all of whose rows have been added, rest on what remains
    of the changes that it purged, by their numbers."""
    for purged, value in sorted(remains):
        connection.execute("INSERT INTO purge VALUES (?, ?, ?)", [purged, number, value])
        link.add(purged, value)


def link_all(connection: Connection) -> None:
    """Work out the chain of a journal that has none, and no blocks."""
    before = _root(connection)
    for number, *change in connection.execute(_CHANGES):
        link = ChainLink(before)
        link.add(number, *change)
        for row in connection.execute(_ROWS, [number]):
            link.add(*row)
        keep(connection, number, link)
        before = link.value


def first_break(connection: Connection) -> Break | None:
    """Where the chain of a file does not hold; None where all of it does."""
    before = _root(connection)
    remains = dict(connection.execute("SELECT change, remains FROM purge ORDER BY by"))
    for number, value, found, *change in connection.execute(_ALL):
        if found is None:
            return Break(number, missing=True)
        if not _holds(connection, before, number, change, remains.get(number, value)):
            _device, _tick, author, at, label = (each.decode(errors="replace") for each in change)
            return Break(number, at, author, label)
        before = value
    return None


def _holds(
    connection: Connection, before: bytes, number: int, change: Sequence[bytes], value: bytes
) -> bool:
    """Whether a change and its rows have a value after the one before."""
    try:
        return _whole(connection, ChainLink(before), number, change).value == value
    except UnreadableError:
        return False


def _whole(
    connection: Connection, link: ChainLink, number: int, change: Sequence[bytes]
) -> ChainLink:
    """A link to which a change has been added, its rows, and what it attests of those that it
    purged."""
    link.add(number, *change)
    for row in _rows(connection, number):
        link.add(*row)
    for purged, remained in connection.execute(_PURGED, [number]):
        link.add(purged, remained)
    return link


def _rows(connection: Connection, number: int) -> Iterator[Sequence[str | int | bytes]]:
    """The columns of the rows of a change, those in blocks at their places."""
    packed = ((*row[:2], *row[3:]) for row in blocks.of_change(connection, number))
    rows: Iterator[Sequence[bytes]] = connection.execute(_ROWS, [number])
    first = next(packed, None)
    if first is None:
        return rows
    return heapq.merge(rows, chain((first,), packed), key=lambda row: int(row[1]))


def _root(connection: Connection) -> bytes:
    """What the value of the first change rests on."""
    query = "SELECT CAST(value AS BLOB) FROM meta WHERE key = 'dossier'"
    (identifier,) = connection.execute(query).fetchone() or (b"",)
    return hashlib.sha256(identifier).digest()


class Chain:
    """The chain of an open file, to be read. FileProblem where it cannot be."""

    def __init__(self, path: Path, connection: Connection) -> None:
        self._path, self._connection = path, connection

    @property
    def end(self) -> tuple[int, bytes]:
        """The number of the last change and its value; 0 and no bytes without changes."""
        with telling(self._path):
            return self._connection.execute(_LAST).fetchone() or (0, b"")

    @property
    def readable_end(self) -> tuple[int, bytes] | None:
        """As `end`; None where it cannot be read."""
        try:
            return self.end
        except DamagedFile:
            return None

    @property
    def head(self) -> str:
        """The value of the last change, as 64 hex digits; see `short`."""
        return self.end[1].hex()

    def values(self, numbers: Sequence[int]) -> tuple[bytes, ...]:
        """The values of changes by their numbers; no bytes for one that the file does not have."""
        with telling(self._path):
            return tuple(self._values(numbers))

    def _values(self, numbers: Sequence[int]) -> Iterator[bytes]:
        for number in numbers:
            found = self._connection.execute(f"{_VALUES} WHERE change = ?", [number]).fetchone()
            yield found[1] if found is not None else b""

    @property
    def first_break(self) -> Break | None:
        """Where the chain does not hold; None where all of it does."""
        with telling(self._path):
            return first_break(self._connection)

    def purged_since(self, number: int) -> int:
        """Of how many changes up to one content was purged by later ones."""
        with telling(self._path):
            ((count,),) = self._connection.execute(_PURGED_SINCE, [number])
        return int(count)

    @property
    def branch(self) -> tuple[str, str]:
        """The ids of the dossier, which all copies have, and of the device, which each copy has
        for itself."""
        with telling(self._path):
            found = dict(self._connection.execute("SELECT key, value FROM meta"))
        return found.get("dossier", ""), found.get("device", "")


_VALUES = "SELECT change, value FROM chain"
_LATEST = " ORDER BY change DESC LIMIT 1"
_LAST = _VALUES + _LATEST

_COLUMNS = ", ".join(
    f"CAST(change.{column} AS BLOB)" for column in ("device", "hlc", "author", "at", "label")
)
_CHANGES = f"SELECT number, {_COLUMNS} FROM change ORDER BY number"

_ALL = f"""
SELECT each.number, chain.value, change.number, {_COLUMNS}
FROM (
    SELECT number FROM change UNION SELECT change FROM chain UNION SELECT change FROM journal
    UNION SELECT change FROM journal_block UNION SELECT by FROM purge
) AS each
LEFT JOIN change ON change.number = each.number
LEFT JOIN chain ON chain.change = each.number
ORDER BY each.number
"""

_PURGED_SINCE = "SELECT count(DISTINCT change) FROM purge WHERE change <= ?1 AND by > ?1"
_PURGED = "SELECT change, remains FROM purge WHERE by = ? ORDER BY change"

_ROWS = """
SELECT CAST(device AS BLOB), CAST(sequence AS BLOB), CAST(hlc AS BLOB), CAST(author AS BLOB),
    CAST(kind AS BLOB), CAST(record AS BLOB), CAST(field AS BLOB), CAST(prev AS BLOB),
    CAST(value AS BLOB)
FROM journal WHERE change = ? ORDER BY rowid
"""
