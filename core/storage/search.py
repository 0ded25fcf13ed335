"""Finding words: an index of the texts that people write, kept with the records.

Three letters or more are found by trigram, which works equally for scripts without spaces and for
inflected words; one or two letters by looking into every text. The index knows which entries have
three letters, not where, which takes a third of the room: the texts of those that have all of them
are looked into. Only sources, whose texts can be books, have an index that knows where. Nothing
here takes longer than a screen frame on 200,000 texts, so that typing is not held up.

Texts are stored folded (see `core.text.folding`). If an update of the program folds differently, a
schema step has the index rebuilt (see `core.storage.indexing`).
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from heapq import nlargest
from itertools import compress
from typing import NamedTuple

import msgspec

from core.model.kinds import KIND_NAMED, KINDS
from core.model.records import Record
from core.storage.driver import Connection
from core.storage.folded_texts import MARKS, FoldedTexts, marks
from core.storage.indexing import quoted
from core.text.folding import words_of

INDEXED = 3
"""How many characters the index knows together: the fewest that it finds."""

MOST_LETTERS = 60
"""How many times three letters of a word are asked for at most: enough to tell texts apart."""

PAGE, MOST_PAGE = 200, 20_000
"""How many entries the first page has, and a later one at most: about a frame's worth."""

USUAL, BEGUN = 200, 1_000
"""How many bytes a text has that is neither short nor long, and how much more a word weighs
where it begins words: more than all else together."""

RANKED = 20_000
"""With more entries than this, a word is too common for its weight to tell them apart, and the
latest come first."""

SCANNED = 4_000
"""How many entries are read at a time for one or two letters."""

Holding = Callable[[Sequence[int]], Iterator[list[int]]]
"""Tells which of some entries contain what is looked for, a part at a time."""


class IndexedRecord(NamedTuple):
    """A record in the index, with its number; later entries have higher numbers."""

    number: int
    kind: type[Record]
    id: str


class SearchTerms(msgspec.Struct, frozen=True):
    """Folded words and phrases, all of which a text must contain."""

    words: tuple[str, ...]

    @property
    def long(self) -> tuple[str, ...]:
        """Those that the index can find."""
        return tuple(word for word in self.words if len(word) >= INDEXED)

    @property
    def short(self) -> tuple[str, ...]:
        """Those that it cannot."""
        return tuple(word for word in self.words if len(word) < INDEXED)

    @property
    def looked_for(self) -> tuple[str, ...]:
        """Those that a text has to be looked into for."""
        return tuple(word for word in self.words if len(word) != INDEXED)


def matching(
    connection: Connection, texts: FoldedTexts, wanted: SearchTerms, page: int = PAGE
) -> Iterator[list[int]]:
    """The entries that contain all the words, latest first but for sources, which come last save
    for the latest of them, in pages that each take about a frame; a page may be empty. Each page is
    a query of its own, so that edits may come in between."""
    if wanted.long:
        holding = partial(_holding, texts, words=wanted.looked_for)
        yield from _indexed(connection, wanted, holding, page)
    elif wanted.short:
        yield from _scanned(connection, texts, wanted.short)


class Ranking:
    """The entries that contain long words as `matching` finds them, and those in which these weigh
    most, as long as there are few enough to be weighed."""

    def __init__(self, connection: Connection, texts: FoldedTexts, wanted: SearchTerms) -> None:
        self._connection, self._texts, self._wanted = connection, texts, wanted
        self._weights = _weights(connection, wanted.long)
        self._weighed, self._numbers = list[float](), list[int]()

    def pages(self) -> Iterator[list[int]]:
        """The entries, in pages."""
        return _indexed(self._connection, self._wanted, self._holding, PAGE)

    def _holding(self, numbers: Sequence[int]) -> Iterator[list[int]]:
        if self._are_too_many:
            yield from _holding(self._texts, numbers, self._wanted.looked_for)
            return
        for part, told in self._texts.parts(numbers):
            said = [_said(word, weight, told) for word, weight in self._weights.items()]
            held = said[0] if len(said) == 1 else [*map(all, zip(*said, strict=True))]
            total = said[0] if len(said) == 1 else map(sum, zip(*said, strict=True))
            left = [*compress(part, held)]
            self._numbers += left
            self._weighed += compress(total, held)
            yield left

    @property
    def _are_too_many(self) -> bool:
        return len(self._weighed) > RANKED

    def best(self, limit: int) -> list[int]:
        """Of the entries of the pages so far, those in which the words weigh most (BM25), those in
        which they begin words first, the latest of equals; and as many sources."""
        if self._are_too_many:
            return []
        first = nlargest(limit, zip(self._weighed, self._numbers, strict=True))
        sources = self._connection.execute(_BEST, [_phrases(self._wanted.long), limit])
        return [number for _weight, number in first] + [number for (number,) in sources]


_BEST = "SELECT rowid FROM source_words WHERE source_words MATCH ? ORDER BY rank LIMIT ?"


def _indexed(
    connection: Connection, wanted: SearchTerms, holding: Holding, page: int
) -> Iterator[list[int]]:
    sources = _of_sources(connection, wanted, page)
    latest = next(sources, [])
    for numbers in _pages(connection, _ENTRIES, _letters(wanted.long), page):
        for found in holding(numbers):
            yield sorted((*found, *latest), reverse=True) if latest else found
            latest = []
    yield latest
    yield from sources


def _pages(connection: Connection, query: str, match: str, page: int) -> Iterator[list[int]]:
    """What a query finds by the index, latest first, in pages of so many and then of more."""
    below = 1 << 62
    while True:
        numbers = [number for (number,) in connection.execute(query, [match, below, page])]
        yield numbers
        if len(numbers) < page:
            return
        below, page = numbers[-1], MOST_PAGE


_FOUND = "SELECT rowid FROM {0} WHERE {0} MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"
_ENTRIES, _SOURCES = _FOUND.format("entry_words"), _FOUND.format("source_words")


def _holding(
    texts: FoldedTexts, numbers: Sequence[int], words: Sequence[str]
) -> Iterator[list[int]]:
    """Those of some entries whose texts contain words, a part at a time."""
    if not words:
        yield [*numbers]
        return
    for part, said in texts.parts(numbers):
        left, told = [*part], said
        for word in sorted(map(str.encode, words), key=len, reverse=True):
            held = [word in text for text in told]
            left, told = [*compress(left, held)], [*compress(told, held)]
        yield left


def _of_sources(connection: Connection, wanted: SearchTerms, page: int) -> Iterator[list[int]]:
    for numbers in _pages(connection, _SOURCES, _phrases(wanted.long), page):
        yield [each for each in numbers if _source_holds(connection, each, wanted.short)]


def _scanned(
    connection: Connection, texts: FoldedTexts, short: Sequence[str]
) -> Iterator[list[int]]:
    """Sources, whose texts can be long, are read one at a time and last."""
    ((last,),) = connection.execute("SELECT coalesce(max(number), 0) FROM entry")
    for high in range(last, 0, -SCANNED):
        yield from _holding(texts, range(high, max(high - SCANNED, 0), -1), short)
    for (number,) in connection.execute("SELECT number FROM source_entry").fetchall():
        yield [number] if _source_holds(connection, number, short) else []


def _source_holds(connection: Connection, number: int, words: Sequence[str]) -> bool:
    """Whether the text of a source contains words."""
    if not words:
        return True
    held = " AND instr(body, ?)" * len(words)
    query = f"SELECT 1 FROM source_entry WHERE number = ?{held}"
    return connection.execute(query, [number, *words]).fetchone() is not None


def recorded(connection: Connection, of: Sequence[int]) -> list[IndexedRecord]:
    """The records with these numbers, in the same order."""
    found: dict[int, IndexedRecord] = {}
    for start in range(0, len(of), MARKS):
        part = of[start : start + MARKS]
        answer = connection.execute(
            f"SELECT number, kind, record FROM entry WHERE number IN ({marks(part)})", part
        )
        for number, kind, record in answer:
            found[number] = IndexedRecord(number, KIND_NAMED[kind].record, record)
    return [found[number] for number in of if number in found]


def _weights(connection: Connection, words: Sequence[str]) -> dict[str, float]:
    """How much each of some words tells texts apart: the more, the fewer have its letters."""
    if len(words) == 1:
        return dict.fromkeys(words, 1.0)
    counted = "SELECT count(*) FROM entry_words WHERE entry_words MATCH ?"
    ((last,),) = connection.execute("SELECT max(number) FROM entry")
    weights: dict[str, float] = {}
    for word in words:
        ((having,),) = connection.execute(counted, [_letters([word])])
        weights[word] = max(math.log((last - having + 0.5) / (having + 0.5)), 1e-6)
    return weights


def _said(word: str, weight: float, texts: Sequence[bytes]) -> list[float]:
    """How much a word weighs in each of some texts: the oftener it is there and the shorter the
    text, the more (BM25, with the usual 1.2 and 0.75); most where it begins words."""
    inside, begun = word.encode(), f" {word}".encode()
    fixed, slope = 1.2 * 0.25, 1.2 * 0.75 / USUAL
    return [
        BEGUN + weight * often / (often + fixed + slope * len(text))
        if (often := text.count(begun))
        else weight * often / (often + fixed + slope * len(text))
        if (often := text.count(inside))
        else 0.0
        for text in texts
    ]


def kinds_by_number(connection: Connection) -> bytearray:
    """The kind of each entry by its number, as an index into `KINDS`; 255 if there is none.

    It costs a few frames, once for all searches until the next edit."""
    ((last,),) = connection.execute("SELECT coalesce(max(number), 0) FROM entry")
    known = bytearray([255] * (int(last) + 1))
    places = {kind.table: place for place, kind in enumerate(KINDS.values())}
    for number, kind in connection.execute("SELECT number, kind FROM entry"):
        known[number] = places[kind]
    return known


def search(
    connection: Connection, texts: FoldedTexts, words: str, limit: int = 200
) -> tuple[IndexedRecord, ...]:
    """The records that contain all the words, best first."""
    wanted = SearchTerms(words_of(words.replace("\0", " ")))
    if wanted.short or not wanted.long:
        found = [number for page in matching(connection, texts, wanted) for number in page]
    else:
        ranking = Ranking(connection, texts, wanted)
        every = [number for page in ranking.pages() for number in page]
        found = [*dict.fromkeys((*ranking.best(limit), *every))]
    return tuple(recorded(connection, found[:limit]))


def _phrases(words: Iterable[str]) -> str:
    """The words in the query language of the index that knows where."""
    return " AND ".join(map(quoted, words))


def _letters(words: Iterable[str]) -> str:
    """Three letters after another of the words, in the index's query language."""
    return " AND ".join(quoted(letters) for word in words for letters in _threes(word))


def _threes(word: str) -> Iterator[str]:
    last = len(word) - INDEXED
    starts = [*range(0, last, INDEXED), last][:MOST_LETTERS]
    return (word[start : start + INDEXED] for start in starts)
