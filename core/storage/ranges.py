"""The rows of one table of a damaged file, read around what cannot be read."""

from collections.abc import Generator, Iterator, Sequence

from core.storage.driver import Connection, dbapi

Value = str | int | float | bytes | None
Row = tuple[Value, ...]
"""The number of a row, and the values of the columns asked for; texts as bytes."""

FAILURES = (dbapi.DatabaseError, UnicodeDecodeError)
"""What SQLite raises on damage; where it says what is wrong, that may be no text."""
LEAST, MOST = -(2**63), 2**63 - 1
TRIES = 50_000
"""How often it is tried to go on behind something that cannot be read."""


class DamagedTable:
    """A table of a file that may be damaged."""

    def __init__(self, connection: Connection, table: str, columns: Sequence[str]) -> None:
        self._connection = connection
        names = ", ".join(f'"{name}"' for name in ("rowid", *columns))
        self._query = (
            f'SELECT {names} FROM "{table}" NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid'
        )
        self.whole = True
        """Whether nothing was in the way so far."""

    def rows(self, most: int) -> Iterator[Row]:
        """Every row that can be read: forwards up to what cannot be, backwards down to it, and the
        same again in either half of what lies between. Damage takes the rows numbered above `most`
        along."""
        low = yield from self._forwards(LEAST, MOST)
        if low > MOST:
            return
        between, tries = [(max(low, 1), most)], 0
        while between and tries < TRIES:
            low, high = between.pop()
            tries += 1
            low = yield from self._forwards(low, high)
            if low <= high:
                high = yield from self._backwards(low, high)
            if low < high:
                half = (low + high) // 2
                between += [(half + 1, high), (low, half)]

    def _forwards(self, low: int, high: int) -> Generator[Row, None, int]:
        """Up to the first row that cannot be read, or the end; answers with where to go on."""
        try:
            for row in self._connection.execute(self._query, [low, high]):
                if not low <= row[0] <= high:
                    raise dbapi.DatabaseError("rows are out of order")
                yield row
                low = row[0] + 1
        except FAILURES:
            self.whole = False
            return low
        return high + 1

    def _backwards(self, low: int, high: int) -> Generator[Row, None, int]:
        """Down to the last row that cannot be read; answers with the row before."""
        try:
            for row in self._connection.execute(f"{self._query} DESC", [low, high]):
                if not low <= row[0] <= high:
                    raise dbapi.DatabaseError("rows are out of order")
                yield row
                high = row[0] - 1
        except FAILURES:
            return high
        return low - 1
