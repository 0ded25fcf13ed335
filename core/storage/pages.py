"""The rows of a damaged file, read from its bytes without SQLite, which gives up on all that lies
below a page it cannot read.

Nothing here trusts what it reads: a cell that makes no sense is left out (sqlite.org/fileformat2).
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

MAGIC = b"SQLite format 3\0"
LEAF, INTERIOR = 0x0D, 0x05
"""The first byte of the pages of a table: those with rows, and those that lead there."""
DEEPEST = 40
"""How many pages lie above one another at most in a table that was not damaged."""

Value = str | int | float | bytes | None
NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""The bytes of a whole number, by its type."""


class PageRow(NamedTuple):
    """A row: its number and its values, in the order of the table's columns; those that were added
    to the table later may be missing."""

    number: int
    values: list[Value]


class SqlitePages:
    """The pages of a file that is not encrypted."""

    def __init__(self, content: bytes) -> None:
        """ValueError if the file does not begin as a database does."""
        size = int.from_bytes(content[16:18])
        self._size = 65536 if size == 1 else size
        if not content.startswith(MAGIC) or self._size not in (2**n for n in range(9, 17)):
            raise ValueError("not a database")
        self._content = content
        self.count = len(content) // self._size
        self.named = int.from_bytes(content[68:72]), int.from_bytes(content[60:64])
        """The program that the file belongs to, and its version of the file."""
        self._reached: set[int] = set()
        self.stumbled = False
        """Whether anything on the pages read so far made no sense."""

    def below(self, root: int) -> Iterator[PageRow]:
        """The rows of the table that begins on a page, as far as pages lead to them."""
        yield from self._below(root, 0)

    def _below(self, number: int, depth: int) -> Iterator[PageRow]:
        if number in self._reached or not 0 < number <= self.count or depth > DEEPEST:
            self.stumbled = True
            return
        kind = self._page(number)[self._head(number)]
        if kind in (LEAF, INTERIOR):
            self._reached.add(number)
        if kind == LEAF:
            yield from self._cells(number)
        elif kind == INTERIOR:
            for child in self._children(number):
                yield from self._below(child, depth + 1)
        else:
            self.stumbled = True

    def others(self) -> Iterator[PageRow]:
        """The rows on pages to which none of the tables read so far has led."""
        for number in range(1, self.count + 1):
            if number not in self._reached and self._page(number)[self._head(number)] == LEAF:
                yield from self._cells(number)

    def _page(self, number: int) -> bytes:
        return self._content[(number - 1) * self._size : number * self._size]

    @staticmethod
    def _head(number: int) -> int:
        return 100 if number == 1 else 0

    def _places(self, number: int, length: int) -> list[int]:
        """Where the cells of a page begin, whose header has that length."""
        page, head = self._page(number), self._head(number)
        first, count = head + length, int.from_bytes(page[head + 3 : head + 5])
        count = min(count, (self._size - first) // 2)
        end = first + 2 * count
        places = struct.unpack_from(f">{count}H", page, first)
        found = [place for place in dict.fromkeys(places) if end <= place < self._size]
        self.stumbled |= len(found) < int.from_bytes(page[head + 3 : head + 5])
        return found

    def _children(self, number: int) -> list[int]:
        page, head = self._page(number), self._head(number)
        found = [int.from_bytes(page[at : at + 4]) for at in self._places(number, 12)]
        return [*found, int.from_bytes(page[head + 8 : head + 12])]

    def _cells(self, number: int) -> Iterator[PageRow]:
        page = self._page(number)
        for place in self._places(number, 8):
            try:
                length, at = _varint(page, place)
                row, at = _varint(page, at)
                yield PageRow(row, _values(self._payload(page, at, length)))
            except (IndexError, ValueError, struct.error):
                self.stumbled = True

    def _payload(self, page: bytes, at: int, length: int) -> bytes:
        """The bytes of a row, of which the last may lie on pages of their own."""
        if length > len(self._content):
            raise ValueError("longer than the file")
        here = self._local(length)
        payload = page[at : at + here]
        following = int.from_bytes(page[at + here : at + here + 4]) if here < length else 0
        parts, left = [payload], length - len(payload)
        while left > 0:
            if not 0 < following <= self.count:
                raise ValueError("the rest of the row is missing")
            more = self._page(following)
            part = more[4 : 4 + left]
            parts.append(part)
            left -= len(part)
            following = int.from_bytes(more[:4])
        return b"".join(parts)

    def _local(self, length: int) -> int:
        """How many bytes of a row are on the page itself."""
        most, least = self._size - 35, (self._size - 12) * 32 // 255 - 23
        if length <= most:
            return length
        some = least + (length - least) % (self._size - 4)
        return some if some <= most else least


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for place in range(at, at + 8):
        value = value << 7 | data[place] & 0x7F
        if data[place] < 0x80:
            return value, place + 1
    value = value << 8 | data[at + 8]
    return value - (value >> 63 << 64), at + 9


def _values(payload: bytes) -> list[Value]:
    """The values of a row; ValueError if they do not fill it exactly."""
    end, at = _varint(payload, 0)
    values: list[Value] = []
    start = end
    while at < end:
        kind, at = _varint(payload, at)
        value, start = _value(payload, kind, start)
        values.append(value)
    if at != end or start != len(payload):
        raise ValueError("a row of another length")
    return values


def _value(payload: bytes, kind: int, at: int) -> tuple[Value, int]:
    if kind in NUMBERS:
        end = at + NUMBERS[kind]
        return int.from_bytes(payload[at:end], signed=True), end
    if kind == 7:
        return struct.unpack_from(">d", payload, at)[0], at + 8
    if kind >= 12:
        end = at + (kind - 12) // 2
        part = payload[at:end]
        return part.decode() if kind % 2 else part, end
    if kind in (0, 8, 9):
        return {0: None, 8: 0, 9: 1}[kind], at
    raise ValueError("no such type")
