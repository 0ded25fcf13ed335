"""Paints laid pages on a PDF canvas."""

import io
from collections.abc import Callable, Container, Sequence

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from briefings import styles
from briefings.document import Briefing
from briefings.render.boxes import Placed, baseline
from briefings.render.faces import face
from briefings.render.laying import Laid, LaidPage
from briefings.render.page_frame import paint_page_frame
from briefings.render.pen import Link, Pen
from briefings.render.shapes import TextRun
from briefings.render.text import printable


def paint(
    briefing: Briefing,
    laid: Laid,
    told: Callable[[int, int], object],
    links: list[Link] | None = None,
    every_copy: bool = False,
    only: Container[int] | None = None,
) -> bytes:
    """The pages as PDF; with `only`, some of them, counted from 1, without links."""
    out = io.BytesIO()
    first = laid.pages[0].sheet
    canvas = _canvas(out, briefing, (first.width, first.height))
    pen = Pen(canvas, first.height, laid.anchors, grey=briefing.layout.grey, linked=only is None)
    total = len(laid.pages)
    for number, page in enumerate(laid.pages, 1):
        if only is not None and number not in only:
            continue
        told(number - 1, total)
        pen.begin(page.sheet.width, page.sheet.height)
        paint_page_frame(pen, briefing.page_frame, page, number, total)
        _paint_body(pen, page, briefing.layout.draft)
        pen.turn()
    pen.write_forms(briefing.page_frame, every_copy)
    canvas.save()
    if links is not None:
        links += pen.links
    told(total, total)
    return out.getvalue()


def _canvas(out: io.BytesIO, briefing: Briefing, size: tuple[float, float]) -> Canvas:
    rl_config.useA85 = 0  # binary streams: a quarter smaller, and no time spent on the text form
    canvas = Canvas(
        out,
        size,
        pageCompression=1,
        invariant=1,
        lang=briefing.language,
        initialFontName=face("condensed", False).name,  # else Helvetica is named but not embedded
    )
    canvas.setTitle(printable(briefing.title))
    canvas.setSubject(printable(briefing.subject))
    canvas.setCreator("Parley")
    canvas.setProducer("Parley")
    canvas.setAuthor("")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    return canvas


def _paint_body(pen: Pen, page: LaidPage, numbered: bool) -> None:
    sheet = page.sheet
    with pen.magnified(sheet.left, sheet.top, sheet.scale):
        for placed in page.placed:
            _paint_box(pen, placed)
        if numbered:
            _paint_numbers(pen, page.placed)
    if sheet.notes:
        left, right = sheet.edges
        start = left if sheet.notes_left else right - sheet.notes
        _paint_room(pen, start, start + sheet.notes, sheet.top, sheet.bottom)


def _paint_box(pen: Pen, placed: Placed) -> None:
    box = placed.box
    if box.anchor:
        pen.anchor(box.anchor, placed.y - 4)
    if box.outline:
        pen.outline(box.outline, box.anchor, 0)
    box.paint(pen, 0.0, placed.y)


def _paint_numbers(pen: Pen, placed: Sequence[Placed]) -> None:
    """A number beside each line of text."""
    lines = [each for each in placed if each.box.line]
    style = styles.LINE_NUMBER
    for number, each in enumerate(lines, 1):
        y = each.y + baseline(style) + 2
        pen.words(TextRun(-8, y, str(number), style, "right"))


def _paint_room(pen: Pen, left: float, right: float, top: float, bottom: float) -> None:
    """Ruled lines beside the text."""
    y = top + styles.RULED_LINE
    while y <= bottom:
        pen.rule(left, right, y, "line", styles.RULE)
        y += styles.RULED_LINE
