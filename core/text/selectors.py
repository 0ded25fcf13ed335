"""Phrases in texts, and how to find them again: the selectors of the W3C Web Annotation model.

A phrase is identified by its quote with the text before and after it (TextQuoteSelector) and by its
place, in characters (TextPositionSelector). If the text was altered without the phrase being moved
with it, the quote decides; if it does not, the phrase counts as gone, never as another one.
"""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

CONTEXT = 32
"""How many characters before and after a quote are kept, to tell it from the same words
elsewhere."""


class Selector(NamedTuple):
    """A phrase in a text: its words, the text around them, and its place in characters."""

    quote: str
    prefix: str
    suffix: str
    start: int
    end: int


class Phrase(Protocol):
    """What a note, an excerpt and a selector have in common; no place means not found."""

    @property
    def quote(self) -> str: ...
    @property
    def prefix(self) -> str: ...
    @property
    def suffix(self) -> str: ...
    @property
    def start(self) -> int | None: ...
    @property
    def end(self) -> int | None: ...


def select(text: str, start: int, end: int) -> Selector:
    """The phrase of a text from `start` to `end`."""
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Selector(text[start:end], before, after, start, end)


def located(text: str, phrase: Phrase) -> tuple[int, int] | None:
    """Where a phrase is in a text: where it was, else where its words and the text around them
    leave no doubt; None if it is gone."""
    quote = phrase.quote
    if not quote or phrase.start is None:
        return None
    start = phrase.start
    if not text.startswith(quote, start):
        found = _found_again(text, phrase)
        if found is None:
            return None
        start = found
    return start, start + len(quote)


def _found_again(text: str, phrase: Phrase) -> int | None:
    """The one place where the quote occurs in its context, or its only occurrence."""
    places = list(_occurrences(text, phrase.quote))
    if len(places) < 2:
        return places[0] if places else None
    fits = [_fit(text, at, phrase) for at in places]
    best = max(fits)
    return places[fits.index(best)] if best and fits.count(best) == 1 else None


def _occurrences(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _fit(text: str, at: int, phrase: Phrase) -> int:
    """How many characters directly before and after a place match the phrase's context."""
    end = at + len(phrase.quote)
    before = _same_end(text[max(0, at - len(phrase.prefix)) : at], phrase.prefix)
    after = _same_end(text[end : end + len(phrase.suffix)][::-1], phrase.suffix[::-1])
    return before + after


def _same_end(one: str, other: str) -> int:
    count = 0
    for mine, theirs in zip(reversed(one), reversed(other), strict=False):
        if mine != theirs:
            break
        count += 1
    return count
