"""The words of an open file, to be found: its search index, to be read."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from core.model.change import Change
from core.storage import search
from core.storage.driver import Connection, telling
from core.storage.folded_texts import FoldedTexts
from core.storage.search import PAGE, IndexedRecord, SearchTerms


class Words:
    """Belongs to an open file. FileProblem where it cannot be read."""

    def __init__(self, path: Path, connection: Connection) -> None:
        self._path, self._connection = path, connection
        self._texts = FoldedTexts(connection)

    @contextmanager
    def following(self, change: Change | None = None) -> Iterator[None]:
        """While a change is written to the file, or while it is written anew: nothing is held to be
        what it was that may be another now."""
        try:
            yield
            self._texts.forget(None if change is None else change.edits)
        except BaseException:
            self._texts.forget()
            raise

    def search(self, words: str) -> tuple[IndexedRecord, ...]:
        """The records whose texts contain all the words, best first."""
        with telling(self._path):
            return search.search(self._connection, self._texts, words)

    def entries(self, wanted: SearchTerms, page: int = PAGE) -> Iterator[list[int]]:
        """The numbers of the entries that contain all the words, in pages (`search.matching`)."""
        with telling(self._path):
            yield from search.matching(self._connection, self._texts, wanted, page)

    def ranked(self, wanted: SearchTerms, limit: int) -> Iterator[tuple[list[int], list[int]]]:
        """As `entries`, for long words only, each page with the best so far, which are none before
        the last."""
        with telling(self._path):
            ranking = search.Ranking(self._connection, self._texts, wanted)
            for page in ranking.pages():
                yield page, []
            yield [], ranking.best(limit)

    def entry_rows(self, numbers: Sequence[int]) -> list[IndexedRecord]:
        """The records with these numbers, in the same order."""
        with telling(self._path):
            return search.recorded(self._connection, numbers)

    def entry_kinds(self) -> bytearray:
        """The kind of each entry by its number (see `core.storage.search`)."""
        with telling(self._path):
            return search.kinds_by_number(self._connection)
