"""Blocks of the journal: the rows of many records that a change added, packed together.

As rows of their own they would take up more room than the records. A block stands for rows that
follow one another in the journal: of records of one kind of which it had said nothing before, in
the order of their ids, each row with the record as it was added. A record of a block that has been
purged has no value any more; its row is one of the field `PURGED`.

The body is the JSON of pairs of an id and a record, compressed (RFC 1950). All else can be worked
out from it or from the change, and says which blocks to look into.
"""

import heapq
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter, lt
from typing import NamedTuple

import msgspec

from core.storage.driver import Connection, UnreadableError
from core.storage.told import encoded_all
from core.text import json

WHOLE, PURGED = "", "purged"
"""The field of a row that stands for a record as a whole, and of one whose content was purged."""
NONE_REPLACED = "[]"
"""What a row replaces that is the first about its record."""
FEWEST, MOST = 50, 200
"""From how many rows on a block is made of them, and how many it stands for at most."""
LARGEST = 8 << 20
"""The most bytes of a body, unpacked."""
LEVEL = 4
"""How hard a body is packed: harder takes twice the time for a twelfth less."""
KEPT = 256
"""Of how many blocks it is remembered where each record is."""


class JournalLine(NamedTuple):
    """A row of the journal."""

    device: str
    sequence: int
    change: int
    hlc: int
    author: str
    kind: str
    record: str
    field: str
    prev: str
    value: str


class JournalRows(NamedTuple):
    """Rows of one change that follow one another, told by the columns in which they differ."""

    device: str
    first: int
    change: int
    hlc: int
    author: str
    kinds: Sequence[str]
    records: Sequence[str]
    fields: Sequence[str]
    prevs: Sequence[str]
    values: Sequence[str]

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.records)

    @property
    def columns(self) -> list[Sequence[str | int]]:
        """All columns of a `JournalLine`."""
        numbers = range(self.first, self.first + self.size)
        shared = ([each] * self.size for each in (self.change, self.hlc, self.author))
        return [[self.device] * self.size, numbers, *shared, *self[5:]]


Pairs = list[tuple[str, str]]
"""Ids and the JSON of their records, or null."""


class Block(NamedTuple):
    """A block as it lies in the file; `first` and `last` are the numbers of its rows, `least` and
    `most` the first and last of its ids, and `purged` counts the records without a value."""

    device: str
    first: int
    last: int
    change: int
    hlc: int
    author: str
    kind: str
    least: str
    most: str
    purged: int
    body: bytes

    @classmethod
    def of(cls, rows: JournalRows) -> "Block | None":
        """The block of such rows; None where they have to be rows of their own."""
        ids, count = rows.records, rows.size
        if count < FEWEST or _NULL in rows.values:
            return None
        is_alike = rows.fields.count(WHOLE) == rows.prevs.count(NONE_REPLACED) == count
        if not is_alike or not all(map(lt, ids, ids[1:])):
            return None
        plain = _joined(ids, rows.values)
        if len(plain) > LARGEST:
            return None
        head = (rows.device, rows.first, rows.first + count - 1, *rows[2:5], rows.kinds[0])
        return cls(*head, ids[0], ids[-1], 0, zlib.compress(plain, LEVEL))

    @property
    def rows(self) -> Iterator[JournalLine]:
        """The rows that it stands for; UnreadableError where its body is another than it says."""
        pairs = _unpacked(self.body)
        purged = sum(value == _NULL for _record, value in pairs)
        said = (self.last - self.first + 1, self.least, self.most, self.purged)
        if said != (len(pairs), pairs[0][0], pairs[-1][0], purged):
            raise UnreadableError("a block of the journal is another than it says")
        head = (self.change, self.hlc, self.author, self.kind)
        for sequence, (record, value) in enumerate(pairs, start=self.first):
            field = PURGED if value == _NULL else WHOLE
            yield JournalLine(self.device, sequence, *head, record, field, NONE_REPLACED, value)

    def without(self, records: Collection[str]) -> "Block":
        """The block after some of its records have been purged."""
        told = {row.record: _NULL if row.record in records else row.value for row in self.rows}
        purged = sum(value == _NULL for value in told.values())
        plain = _joined([*told], [*told.values()])
        return self._replace(purged=purged, body=zlib.compress(plain, LEVEL))


_NULL = "null"


def _joined(records: Sequence[str], values: Sequence[str]) -> bytes:
    """The body of a block, unpacked."""
    pairs = zip(encoded_all(records), values, strict=True)
    return f"[{','.join([f'[{record},{value}]' for record, value in pairs])}]".encode()


def _unpacked(body: bytes) -> Pairs:
    try:
        unpacking = zlib.decompressobj()
        plain = unpacking.decompress(body, LARGEST)
        pairs = json.decoded(plain, list[tuple[str, msgspec.Raw]])
    except (zlib.error, TypeError, msgspec.MsgspecError) as failure:
        raise UnreadableError(str(failure)) from failure
    if not unpacking.eof or not pairs:
        raise UnreadableError("a block of the journal is cut off")
    return [(record, bytes(raw).decode()) for record, raw in pairs]


@lru_cache(KEPT)
def _places(body: bytes) -> Mapping[str, int]:
    """Where in a block each record is, from 0 on."""
    return {record: place for place, (record, _value) in enumerate(_unpacked(body))}


def keep(connection: Connection, block: Block) -> None:
    """Add a block to the journal."""
    connection.execute(_INSERTING, block)


def of_change(connection: Connection, number: int) -> Iterator[JournalLine]:
    """The rows of a change that lie in blocks, in order; UnreadableError as in `Block.rows`."""
    for block in _blocks(connection, "change = ? ORDER BY first", number):
        yield from block.rows


def about(connection: Connection, records: Collection[str]) -> list[JournalLine]:
    """The rows about some records, by their ids, in the order of the journal."""
    wanted, found = {*records}, list[JournalLine]()
    for number in _over(connection, sorted(wanted)):
        for block in _blocks(connection, "number = ?", number):
            found += (row for row in block.rows if row.record in wanted)
    return sorted(found, key=lambda row: (row.change, row.sequence))


def places(
    connection: Connection, kind: str, records: Collection[str]
) -> dict[str, tuple[str, int]]:
    """The device and the number of the row about each of some records of a kind that any block
    has."""
    wanted, found = {*records}, dict[str, tuple[str, int]]()
    for number in _over(connection, sorted(wanted)):
        for block in _blocks(connection, "number = ? AND kind = ?", number, kind):
            inside = _places(block.body)
            found |= {
                each: (block.device, block.first + inside[each]) for each in wanted & inside.keys()
            }
    return found


def ids(connection: Connection, where: str, *told: str | int) -> Iterator[str]:
    """The ids in all blocks for which a condition holds."""
    for block in _blocks(connection, where, *told):
        yield from _places(block.body)


def by_record(
    connection: Connection, where: str = "true", *told: str | int
) -> Iterator[JournalLine]:
    """The rows in blocks for which a condition holds, in the order of ids, kinds and changes. Only
    blocks with ids between each other's are read at the same time."""
    together: list[Block] = []
    for block in _blocks(connection, f"{where} ORDER BY least", *told):
        if together and block.least > max(each.most for each in together):
            yield from _merged(together)
            together = []
        together.append(block)
    yield from _merged(together)


def _merged(blocks: Sequence[Block]) -> Iterator[JournalLine]:
    order = attrgetter("record", "kind", "change", "sequence")
    return heapq.merge(*(block.rows for block in blocks), key=order)


def purge(connection: Connection, kind: str, records: Collection[str]) -> set[int]:
    """Take records of a kind from the blocks that have them; the numbers of their changes."""
    changes = set[int]()
    for number in _over(connection, sorted(records)):
        for block in [*_blocks(connection, "number = ? AND kind = ?", number, kind)]:
            after = block.without(records)
            if after.purged > block.purged:
                connection.execute(_EMPTYING, [after.purged, after.body, number])
                changes.add(block.change)
    return changes


def _blocks(connection: Connection, where: str, *told: str | int) -> Iterator[Block]:
    found = connection.execute(f"SELECT {_COLUMNS} FROM journal_block WHERE {where}", told)
    return map(Block._make, found)


def _over(connection: Connection, records: Sequence[str]) -> list[int]:
    """The numbers of those blocks between whose first and last ids lies one of some in order."""
    if not records:
        return []
    found = connection.execute(_SPANNING, [records[-1], records[0]])
    return [
        number
        for number, least, most in found
        if bisect_left(records, least) < bisect_right(records, most)
    ]


_COLUMNS = ", ".join(Block._fields)
_INSERTING = (
    f"INSERT INTO journal_block ({_COLUMNS}) VALUES ({', '.join('?' * len(Block._fields))})"
)
_SPANNING = "SELECT number, least, most FROM journal_block WHERE least <= ? AND most >= ?"
_EMPTYING = "UPDATE journal_block SET purged = ?, body = ? WHERE number = ?"
