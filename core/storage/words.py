"""The words of an open file, to be found: its search index, to be read."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from core.storage import search
from core.storage.driver import Connection, telling
from core.storage.search import PAGE, IndexedRecord, SearchTerms


class Words:
    """Belongs to an open file. FileProblem where it cannot be read."""

    def __init__(self, path: Path, connection: Connection) -> None:
        self._path, self._connection = path, connection

    def search(self, words: str) -> tuple[IndexedRecord, ...]:
        """The records whose texts contain all the words, best first."""
        with telling(self._path):
            return search.search(self._connection, words)

    def entries(self, wanted: SearchTerms, page: int = PAGE) -> Iterator[list[int]]:
        """The numbers of the entries that contain all the words, latest first, in pages."""
        with telling(self._path):
            yield from search.matching(self._connection, wanted, page)

    def are_common(self, wanted: SearchTerms, most: int) -> bool:
        """Whether more than `most` entries contain all the long words."""
        with telling(self._path):
            return search.common(self._connection, wanted, most)

    def best_entries(self, wanted: SearchTerms, limit: int) -> list[int]:
        """The numbers of the entries that match the words best."""
        with telling(self._path):
            return search.best(self._connection, wanted, limit)

    def entry_rows(self, numbers: Sequence[int]) -> list[IndexedRecord]:
        """The records with these numbers, in the same order."""
        with telling(self._path):
            return search.recorded(self._connection, numbers)

    def entry_kinds(self) -> bytearray:
        """The kind of each entry by its number (see `core.storage.search`)."""
        with telling(self._path):
            return search.kinds_by_number(self._connection)
