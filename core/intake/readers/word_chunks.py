"""Documents inside a Word document (altChunk) that are read at their place: Word files, web pages,
also those saved as messages, and plain texts.

Source: ECMA-376 1, 17.17.2.1.
"""

import posixpath
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple

from core.intake.readers.found import Losses
from core.intake.readers.word_drawings import Related

DEEPEST = 3
"""How deeply documents inside one another are read."""
_PAGES, _MESSAGES = (".html", ".htm", ".xhtml"), (".mht", ".mhtml")
_NOT_LOADED = (ImportError, OSError)
"""What meets a process that was not told of pages, and cannot load what reads them."""
_CHARSET = re.compile(rb"(?i)charset\s*=\s*[\"']?([\w-]{2,30})")
_DECLARED_WITHIN = 4_000
"""How far into a page its encoding is looked for, in bytes."""
_AS_IN_BROWSERS = ("iso-8859-1", "latin1", "us-ascii")
"""What browsers take for the encoding of Windows that has the same letters, and more."""
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")

Lost = Callable[[str, str], None]


class Chunk(NamedTuple):
    """A document inside another in one reading: its text, the comments on it, and who changed how
    much of it while changes were tracked."""

    text: str
    comments: list[dict[str, Any]]
    changes: dict[str, int]


class Elsewhere(NamedTuple):
    """What identifiers in a text lead to: the root of a part, or a document that is inside."""

    related: Related
    chunk: Callable[[str], Chunk | None]


def is_word(name: str) -> bool:
    """Whether a part that is called so is a Word file."""
    return _ending(name) in (".docx", ".docm", ".dotx", ".dotm")


def chunk_of(name: str, data: bytes, reading: str, most: int, lost: Lost) -> Chunk | None:
    """A web page or a plain text in one reading; None if the part is neither, or in letters that
    are not known here."""
    ending = _ending(name)
    if ending in _MESSAGES:
        return _saved_page(data, reading, most, lost)
    text = _decoded(data)
    if text is None:
        return None
    if ending == ".txt":
        return Chunk(text.replace("\r\n", "\n").strip("\n"), [], {})
    return _page(text, reading, most, lost) if ending in _PAGES else None


def _page(text: str, reading: str, most: int, lost: Lost) -> Chunk | None:
    try:
        from core.intake.readers.page import page_read
    except _NOT_LOADED:
        return None
    losses = Losses()
    words, changes = page_read(text.encode("utf-8", "replace"), reading, most, losses)
    for what, where in losses.found.items():
        for each in where:
            lost(what, each)
    return Chunk(words, [], changes)


def _saved_page(data: bytes, reading: str, most: int, lost: Lost) -> Chunk | None:
    """The text of a page that was saved as a message; its other parts are named."""
    try:
        from core.intake.readers.word_saved_pages import saved_page
    except _NOT_LOADED:
        return None
    found = saved_page(data)
    if found is None:
        return None
    text = found.text
    chunk = _page(text, reading, most, lost) if found.is_page else Chunk(text.strip("\n"), [], {})
    for each in () if chunk is None else found.others:
        lost("attachment", each)
    return chunk


def _ending(name: str) -> str:
    return posixpath.splitext(name)[1].lower()


def _decoded(data: bytes) -> str | None:
    encodings = ["utf-16"] if data.startswith(_WIDE_MARKS) else ["utf-8"]
    if declared := _CHARSET.search(data[:_DECLARED_WITHIN]):
        label = declared[1].decode("ascii").lower()
        encodings.append("windows-1252" if label in _AS_IN_BROWSERS else label)
    for encoding in encodings:
        with suppress(LookupError, UnicodeDecodeError, OSError):
            return data.decode(encoding).removeprefix("\ufeff")
    return None


class Inserted:
    """The comments on documents inside another, where these stand in it."""

    def __init__(self) -> None:
        self._comments: list[dict[str, Any]] = []

    def add(self, chunk: Chunk, at: int) -> None:
        """Note those on a document that begins at this place of the text."""
        begun = len(self._comments)
        for each in chunk.comments:
            moved = {"start": each["start"] + at, "end": each["end"] + at}
            self._comments.append({**each, **moved, "answers": _shifted(each["answers"], begun)})

    def behind(self, comments: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Comments with these behind them."""
        begun = len(comments)
        own = ({**each, "answers": _shifted(each["answers"], begun)} for each in self._comments)
        return [*comments, *own]


def _shifted(answers: int, by: int) -> int:
    """The place of the comment that one answers, -1 if it answers none."""
    return answers + by if answers >= 0 else answers
