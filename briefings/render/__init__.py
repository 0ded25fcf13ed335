"""A Briefing as PDF. Rendering decides nothing about what is said.

The body is laid out once, as strips on pages; then page numbers and totals are known and the pages
are painted. There is no second build, and no text is ever parsed as markup.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from briefings import styles
from briefings.document import Block, Briefing, Section, texts
from briefings.errors import Cancelled
from briefings.render import blocks
from briefings.render.faces import face, face_for
from briefings.render.furniture import paint_furniture
from briefings.render.pen import Link, Pen
from briefings.render.strips import Placed, Strip, paginate
from briefings.render.text import printable
from core.language import speaking

Progress: TypeAlias = Callable[[int, int], None]
Cancel: TypeAlias = Callable[[], bool]

TOTAL = 100
LAID_OUT = 60  # of the total, when every block has its strips


def render(
    briefing: Briefing,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
    links: list[Link] | None = None,
) -> bytes:
    """The briefing as PDF, the same bytes for the same briefing. Raises Cancelled when asked to
    stop; `progress` hears how many of 100 parts are done, `links` is filled with what leads where.
    """
    steps = _Steps(progress, cancelled)
    with speaking(briefing.language):
        return _paint(briefing, _lay_out(briefing, steps), steps, links)


def unprintable(briefing: Briefing) -> tuple[str, ...]:
    """The characters of the briefing that no font on this computer prints, in order."""
    characters = {c for text in texts(briefing) for c in printable(text) if c != "\n"}
    return tuple(sorted(c for c in characters if face_for(c, "serif", False) is None))


class _Steps:
    def __init__(self, progress: Progress | None, cancelled: Cancel | None) -> None:
        self.progress = progress
        self.cancelled = cancelled

    def reached(self, done: int) -> None:
        """Tell how far we are, or stop if that is wished."""
        if self.cancelled is not None and self.cancelled():
            raise Cancelled
        if self.progress is not None:
            self.progress(done, TOTAL)


_Page: TypeAlias = tuple[tuple[str, str], list[Placed]]


def _lay_out(briefing: Briefing, steps: _Steps) -> list[_Page]:
    width, height = styles.PAPERS[briefing.paper]
    body = width - 2 * styles.MARGIN
    heads: dict[int, tuple[str, str]] = {}
    found: list[Strip] = []
    parts = list(_blocks(briefing.sections))
    for number, (section, block) in enumerate(parts):
        steps.reached(number * LAID_OUT // len(parts))
        for strip in blocks.strips(block, body):
            heads[id(strip)] = section.head
            found.append(strip)
    pages = paginate(found, height - styles.BODY_TOP - styles.BODY_BOTTOM) or [[]]
    return [(_head_of(page, heads), page) for page in pages]


def _blocks(sections: Sequence[Section]) -> Iterator[tuple[Section, Block]]:
    for section in sections:
        for block in section.blocks:
            yield section, block


def _head_of(page: list[Placed], heads: dict[int, tuple[str, str]]) -> tuple[str, str]:
    return heads[id(page[0].strip)] if page else ("", "")


def _paint(
    briefing: Briefing, pages: Sequence[_Page], steps: _Steps, links: list[Link] | None
) -> bytes:
    width, height = styles.PAPERS[briefing.paper]
    out = io.BytesIO()
    canvas = _canvas(out, briefing, (width, height))
    anchors = {
        placed.strip.anchor: number
        for number, (_head, page) in enumerate(pages, 1)
        for placed in page
        if placed.strip.anchor
    }
    pen = Pen(canvas, height, anchors)
    for number, (head, page) in enumerate(pages, 1):
        steps.reached(LAID_OUT + (number - 1) * (TOTAL - LAID_OUT) // len(pages))
        paint_furniture(pen, briefing.furniture, head, number, len(pages), width)
        for placed in page:
            _paint_strip(pen, placed)
        pen.turn()
    canvas.save()
    if links is not None:
        links += pen.links
    steps.reached(TOTAL)
    return out.getvalue()


def _canvas(out: io.BytesIO, briefing: Briefing, size: tuple[float, float]) -> Canvas:
    rl_config.useA85 = 0  # binary streams: a quarter smaller, and no time spent on the text form
    canvas = Canvas(
        out,
        size,
        pageCompression=1,
        invariant=1,
        lang=briefing.language,
        initialFontName=face("condensed", False).name,  # else Helvetica is named, not embedded
    )
    canvas.setTitle(printable(briefing.title))
    canvas.setSubject(printable(briefing.subject))
    canvas.setCreator("Parley")
    canvas.setProducer("Parley")
    canvas.setAuthor("")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    return canvas


def _paint_strip(pen: Pen, placed: Placed) -> None:
    strip, y = placed.strip, styles.BODY_TOP + placed.y
    if strip.anchor:
        pen.anchor(strip.anchor, y - 4)
    if strip.outline:
        pen.outline(strip.outline, strip.anchor, 0)
    strip.paint(pen, styles.MARGIN, y)
