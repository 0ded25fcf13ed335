"""Paints set lines and shapes on a PDF canvas. Coordinates are the page's, y downwards.

Shapes are written as operators of the page's content stream (ISO 32000-1, 8.5): reportlab's path
objects take four times as long.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from briefings import styles
from briefings.document import PageFrame
from briefings.render import forms
from briefings.render.bidi import visual
from briefings.render.forms import Form, Kind
from briefings.render.shapes import Area, Drawing, Shape, Spot, Stroke, TextRun, rectangle, sign
from briefings.render.text import Piece, SetLine, in_faces, printable, text_width
from briefings.styles import Style


class Link(NamedTuple):
    """A rectangle of a page, in points from its top left corner, and the anchor it leads to."""

    page: int
    anchor: str
    left: float
    top: float
    right: float
    bottom: float


class Pen:
    """Paints on the pages of one document; `pages` gives the page of each anchor."""

    def __init__(
        self,
        canvas: Canvas,
        height: float,
        pages: Mapping[str, int],
        *,
        grey: bool = False,
        linked: bool = True,
    ) -> None:
        self.canvas = canvas
        self.height = height
        self.pages = pages
        self.grey = grey
        self.linked = linked
        self.links: list[Link] = []
        self.forms: dict[Form, None] = {}
        self._page = 1
        self._ink = ""  # the colour last set by the page's operators
        self._origin = (0.0, 0.0, 1.0)  # the origin of the body and its magnification

    def begin(self, width: float, height: float) -> None:
        """Start a page of that size."""
        self.canvas.setPageSize((width, height))
        self.height = height

    def turn(self) -> None:
        """End the page."""
        self.canvas.showPage()
        self._page += 1
        self._ink = ""

    @contextmanager
    def magnified(self, left: float, top: float, scale: float) -> Iterator[None]:
        """Inside the block, the origin is at left, top of the page and everything is magnified."""
        self._origin = (left, top, scale)
        shift = self.height - top - scale * self.height
        self.canvas.saveState()
        self.canvas.addLiteral(f"{scale:.4f} 0 0 {scale:.4f} {left:.3f} {shift:.3f} cm")
        try:
            yield
        finally:
            self.canvas.restoreState()
            self._origin = (0.0, 0.0, 1.0)
            self._ink = ""

    def _on_page(self, x: float, y: float) -> tuple[float, float]:
        left, top, scale = self._origin
        return left + x * scale, top + y * scale

    def whose(self, kind: Kind, x: float, y: float, room: float) -> None:
        """The place for the number and reader of the copy."""
        form = Form(kind, round(room))
        self.forms[form] = None
        self.canvas.saveState()
        self.canvas.translate(x, self.height - y)
        self.canvas.doForm(form.name(1))
        self.canvas.restoreState()

    def write_forms(self, page_frame: PageFrame, every_copy: bool) -> None:
        """Write what the forms say: in the first copy, or in every one."""
        self.height = 0.0
        for form in self.forms:
            for copy in range(1, len(page_frame.copies) + 1 if every_copy else 2):
                forms.begin(self.canvas, form, copy)
                self._ink = ""
                self.words(forms.words_of(form, page_frame, copy))
                self.canvas.endForm()

    def _rgb(self, colour: str) -> tuple[float, float, float]:
        found = styles.rgb(colour)
        return styles.grey(found) if self.grey else found

    def _use_ink(self, colour: str) -> None:
        if colour != self._ink:
            self.canvas.addLiteral(f"{_numbers(self._rgb(colour))} rg")
            self._ink = colour

    def line(self, line: SetLine, x: float, baseline: float) -> None:
        """A set line that starts at x."""
        for piece in line.pieces:
            if piece.sign is not None:
                self._sign(piece, x, baseline)
            else:
                self._piece(piece, x, baseline)

    def _sign(self, piece: Piece, x: float, baseline: float) -> None:
        size = piece.look.size
        outline = sign(piece.sign, x + piece.x + size * 0.42, baseline - size * 0.32, size * 0.34)  # type: ignore[arg-type]
        self.shape(Area(outline, fill=piece.look.colour), 0, 0)

    def _piece(self, piece: Piece, x: float, baseline: float) -> None:
        look, left = piece.look, x + piece.x
        colour = "ink" if look.boxed else look.colour
        self._characters(piece, left, baseline, colour)
        for drawn, rise, line in (
            (look.marked, -0.22, "highlight_line"),
            (look.added or look.moved, -0.2, "ink"),
            (look.moved, -0.32, "ink"),
            (look.struck, 0.26, "ink"),
        ):
            if drawn:
                y = baseline - look.size * rise
                self.shape(Stroke(((left, y), (left + piece.width, y)), line, 0.8), 0, 0)
        if look.boxed:
            self._frame(left, baseline, piece)
        if look.to:
            self.link(look.to, left, baseline - look.size, left + piece.width, baseline + 2)

    def _characters(self, piece: Piece, left: float, baseline: float, colour: str) -> None:
        self._use_ink(colour)
        text = self.canvas.beginText(left, self.height - baseline + piece.look.rise)
        text.setFont(piece.face.name, piece.look.size)
        text.textOut(piece.text)
        self.canvas.drawText(text)

    def _frame(self, left: float, baseline: float, piece: Piece) -> None:
        size = piece.look.size
        corners = (left, baseline - size * 0.98, left + piece.width, baseline + size * 0.28)
        self.rule_box(*corners)

    def rule_box(self, left: float, top: float, right: float, bottom: float) -> None:
        """A thin frame."""
        self.shape(Area(rectangle(left, top, right, bottom), line="ink", weight=0.6), 0, 0)

    def rule(self, left: float, right: float, y: float, colour: str, weight: float) -> None:
        """A horizontal line."""
        self.shape(Stroke(((left, y), (right, y)), colour, weight), 0, 0)

    def frame(
        self, left: float, top_y: float, right: float, bottom_y: float, *, top: bool, bottom: bool
    ) -> None:
        """A frame around part of a page, open above or below where it continues."""
        self.shape(Stroke(((right, top_y), (right, bottom_y)), "mute"), 0, 0)
        for wanted, y in ((top, top_y), (bottom, bottom_y)):
            if wanted:
                self.rule(left, right, y, "mute", styles.RULE)

    def bar(self, left: float, top: float, width: float, height: float, colour: str) -> None:
        """A filled upright rectangle."""
        self.shape(Area(rectangle(left, top, left + width, top + height), colour), 0, 0)

    def words(self, words: TextRun, spacing: float = 0.0) -> None:
        """One line of text in the style's colour, with `spacing` points between characters."""
        self._words(words, 0, 0, spacing)

    def link(self, anchor: str, left: float, top: float, right: float, bottom: float) -> None:
        """Make the rectangle a link to the anchor, if the document has it."""
        if self.linked and anchor in self.pages:
            left, top = self._on_page(left, top)
            right, bottom = self._on_page(right, bottom)
            corners = (left, self.height - bottom, right, self.height - top)
            self.canvas.linkAbsolute("", anchor, corners)
            self.links.append(Link(self._page, anchor, left, top, right, bottom))

    def anchor(self, name: str, y: float) -> None:
        """Make this place of the page a link target."""
        if not self.linked:
            return
        _x, down = self._on_page(0.0, y)
        self.canvas.bookmarkHorizontalAbsolute(name, self.height - down)

    def outline(self, title: str, anchor: str, level: int) -> None:
        """Put the place in the document's outline."""
        if not self.linked:
            return
        self.canvas.addOutlineEntry(printable(title).replace("\n", " "), anchor, level)

    def drawing(self, drawing: Drawing, x: float, y: float) -> None:
        """A drawing whose top left corner is at x, y."""
        for shape in drawing.shapes:
            self.shape(shape, x, y)

    def shape(self, shape: Shape, x: float, y: float) -> None:
        """One shape, moved by x, y."""
        if isinstance(shape, TextRun):
            self._words(shape, x, y)
        elif isinstance(shape, Stroke):
            self._stroke(shape, x, y)
        else:
            self._area(shape, x, y)

    def _words(self, words: TextRun, x: float, y: float, spacing: float = 0.0) -> None:
        style: Style = words.style
        self._use_ink(words.colour or style.colour)
        text = self.canvas.beginText(x + words.left, self.height - y - words.y)
        if spacing:
            text.setCharSpace(spacing)
        for face, stretch in in_faces(visual(printable(words.text)), style.family, style.strong):
            text.setFont(face.name, style.size)
            text.textOut(stretch)
        if spacing:
            text.setCharSpace(0)
        self.canvas.drawText(text)

    def _stroke(self, stroke: Stroke, x: float, y: float) -> None:
        line = self._line_state(stroke.colour, stroke.weight, stroke.dashes)
        self.canvas.addLiteral(f"{line} {self._path(stroke.spots, x, y)} S")

    def _area(self, area: Area, x: float, y: float) -> None:
        state = self._line_state(area.line, area.weight, area.dashes) if area.line else ""
        if area.fill:
            self._use_ink(area.fill)
        act = {(True, True): "b", (False, True): "s", (True, False): "f", (False, False): "n"}
        done = act[bool(area.fill), bool(area.line)]
        self.canvas.addLiteral(f"{state} {self._path(area.spots, x, y)} {done}")

    def _line_state(self, colour: str, weight: float, dashes: Iterable[float]) -> str:
        """The operators that set a line's colour, weight and dashes."""
        return f"{_numbers(self._rgb(colour))} RG {weight:.2f} w [{_numbers(dashes)}] 0 d"

    def _path(self, spots: tuple[Spot, ...], x: float, y: float) -> str:
        top = self.height - y
        first, *others = [f"{x + across:.2f} {top - down:.2f}" for across, down in spots]
        return f"{first} m " + " ".join([f"{spot} l" for spot in others])


def _numbers(values: Iterable[float]) -> str:
    return " ".join([f"{value:.3f}" for value in values])


def spaced_width(text: str, style: Style, spacing: float) -> float:
    """How wide the text is with `spacing` points after each character but the last."""
    return text_width(text, style) + spacing * (len(visual(printable(text))) - 1)
