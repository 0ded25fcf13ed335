"""A Briefing as PDF. Rendering decides nothing about what is said.

The body is laid out once, as boxes on pages; once page numbers and totals are known, the pages are
painted, tagged for whoever cannot see them. There is no second build, and no text is ever parsed as
markup. Copies differ only in a few small forms that every page draws, so that fifty of them are
painted once.
"""

from collections.abc import Callable, Container, Iterator
from functools import lru_cache
from typing import TypeAlias

from briefings.render import lean  # noqa: F401

# isort: split

from briefings.document import Briefing
from briefings.errors import Cancelled
from briefings.render.bidi import stays_apart
from briefings.render.faces import face_for, has_glyphs, lacks_bold
from briefings.render.foreign import foreign_in, framed, freed_text
from briefings.render.laid import Laid
from briefings.render.laying import Cache, Grown, lay_out
from briefings.render.links import Link
from briefings.render.painting import paint, paint_copies, paint_some
from briefings.render.text import printable
from briefings.within import KEPT_BLOCKS, texts
from core.language import speaking

__all__ = [
    "Cache",
    "Laid",
    "Link",
    "Steps",
    "laid_out",
    "painted",
    "painted_copies",
    "render",
    "unjoined",
    "unprintable",
    "without_bold",
]

Progress: TypeAlias = Callable[[int, int], None]
Cancel: TypeAlias = Callable[[], bool]

TOTAL = 100
LAID_OUT = 60  # of the total, once every block has its boxes


def render(
    briefing: Briefing,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
    links: list[Link] | None = None,
) -> bytes:
    """The briefing as PDF, the same bytes for the same briefing; the first copy if there are
    several. Raises Cancelled when asked to stop; `progress` is called with how many of 100 parts
    are done, `links` is filled with the links on the pages."""
    steps = Steps(progress, cancelled)
    return painted(briefing, laid_out(briefing, steps=steps), steps=steps, links=links)


def unprintable(briefing: Briefing) -> tuple[str, ...]:
    """The characters of the briefing that no font on this computer can print, in order."""
    unknown = (c for c in _in(briefing) if foreign_in(c) or not face_for(c, "serif", False))
    return tuple(sorted(unknown))


def without_bold(briefing: Briefing) -> tuple[str, ...]:
    """The letters of the briefing that no bold font on this computer can print, in order."""
    return tuple(sorted(c for c in _in(briefing) if not foreign_in(c) and lacks_bold(c)))


def unjoined(briefing: Briefing) -> tuple[str, ...]:
    """The letters of the briefing that are printed apart from those to which they ought to be
    joined, in order."""
    return tuple(sorted(filter(stays_apart, _in(briefing))))


def _in(briefing: Briefing) -> frozenset[str]:
    """The characters of a briefing beyond ASCII."""
    frame = (briefing.title, briefing.subject, briefing.page_frame)
    around = (frame, *((section.head, section.marking) for section in briefing.sections))
    blocks = (block for section in briefing.sections for block in section.blocks)
    return frozenset[str]().union(*map(_letters, around), *map(_letters, blocks))


@lru_cache(maxsize=KEPT_BLOCKS)
def _letters(part: object) -> frozenset[str]:
    """The characters that are printed of a part of a briefing with texts beyond ASCII, or cannot
    be."""
    odd = [text for text in texts(part) if not text.isascii() or not text.isprintable()]
    seen = set[str]().union(*(printable(freed_text(text)) for text in odd)) - {"\n"}
    return frozenset(c for c in seen if not has_glyphs(c)).union(*map(foreign_in, odd))


class Steps:
    """The progress of the work, reported to the caller, and whether to continue."""

    def __init__(self, progress: Progress | None = None, cancelled: Cancel | None = None) -> None:
        self.progress = progress
        self.cancelled = cancelled
        self._done = -1

    def reached(self, done: int) -> None:
        """Report progress, or stop if that is wanted."""
        if self.cancelled is not None and self.cancelled():
            raise Cancelled
        if self.progress is not None and done != self._done:
            self._done = done
            self.progress(done, TOTAL)

    def composing(self) -> None:
        """Report that another part of what is said is put together."""
        self.reached(0)

    def set_blocks(self, done: int, of: int) -> None:
        """Report that `done` of `of` blocks are set."""
        self.reached(done * LAID_OUT // max(of, 1))

    def painted_pages(self, done: int, of: int) -> None:
        """Report that `done` of `of` pages are painted."""
        self.reached(LAID_OUT + done * (TOTAL - LAID_OUT) // max(of, 1))


def laid_out(
    briefing: Briefing,
    cache: Cache | None = None,
    steps: Steps | None = None,
    grown: Grown | None = None,
) -> Laid:
    """The briefing on its pages; see `lay_out`."""
    with speaking(briefing.language):
        return lay_out(briefing, cache, (steps or Steps()).set_blocks, grown)


def painted(
    briefing: Briefing,
    laid: Laid,
    *,
    steps: Steps | None = None,
    links: list[Link] | None = None,
    only: Container[int] | None = None,
) -> bytes:
    """The pages of the first copy as PDF; with `only`, some of them, counted from 1, to be looked
    at: untagged, and without links."""
    with speaking(briefing.language):
        told = (steps or Steps()).painted_pages
        if only is not None:
            return paint_some(framed(briefing), laid, told, only)
        return paint(framed(briefing), laid, told, links)


def painted_copies(
    briefing: Briefing, laid: Laid, *, steps: Steps | None = None
) -> Iterator[bytes]:
    """Every copy as PDF, in order; the pages are painted once."""
    with speaking(briefing.language):
        return paint_copies(framed(briefing), laid, (steps or Steps()).painted_pages)
