"""Strips: what a page is cut into. A strip is as wide as the body and is never cut itself."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

import msgspec

from briefings.render.pen import Pen
from briefings.render.shapes import Drawing
from briefings.render.text import SetLine
from briefings.styles import Style

NEARLY_EMPTY = 0.2  # of the page's height
TIGHTER = (0.8, 0.6, 0.4)

Paint: TypeAlias = Callable[[Pen, float, float], None]


class Strip(msgspec.Struct, gc=False):
    """A slice of the body, `height` points high, painted from its top left corner.

    `before` is the space above it, left out at the top of a page. `keep` holds it on the page of
    the next strip, `fresh` starts a new page, `heads` are repeated above it where it opens a page,
    an `optional` strip is left out where the page is full. `anchor` can be linked to, and stands
    in the outline where there is an `outline` title. A `line` of text may be numbered, `level` is
    the word that what is said on it is marked with.
    """

    height: float
    paint: Paint
    before: float = 0.0
    keep: bool = False
    fresh: bool = False
    optional: bool = False
    heads: "tuple[Strip, ...]" = ()
    anchor: str = ""
    outline: str = ""
    line: bool = False
    level: str = ""


class Placed(msgspec.Struct, frozen=True, gc=False):
    """A strip and how far below the top of the body it stands."""

    strip: Strip
    y: float


def nothing(_pen: Pen, _x: float, _y: float) -> None:
    """Paint nothing."""


def line_strips(lines: Sequence[SetLine], style: Style, indent: float = 0.0) -> list[Strip]:
    """A strip a line; a first or last line never stands alone on a page."""
    last = len(lines) - 1
    strips = [
        Strip(
            style.leading,
            _line_painter(line, style, indent),
            keep=n in (0, last - 1) and n < last,
            line=True,
        )
        for n, line in enumerate(lines)
    ]
    strips[0].before = style.before
    strips[-1].height += style.after
    return strips


def baseline(style: Style) -> float:
    """How far a line's baseline is below the line's top."""
    return (style.leading - style.size) / 2 + style.size * 0.8


def _line_painter(line: SetLine, style: Style, indent: float) -> Paint:
    down = baseline(style)

    def paint(pen: Pen, x: float, y: float) -> None:
        pen.line(line, x + indent, y + down)

    return paint


def drawing_strip(drawing: Drawing, *, before: float = 0.0, keep: bool = False) -> Strip:
    """A drawing as a strip."""

    def paint(pen: Pen, x: float, y: float) -> None:
        pen.drawing(drawing, x, y)

    return Strip(drawing.height, paint, before, keep)


def kept(strips: Iterable[Strip]) -> list[Strip]:
    """The strips, all on one page where that is possible."""
    found = list(strips)
    for strip, _next in pairwise(found):
        strip.keep = True
    return found


def paginate(strips: Sequence[Strip], height: float, used: float = 0.0) -> list[list[Placed]]:
    """The strips on pages of that height; `used` is how much of the first is taken already. Where
    the last page before a fresh start would be nearly empty, the spaces between strips are made
    smaller, if that saves the page."""
    pages: list[list[Placed]] = []
    for part in _parts(strips):
        pages += _tightest(part, height, 0.0 if pages else used)
    return pages


def _parts(strips: Sequence[Strip]) -> Iterator[Sequence[Strip]]:
    starts = [0, *(n for n, strip in enumerate(strips) if strip.fresh and n), len(strips)]
    for start, end in pairwise(starts):
        if start < end:
            yield strips[start:end]


def _tightest(strips: Sequence[Strip], height: float, used: float) -> list[list[Placed]]:
    first = _placed(strips, height, 1.0, used)
    if len(first) == 1 or foot(first[-1]) > NEARLY_EMPTY * height:
        return first
    for share in TIGHTER:
        pages = _placed(strips, height, share, used)
        if len(pages) < len(first):
            return pages
    return first


def foot(placed: Sequence[Placed]) -> float:
    """How far down a page is taken by what stands on it."""
    return placed[-1].y + placed[-1].strip.height if placed else 0.0


def _placed(
    strips: Sequence[Strip], height: float, share: float, used: float
) -> list[list[Placed]]:
    pages = _Pages(height, share, used)
    for chain in _chains(strips):
        pages.place(chain)
    return pages.pages


def _chains(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    chain: list[Strip] = []
    for strip in strips:
        chain.append(strip)
        if not strip.keep:
            yield chain
            chain = []
    if chain:
        yield chain


class _Pages:
    """Pages being filled; `share` is what is given of the spaces between strips, `used` how much
    of the first page is taken."""

    def __init__(self, height: float, share: float, used: float) -> None:
        self.height = height
        self.share = share
        self.pages: list[list[Placed]] = [[]] if used else []
        self.y = used

    def place(self, chain: Sequence[Strip]) -> None:
        """Put strips that stay together below what stands there, or on the next page."""
        if not self.pages or chain[0].fresh:
            self._turn()
        elif not self._fits(chain):
            if chain[0].optional:
                return
            self._turn(chain[0].heads)
        for strip in chain:
            if self.pages[-1] and not self._fits([strip]):
                self._turn(strip.heads)
            self._put(strip)

    def _fits(self, chain: Sequence[Strip]) -> bool:
        needed = sum([strip.before * self.share + strip.height for strip in chain])
        if self.y == 0:
            needed -= chain[0].before * self.share
        return self.y + needed <= self.height + 0.01

    def _turn(self, heads: Sequence[Strip] = ()) -> None:
        if not self.pages or self.pages[-1] or self.y > 0:
            self.pages.append([])
            self.y = 0.0
        for head in heads:
            self._put(head)

    def _put(self, strip: Strip) -> None:
        if self.y > 0:
            self.y += strip.before * self.share
        self.pages[-1].append(Placed(strip, self.y))
        self.y += strip.height
