"""What differs between copies: small forms that the pages draw, one set per copy."""

from typing import Literal, TypeAlias

import msgspec
from reportlab.pdfgen.canvas import Canvas

from briefings import styles
from briefings.document import PageFrame
from briefings.render.shapes import TextRun
from briefings.render.text import shortened, text_width

Kind: TypeAlias = Literal["copy", "holder", "watermark"]
FAR = 1000.0
"""Farther than any form reaches from its origin, in points."""
SLANT = 45


class Form(msgspec.Struct, frozen=True, gc=False):
    """A place on a page that says whose copy it is, and how wide it may be."""

    kind: Kind
    room: float

    def name(self, copy: int) -> str:
        """The name of the form of a copy, counted from 1."""
        return f"{self.kind}-{self.room:.0f}-{copy}"


def words_of(form: Form, page_frame: PageFrame, copy: int) -> TextRun:
    """What the form says in a copy, relative to its origin."""
    if form.kind == "watermark":
        return _watermark(page_frame.watermarks[copy - 1], form.room)
    style = styles.HEAD if form.kind == "copy" else styles.TABLE
    text = shortened(page_frame.copies[copy - 1], style, form.room)
    return TextRun(0, 0, text, style, "right" if form.kind == "copy" else "left")


def _watermark(text: str, room: float) -> TextRun:
    style = styles.WATERMARK
    wide = text_width(text, style)
    size = style.size * min(1.0, room / wide) if wide else style.size
    return TextRun(0, size * 0.35, text, msgspec.structs.replace(style, size=size), "middle")


def begin(canvas: Canvas, form: Form, copy: int) -> None:
    """Begin the form of a copy."""
    canvas.beginForm(form.name(copy), -FAR, -FAR, FAR, FAR)
    if form.kind == "watermark":
        canvas.rotate(SLANT)
