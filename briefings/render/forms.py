"""What differs between copies: small forms that the pages draw.

In a file they are neither compressed nor of different lengths, so that one copy is made of another
by putting bytes in the place of others.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypeAlias

import msgspec
from reportlab.pdfgen.canvas import Canvas

from briefings import styles
from briefings.document import PageFrame
from briefings.render.directed import typed
from briefings.render.shapes import TextRun
from briefings.render.text import broken, printable, shortened, text_width
from briefings.styles import Style

Kind: TypeAlias = Literal["copy", "holder", "watermark"]
DOT = " · "
FAR = 1000.0
"""Farther than any form reaches from its origin, in points."""
SLANTED = "0.70711 0.70711 -0.70711 0.70711 0 0 cm "


class Form(msgspec.Struct, frozen=True, gc=False):
    """A place on a page that says whose copy it is, and how wide its first line and the one below
    may be."""

    kind: Kind
    room: float
    below: float

    @property
    def name(self) -> str:
        """The name of the form in a document."""
        return f"{self.kind}-{self.room:.0f}-{self.below:.0f}"


def words_of(form: Form, page_frame: PageFrame, copy: int) -> Iterator[TextRun]:
    """The lines that the form says in a copy, counted from 1, relative to its origin."""
    if form.kind == "watermark":
        yield _watermark(page_frame.watermarks[copy - 1], form.room)
        return
    style = styles.HEAD if form.kind == "copy" else styles.TABLE
    at_right = (form.kind == "copy") != page_frame.backwards
    lines = lines_of(page_frame.copies[copy - 1], style, form.room, form.below)
    for number, line in enumerate(lines):
        words = shortened(line, style, (form.room, form.below)[number])
        yield TextRun(0, number * style.leading, words, style, "right" if at_right else "left")


def lines_of(text: str, style: Style, room: float, below: float) -> tuple[str, ...]:
    """A text on one line, or on two that part at a dot if they can; the second is too wide if there
    is too little room."""
    if text_width(text, style) <= room:
        return (text,)
    parts = text.split(DOT)
    for count in range(len(parts) - 1, 0, -1):
        two = DOT.join(parts[:count]), DOT.join(parts[count:])
        if all(
            text_width(each, style) <= wide for each, wide in zip(two, (room, below), strict=True)
        ):
            return two
    first, *rest = broken(text, style, room)
    return first, " ".join(rest)


def _watermark(text: str, room: float) -> TextRun:
    style = styles.WATERMARK
    wide = text_width(text, style)
    size = style.size * min(1.0, room / wide) if wide else style.size
    return TextRun(0, size * 0.35, text, msgspec.structs.replace(style, size=size), "middle")


def contents(form: Form, shown: Sequence[str]) -> list[str]:
    """The content of the form in each copy, from the operators that show its words; all of one
    length, and found in a file but once."""
    turned = SLANTED if form.kind == "watermark" else ""
    longest = max(map(len, shown))
    return [f"% {form.name}\n{turned}{each:<{longest}}" for each in shown]


def spoken(form: Form, page_frame: PageFrame, copies: int) -> list[str]:
    """What the form says in each copy as an object of the file, whatever way it is seen to run; all
    of one length, and found in a file but once."""
    every = (words_of(form, page_frame, copy) for copy in range(1, copies + 1))
    said = [" ".join(typed(printable(line.text)) for line in lines) for lines in every]
    letters = [words.encode("utf-16-be").hex() for words in said]
    longest = max(map(len, letters))
    return [f"% said by {form.name}\n<FEFF{each:<{longest}}>" for each in letters]


def write(
    canvas: Canvas, form: Form, page_frame: PageFrame, copies: int, show: Callable[[TextRun], str]
) -> list[str]:
    """Write the form into a document, as it is in the first copy; returns its content in each of
    them."""
    every = (words_of(form, page_frame, copy) for copy in range(1, copies + 1))
    shown = ["\n".join(map(show, lines)) for lines in every]
    found = contents(form, shown)
    canvas.beginForm(form.name, -FAR, -FAR, FAR, FAR)
    canvas.addLiteral(found[0])
    canvas.endForm(compression=0)
    return found


ID = b"/ID [<"
"""What precedes the two identifiers of a document, of 32 hexadecimal digits each."""


def parted(pdf: bytes, forms: Sequence[Sequence[bytes]]) -> Iterator[bytes]:
    """Each copy, without what the others say; `forms` has for each form its content in each copy.
    All have the same length, so that everything stays where it is."""
    places = [pdf.index(form[0]) for form in forms]
    start = pdf.rindex(ID) + len(ID)
    for said in zip(*forms, strict=True):
        copy = bytearray(pdf)
        for place, content in zip(places, said, strict=True):
            copy[place : place + len(content)] = content
        own = hashlib.sha256(pdf[start : start + 32] + b"".join(said)).hexdigest()[:32].encode()
        copy[start : start + 32] = copy[start + 34 : start + 66] = own
        yield bytes(copy)
