"""Keeping the index of words up to date with the records (see `core.storage.search`).

Every record that has texts is an entry with a number. The index knows of three letters which
entries have them; of sources, whose texts can be books, it knows where as well, and keeps the texts
as they are searched.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain, repeat
from operator import attrgetter
from zlib import crc32

from core.model.kinds import KINDS
from core.model.records import Record, Source
from core.storage import rows, stored
from core.storage.driver import Connection, dbapi
from core.storage.told import encoded
from core.text.folding import fold, fold_all

LONGEST = 1_000_000
"""After how many characters of text the index is written to disk."""
TOGETHER = 200
"""The texts of how many records are folded at once."""
REMOVED = 500
"""How many entries are removed at a time, in about a hundredth of a second."""
SOURCE = KINDS[Source].table

Told = tuple[str, str]
"""The id of a record, and what search reads of it."""


def folded(texts: Iterable[str]) -> str:
    """What search reads of a record with these texts: all folded, each preceded by a space, which
    marks where words begin."""
    return "".join(f" {fold(text)}\n" for text in texts if text)


def body(connection: Connection, record: Record) -> str:
    """What search reads of a record: its texts, and for a source the stored text too."""
    texts = [getattr(record, name) for name in KINDS[type(record)].texts]
    if isinstance(record, Source) and record.digest:
        found = connection.execute("SELECT body FROM text WHERE digest = ?", [record.digest])
        texts += next(iter(found), ())
    return folded(texts)


def checksum(text: str) -> int:
    """By which what search reads of a record is known, where only its letters are kept."""
    return crc32(text.encode())


def index(connection: Connection, before: Record | None, after: Record | None) -> None:
    """Bring the index up to date with one edit."""
    record = after if after is not None else before
    assert record is not None, "an edit has a record before or after"
    table, text = KINDS[type(record)].table, body(connection, after) if after is not None else ""
    found = connection.execute(_ENTRY, [record.id, table]).fetchone()
    if found is None:
        _add(connection, table, [(record.id, text)] if text else [])
    elif not text:
        connection.execute(_FORGETTING[table == SOURCE], found[:1])
        connection.execute("DELETE FROM entry WHERE number = ?", found[:1])
    elif found[1] != (new := checksum(text)):
        connection.execute(_REPLACING[table == SOURCE], [found[0], text])
        connection.execute("UPDATE entry SET checksum = ? WHERE number = ?", [new, found[0]])


def indexing_added(connection: Connection, records: Sequence[Record]) -> Iterator[int]:
    """As `index`, for records of one kind that are new, a part at a time; says after each how many
    records are done."""
    table = KINDS[type(records[0])].table
    told: list[Told] = []
    length = 0
    for done, (record, text) in enumerate(_with_bodies(connection, records), 1):
        if text:
            told.append((record.id, text))
            length += len(text)
        if length > LONGEST or done == len(records):
            _add(connection, table, told)
            told, length = [], 0
            yield done


def indexing_removed(connection: Connection, records: Sequence[Record]) -> Iterator[int]:
    """As `index`, for records of one kind that are removed, a part at a time; says after each how
    many entries are. They go in the order of their numbers: one before the last would have the
    index written to disk."""
    table = KINDS[type(records[0])].table
    found = connection.execute(_ENTRIES, [table, encoded([each.id for each in records])]).fetchall()
    for start in range(0, len(found), REMOVED):
        part = found[start : start + REMOVED]
        connection.executemany(_FORGETTING[table == SOURCE], part)
        connection.executemany("DELETE FROM entry WHERE number = ?", part)
        yield start + len(part)


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


def _add(connection: Connection, table: str, told: Sequence[Told]) -> None:
    """Add entries for records of a table. Their words go in one statement: between two, the index
    would be written to disk."""
    if not told:
        return
    ((last,),) = connection.execute("SELECT coalesce(max(number), 0) FROM entry")
    numbers = range(last + 1, last + 1 + len(told))
    records, texts = zip(*told, strict=True)
    entries = zip(numbers, repeat(table), records, map(checksum, texts), strict=False)
    connection.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", entries)
    values = [*chain.from_iterable(zip(numbers, texts, strict=True))]
    rows_added = ", ".join(["(?, ?)"] * len(told))
    connection.execute(f"INSERT INTO {_KEPT[table == SOURCE]} VALUES {rows_added}", values)


_ENTRY = "SELECT number, checksum FROM entry WHERE record = ? AND kind = ?"
_ENTRIES = """
SELECT number FROM entry WHERE kind = ? AND record IN (SELECT value FROM json_each(?))
ORDER BY number
"""
_KEPT = ("entry_words (rowid, body)", "source_entry (number, body)")
"""Where the words of an entry go, and those of a source."""
_FORGETTING = (
    "DELETE FROM entry_words WHERE rowid = ?",
    "DELETE FROM source_entry WHERE number = ?",
)
_REPLACING = (
    "INSERT OR REPLACE INTO entry_words (rowid, body) VALUES (?, ?)",
    "INSERT OR REPLACE INTO source_entry VALUES (?, ?)",
)


def index_anew(connection: Connection) -> None:
    """Build the whole index from scratch, inside the caller's transaction."""
    connection.execute("DELETE FROM entry")
    connection.execute("INSERT INTO entry_words (entry_words) VALUES ('delete-all')")
    connection.execute("DELETE FROM source_entry")
    for kind in KINDS:
        for part in rows.parts(connection, kind):
            for _done in indexing_added(connection, part):
                pass
    connection.execute("INSERT INTO source_words (source_words) VALUES ('rebuild')")


def is_true(connection: Connection) -> bool:
    """Whether the index is what `index_anew` would make of the records."""
    with closing(dbapi.connect(":memory:")) as other:
        ((made,),) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'entry_words'")
        other.execute(made)
        entries = 0
        for kind in KINDS:
            for number, text in _expected(connection, kind):
                if number is None:
                    return False
                entries += 1
                if kind is not Source:
                    other.execute(_REPLACING[False], [number, text])
        counts = connection.execute(_COUNTS).fetchone()
        known = other.execute(_KNOWN).fetchone()
        return counts == (entries, *known) and _have_same_letters(connection, other)


_KNOWN = "SELECT count(*) FROM entry_words_docsize"
_COUNTS = f"SELECT (SELECT count(*) FROM entry), ({_KNOWN})"


def _expected(connection: Connection, kind: type[Record]) -> Iterator[tuple[int | None, str]]:
    """The number of the entry of each record of a kind that has one or should, and what search is
    to read of it; None where there is none, or not for that."""
    table = KINDS[kind].table
    for record in chain.from_iterable(rows.parts(connection, kind)):
        text = body(connection, record)
        found = connection.execute(_ENTRY, [record.id, table]).fetchone()
        if found is not None or text:
            is_right = found is not None and _is_right(connection, record, text, *found)
            yield found[0] if is_right else None, text


def _is_right(connection: Connection, record: Record, text: str, number: int, said: int) -> bool:
    """Whether an entry is for a text, or for that of a source which is damaged or gone."""
    if not isinstance(record, Source):
        return said == checksum(text)
    is_lost = bool(record.digest) and not stored.text(connection, record.digest)
    kept = connection.execute("SELECT body FROM source_entry WHERE number = ?", [number]).fetchone()
    return kept is not None and said == checksum(kept[0]) and (is_lost or kept[0] == text)


def _have_same_letters(one: Connection, other: Connection) -> bool:
    """Whether an index knows of as many entries with three letters as another, for all of those."""
    other.execute("CREATE VIRTUAL TABLE letters USING fts5vocab(entry_words, row)")
    counted = "SELECT count(*) FROM entry_words WHERE entry_words MATCH ?"
    return all(
        one.execute(counted, [quoted(letters)]).fetchone() == (count,)
        for letters, count in other.execute("SELECT term, doc FROM letters")
        if "\0" not in letters
    )


def quoted(word: str) -> str:
    """A word or phrase in the index's query language."""
    return '"' + word.replace('"', '""') + '"'
