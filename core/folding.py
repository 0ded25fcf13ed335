"""Letters as search sees them: without case, accents and vowel signs; and where words stand.

A text and what is looked for are folded alike: "Delegation" finds "Délégation", "елка" "Ёлка",
"حدود" the same word with its vowels written, "istanbul" "İSTANBUL".
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f]"
)
"""Accents, Hebrew points, Arabic vowel signs and the stroke that stretches Arabic words; not the
vowel signs of Indian scripts, without which words are others."""

_SAME = str.maketrans("ıłøđħىةک", "ilodhيهك")
CHUNK = 4096
"""How many characters of a long text are folded at a time."""


def fold(text: str) -> str:
    """A text with letters that search takes for the same written the same."""
    if text.isascii():
        return text.lower()
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text).casefold())
    return _MARKS.sub("", unicodedata.normalize("NFKD", plain)).translate(_SAME)


def places(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where folded words stand in a text, by character, in order and joined where they touch."""
    folded, back = _mapped(text)
    found = [
        (back[at], back[at + len(word) - 1] + 1)
        for word in words
        if word
        for at in _occurrences(folded, word)
    ]
    return list(_joined(sorted(found), text))


def first_place(text: str, words: Iterable[str]) -> int | None:
    """Where the first of the words that stands in a text begins, without folding all of it."""
    wanted = [word for word in words if word]
    overlap = max(map(len, wanted), default=0)
    for start in range(0, len(text), CHUNK):
        chunk = text[start : start + CHUNK + 2 * overlap]
        folded = fold(chunk)
        if any(word in folded for word in wanted):
            found = places(chunk, wanted)
            if found:
                return start + found[0][0]
    return None


def begins_word(text: str, at: int) -> bool:
    """Whether a word begins at a place."""
    return at == 0 or not text[at - 1].isalnum()


def ends_word(text: str, at: int) -> bool:
    """Whether a word ends before a place."""
    return at >= len(text) or not text[at].isalnum()


def _mapped(text: str) -> tuple[str, list[int] | range]:
    """The folded text, and for each of its characters which one of the text it comes from."""
    if text.isascii():
        return text.lower(), range(len(text))
    parts = [fold(letter) for letter in text]
    back = [number for number, part in enumerate(parts) for _each in part]
    return "".join(parts), back


def _occurrences(folded: str, word: str) -> Iterator[int]:
    at = folded.find(word)
    while at >= 0:
        yield at
        at = folded.find(word, at + len(word))


def _joined(spans: list[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """Overlapping spans as one, each with the marks that follow its last letter."""
    last: tuple[int, int] | None = None
    for start, letters_end in spans:
        end = _past_marks(text, letters_end)
        if last is not None and start > last[1]:
            yield last
            last = None
        last = (last[0], max(last[1], end)) if last is not None else (start, end)
    if last is not None:
        yield last


def _past_marks(text: str, at: int) -> int:
    while at < len(text) and _MARKS.match(text[at]):
        at += 1
    return at
