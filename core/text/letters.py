"""Where the letters of a page are in a text that was made of them: in another order, with lines
joined, hyphens gone and marks moved."""

from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

LENGTHS = (12, 6)
"""So many letters in a row that both sides have exactly once hold them together."""
MOST = 400
"""So many letters that lie between others are compared one by one at most."""

Pair = tuple[int, int]


def places_of(letters: str, text: str, begins: Collection[int] = ()) -> tuple[int, ...]:
    """The place in a text of each letter of a page, -1 for one that is not in it. Blanks stand in
    the text alone. `begins` are the letters with which a line begins: what follows a line on the
    page need not follow it in the text."""
    at = [place for place, sign in enumerate(text) if not sign.isspace()]
    words = "".join(text[place] for place in at)
    if words == letters:
        return tuple(at)
    found = [-1] * len(letters)
    taken = bytearray(len(words))
    both = _Both(letters, words, found, taken)
    for length in LENGTHS:
        for one, other in _seeds(letters, words, length, begins):
            both.grow(one, other, 1, begins)
            if one not in begins:
                both.grow(one - 1, other - 1, -1, begins)
    for one, other in [pair for pair in enumerate(found) if pair[1] >= 0]:
        both.grow(one + 1, other + 1, 1)
        both.grow(one - 1, other - 1, -1)
    _fill(letters, words, found, taken)
    return tuple(at[place] if place >= 0 else -1 for place in found)


def _seeds(letters: str, words: str, length: int, begins: Collection[int]) -> Iterator[Pair]:
    """Where stretches begin that both have exactly once, and that are of one line on the page."""
    here, there = _once(letters, length), _once(words, length)
    for each, place in here.items():
        if each in there and not any(n in begins for n in range(place + 1, place + length)):
            yield place, there[each]


def _once(signs: str, length: int) -> dict[str, int]:
    found: dict[str, int] = {}
    twice: set[str] = set()
    for place in range(len(signs) - length + 1):
        each = signs[place : place + length]
        if found.setdefault(each, place) != place:
            twice.add(each)
    return {each: place for each, place in found.items() if each not in twice}


class _Both(NamedTuple):
    """The letters of a page and of a text, the places found so far, and which are taken."""

    letters: str
    words: str
    found: list[int]
    taken: bytearray

    def grow(self, one: int, other: int, step: int, begins: Collection[int] = ()) -> None:
        """Note what both have from two places on, to one side, as far as the line goes there."""
        start = one
        while 0 <= one < len(self.letters) and 0 <= other < len(self.words):
            differs = self.letters[one] != self.words[other]
            if differs or self.found[one] >= 0 or self.taken[other]:
                return
            if step > 0 and one in begins and one != start:
                return
            self.found[one], self.taken[other] = other, 1
            if step < 0 and one in begins:
                return
            one, other = one + step, other + step


def _fill(letters: str, words: str, found: list[int], taken: Sequence[int]) -> None:
    """Compare what is left between letters that are found, letter by letter."""
    known = [(-1, -1), *((one, other) for one, other in enumerate(found) if other >= 0)]
    for (one, other), (one_end, other_end) in pairwise([*known, (len(letters), len(words))]):
        here, there = range(one + 1, one_end), range(other + 1, other_end)
        if (
            not here
            or not there
            or len(here) * len(there) > MOST * MOST
            or any(taken[each] for each in there)
        ):
            continue
        gap = SequenceMatcher(None, letters[here[0] : one_end], words[there[0] : other_end], False)
        for start, there_start, length in gap.get_matching_blocks():
            for each in range(length):
                found[here[0] + start + each] = there[0] + there_start + each
