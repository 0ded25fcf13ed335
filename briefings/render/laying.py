"""From blocks to pages: sections one after another, each on its kind of sheet.

A block is set once and kept for next time (`Cache`), so that a preview sets only what has changed.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import msgspec

from briefings.document import Block, Briefing, Contents, Prose, Section, plain
from briefings.render import blocks
from briefings.render.boxes import LineBox, Placed, foot, paginate
from briefings.render.foreign import freed, freed_text
from briefings.render.sheet import Sheet, sheet_of
from briefings.within import levels_in
from core.language import gettext as _
from core.lenses.marking import highest

HALF = 0.5
"""The share of a page that is filled, at least, before a brief begins the next."""
BETWEEN = 22.0
"""Space above a section that continues below another, in points."""
FRONT = "front"
"""The key of cover and contents."""
MOST_KEPT = 6000
"""The most set blocks to keep besides those of the last briefing."""
MANY = 1000
"""How many blocks must be waiting to be set for pages to be shown before all are laid out."""
FIRST_SHOWN = 2
GROWS_BY = 4
"""How many pages are shown first, and how many times as many each time after that."""

Key = tuple[Block, float, bool]


class LaidPage(msgspec.Struct, gc=False):
    """A page: its sheet, its running head, its boxes, and its marking, if it has its own."""

    sheet: Sheet
    head: tuple[str, str]
    placed: list[Placed]
    marking: str = ""
    blank: bool = False


class SectionSpan(msgspec.Struct, frozen=True, gc=False):
    """The extent of a section: its first page, counted from 1, and its length in sides, with
    fractions."""

    section: Section
    first: int
    sides: float


class Laid(msgspec.Struct, gc=False):
    """A briefing on its pages; the first of them if it is not `whole`."""

    pages: list[LaidPage]
    spans: list[SectionSpan]
    whole: bool = True

    @property
    def anchors(self) -> dict[str, int]:
        """The page of each anchor."""
        return {
            placed.box.anchor: number
            for number, page in enumerate(self.pages, 1)
            for placed in page.placed
            if placed.box.anchor
        }


class Cache:
    """Set blocks, by block, width and whether lines are wide."""

    def __init__(self) -> None:
        self._kept: dict[Key, tuple[LineBox, ...]] = {}
        self._used: dict[Key, tuple[LineBox, ...]] = {}
        self.set = 0

    def has(self, block: Block, width: float, draft: bool) -> bool:
        """Whether a block was set before."""
        return (block, width, draft) in self._kept

    def boxes(self, block: Block, width: float, draft: bool) -> tuple[LineBox, ...]:
        """The boxes of a block, copied from the cache if it was set before."""
        key = (block, width, draft)
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


class _Part(msgspec.Struct, gc=False):
    """Sections that follow each other on one kind of sheet, and their boxes."""

    sections: list[Section]
    boxes: list[LineBox]
    owner: dict[int, Section]


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
    laid = Laid([], [])
    setter = _Setter(briefing, cache or Cache(), told)
    due = FIRST_SHOWN if grown is not None and setter.has_many_to_set() else math.inf
    for part in setter.parts():
        _place(briefing, part, laid)
        if grown is not None and len(laid.pages) > due:
            due = GROWS_BY * len(laid.pages)
            grown(_settled(laid))
    setter.cache.end()
    if not laid.pages:
        laid.pages.append(
            LaidPage(sheet_of(briefing.paper, briefing.layout, False, 1), ("", ""), [])
        )
    return laid


def _settled(laid: Laid) -> Laid:
    """All pages but the last, on which the next section may continue."""
    pages = laid.pages[:-1]
    return Laid(pages, [span for span in laid.spans if span.first <= len(pages)], whole=False)


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

    def parts(self) -> Iterator[_Part]:
        """A part for each section that does not continue on another's page."""
        part: _Part | None = None
        for section in self.briefing.sections:
            if part is None or section.start != "flow":
                if part is not None:
                    yield part
                part = _Part([], [], {})
            part.sections.append(section)
            for box in self._boxes(section):
                part.owner[id(box)] = section
                part.boxes.append(box)
        if part is not None:
            yield part

    def _boxes(self, section: Section) -> Iterator[LineBox]:
        width, draft = self._width(section), self.briefing.layout.draft
        for block in section.blocks:
            if self.told is not None:
                self.told(self.done, self.count)
            self.done += 1
            level = highest(self.briefing.page_frame.levels, levels_in(block))
            for box in self.cache.boxes(block, width, draft):
                yield msgspec.structs.replace(box, level=level, block=self.done)


def _place(briefing: Briefing, part: _Part, laid: Laid) -> None:
    """Put a part on pages after the existing ones."""
    first = part.sections[0]
    two_sided = briefing.layout.two_sided
    if two_sided and first.start in ("right", "sheet"):
        _fill_side(briefing, laid)
    _width, height = sheet_of(briefing.paper, briefing.layout, first.landscape, 1).body
    used = _used(briefing, part, laid, height)
    start = len(laid.pages) - bool(used)
    for number, placed in enumerate(paginate(part.boxes, height, used)):
        owner = part.owner.get(id(placed[0].box), first) if placed else first
        if used and not number:
            _go_on(briefing, laid, placed)
        else:
            _add(briefing, laid, owner, placed)
    _measure(part, laid, start, height)
    if briefing.layout.room == "pages" and first.start != "flow":
        _add(briefing, laid, first, _ruled(briefing, first))
    if two_sided and first.start == "sheet":
        _fill_side(briefing, laid)


def _used(briefing: Briefing, part: _Part, laid: Laid, height: float) -> float:
    """Where on the last page a part continues, in points; 0 for a page of its own. In a pack
    printed on one side, sections follow each other; only one limited to a page that would be broken
    into more pages than it needs begins another, and a brief, unless the page before, other than
    the cover, would be less than half full. What needs one page alone has it in any case."""
    first, before = part.sections[0], laid.spans[-1].section if laid.spans else None
    layout = briefing.layout
    if before is None or layout.two_sided or layout.room == "pages":
        return 0.0
    reached = foot(laid.pages[-1].placed)
    is_full = reached > HALF * height or (before.key == FRONT and len(laid.pages) == 1)
    if first.start == "sheet" or (first.start == "right" and is_full):
        return 0.0
    is_cover = before.key == FRONT and not any(isinstance(b, Contents) for b in before.blocks)
    own = before.start == "sheet" or is_cover or before.marking or first.marking
    if own or before.landscape != first.landscape:
        return 0.0
    used = reached + BETWEEN
    if not any(each.norm == 1.0 for each in part.sections):
        return used
    here, alone = (len(paginate(part.boxes, height, taken)) for taken in (used, 0.0))
    return 0.0 if alone < here and (alone == 1 or is_full) else used


def _go_on(briefing: Briefing, laid: Laid, placed: Sequence[Placed]) -> None:
    """Put boxes below those on the last page."""
    page, section = laid.pages[-1], laid.spans[-1].section
    page.placed += placed
    page.marking = _marking(briefing, section, page.placed)


def _add(
    briefing: Briefing, laid: Laid, section: Section, placed: list[Placed], blank: bool = False
) -> None:
    number = len(laid.pages) + 1
    sheet = sheet_of(briefing.paper, briefing.layout, section.landscape and not blank, number)
    laid.pages.append(
        LaidPage(sheet, freed(section.head), placed, _marking(briefing, section, placed), blank)
    )


def _marking(briefing: Briefing, section: Section, placed: Sequence[Placed]) -> str:
    """The marking of a page, if it is not that of the whole. A page whose highest portion is
    releasable is marked like the whole: unmarked content may be beside it."""
    page_frame = briefing.page_frame
    if not page_frame.by_page or section.marking:
        return freed_text(section.marking)
    free = {level.word for level in page_frame.levels if level.releasable}
    top = highest(page_frame.levels, (p.box.level for p in placed))
    return "" if top in free else freed_text(top)


def _fill_side(briefing: Briefing, laid: Laid) -> None:
    """A blank page, so that the next part begins on a right-hand page."""
    if len(laid.pages) % 2:
        words = Prose(plain(_("This page is intentionally blank")))
        width, height = sheet_of(briefing.paper, briefing.layout, False, 1).body
        boxes = blocks.boxes(words, width)
        placed = [Placed(box, height * 0.4) for box in boxes]
        _add(briefing, laid, Section(laid.pages[-1].head, ()), placed, blank=True)


def _ruled(briefing: Briefing, section: Section) -> list[Placed]:
    """Ruled lines over a whole page."""
    width, height = sheet_of(briefing.paper, briefing.layout, section.landscape, 1).body
    line = blocks.ruled_line(width)
    return [Placed(line, n * line.height) for n in range(int(height // line.height))]


def _measure(part: _Part, laid: Laid, start: int, height: float) -> None:
    """Record the extent of each section of a part."""
    ends: dict[str, tuple[int, float]] = {}
    for number, page in enumerate(laid.pages[start:], start + 1):
        for section, group in groupby(page.placed, lambda p: part.owner.get(id(p.box))):
            if section is not None:
                boxes = list(group)
                used = boxes[-1].y + boxes[-1].box.height - boxes[0].y
                first, sides = ends.get(section.key, (number, 0.0))
                ends[section.key] = first, sides + used / height
    for section in part.sections:
        first, sides = ends.get(section.key, (start + 1, 0.0))
        laid.spans.append(SectionSpan(section, first, sides))
