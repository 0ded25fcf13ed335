"""What proposals would settle, above a scale: a hollow diamond for each, and its words."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import Final, NamedTuple

from briefings.render.shapes import Align, Area, Shape, TextRun, sign
from briefings.render.text import even_width, text_width, wrapped
from briefings.styles import SMALL
from core.model.records import Marker
from core.views.terms import TermMark

REACH: Final = 3.2
"""From the middle of the sign to its corners, in points."""
GAP: Final = 2.5
MOST_LINES: Final = 12
LEAST_ROOM: Final = 60.0
"""The least room for words beside a sign, in points."""
SIDES: Final[tuple[Align, ...]] = ("left", "right")


class PlacedTerm(NamedTuple):
    """A term above a scale: where it is, its words in lines, the side of the words that the sign is
    on, where they begin and end, and where the sign's middle is below the top."""

    x: float
    lines: tuple[str, ...]
    align: Align
    left: float
    right: float
    y: float

    @property
    def foot(self) -> float:
        """Where the words end, below the top; a descender may reach into the lane."""
        return self.y + (len(self.lines) - 1) * SMALL.leading + REACH + 0.4

    def shapes(self) -> Iterator[Shape]:
        """The sign and its words."""
        yield Area(sign(Marker.DIAMOND, self.x, self.y, REACH / 1.25), "panel", "ink", 0.8)
        edge = self.left if self.align == "left" else self.right
        for number, line in enumerate(self.lines):
            down = self.y + SMALL.size * 0.32 + number * SMALL.leading
            yield TextRun(edge, down, line, SMALL, self.align)


def placed(
    terms: Sequence[TermMark], spots: Sequence[float], left: float, right: float
) -> list[PlacedTerm]:
    """The terms at these places between two limits: on one line if their words and signs leave each
    other alone, else one below the other, clear of the lines of those above if there is room."""
    middle = REACH + 0.4
    for sides in product(SIDES, repeat=len(terms)):
        found = [
            _beside(*each, left, right, middle) for each in zip(terms, spots, sides, strict=True)
        ]
        if all(len(each.lines) == 1 for each in found) and _apart(found):
            return found
    stacked: list[PlacedTerm] = []
    for term, x in zip(terms, spots, strict=True):
        top = stacked[-1].foot + 2.0 if stacked else 0.0
        near, far = _clear(x, [each.x for each in stacked], left, right)
        side: Align = "left" if far - x > x - near else "right"
        stacked.append(_beside(term, x, side, near, far, top + middle))
    return stacked


def _clear(x: float, lines: Sequence[float], left: float, right: float) -> tuple[float, float]:
    """The limits of what is beside a place, between lines on either side of it; or those given, if
    that leaves little room."""
    near = max((line + GAP for line in lines if line < x), default=left)
    far = min((line - GAP for line in lines if line > x), default=right)
    return (near, far) if max(x - near, far - x) >= LEAST_ROOM else (left, right)


def _beside(
    term: TermMark, x: float, align: Align, left: float, right: float, y: float
) -> PlacedTerm:
    near = x + REACH + GAP if align == "left" else x - REACH - GAP
    room = max(1.0, right - near if align == "left" else near - left)
    lines = tuple(wrapped(term.words, SMALL, even_width(term.words, SMALL, room), MOST_LINES))
    wide = max(text_width(line, SMALL) for line in lines)
    edges = (near, near + wide) if align == "left" else (near - wide, near)
    return PlacedTerm(x, lines, align, *edges, y)


def _apart(found: Sequence[PlacedTerm]) -> bool:
    ends = sorted((min(p.left, p.x - REACH), max(p.right, p.x + REACH)) for p in found)
    return all(end + GAP <= start for (_a, end), (start, _b) in pairwise(ends))
