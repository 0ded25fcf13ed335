"""What is stored apart from records, under its SHA-256: long texts, and the files that a dossier
keeps, packed."""

import zlib
from collections.abc import Iterator

from core.model.change import Body
from core.storage.driver import Connection
from core.text.digest import digest_of, digest_of_bytes

MOST = 200 << 20
"""The largest file that is unpacked, in bytes."""


def text(connection: Connection, digest: str) -> str | None:
    """A long text, empty if there is none; None if it is not as it was."""
    found = connection.execute("SELECT body FROM text WHERE digest = ?", [digest])
    body = "".join(body for (body,) in found)
    return body if not body or digest_of(body) == digest else None


def keep(connection: Connection, digest: str, content: bytes) -> None:
    """Keep a file, unless it is there."""
    connection.execute(
        "INSERT OR IGNORE INTO original VALUES (?, ?)", [digest, zlib.compress(content)]
    )


def kept(connection: Connection, digest: str) -> bytes | None:
    """A file that was kept; None if it is not there, or not as it was."""
    found = connection.execute("SELECT body FROM original WHERE digest = ?", [digest]).fetchone()
    return None if found is None else unpacked(digest, found[0])


def all_stored(connection: Connection) -> dict[str, Body]:
    """All long texts, and all files that are kept and are as they were."""
    found: dict[str, Body] = dict(connection.execute("SELECT digest, body FROM text"))
    for digest, body in connection.execute("SELECT digest, body FROM original"):
        content = unpacked(digest, body)
        if content is not None:
            found[digest] = content
    return found


def altered(connection: Connection) -> Iterator[str]:
    """The digests of files that are not as they were."""
    for digest, body in connection.execute("SELECT digest, body FROM original"):
        if unpacked(digest, body) is None:
            yield digest


def lacking(connection: Connection) -> Iterator[str]:
    """The titles of sources whose file is said to be kept, and is not there."""
    query = """
        SELECT title FROM source WHERE kept AND NOT EXISTS
            (SELECT 1 FROM original WHERE digest = source.file_digest)
    """
    yield from (title for (title,) in connection.execute(query))


def drop_unused(connection: Connection) -> None:
    """Drop the files that no source keeps any more."""
    connection.execute(
        "DELETE FROM original WHERE digest NOT IN (SELECT file_digest FROM source WHERE kept)"
    )


def unpacked(digest: str, body: object) -> bytes | None:
    """A packed file's content; None if it is not what its digest says."""
    if not isinstance(body, bytes):
        return None
    try:
        content = zlib.decompressobj().decompress(body, MOST)
    except zlib.error:
        return None
    return content if digest_of_bytes(content) == digest else None
