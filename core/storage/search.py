"""Finding words: an index of the texts that people write, kept with the records.

Three letters or more are found by trigram, which works equally for scripts without spaces and for
inflected words; one or two letters by reading every text, some thousands at a time. Nothing here
takes longer than a screen frame on 200,000 texts, so that typing is not held up.

Texts are stored folded (see `core.text.folding`). If an update of the program folds differently, a
schema step has the index rebuilt.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from operator import attrgetter
from typing import NamedTuple

import msgspec

from core.model.kinds import KIND_NAMED, KINDS
from core.model.records import Record, Source
from core.storage.driver import Connection
from core.storage.rows import fetch
from core.text.folding import fold, fold_all, words_of

INDEXED = 3
"""The fewest characters that the trigram index finds."""

PAGE, MOST_PAGE = 200, 20_000
"""How many entries the first page has, and a later one at most: about a frame's worth."""

SCANNED = 4_000
"""How many entries are read at a time for one or two letters."""


LONGEST = 1_000_000
"""After how many characters of text the index is written to disk."""

TOGETHER = 200
"""The texts of how many records are folded at once."""

MARKS = 500
"""How many entries are named in one statement."""


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


def body(connection: Connection, record: Record) -> str:
    """What search reads of a record: its texts, and for a source the stored text too, folded, each
    preceded by a space, which marks where words begin."""
    texts = [getattr(record, name) for name in KINDS[type(record)].texts]
    if isinstance(record, Source) and record.digest:
        found = connection.execute("SELECT body FROM text WHERE digest = ?", [record.digest])
        texts += next(iter(found), ())
    return folded(texts)


def folded(texts: Iterable[str]) -> str:
    """What search reads of a record with these texts."""
    return "".join(f" {fold(text)}\n" for text in texts if text)


def index(connection: Connection, before: Record | None, after: Record | None) -> None:
    """Bring the index up to date with one edit."""
    record = after if after is not None else before
    assert record is not None, "an edit has a record before or after"
    key = [KINDS[type(record)].table, record.id]
    text = body(connection, after) if after is not None else ""
    if not text:
        connection.execute(_FORGETTING, key)
        return
    connection.execute(_indexing(1), [*key, text])


_FORGETTING = "DELETE FROM entry WHERE kind = ? AND record = ?"


def _indexing(count: int) -> str:
    """Adds so many entries."""
    rows = ", ".join(["(?, ?, ?)"] * count)
    return (
        f"INSERT INTO entry (kind, record, body) VALUES {rows}"
        " ON CONFLICT (record, kind) DO UPDATE SET body = excluded.body"
        " WHERE body <> excluded.body"
    )


def indexing_added(connection: Connection, records: Sequence[Record]) -> Iterator[int]:
    """As `index`, for records of one kind that are new, a part at a time; says after each how many
    records are done."""
    table = KINDS[type(records[0])].table
    told: list[tuple[str, str, str]] = []
    length = 0
    for done, (record, text) in enumerate(_with_bodies(connection, records), 1):
        told.append((table, record.id, text))
        length += len(text)
        if length > LONGEST or done == len(records):
            _index_all(connection, told)
            told, length = [], 0
            yield done


def _with_bodies(connection: Connection, records: Sequence[Record]) -> Iterator[tuple[Record, str]]:
    """Records of one kind, each with its `body`; the texts of several are folded at once."""
    kind = type(records[0])
    if kind is Source:
        yield from ((record, body(connection, record)) for record in records)
        return
    texts_of = [attrgetter(name) for name in KINDS[kind].texts]
    for start in range(0, len(records), TOGETHER):
        part = records[start : start + TOGETHER]
        lines = (_lines([*map(text_of, part)]) for text_of in texts_of)
        bodies = map("".join, zip(repeat("", len(part)), *lines, strict=True))
        yield from zip(part, bodies, strict=True)


def _lines(texts: Sequence[str]) -> Iterable[str]:
    """One text of each of some records as `folded` has it."""
    if not any(texts):
        return repeat("", len(texts))
    told = zip(texts, fold_all(texts), strict=True)
    return [f" {folded}\n" if text else "" for text, folded in told]


def _index_all(connection: Connection, told: Sequence[tuple[str, str, str]]) -> None:
    """Bring the index up to date with records of which it is told the table, the id and the text.

    All go in one statement: between two, the index of words would be written to disk."""
    connection.executemany(_FORGETTING, [(kind, record) for kind, record, text in told if not text])
    new = [value for each in told if each[2] for value in each]
    if new:
        connection.execute(_indexing(len(new) // 3), new)


def index_anew(connection: Connection) -> None:
    """Build the whole index from scratch, inside the caller's transaction."""
    connection.execute("DELETE FROM entry")
    for kind in KINDS:
        for record in fetch(connection, kind):
            index(connection, None, record)


def matching(connection: Connection, wanted: SearchTerms, page: int = PAGE) -> Iterator[list[int]]:
    """The entries that contain all the words, latest first, in pages that each take about a frame;
    a page may be empty. Each page is a query of its own, so that edits may come in between."""
    if wanted.long:
        yield from _indexed(connection, wanted, page)
    elif wanted.short:
        yield from _scanned(connection, wanted.short)


def _indexed(connection: Connection, wanted: SearchTerms, page: int) -> Iterator[list[int]]:
    below, most = 1 << 62, SCANNED if wanted.short else MOST_PAGE
    while True:
        found = connection.execute(
            "SELECT rowid FROM entry_words WHERE entry_words MATCH ? AND rowid < ?"
            " ORDER BY rowid DESC LIMIT ?",
            [_match(wanted.long), below, page],
        )
        numbers = [number for (number,) in found]
        yield _having(connection, numbers, wanted.short)
        if len(numbers) < page:
            return
        below, page = numbers[-1], most


def _having(connection: Connection, numbers: list[int], short: Sequence[str]) -> list[int]:
    """Those of some entries that contain the short words too."""
    if not short:
        return numbers
    parts = (numbers[start : start + MARKS] for start in range(0, len(numbers), MARKS))
    return [
        number
        for part in parts
        for number in _reading(connection, f"number IN ({_marks(part)})", part, short)
    ]


def _marks(values: Sequence[int]) -> str:
    return ",".join("?" * len(values))


def _scanned(connection: Connection, short: Sequence[str]) -> Iterator[list[int]]:
    """Sources, whose texts can be long, are read one at a time and last."""
    ((last,),) = connection.execute("SELECT coalesce(max(number), 0) FROM entry")
    for high in range(last, 0, -SCANNED):
        between = [high - SCANNED + 1, high]
        yield _reading(connection, "kind <> 'source' AND number BETWEEN ? AND ?", between, short)
    sources = connection.execute("SELECT number FROM entry WHERE kind = 'source'").fetchall()
    for (number,) in sources:
        yield _reading(connection, "number = ?", [number], short)


def _reading(
    connection: Connection, where: str, values: Sequence[int], short: Sequence[str]
) -> list[int]:
    found = connection.execute(
        f"SELECT number FROM entry WHERE {where}{_holding(short)} ORDER BY number DESC",
        [*values, *_patterns(short)],
    )
    return [number for (number,) in found]


def recorded(connection: Connection, of: Sequence[int]) -> list[IndexedRecord]:
    """The records with these numbers, in the same order."""
    found: dict[int, IndexedRecord] = {}
    for start in range(0, len(of), MARKS):
        part = of[start : start + MARKS]
        answer = connection.execute(
            f"SELECT number, kind, record FROM entry WHERE number IN ({_marks(part)})", part
        )
        for number, kind, record in answer:
            found[number] = IndexedRecord(number, KIND_NAMED[kind].record, record)
    return [found[number] for number in of if number in found]


def common(connection: Connection, wanted: SearchTerms, most: int) -> bool:
    """Whether more than `most` entries contain all the long words."""
    found = connection.execute(
        "SELECT rowid FROM entry_words WHERE entry_words MATCH ? LIMIT 1 OFFSET ?",
        [_match(wanted.long), most],
    )
    return found.fetchone() is not None


def best(connection: Connection, wanted: SearchTerms, limit: int) -> list[int]:
    """The entries in which the long words weigh most (BM25), those in which they begin words
    first."""
    found = connection.execute(
        "SELECT rowid FROM entry_words WHERE entry_words MATCH ? ORDER BY rank LIMIT ?",
        [_match(wanted.long), 2 * limit],
    )
    most = [number for (number,) in found]
    starts = [f" {word}" for word in wanted.long]
    begun = _holding_as_is(connection, most, starts)
    first = [number for number in most if number in begun]
    if len(most) == 2 * limit and len(first) < limit:
        first += _latest(connection, starts)
    return list(dict.fromkeys((*first, *most)))[:limit]


def _holding_as_is(connection: Connection, of: Sequence[int], starts: Sequence[str]) -> set[int]:
    """Those of some entries that contain words as written; sources are too long to read."""
    holding = " AND instr(body, ?)" * len(starts)
    numbers: set[int] = set()
    for start in range(0, len(of), MARKS):
        part = of[start : start + MARKS]
        found = connection.execute(
            "SELECT number FROM entry WHERE kind <> 'source'"
            f" AND number IN ({_marks(part)}){holding}",
            [*part, *starts],
        )
        numbers.update(number for (number,) in found)
    return numbers


def _latest(connection: Connection, words: Sequence[str]) -> list[int]:
    found = connection.execute(
        "SELECT rowid FROM entry_words WHERE entry_words MATCH ? ORDER BY rowid DESC LIMIT ?",
        [_match(words), PAGE],
    )
    return [number for (number,) in found]


def kinds_by_number(connection: Connection) -> bytearray:
    """The kind of each entry by its number, as an index into `KINDS`; 255 if there is none.

    It costs a few frames, once for all searches until the next edit."""
    ((last,),) = connection.execute("SELECT coalesce(max(number), 0) FROM entry")
    known = bytearray([255] * (int(last) + 1))
    places = {kind.table: place for place, kind in enumerate(KINDS.values())}
    for number, kind in connection.execute("SELECT number, kind FROM entry"):
        known[number] = places[kind]
    return known


def search(connection: Connection, words: str, limit: int = 200) -> tuple[IndexedRecord, ...]:
    """The records that contain all the words, best first."""
    wanted = SearchTerms(words_of(words.replace("\0", " ")))
    if wanted.short or not wanted.long:
        found = [number for page in matching(connection, wanted) for number in page]
    else:
        found = best(connection, wanted, limit)
    return tuple(recorded(connection, found[:limit]))


def _match(words: Sequence[str]) -> str:
    """The words in the index's query language."""
    return " AND ".join(map(_quoted, words))


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _holding(words: Sequence[str]) -> str:
    cases = " OR ".join(["entry.body LIKE ? ESCAPE '\\'"] * 3)
    return f" AND ({cases})" * len(words)


def _patterns(words: Sequence[str]) -> Iterator[str]:
    """LIKE folds case for ASCII only, so other scripts are tried in three cases."""
    for word in words:
        escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        for case in (escaped.lower(), escaped.upper(), escaped.capitalize()):
            yield f"%{case}%"
