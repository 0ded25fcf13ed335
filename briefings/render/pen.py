"""Paints set lines and shapes on a PDF canvas. Coordinates are the page's, y downwards.

Shapes are written as operators of the page's content stream (ISO 32000-1, 8.5): reportlab's path
objects do the same in four times the time.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from briefings import styles
from briefings.render.bidi import visual
from briefings.render.shapes import Area, Drawing, Shape, Spot, Stroke, Words, rectangle, sign
from briefings.render.text import Line, Piece, in_faces, printable, text_width
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
    """What paints on the pages of one document; `pages` says on which page an anchor stands."""

    def __init__(self, canvas: Canvas, height: float, pages: Mapping[str, int]) -> None:
        self.canvas = canvas
        self.height = height
        self.pages = pages
        self.links: list[Link] = []
        self._page = 1
        self._ink = ""  # the colour that the page's operators have set last

    def turn(self) -> None:
        """End the page."""
        self.canvas.showPage()
        self._page += 1
        self._ink = ""

    def _use_ink(self, colour: str) -> None:
        if colour != self._ink:
            self.canvas.addLiteral(f"{_numbers(styles.rgb(colour))} rg")
            self._ink = colour

    def line(self, line: Line, x: float, baseline: float) -> None:
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
        if look.marked:
            under = baseline + look.size * 0.22
            spots = ((left, under), (left + piece.width, under))
            self.shape(Stroke(spots, "highlight_line", 0.8), 0, 0)
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
        """A frame around part of a page, open above or below where it goes on."""
        self.shape(Stroke(((right, top_y), (right, bottom_y)), "mute"), 0, 0)
        for wanted, y in ((top, top_y), (bottom, bottom_y)):
            if wanted:
                self.rule(left, right, y, "mute", styles.RULE)

    def bar(self, left: float, top: float, width: float, height: float, colour: str) -> None:
        """A filled upright rectangle."""
        self.shape(Area(rectangle(left, top, left + width, top + height), colour), 0, 0)

    def words(self, words: Words, spacing: float = 0.0) -> None:
        """One line of text in the style's colour, with `spacing` points between characters."""
        self._words(words, 0, 0, spacing)

    def link(self, anchor: str, left: float, top: float, right: float, bottom: float) -> None:
        """A click in the rectangle leads to the anchor, if the document has it."""
        if anchor in self.pages:
            corners = (left, self.height - bottom, right, self.height - top)
            self.canvas.linkAbsolute("", anchor, corners)
            self.links.append(Link(self._page, anchor, left, top, right, bottom))

    def anchor(self, name: str, y: float) -> None:
        """Make this place of the page one that links lead to."""
        self.canvas.bookmarkHorizontalAbsolute(name, self.height - y)

    def outline(self, title: str, anchor: str, level: int) -> None:
        """Put the place in the document's outline."""
        self.canvas.addOutlineEntry(printable(title).replace("\n", " "), anchor, level)

    def drawing(self, drawing: Drawing, x: float, y: float) -> None:
        """A drawing whose top left corner is at x, y."""
        for shape in drawing.shapes:
            self.shape(shape, x, y)

    def shape(self, shape: Shape, x: float, y: float) -> None:
        """One shape, moved by x, y."""
        if isinstance(shape, Words):
            self._words(shape, x, y)
        elif isinstance(shape, Stroke):
            self._stroke(shape, x, y)
        else:
            self._area(shape, x, y)

    def _words(self, words: Words, x: float, y: float, spacing: float = 0.0) -> None:
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
        line = _line_state(stroke.colour, stroke.weight, stroke.dashes)
        self.canvas.addLiteral(f"{line} {self._path(stroke.spots, x, y)} S")

    def _area(self, area: Area, x: float, y: float) -> None:
        state = _line_state(area.line, area.weight, area.dashes) if area.line else ""
        if area.fill:
            self._use_ink(area.fill)
        if area.opacity < 1:
            self.canvas.setFillAlpha(area.opacity)
        act = {(True, True): "b", (False, True): "s", (True, False): "f", (False, False): "n"}
        done = act[bool(area.fill), bool(area.line)]
        self.canvas.addLiteral(f"{state} {self._path(area.spots, x, y)} {done}")
        if area.opacity < 1:
            self.canvas.setFillAlpha(1)

    def _path(self, spots: tuple[Spot, ...], x: float, y: float) -> str:
        top = self.height - y
        first, *others = [f"{x + across:.2f} {top - down:.2f}" for across, down in spots]
        return f"{first} m " + " ".join([f"{spot} l" for spot in others])


def _line_state(colour: str, weight: float, dashes: Iterable[float]) -> str:
    """The operators that set a line's colour, weight and dashes."""
    return f"{_numbers(styles.rgb(colour))} RG {weight:.2f} w [{_numbers(dashes)}] 0 d"


def _numbers(values: Iterable[float]) -> str:
    return " ".join([f"{value:.3f}" for value in values])


def spaced_width(text: str, style: Style, spacing: float) -> float:
    """How wide the text is with `spacing` points after each character but the last."""
    return text_width(text, style) + spacing * (len(printable(text)) - 1)
