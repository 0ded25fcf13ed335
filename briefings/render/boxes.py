"""Boxes: the pieces that pages are made of. A box is as wide as the body and is never split."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

import msgspec

from briefings.render.lines import SetLine, tell_paragraphs
from briefings.render.pen import Pen
from briefings.render.shapes import Drawing
from briefings.render.tags import Tag
from briefings.styles import Style

Paint: TypeAlias = Callable[[Pen, float, float], None]


class LineBox(msgspec.Struct, gc=False):
    """A slice of the body, `height` points high, painted from its top left corner.

    `before` is the space above it, omitted at the top of a page. `keep` holds it on the same page
    as the next box, `bound` does so unless that would leave much of a page empty, `fresh`
    starts a new page, `heads` are repeated above it if it opens a page. What `closes` a block has
    its page set tighter rather than stand alone on the next. An `optional` box is omitted if it, or
    what must come after it, would not fit on the page; a `spare` one also if it would take the room
    of what follows all boxes. `anchor` can be linked to, and appears in the outline if there is an
    `outline` title. A `line` of text may be numbered, `level` is the marking word of what is said
    on it, `block` the number of the block in the document that it is part of.
    """

    height: float
    paint: Paint
    before: float = 0.0
    keep: bool = False
    bound: bool = False
    fresh: bool = False
    optional: bool = False
    spare: bool = False
    heads: "tuple[LineBox, ...]" = ()
    closes: bool = False
    anchor: str = ""
    outline: str = ""
    line: bool = False
    level: str = ""
    block: int = 0


class Placed(msgspec.Struct, frozen=True, gc=False):
    """A box and its distance from the top of the body; `again` if it was placed before."""

    box: LineBox
    y: float
    again: bool = False


def nothing(_pen: Pen, _x: float, _y: float) -> None:
    """Paint nothing."""


def line_boxes(
    lines: Sequence[SetLine], style: Style, indent: float = 0.0, tag: Tag | None = None
) -> list[LineBox]:
    """One box per line, all part of what `tag` says, or a paragraph; a first or last line is never
    alone on a page."""
    last = len(lines) - 1
    tell_paragraphs(lines, tag)
    tag = tag or lines[0].tag or Tag("P")
    boxes = [
        LineBox(
            style.leading,
            _line_painter(line, style, indent, tag),
            keep=n in (0, last - 1) and n < last,
            line=True,
        )
        for n, line in enumerate(lines)
    ]
    boxes[0].before = style.before
    boxes[-1].height += style.after
    return boxes


def _line_painter(line: SetLine, style: Style, indent: float, tag: Tag) -> Paint:
    down = style.baseline

    def paint(pen: Pen, x: float, y: float) -> None:
        with pen.tagged(tag):
            pen.line(line, x + indent, y + down)

    return paint


def drawing_box(drawing: Drawing, tag: Tag, *, before: float = 0.0, keep: bool = False) -> LineBox:
    """A drawing as a box."""

    def paint(pen: Pen, x: float, y: float) -> None:
        pen.figure(tag, drawing, x, y)

    return LineBox(drawing.height, paint, before, keep)


def kept(boxes: Iterable[LineBox]) -> list[LineBox]:
    """The boxes, kept on one page if possible."""
    found = list(boxes)
    for box, _next in pairwise(found):
        box.keep = True
    return found


APART = 4.0
"""The space between groups that is left however tight a page is set, in points."""
HALF = 0.5
"""The share of a page that is filled, at least."""
LOOSE = 2 / 3
"""The share of a page that is filled rather than keep together what is bound."""
MOST = 0.75
"""The share of a page from which it is full enough not to be set tighter."""
TIGHTER = (0.9, 0.8, 0.6, 0.4)
"""Shares of the space between boxes, to save a page or to fill one."""
CLOSER = (0.9, 0.8, 0.7, 0.6, 0.5)
"""The same, to keep the end of a block from standing alone on a page."""
MOST_REPEATED = 0.4
"""The share of a page that what is repeated at its head takes, at most."""
COMPANY = 60.0
"""The height of a last row or item, in points, that is not alone on a page."""
TALL = 120.0
"""The height from which a first row is company enough for what is above it, in points."""
TWO_LINES = 24.0
"""The least height of two lines or rows, in points."""


def keep_company(after: Sequence[LineBox]) -> None:
    """Keep together what comes after a heading as far as two lines or rows: less of it never stands
    at the foot of a page. What may be omitted keeps nothing."""
    height = 0.0
    for box, following in pairwise(after):
        height += box.height
        if box.optional or following.optional or following.fresh or height >= TWO_LINES:
            return
        box.keep = True


class Fit(msgspec.Struct, frozen=True):
    """How boxes are fitted on pages: with this `share` of the space between them, and those that
    are bound parted if it `parts` them; and one `page`, counted from 0, is filled only so far,
    `reach` being a share of its height, and the one before it up to its `earlier`."""

    share: float = 1.0
    parts: bool = False
    page: int = -1
    reach: float = 1.0
    earlier: float = 1.0

    def of_height(self, page: int) -> float:
        """How far a page is filled, as a share of its height."""
        if page == self.page:
            return self.reach
        return self.earlier if page == self.page - 1 else 1.0


AS_SET = Fit()


def paginate(
    boxes: Sequence[LineBox],
    height: float,
    used: float = 0.0,
    fit: Fit = AS_SET,
    after: float = 0.0,
) -> list[list[Placed]]:
    """The boxes on pages of that height; `used` is how much of the first is already taken, `after`
    the room that what follows them takes."""
    pages = _Pages(height, used, fit)
    for chain, following in _with_following(boxes, height, fit):
        pages.place(chain, (following + after, following) if chain[0].spare else (following,))
    return pages.pages


def foot(placed: Sequence[Placed]) -> float:
    """How far down a page its boxes reach."""
    return placed[-1].y + placed[-1].box.height if placed else 0.0


def _with_following(
    boxes: Sequence[LineBox], height: float, fit: Fit
) -> Iterator[tuple[list[LineBox], float]]:
    """The boxes in chains, each with the room that what must come after it takes; none where that
    takes more than a page anyway."""
    chains = list(_chains(boxes, parts=fit.parts))
    following = [0.0]
    for chain in reversed(chains[1:]):
        is_needed = not chain[0].optional
        following.append(following[-1] + (room(chain, fit.share) if is_needed else 0.0))
    for chain, needed in zip(chains, reversed(following), strict=True):
        yield chain, needed if needed < height else 0.0


def room(boxes: Sequence[LineBox], share: float = 1.0) -> float:
    """The height that boxes take on one page."""
    if share == 1.0:
        return sum([box.before + box.height for box in boxes])
    return sum([_space(box, share) + box.height for box in boxes])


def _space(box: LineBox, share: float) -> float:
    """The space above a box where only a share of it is given."""
    tight = box.before * share
    return tight if tight >= APART or box.before < APART else APART


def _chains(boxes: Sequence[LineBox], *, parts: bool = False) -> Iterator[list[LineBox]]:
    """Boxes that stay together, and if it `parts` them not those that are bound; an optional one,
    which may be omitted, holds none."""
    chain: list[LineBox] = []
    for box in boxes:
        chain.append(box)
        holds = box.keep or (box.bound and not parts)
        if not holds or box.optional:
            yield chain
            chain = []
    if chain:
        yield chain


class _Pages:
    """Pages being filled, the last one as far as `end`; `used` is how much of the first is
    taken."""

    def __init__(self, height: float, used: float, fit: Fit) -> None:
        self.height = height
        self.fit = fit
        self.pages: list[list[Placed]] = [[]] if used else []
        self.y = used
        self.share = fit.share
        self.end = height * fit.of_height(len(self.pages) - 1)
        self.is_full = False
        """Whether an optional box was omitted, and with it all those after it."""

    def place(self, chain: Sequence[LineBox], following: Sequence[float] = ()) -> None:
        """Put boxes that stay together below the previous ones, or on the next page. Optional ones
        leave room for the first of what may follow that has any, and of several in a row none is
        placed after one that was omitted."""
        first = chain[0]
        if first.optional:
            left = next((each for each in following if self.y + each <= self.height), 0.0)
            self.is_full = self.is_full or not self._fits(chain, left)
            if self.is_full:
                return
        else:
            self.is_full = False
        goes_on = self.pages and not first.fresh
        if goes_on and (self._fits(chain) or self._is_tightened(chain)):
            for box in chain:
                self._put(box)
        elif self._is_parted(chain):
            for part in _chains(chain, parts=True):
                self.place(part, following)
        else:
            is_loose = 0 < self.y < LOOSE * self.height
            if not (is_loose and goes_on and room(chain, self.share) > self.height):
                self._turn(first.heads if goes_on else ())
            for box in chain:
                if self.pages[-1] and not self._fits([box]):
                    self._turn(box.heads)
                self._put(box)

    def _is_parted(self, chain: Sequence[LineBox]) -> bool:
        """Whether bound boxes that do not fit on the page are parted after all."""
        if not any(box.bound and not box.keep for box in chain[:-1]) or self._fits(chain):
            return False
        is_long = room(chain, self.share) > self.height
        return is_long or 0 < self.y < LOOSE * self.height

    def _fits(self, chain: Sequence[LineBox], following: float = 0.0) -> bool:
        needed = room(chain, self.share) + following
        if self.y == 0:
            needed -= _space(chain[0], self.share)
        return self.y + needed <= self.end + 0.01

    def _is_tightened(self, chain: Sequence[LineBox]) -> bool:
        """Set a page that would be left far from full with less space, or one from which these
        boxes close a block, if they then fit."""
        placed, closes = self.pages[-1], chain[0].closes
        is_open = closes or self.y < MOST * self.height
        if not placed or not is_open or self.end < self.height:
            return False
        spaced = [each.box for each in placed if each.y > 0]
        given = sum([_space(box, self.share) for box in spaced])
        for share in CLOSER if closes else TIGHTER:
            saved = given - sum([_space(box, share) for box in spaced])
            if share < self.share and self.y - saved + room(chain, share) <= self.end + 0.01:
                self._set_again(share)
                return True
        return False

    def _set_again(self, share: float) -> None:
        """Put the boxes of the page closer together."""
        up, found = 0.0, []
        for each in self.pages[-1]:
            up += _space(each.box, self.share) - _space(each.box, share) if each.y > 0 else 0.0
            found.append(Placed(each.box, each.y - up, each.again))
        self.pages[-1], self.share = found, share
        self.y -= up

    def _turn(self, heads: Sequence[LineBox] = ()) -> None:
        if not self.pages or self.pages[-1] or self.y > 0:
            self.pages.append([])
            self.y, self.share = 0.0, self.fit.share
            self.end = self.height * self.fit.of_height(len(self.pages) - 1)
        for head in heads:
            if self.y + head.before + head.height <= MOST_REPEATED * self.height:
                self._put(head, again=True)

    def _put(self, box: LineBox, *, again: bool = False) -> None:
        if self.y > 0:
            self.y += _space(box, self.share)
        self.pages[-1].append(Placed(box, self.y, again))
        self.y += box.height
