"""Where the letters of a page are in a text that was made of them: in another order, with lines
joined, hyphens gone and marks moved."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

LENGTHS = (12, 6)
"""So many letters in a row that both sides have exactly once hold them together."""
MOST = 400
"""So many letters that lie between others are compared one by one at most."""

Pair = tuple[int, int]


def places_of(letters: str, text: str) -> tuple[int, ...]:
    """The place in a text of each letter of a page, -1 for one that is not in it. Blanks stand in
    the text alone."""
    at = [place for place, sign in enumerate(text) if not sign.isspace()]
    words = "".join(text[place] for place in at)
    if words == letters:
        return tuple(at)
    found = [-1] * len(letters)
    taken = bytearray(len(words))
    for length in LENGTHS:
        for pair in _seeds(letters, words, length):
            _grow(letters, words, pair, found, taken)
    _fill(letters, words, found, taken)
    return tuple(at[place] if place >= 0 else -1 for place in found)


def _seeds(letters: str, words: str, length: int) -> Iterator[Pair]:
    """Where stretches begin that both have exactly once."""
    here, there = _once(letters, length), _once(words, length)
    return ((place, there[each]) for each, place in here.items() if each in there)


def _once(signs: str, length: int) -> dict[str, int]:
    found: dict[str, int] = {}
    twice: set[str] = set()
    for place in range(len(signs) - length + 1):
        each = signs[place : place + length]
        if found.setdefault(each, place) != place:
            twice.add(each)
    return {each: place for each, place in found.items() if each not in twice}


def _grow(letters: str, words: str, seed: Pair, found: list[int], taken: bytearray) -> None:
    """Note a stretch that both have, as far as it goes to either side."""
    if found[seed[0]] >= 0:
        return
    for step in (1, -1):
        one, other = seed if step > 0 else (seed[0] - 1, seed[1] - 1)
        while 0 <= one < len(letters) and 0 <= other < len(words):
            if letters[one] != words[other] or found[one] >= 0 or taken[other]:
                break
            found[one], taken[other] = other, 1
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
