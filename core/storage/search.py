"""Finding words: an index of the texts that people write, kept with the records.

Three letters and more are found by trigram, diacritics folded, which serves scripts without
spaces and inflected words alike; one and two letters by looking at every text.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from core.kinds import KIND_NAMED, KINDS
from core.model import Record, Source
from core.storage.driver import Connection

INDEXED = 3
"""The fewest characters that the trigram index finds."""

EXCERPT = 64
"""About how many characters of a text a hit shows."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record whose texts hold all the words, and an excerpt of the place."""

    kind: type[Record]
    id: str
    snippet: str


def body(connection: Connection, record: Record) -> str:
    """What search reads of a record: its texts, and for a source the stored text too."""
    texts = [getattr(record, name) for name in KINDS[type(record)].texts]
    if isinstance(record, Source) and record.digest:
        found = connection.execute("SELECT body FROM text WHERE digest = ?", [record.digest])
        texts += next(iter(found), ())
    return "\n".join(text for text in texts if text)


def index(connection: Connection, before: Record | None, after: Record | None) -> None:
    """Bring the index up to date with one edit."""
    record = after if after is not None else before
    assert record is not None, "an edit has a record before or after"
    key = [KINDS[type(record)].table, record.id]
    text = body(connection, after) if after is not None else ""
    if not text:
        connection.execute("DELETE FROM entry WHERE kind = ? AND record = ?", key)
        return
    connection.execute(
        "INSERT INTO entry (kind, record, body) VALUES (?, ?, ?)"
        " ON CONFLICT (record, kind) DO UPDATE SET body = excluded.body"
        " WHERE body <> excluded.body",
        [*key, text],
    )


def search(connection: Connection, words: str, limit: int = 200) -> tuple[Hit, ...]:
    """The records that hold all the words, the best first."""
    wanted = words.replace("\0", " ").split()
    long = [word for word in wanted if len(word) >= INDEXED]
    short = [word for word in wanted if len(word) < INDEXED]
    if not wanted:
        return ()
    rows = _indexed(connection, long, short, limit) if long else _read(connection, short, limit)
    return tuple(Hit(KIND_NAMED[kind].record, record, text) for kind, record, text in rows)


def _indexed(
    connection: Connection, long: list[str], short: list[str], limit: int
) -> list[tuple[str, str, str]]:
    quoted = " ".join('"' + word.replace('"', '""') + '"' for word in long)
    found = connection.execute(
        "SELECT kind, record, snippet(entry_words, 0, '', '', '…', ?)"
        " FROM entry_words JOIN entry ON entry.number = entry_words.rowid"
        f" WHERE entry_words MATCH ?{_holding(short)} ORDER BY rank LIMIT ?",
        [EXCERPT, quoted, *_patterns(short), limit],
    )
    return list(found)


def _read(connection: Connection, short: list[str], limit: int) -> list[tuple[str, str, str]]:
    found = connection.execute(
        "SELECT kind, record, substr(body, max(1, instr(body, ?) - ?), ?)"
        f" FROM entry WHERE true{_holding(short)} ORDER BY number DESC LIMIT ?",
        [short[0], EXCERPT // 2, EXCERPT, *_patterns(short), limit],
    )
    return list(found)


def _holding(words: list[str]) -> str:
    cases = " OR ".join(["entry.body LIKE ? ESCAPE '\\'"] * 3)
    return f" AND ({cases})" * len(words)


def _patterns(words: list[str]) -> Iterable[str]:
    """LIKE folds the case of ASCII only, so that other scripts are tried in three cases."""
    for word in words:
        escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        for case in (escaped.lower(), escaped.upper(), escaped.capitalize()):
            yield f"%{case}%"
