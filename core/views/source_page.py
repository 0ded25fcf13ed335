"""A page of a source as it looks: where the words of its stored text stand on it."""

from collections.abc import Sequence
from itertools import pairwise

from core.model.records import Source
from core.text.extensions import PAGED
from core.text.letters import places_of

PAGE_END = "\f"

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points from the page's top left corner."""


class PageWords:
    """The letters of one page with the box around each, and their places in the source's text."""

    def __init__(self, text: str, page: int, letters: str, boxes: Sequence[Box]) -> None:
        start, end = stretch(text, page)
        begins = {
            n + 1 for n, (one, other) in enumerate(pairwise(boxes)) if not _is_beside(one, other)
        }
        found = places_of(letters, text[start:end], begins)
        self._boxes = [box for box, place in zip(boxes, found, strict=True) if place >= 0]
        self._places = [start + place for place in found if place >= 0]
        self._span = (min(self._places), max(self._places)) if self._places else (0, -1)

    def boxes(self, start: int, end: int) -> list[Box]:
        """What a stretch of the text covers on the page: a box for each line of it."""
        found: list[Box] = []
        if end <= self._span[0] or start > self._span[1]:
            return found
        for box, place in zip(self._boxes, self._places, strict=True):
            if start <= place < end:
                if found and _is_beside(found[-1], box):
                    found[-1] = _around(found[-1], box)
                else:
                    found.append(box)
        return found

    def place_at(self, x: float, y: float) -> int | None:
        """The place in the text of the letter nearest to a spot on the page; None without any."""
        if not self._boxes:
            return None
        nearest = min(range(len(self._boxes)), key=lambda n: _distance(self._boxes[n], x, y))
        return self._places[nearest]

    def is_on_letter(self, x: float, y: float) -> bool:
        """Whether a letter is at this spot."""
        return any(_distance(box, x, y) == 0 for box in self._boxes)


def has_pages(source: Source) -> bool:
    """Whether a source was imported from a file that has pages to be shown."""
    return bool(source.file_digest) and source.file_name.lower().endswith(PAGED)


def stretch(text: str, page: int) -> tuple[int, int]:
    """From where to where a page, counted from 0, is in a stored text; an empty stretch behind its
    end if there is no such page."""
    start = 0
    for _turn in range(page):
        end = text.find(PAGE_END, start)
        if end < 0:
            return len(text), len(text)
        start = end + 1
    end = text.find(PAGE_END, start)
    return start, len(text) if end < 0 else end


def _is_beside(one: Box, other: Box) -> bool:
    """Whether a letter goes on with the line that ends before it."""
    height = max(one[3] - one[1], 0.1)
    level = min(one[3], other[3]) - max(one[1], other[1])
    gap = max(other[0] - one[2], one[0] - other[2])
    return level > 0.4 * min(height, max(other[3] - other[1], 0.1)) and gap < 1.2 * height


def _around(one: Box, other: Box) -> Box:
    left, top = min(one[0], other[0]), min(one[1], other[1])
    return left, top, max(one[2], other[2]), max(one[3], other[3])


def _distance(box: Box, x: float, y: float) -> float:
    """How far a spot is from a box; lines count before letters of another line."""
    across = max(box[0] - x, 0.0, x - box[2])
    down = max(box[1] - y, 0.0, y - box[3])
    return across + 3 * down
