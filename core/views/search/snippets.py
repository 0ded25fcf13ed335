"""The lines under what a search finds: the place in its texts, with the words told apart."""

from collections.abc import Iterable, Iterator

import msgspec

from core.model.kinds import KINDS
from core.model.records import Record, Source
from core.model.texts import STORED_TEXT, Stored, passage
from core.text.folding import begins_word, first_place, places

BEFORE, LENGTH = 36, 180
"""How many characters of a text stand before the first word found, and how many there are."""
WHOLE = 60
"""The most characters of a name that is certain to be seen whole."""
UNSEEN = "\xad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters without width that belong to the words they stand in; those that turn all that follows
round do not."""


class Snippet(msgspec.Struct, frozen=True):
    """A piece of a text in one line, and where in it the words stand, by character."""

    text: str = ""
    spans: tuple[tuple[int, int], ...] = ()


def snippet(record: Record, words: tuple[str, ...], stored: Stored, called: str = "") -> Snippet:
    """The place in a record's texts that has the first of the words, else how its texts begin.
    Nothing of what the record is `called`, which is told anyway, unless it is so long that it may
    be cut."""
    begins = ""
    for text in _texts(record, stored):
        if len(text) <= WHOLE and text in called:
            continue
        at = first_place(text, words)
        if at is not None:
            return around(text, at, words)
        begins = begins or text
    return around(begins, 0, words)


def around(text: str, at: int, words: Iterable[str]) -> Snippet:
    """One line of a text from a little before a place on."""
    start = _start(text, at)
    stretch = text[start : start + LENGTH]
    line = "".join(c if c.isprintable() or c in UNSEEN else " " for c in stretch)
    before = "…" if start else ""
    after = "…" if start + LENGTH < len(text) else ""
    return Snippet(f"{before}{line}{after}", tuple(_spans(stretch, words, len(before))))


def _spans(stretch: str, words: Iterable[str], shift: int) -> Iterator[tuple[int, int]]:
    return ((start + shift, end + shift) for start, end in places(stretch, words))


def _start(text: str, at: int) -> int:
    """Where a line that shows a place begins: at a word, if there is one near."""
    if at <= BEFORE:
        return 0
    near = range(at - BEFORE, at)
    return next((n for n in near if begins_word(text, n) and text[n].isalnum()), at - BEFORE)


def _texts(record: Record, stored: Stored) -> Iterator[str]:
    for field in _told_last(record):
        text = passage(record, field, stored)
        if text:
            yield text


def _told_last(record: Record) -> list[str]:
    """The fields that search reads; those that already are what the record is called come last."""
    fields = list(KINDS[type(record)].texts)
    fields.sort(key=("name", "title").__contains__)
    return [*fields, STORED_TEXT] if isinstance(record, Source) else fields
