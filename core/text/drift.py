"""Where the phrases of a text stand once the text has been edited.

Two texts are compared by lines, then by words, then by what the beginnings and ends of their
altered stretches have in common. An untouched phrase keeps its words; an altered one keeps its
place as long as half of it is left; a deleted one is gone, and is never mistaken for another.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

LEAST_KEPT = 0.5
"""The share of a phrase's letters that must be left for it to be the same phrase."""

MOST_GROWTH = 400
"""The most characters that may have come between the words of a phrase."""

MOST_COMPARED = 4_000_000
"""The most pairs of lines or words to compare; longer stretches count as rewritten."""

_TOKENS = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]"
    r"|\w+|\s+|."
)
"""Words; in scripts that put no space between words, single characters."""


class Stretch(NamedTuple):
    """An altered stretch: from `start` to `end` before, from `new_start` to `new_end` after.

    `head` and `tail` are how many characters at its two ends are the same before and after; where a
    text repeats itself, the two may overlap, and either reading is right."""

    start: int
    end: int
    new_start: int
    new_end: int
    head: int
    tail: int


Span = tuple[int, int]


class Drift:
    """What became of the places in a text."""

    def __init__(self, before: str, after: str) -> None:
        self._before = before
        whole = _trimmed(before, after, (0, len(before), 0, len(after)))
        self._whole = (whole,) if whole else ()
        self._stretches = tuple(_stretches(before, after, whole)) if whole else ()

    def of(self, start: int, end: int) -> Span | None:
        """Where the phrase from `start` to `end` is now; None if it is gone."""
        return (
            _intact(self._whole, start, end)
            or _intact(self._stretches, start, end)
            or self._altered(start, end)
        )

    def _altered(self, start: int, end: int) -> Span | None:
        """The place of a phrase of which enough is left."""
        kept = [(a, b, size) for a, b, size in self._kept(start, end) if size]
        letters = sum(_letters(self._before[a : a + size]) for a, _b, size in kept)
        if not kept or letters < LEAST_KEPT * _letters(self._before[start:end]) or not letters:
            return None
        first, last = kept[0], kept[-1]
        span = self._replaced_at_ends(start, end, (first[1], last[1] + last[2]))
        if span[1] - span[0] > (end - start) + MOST_GROWTH:
            return self._longest(kept, start, end)
        return span

    def _longest(self, kept: Sequence[tuple[int, int, int]], start: int, end: int) -> Span | None:
        """The longest part left in one piece, if too much text has come between the parts."""
        at, new, size = max(kept, key=lambda part: part[2])
        enough = LEAST_KEPT * _letters(self._before[start:end])
        return (new, new + size) if _letters(self._before[at : at + size]) >= enough else None

    def _kept(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The parts of a phrase that are left, each as (place before, place after, length)."""
        at, shift = start, 0
        for each in self._stretches:
            head = each.start + each.head
            tail = max(each.end - each.tail, head)
            yield at, at + shift, max(0, min(end, head) - at)
            shift = each.new_end - each.end
            at = max(at, min(tail, end))
        yield at, at + shift, max(0, end - at)

    def _replaced_at_ends(self, start: int, end: int, span: Span) -> Span:
        """The span extended by whatever replaced the phrase's first or last words."""
        first, last = span
        for each in self._stretches:
            tail = max(each.end - each.tail, each.start + each.head)
            if each.start + each.head == start < tail:
                first = min(first, each.new_start + each.head)
            if tail == end > each.start + each.head:
                last = max(last, each.new_end - (each.end - tail))
        return first, last


def _intact(stretches: Sequence[Stretch], start: int, end: int) -> Span | None:
    """The place of a phrase that lies in unchanged text, between or outside the stretches."""
    shift = 0
    for each in stretches:
        if end <= each.start + each.head:
            break
        if start < each.end - each.tail:
            return None
        shift = each.new_end - each.end
    return start + shift, end + shift


def _letters(text: str) -> int:
    return sum(not character.isspace() for character in text)


def _stretches(before: str, after: str, whole: Stretch) -> Iterator[Stretch]:
    """The altered stretches within the whole, in order."""
    if _is_one_edit(whole):
        yield whole
        return
    for hunk in _by_lines(before, after, _middle(whole)):
        found = _trimmed(before, after, hunk)
        if found is not None:
            yield found


Hunk = tuple[int, int, int, int]


def _trimmed(before: str, after: str, hunk: Hunk) -> Stretch | None:
    """An altered stretch with how much its two ends have in common; None if nothing was altered."""
    start, end, new_start, new_end = hunk
    old, new = before[start:end], after[new_start:new_end]
    if old == new:
        return None
    return Stretch(start, end, new_start, new_end, _alike(old, new), _alike(old[::-1], new[::-1]))


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at the start; found by bisection, as comparing
    is quick."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _middle(whole: Stretch) -> Hunk:
    """The part of a stretch between the common beginning and end, the beginning taken first."""
    room = min(whole.end - whole.start, whole.new_end - whole.new_start) - whole.head
    tail = min(whole.tail, room)
    return (
        whole.start + whole.head,
        whole.end - tail,
        whole.new_start + whole.head,
        whole.new_end - tail,
    )


def _is_one_edit(whole: Stretch) -> bool:
    """Whether text was only inserted, or only deleted."""
    start, end, new_start, new_end = _middle(whole)
    return start == end or new_start == new_end


def _by_lines(before: str, after: str, middle: Hunk) -> list[Hunk]:
    start, end, new_start, new_end = middle
    old = before[start:end].splitlines(keepends=True)
    new = after[new_start:new_end].splitlines(keepends=True)
    found: list[Hunk] = []
    for hunk in _compared(old, new, start, new_start):
        found += _by_words(before, after, hunk)
    return found


def _by_words(before: str, after: str, hunk: Hunk) -> Iterator[Hunk]:
    start, end, new_start, new_end = hunk
    old, new = _TOKENS.findall(before[start:end]), _TOKENS.findall(after[new_start:new_end])
    yield from _compared(old, new, start, new_start)


def _compared(old: list[str], new: list[str], start: int, new_start: int) -> Iterator[Hunk]:
    """The runs of parts that differ, as places in the two texts."""
    if len(old) * len(new) > MOST_COMPARED:
        yield start, start + sum(map(len, old)), new_start, new_start + sum(map(len, new))
        return
    at, new_at = _places(old, start), _places(new, new_start)
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield at[i], at[j], new_at[k], new_at[m]


def _places(parts: list[str], start: int) -> list[int]:
    places = [start]
    for part in parts:
        places.append(places[-1] + len(part))
    return places
