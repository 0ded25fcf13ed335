"""Parts on pages: what goes on below another, what begins a page, and how no page stays nearly
empty.

A run is what follows one another until something begins a page of its own. Where that leaves a page
less than half full, the run is set again: with less space between its boxes if that saves a page,
else with more of what comes before on its last page.
"""

from collections.abc import Callable, Sequence
from itertools import groupby

import msgspec
from msgspec.structs import replace

from briefings.document import Briefing, Prose, Section, plain
from briefings.render import blocks
from briefings.render.boxes import AS_SET, HALF, TIGHTER, Fit, LineBox, Placed, foot, paginate, room
from briefings.render.foreign import freed, freed_text
from briefings.render.laid import Laid, LaidPage, SectionSpan
from briefings.render.sheet import sheet_of
from briefings.staying import FRONT, may_go_on
from core.language import gettext as _
from core.lenses.marking import highest, rank, rank_of_text

LITTLE = 0.25
"""The share of a page below which a brief that could begin there rather has its own."""
BETWEEN = 10.0
"""Space above a section that continues below another, in points."""
LONGEST_RUN = 10
"""The most pages of a run, so that the first pages of a long pack can be shown early."""
SHORTER = tuple(share / 100 for share in range(97, 50, -3))
"""Shares of the last page but one, to fill the last."""
EARLIER = (0.9, 0.8, 0.7, 0.6)
"""Shares of the page before those, to fill both."""


class Passage(msgspec.Struct, gc=False):
    """Sections that follow each other on one kind of sheet, and their boxes; `after` is the room
    that the next part takes if it can go on below this one, `closer` sets it in less room, if that
    can be done."""

    sections: list[Section]
    boxes: list[LineBox]
    owner: dict[int, Section]
    after: float = 0.0
    closer: "Callable[[], Passage] | None" = None


class Placer:
    """Puts the parts of a briefing on pages, one run after another."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.laid = Laid([], [])
        self._run: list[Passage] = []
        self._begun = Laid([], [])
        self._is_shared = False

    @property
    def settled(self) -> int:
        """How many pages stay as they are, whatever follows."""
        return len(self._begun.pages) - self._is_shared

    def add(self, part: Passage, following: Passage | None) -> None:
        """Put a part on pages; another may follow."""
        layout, last = self.briefing.layout, part.sections[-1]
        if following is not None and may_go_on(layout, last, following.sections[0]):
            part.after = BETWEEN + room(following.boxes)
        used = _used(self.briefing, part, self.laid)
        if used and part.sections[0].start == "right" and _fill(self.laid.pages[-1]) < LITTLE:
            self._saved()
            used = _used(self.briefing, part, self.laid)
        if not used and self._is_joined(part):
            return
        if not used:
            self.end_run()
            used = _used(self.briefing, part, self.laid)
        if not used or len(self.laid.pages) - self.settled > LONGEST_RUN:
            self._begin_run(is_shared=bool(used))
        self._run.append(part)
        _place(self.briefing, part, self.laid, used)

    def _begin_run(self, *, is_shared: bool) -> None:
        """Begin a run, on the last page if that is shared with the one before."""
        self._run, self._is_shared = [], is_shared
        self._begun, self.laid = self.laid, _copied(self.laid)

    def end_run(self) -> None:
        """Set the run again if one of its pages is nearly empty, and that can be helped."""
        count, own = len(self.laid.pages), self.laid.pages[self.settled :]
        if len(own) < 2 or all(map(_is_needed, own)) or self._saved():
            return
        if not all(map(_is_full, own)) and self._run[-1].sections[0].norm != 1.0:
            self.laid = self._balanced(count)

    def _saved(self) -> bool:
        """Set the run again with less space if that saves a page: with as much as then is left; or
        else with figures parted."""
        count = len(self.laid.pages)
        has_room = len(self._again(Fit(TIGHTER[-1])).pages) < count
        has_bound = any(box.bound for part in self._run for box in part.boxes)
        parted = (Fit(parts=True),) if has_bound else ()
        for fit in (*map(Fit, TIGHTER if has_room else ()), *parted):
            tried = self._again(fit)
            if len(tried.pages) < count:
                self.laid = tried
                return True
        return False

    def _is_joined(self, part: Passage) -> bool:
        """Whether a part that would leave a page nearly empty can go on below it after all, where
        less space or less room for its figures makes that possible."""
        if self._joined(part):
            return True
        return part.closer is not None and self._joined(part.closer(), (1.0, *TIGHTER))

    def _joined(self, part: Passage, shares: Sequence[float] = TIGHTER) -> bool:
        """Set the run again if a part that would leave a page nearly empty then fits below it."""
        first = part.sections[0]
        if first.start == "right" or not self._run:
            return False
        if not may_go_on(self.briefing.layout, self._run[-1].sections[-1], first):
            return False
        page = self.laid.pages[-1]
        if _is_full(page) and room(part.boxes) > HALF * page.sheet.body[1]:
            return False
        for share in shares:
            tried = self._again(Fit(share), part)
            if len(tried.pages) == len(self.laid.pages):
                self.laid = tried
                self._run.append(part)
                return True
        return False

    def _again(self, fit: Fit, *more: Passage) -> Laid:
        """The briefing with the run set again, and more of it."""
        laid = _copied(self._begun)
        run = (*self._run, *more)
        for part in run:
            may_break = part is run[-1] or all(each.norm != 1.0 for each in part.sections)
            own = fit if may_break else Fit(fit.share, fit.parts)
            _place(self.briefing, part, laid, _used(self.briefing, part, laid, own.share), own)
        return laid

    def _balanced(self, count: int) -> Laid:
        """The briefing with its last pages filled as evenly as need be: the last two, or where that
        is too little the last three."""
        best, least = self.laid, _emptiest(self.laid, 2)
        for earlier in (1.0, *EARLIER) if count - self.settled > 2 else (1.0,):
            for share in SHORTER:
                tried = self._again(Fit(page=count - 2, reach=share, earlier=earlier))
                if len(tried.pages) > count or least >= HALF:
                    break
                full = _emptiest(tried, 2 if earlier == 1.0 else 3)
                if full > least:
                    best, least = tried, full
        return best


def _copied(laid: Laid) -> Laid:
    """The same pages, of which the last may be added to."""
    last = [replace(page, placed=[*page.placed]) for page in laid.pages[-1:]]
    return Laid([*laid.pages[:-1], *last], [*laid.spans])


def _fill(page: LaidPage) -> float:
    """The share of a page's height that is used."""
    return foot(page.placed) / page.sheet.body[1]


def _is_full(page: LaidPage) -> bool:
    return page.blank or _fill(page) > HALF


def _is_needed(page: LaidPage) -> bool:
    """Whether a page would be full enough without room that nothing asks for."""
    needed = [each for each in page.placed if not each.box.spare]
    return page.blank or foot(needed) > HALF * page.sheet.body[1]


def _emptiest(laid: Laid, count: int) -> float:
    """The fill of the emptiest one of so many last pages."""
    return min(map(_fill, laid.pages[-count:]))


def _place(briefing: Briefing, part: Passage, laid: Laid, used: float, fit: Fit = AS_SET) -> None:
    """Put a part on pages after the existing ones, the last of which is `used` so far."""
    first = part.sections[0]
    two_sided = briefing.layout.two_sided
    if two_sided and first.start in ("right", "sheet"):
        _fill_side(briefing, laid)
    _width, height = sheet_of(briefing.paper, briefing.layout, first.landscape, 1).body
    start = len(laid.pages) - bool(used)
    own = replace(fit if used else _alone(part, height, fit), page=fit.page - start)
    for number, placed in enumerate(paginate(part.boxes, height, used, own, part.after)):
        own_boxes = (each.box for each in placed if not each.again)
        owner = next((part.owner[id(box)] for box in own_boxes if id(box) in part.owner), first)
        if used and not number:
            _go_on(briefing, laid, placed)
        else:
            _add(briefing, laid, owner, placed)
    _measure(part, laid, start, height)
    if briefing.layout.room == "pages" and first.start != "flow":
        _add(briefing, laid, first, _ruled(briefing, first))
    if two_sided and first.start == "sheet":
        _fill_side(briefing, laid)


def _used(briefing: Briefing, part: Passage, laid: Laid, share: float = 1.0) -> float:
    """Where on the last page a part continues, in points; 0 for a page of its own. In a pack
    printed on one side, sections follow each other; only one limited to a page that would be broken
    into more pages than it needs begins another, and a brief, unless the page before, other than
    the cover, would be less than half full. What needs one page alone has it in any case."""
    before = laid.spans[-1].section if laid.spans else None
    if before is None or not may_go_on(briefing.layout, before, part.sections[0]):
        return 0.0
    page, height = laid.pages[-1], laid.pages[-1].sheet.body[1]
    is_full = _is_full(page) or (before.key == FRONT and len(laid.pages) == 1)
    if part.sections[0].start == "right" and is_full:
        return 0.0
    used = foot(page.placed) + BETWEEN * share
    here = _spread(part, height, used, Fit(share))
    if here < 2:
        return used
    alone = _spread(part, height, 0.0, _alone(part, height, Fit(share)))
    return 0.0 if alone < here and (alone == 1 or is_full) else used


def _alone(part: Passage, height: float, fit: Fit) -> Fit:
    """How a part with a page of its own is fitted there: with less space, if sections limited to
    one page need that."""
    if _spread(part, height, 0.0, fit) < 2:
        return fit
    closer = (replace(fit, share=share) for share in TIGHTER if share < fit.share)
    return next((each for each in closer if _spread(part, height, 0.0, each) == 1), fit)


def _spread(part: Passage, height: float, used: float, fit: Fit) -> int:
    """On the how manieth page the sections limited to one end, where the first is used so far; 0
    without such sections."""
    if all(each.norm != 1.0 for each in part.sections):
        return 0
    pages = enumerate(paginate(part.boxes, height, used, fit), 1)
    owned = ((number, part.owner.get(id(each.box))) for number, page in pages for each in page)
    return max((number for number, each in owned if each and each.norm == 1.0), default=0)


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
    """The marking of a page, if it is not that of the whole. A page whose highest portion is lower
    than what has no mark is marked like the whole: unmarked content may be beside it."""
    page_frame = briefing.page_frame
    if not page_frame.by_page or section.marking:
        return freed_text(section.marking)
    free = {level.word for level in page_frame.levels if level.releasable}
    known = page_frame.levels
    top = highest(known, (p.box.level for p in placed))
    is_low = top in free or rank(known, top) < rank_of_text(known, page_frame.least)
    return "" if is_low else freed_text(top)


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


def _measure(part: Passage, laid: Laid, start: int, height: float) -> None:
    """Record the extent of each section of a part; a page is headed like the first that begins on
    it, else like what goes on there."""
    ends: dict[str, tuple[int, float]] = {}
    headed = {span.first for span in laid.spans}
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
        if section.key in ends and first not in headed:
            headed.add(first)
            laid.pages[first - 1].head = freed(section.head)
