"""Paints laid pages on a PDF canvas."""

import io
from collections.abc import Callable, Container, Iterator, Sequence

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from briefings import styles
from briefings.document import Briefing
from briefings.render import forms, pdf_file
from briefings.render.boxes import Placed
from briefings.render.directed import typed
from briefings.render.faces import face
from briefings.render.laid import Laid, LaidPage
from briefings.render.links import Link
from briefings.render.metadata import UNKNOWN, DocumentFacts
from briefings.render.page_frame import paint_page_frame
from briefings.render.pen import Pen
from briefings.render.shapes import TextRun
from briefings.render.tags import Tree
from briefings.render.text import printable

Told = Callable[[int, int], object]
PENDING = "…"
"""What stands for the number of a page that is not laid out yet."""


def paint(briefing: Briefing, laid: Laid, told: Told, links: list[Link] | None = None) -> bytes:
    """The pages of the first copy as PDF; `links` is filled with the links on them."""
    pen = _painted(briefing, laid, told)
    pdf, _forms = _written(pen, briefing, 1)
    if links is not None:
        links += pen.links
    return pdf


def paint_some(briefing: Briefing, laid: Laid, told: Told, only: Container[int]) -> bytes:
    """Some of the pages of the first copy, counted from 1, to be looked at: untagged, uncompressed
    and without links."""
    pdf, _forms = _written(_painted(briefing, laid, told, only), briefing, 1)
    return pdf


def paint_copies(briefing: Briefing, laid: Laid, told: Told) -> Iterator[bytes]:
    """Every copy as PDF; the pages are painted once."""
    pen = _painted(briefing, laid, told)
    pdf, said = _written(pen, briefing, len(briefing.page_frame.copies))
    return forms.parted(pdf, said)


def _painted(briefing: Briefing, laid: Laid, told: Told, only: Container[int] | None = None) -> Pen:
    first = laid.pages[0].sheet
    pen = Pen(
        _canvas(briefing, (first.width, first.height), compressed=only is None),
        first.height,
        laid.anchors,
        pending="" if laid.whole else PENDING,
        grey=briefing.layout.grey,
        linked=only is None,
        tree=Tree() if only is None else None,
        language=briefing.language,
    )
    total = len(laid.pages)
    for number, page in enumerate(laid.pages, 1):
        if only is not None and number not in only:
            continue
        told(number - 1, total)
        pen.begin(page.sheet.width, page.sheet.height)
        paint_page_frame(pen, briefing.page_frame, page, number, pen.pending or str(total))
        _paint_body(pen, page, briefing.layout.draft)
        pen.turn()
    told(total, total)
    return pen


def _written(pen: Pen, briefing: Briefing, copies: int) -> tuple[bytes, list[list[bytes]]]:
    """The document of the first copy, and what each form says in each of the copies."""
    said = [
        forms.write(pen.canvas, form, briefing.page_frame, copies, pen.form_words)
        for form in pen.forms
    ]
    facts = DocumentFacts(
        typed(printable(briefing.title)),
        typed(printable(briefing.subject)),
        briefing.language,
        briefing.made_at or UNKNOWN,
    )
    spoken = {
        form.name: forms.spoken(form, briefing.page_frame, copies)
        for form in pen.forms
        if form.kind == "holder" and pen.marks.tree is not None
    }
    first = {name: words[0] for name, words in spoken.items()}
    pdf = pdf_file.written(pen.canvas, facts, pen.marks.tree, first)
    return pdf, [[each.encode() for each in form] for form in (*said, *spoken.values())]


def _canvas(briefing: Briefing, size: tuple[float, float], *, compressed: bool) -> Canvas:
    rl_config.useA85 = 0  # binary streams: a quarter smaller, and no time spent on the text form
    rl_config.pdfComments = 0
    canvas = Canvas(
        io.BytesIO(),
        size,
        pageCompression=int(compressed),
        invariant=1,
        lang=briefing.language,
        initialFontName=face("condensed", False).name,  # else Helvetica is named but not embedded
    )
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
    if placed.again:
        with pen.again():
            box.paint(pen, 0.0, placed.y)
        return
    pen.marks.begin_block(box.block)
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
        y = each.y + style.baseline + 2
        pen.words(TextRun(-8, y, str(number), style, "right"))


def _paint_room(pen: Pen, left: float, right: float, top: float, bottom: float) -> None:
    """Ruled lines beside the text."""
    y = top + styles.RULED_LINE
    while y <= bottom:
        pen.rule(left, right, y, "line", styles.RULE)
        y += styles.RULED_LINE
