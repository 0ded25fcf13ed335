"""From blocks to pages: sections one after another, each on its kind of sheet.

A block is set once and kept for next time (`Cache`), so that a preview sets only what has changed.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import msgspec

from briefings import styles
from briefings.document import (
    Block,
    Briefing,
    Heading,
    NoteBox,
    Prose,
    Section,
    Table,
)
from briefings.render import blocks
from briefings.render.boxes import COMPANY, LineBox, keep_company, room
from briefings.render.foreign import freed
from briefings.render.laid import Laid, LaidPage
from briefings.render.placing import Passage, Placer
from briefings.render.sheet import sheet_of
from briefings.staying import INTRODUCE, stays
from briefings.within import levels_in
from core.language import spoken
from core.lenses.marking import highest

MOST_KEPT = 6000
"""The most set blocks to keep besides those of the last briefing."""
FEW = 4
"""How many boxes of what follows a heading are two lines or rows at most."""
INTRODUCTION = 10
"""How many lines from a section's heading to its table stay with that, at most."""
MANY = 1000
"""How many blocks must be waiting to be set for pages to be shown before all are laid out."""
FIRST_SHOWN = 2
GROWS_BY = 4
"""How many pages are shown first, and how many times as many each time after that."""

Key = tuple[Block, float, bool, str]


class Cache:
    """Set blocks, by block, width, whether lines are wide, and language."""

    def __init__(self) -> None:
        self._kept: dict[Key, tuple[LineBox, ...]] = {}
        self._used: dict[Key, tuple[LineBox, ...]] = {}
        self.set = 0

    def has(self, block: Block, width: float, draft: bool) -> bool:
        """Whether a block was set before."""
        return (block, width, draft, spoken()) in self._kept

    def boxes(self, block: Block, width: float, draft: bool) -> tuple[LineBox, ...]:
        """The boxes of a block, copied from the cache if it was set before."""
        key = (block, width, draft, spoken())
        found = self._kept.get(key)
        if found is None:
            self.set += 1
            found = self._kept[key] = tuple(_widened(blocks.boxes(freed(block), width), draft))
        self._used[key] = found
        return found

    def end(self) -> None:
        """Note the end of a briefing; with too many blocks kept, only its own stay."""
        if len(self._kept) > MOST_KEPT:
            self._kept = self._used
        self._used = {}


def _widened(boxes: Sequence[LineBox], draft: bool) -> Iterator[LineBox]:
    """Lines at double spacing, if it is a draft."""
    for box in boxes:
        if draft and box.line:
            box.height *= 2
        yield box


Told = Callable[[int, int], object]
Grown = Callable[[Laid], object]


def lay_out(
    briefing: Briefing,
    cache: Cache | None = None,
    told: Told | None = None,
    grown: Grown | None = None,
) -> Laid:
    """The briefing on its pages; `told` is called with how many of its blocks are set, `grown` with
    the first pages of a long one now and then, as soon as nothing will be added to them."""
    placer = Placer(briefing)
    setter = _Setter(briefing, cache or Cache(), told)
    due = FIRST_SHOWN if grown is not None and setter.has_many_to_set() else math.inf
    for part, following in _with_next(setter.parts()):
        placer.add(part, following)
        if grown is not None and placer.settled >= due:
            due = GROWS_BY * placer.settled
            grown(_settled(placer))
    placer.end_run()
    setter.cache.end()
    laid = placer.laid
    if not laid.pages:
        laid.pages.append(
            LaidPage(sheet_of(briefing.paper, briefing.layout, False, 1), ("", ""), [])
        )
    return laid


def _with_next(parts: Iterator[Passage]) -> Iterator[tuple[Passage, Passage | None]]:
    """Each part with the one after it."""
    part = next(parts, None)
    while part is not None:
        following = next(parts, None)
        yield part, following
        part = following


def _settled(placer: Placer) -> Laid:
    """The pages to which nothing will be added."""
    count, spans = placer.settled, placer.laid.spans
    settled = [span for span in spans if span.first <= count]
    return Laid(placer.laid.pages[:count], settled, whole=False)


class _Setter:
    """Sets the blocks of a briefing, part by part."""

    def __init__(self, briefing: Briefing, cache: Cache, told: Told | None) -> None:
        self.briefing = briefing
        self.cache = cache
        self.told = told
        self.count = sum(len(section.blocks) for section in briefing.sections)
        self.done = 0

    def has_many_to_set(self) -> bool:
        """Whether many blocks were never set before."""
        draft, sections = self.briefing.layout.draft, self.briefing.sections
        each = ((self._width(section), block) for section in sections for block in section.blocks)
        return sum(not self.cache.has(block, width, draft) for width, block in each) >= MANY

    def _width(self, section: Section) -> float:
        """How wide the body is on the pages of a section."""
        briefing = self.briefing
        return sheet_of(briefing.paper, briefing.layout, section.landscape, 1).body[0]

    def parts(self) -> Iterator[Passage]:
        """A part for each section that does not continue on another's page."""
        part: Passage | None = None
        for section in self.briefing.sections:
            if part is None or section.start != "flow":
                if part is not None:
                    yield part
                part = Passage([], [], {})
            self._grow(part, section, section.blocks)
            if section.closer:
                part.closer = partial(self._closer, part)
        if part is not None:
            yield part

    def _grow(self, part: Passage, section: Section, blocks: Sequence[Block]) -> None:
        part.sections.append(section)
        for box in self._boxes(blocks, self._width(part.sections[0])):
            part.owner[id(box)] = section
            part.boxes.append(box)

    def _closer(self, part: Passage) -> Passage:
        """The part in less room."""
        found = Passage([], [], {}, part.after)
        for section in part.sections:
            self._grow(found, section, section.closer or section.blocks)
        return found

    def _boxes(self, every: Sequence[Block], width: float) -> list[LineBox]:
        """The boxes of a section, each heading with what stays with it."""
        found: list[LineBox] = []
        headings: list[int] = []
        begun: int | None = None
        for above, block, below in zip((None, *every), every, (*every[1:], None), strict=False):
            boxes = self._set(block, width)
            if isinstance(block, Prose | Table) and boxes:
                boxes[0].before += _between(above, block)
            is_note = isinstance(block, NoteBox)
            if not (is_note and isinstance(below, NoteBox)):
                _mark_end(boxes, is_note=is_note)
            if boxes and stays(above, block, below):
                boxes[-1].keep = not boxes[-1].optional
            if isinstance(block, Table) and begun is not None:
                _bind(found[begun:])
            if isinstance(block, Heading) and block.level == 1:
                begun = len(found)
            elif not isinstance(block, INTRODUCE):
                begun = None
            found += boxes
            if isinstance(block, Heading):
                headings.append(len(found))
        for place in headings:
            keep_company(found[place : place + FEW])
        return found

    def _set(self, block: Block, width: float) -> list[LineBox]:
        if self.told is not None:
            self.told(min(self.done, self.count), self.count)
        self.done += 1
        level = highest(self.briefing.page_frame.levels, levels_in(block))
        return [
            msgspec.structs.replace(box, level=level, block=self.done)
            for box in self.cache.boxes(block, width, self.briefing.layout.draft)
        ]


def _mark_end(boxes: Sequence[LineBox], *, is_note: bool) -> None:
    """Mark where the end of a block can be parted from it, or a note from what it is on, if that
    would be little to stand alone on a page."""
    start = len(boxes) - 1
    while start > 0 and boxes[start - 1].keep:
        start -= 1
    if start >= (not is_note) and room(boxes[start:]) < COMPANY:
        boxes[start].closes = True


def _bind(boxes: Sequence[LineBox]) -> None:
    """Keep what introduces a table with it, unless that is much or would leave a page empty."""
    if len(boxes) <= INTRODUCTION:
        for box in boxes:
            box.bound = True


def _between(above: Block | None, block: Prose | Table) -> float:
    """Space above a paragraph or a table besides its own."""
    if isinstance(block, Table):
        return styles.ABOVE_TABLE if isinstance(above, Prose) and not above.small else 0.0
    return styles.BELOW_TABLE if isinstance(above, Table) and not block.small else 0.0
