"""Paints set lines and shapes on a PDF canvas. Coordinates are the page's, y downwards.

Shapes are written as operators of the page's content stream (ISO 32000-1, 8.5): reportlab's path
objects take four times as long.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from itertools import zip_longest
from typing import Final

import msgspec
from reportlab.pdfgen.canvas import Canvas

from briefings import styles
from briefings.anchors import back_to
from briefings.render.arranging import arrange, rearrange_beside
from briefings.render.balance import Balance
from briefings.render.bidi import is_directed, visual
from briefings.render.directed import as_line, typed
from briefings.render.faces import spelled
from briefings.render.forms import Form, Kind
from briefings.render.glyphs import Glyphs
from briefings.render.heard import NOTHING, ahead, change, heard
from briefings.render.lines import Look, Piece, SetLine
from briefings.render.links import Link, LinkPlaces
from briefings.render.marks import Marks
from briefings.render.operators import colour_operator, numbers, path
from briefings.render.rows import Row, as_seen
from briefings.render.shapes import Area, Drawing, Shape, Stroke, TextRun, rectangle, sign
from briefings.render.tags import Tag, Tree
from briefings.render.text import in_faces, printable
from briefings.render.writing import TextWriter, text_object
from briefings.styles import Style
from core.text.conventions import RIGHT_TO_LEFT

_HERE: Final = nullcontext()


class Pen:
    """Paints on the pages of one document; `pages` gives the page of each anchor, `pending` stands
    for one that is not known yet. With a `tree`, what is painted is marked and put into it, and
    text of other languages than `language` says so.
    """

    def __init__(
        self,
        canvas: Canvas,
        height: float,
        pages: Mapping[str, int],
        *,
        pending: str = "",
        grey: bool = False,
        linked: bool = True,
        tree: Tree | None = None,
        language: str = "",
    ) -> None:
        self.canvas = canvas
        self.height = height
        self.pages = pages
        self.pending = pending
        self.grey = grey
        self.linked = linked
        self.links: list[Link] = []
        self._link_places = LinkPlaces(canvas)
        self.forms: dict[Form, None] = {}
        self.marks = Marks(canvas.addLiteral, tree)
        glyphs = Glyphs(canvas._doc)
        self._writer = TextWriter(glyphs, self.marks, language)
        turned = tree is not None and language in RIGHT_TO_LEFT
        self._balance = Balance(glyphs, Row(lambda: canvas._code)) if turned else None
        self._drawn: list[tuple[int, Callable[[], str]]] = []
        self._inks: dict[str, str] = {}
        self._page, self._ink = 1, ""  # the colour last set by the page's operators
        self._origin = (0.0, 0.0, 1.0)  # the origin of the body and its magnification

    def page_of(self, anchor: str, otherwise: str = "") -> str:
        """The page of an anchor; `otherwise` where it is on none."""
        return str(self.pages.get(anchor, self.pending or otherwise))

    def begin(self, width: float, height: float) -> None:
        """Start a page of that size."""
        self.canvas.setPageSize((width, height))
        self.height = height
        self.marks.begin_page()

    def turn(self) -> None:
        """End the page."""
        if self._balance is not None:
            self.marks.decorate()
            self.canvas.addLiteral("\n".join(self._balance.operators()))
        self.marks.close()
        self.canvas.showPage()
        self._page += 1
        self._ink = ""

    @contextmanager
    def magnified(self, left: float, top: float, scale: float) -> Iterator[None]:
        """Inside the block, the origin is at left, top of the page and everything is magnified."""
        self._origin = (left, top, scale)
        shift = self.height - top - scale * self.height
        self.marks.close()
        self.canvas.addLiteral(f"q {scale:.4f} 0 0 {scale:.4f} {left:.3f} {shift:.3f} cm")
        try:
            yield
        finally:
            self.marks.close()
            self.canvas.addLiteral("Q")
            self._origin = (0.0, 0.0, 1.0)
            self._ink = ""

    def _on_page(self, x: float, y: float) -> tuple[float, float]:
        left, top, scale = self._origin
        return left + x * scale, top + y * scale

    def tagged(self, tag: Tag | None) -> AbstractContextManager[object]:
        """What is painted inside the block belongs to the tag; to none, if it is None."""
        return self.marks.inside(tag)

    @contextmanager
    def again(self) -> Iterator[None]:
        """What is painted inside the block was painted before: the head of a table, repeated."""
        linked, self.linked = self.linked, False
        with self.marks.again():
            yield
        self.linked = linked

    def whose(self, kind: Kind, x: float, y: float, room: float, below: float = 0.0) -> None:
        """The place for the number and reader of the copy, with so much room on the line, and on
        the one below."""
        form = Form(kind, round(room), round(below))
        self.forms[form] = None
        with self.marks.showing(form.name):
            self.marks.paint()
        self.canvas.addLiteral(f"q 1 0 0 1 {x:.2f} {self.height - y:.2f} cm")
        self.canvas.doForm(form.name)
        self.canvas.addLiteral("Q")

    def form_words(self, words: TextRun) -> str:
        """The operators for words in a form, whose origin is where it is drawn."""
        text = self._shown(msgspec.structs.replace(words, y=-words.y), 0.0)
        return f"{self._inked(words.colour or words.style.colour)} {text}"

    def _inked(self, colour: str) -> str:
        """The operator that fills with a colour; grey in the device's grey, so that no printer
        mixes it of its inks."""
        found = self._inks.get(colour)
        if found is None:
            found = self._inks[colour] = colour_operator(styles.rgb(colour), self.grey)
        return found

    def _use_ink(self, colour: str) -> None:
        if colour != self._ink:
            self.canvas.addLiteral(self._inked(colour))
            self._ink = colour

    def line(self, line: SetLine, x: float, baseline: float) -> None:
        """A set line that starts at x, in its own paragraph if it has one."""
        with self.marks.within(line.tag):
            self._line(line, x, baseline)

    def _line(self, line: SetLine, x: float, baseline: float) -> None:
        """Spaces between its pieces, and between it and the line
        before, are only seen; where the page is tagged, they can be heard too, and what runs from
        right to left is told in the order in which it is read."""
        if self._balance is not None and line.pieces:
            text = " ".join([piece.text for piece in line.pieces])
            self._weigh(text, lambda: line.pieces[-1], x, baseline)
        is_heard = self.marks.element is not None
        if line.heard:
            self._directed(line, x, baseline)
            return
        spaced, end = line.spaced, 0.0
        for piece, following in zip_longest(line.pieces, line.pieces[1:]):
            apart = spaced or piece.x > end + 0.01
            spaced, end = apart and piece.look.aside, piece.x + piece.width
            if apart and is_heard and piece.sign is None and not piece.look.aside:
                with self.marks.part(piece.look.apart), self._going_on(piece):
                    self._space(piece, x + piece.x, baseline)
            goes_on = is_heard and following is not None and following.x > end + 0.01
            after = " " if goes_on and not spelled(piece.text[-1:]) else ""
            self._any_piece(piece, x, baseline, after)
            end += (following.x - end) if after and following is not None else 0.0

    def _directed(self, line: SetLine, x: float, baseline: float) -> None:
        """A line in which something runs from right to left."""
        arrange(line)
        self._drawn = []
        for piece, following in zip(line.heard, ahead(line.heard), strict=True):
            with self._going_on(following) if following else _HERE:
                self._any_piece(piece, x, baseline)
        if self._balance is not None and self._drawn:
            places, drawn = zip(*self._drawn, strict=True)
            self._balance.row.may_be_written(places, partial(_rearranged, line, drawn))

    def _weigh(self, text: str, last: Callable[[], Piece], x: float, baseline: float) -> None:
        """Count the letters of a text on the page, as it is seen."""
        if self._balance is not None:
            left, down = self._on_page(x, baseline)
            self._balance.add(text, last, left, self.height - down, self._origin[2])

    def _going_on(self, piece: Piece) -> AbstractContextManager[object]:
        """What is painted inside the block is the blank before a piece."""
        return self.marks.going_on(change(piece), piece.look.to)

    def _space(self, piece: Piece, right: float, baseline: float) -> None:
        self.marks.paint()
        size = piece.look.size
        left = right - piece.face.width(" ", size)
        shown = self._writer.shown(((piece.face, " "),), size)
        self.canvas.addLiteral(text_object(left, self.height - baseline, shown))

    def _any_piece(self, piece: Piece, x: float, baseline: float, after: str = "") -> None:
        with self.marks.part(piece.look.apart):
            self._said(piece, x, baseline, after)

    def _said(self, piece: Piece, x: float, baseline: float, after: str) -> None:
        if piece.sign is not None:
            self._sign(piece, x, baseline)
            return
        if piece.look.rise and self._link_places.is_first(piece.look.to):
            self.anchor(back_to(piece.look.to), baseline - piece.look.size)
        says, look, left = heard(piece, self._writer.foreign), piece.look, x + piece.x
        corners = (left, baseline - look.size, left + piece.width, baseline + 2)
        with self.link(look.to, *corners, look.named) if look.to else _HERE:
            if says is NOTHING and not look.aside:
                self._characters(piece, left, baseline, after)
                return
            with self.marks.inside(None) if look.aside else self.marks.saying(*says):
                self._characters(piece, left, baseline, after)

    def _sign(self, piece: Piece, x: float, baseline: float) -> None:
        size = piece.look.size
        middle = x + piece.x + size * styles.SIGN_PLACE
        outline = sign(piece.sign, middle, baseline - size * 0.32, size * 0.34)  # type: ignore[arg-type]
        self.shape(Area(outline, fill=piece.look.colour), 0, 0)

    def _characters(self, piece: Piece, left: float, baseline: float, after: str) -> None:
        look = piece.look
        self.marks.paint()
        self._use_ink("ink" if look.boxed else look.colour)
        up = self.height - baseline + look.rise
        shown = partial(self._writer.objects, piece, left - piece.x, up, after)
        self._drawn.append((len(self.canvas._code), self._writer.again(piece, shown)))
        self.canvas.addLiteral(shown())
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

    def _frame(self, left: float, baseline: float, piece: Piece) -> None:
        size = piece.look.size
        corners = (left, baseline - piece.over, left + piece.width, baseline + size * 0.26)
        self.shape(Area(rectangle(*corners), line="ink", weight=0.6), 0, 0)

    def rule(self, left: float, right: float, y: float, colour: str, weight: float) -> None:
        """A horizontal line."""
        self.marks.decorate()
        self._stroke(Stroke(((left, y), (right, y)), colour, weight), 0, 0)

    def frame(
        self, start: float, top_y: float, end: float, bottom_y: float, *, top: bool, bottom: bool
    ) -> None:
        """A frame around part of a page, open where its lines start, and above or below where it
        continues."""
        self.marks.decorate()
        self._stroke(Stroke(((end, top_y), (end, bottom_y)), "mute"), 0, 0)
        for wanted, y in ((top, top_y), (bottom, bottom_y)):
            if wanted:
                self.rule(start, end, y, "mute", styles.RULE)

    def bar(self, left: float, top: float, width: float, height: float, colour: str) -> None:
        """A filled upright rectangle."""
        self.marks.decorate()
        self._area(Area(rectangle(left, top, left + width, top + height), colour), 0, 0)

    def words(self, words: TextRun, spacing: float = 0.0) -> None:
        """One line of text in the style's colour, with `spacing` points between characters."""
        read = printable(words.text)
        with self.marks.saying("" if visual(read) == read else typed(read)):
            self.marks.paint()
            self._words(words, 0, 0, spacing)

    @contextmanager
    def link(
        self, anchor: str, left: float, top: float, right: float, bottom: float, words: str
    ) -> Iterator[None]:
        """What is painted inside the block is a link to the anchor, if the document has it; it is
        called `words` where it cannot be seen."""
        if not self.linked or (anchor not in self.pages and not self._link_places.lead(anchor)):
            yield
            return
        with self.marks.link(anchor) as element:
            yield
        left, top = self._on_page(left, top)
        right, bottom = self._on_page(right, bottom)
        link = Link(self._page, anchor, left, top, right, bottom)
        self.links.append(link)
        self._link_places.add(link, self.height, words, element, self.marks.tree)

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
        self.canvas.addOutlineEntry(typed(printable(title)).replace("\n", " "), anchor, level)

    def figure(self, tag: Tag, drawing: Drawing, x: float, y: float) -> None:
        """A drawing that is one figure, whose top left corner is at x, y."""
        with self.marks.inside(tag) as element:
            if element is not None:
                left, top = self._on_page(x, y)
                right, bottom = self._on_page(x + drawing.width, y + drawing.height)
                element.box = (left, self.height - bottom, right, self.height - top)
            self.drawing(drawing, x, y)

    def drawing(self, drawing: Drawing, x: float, y: float) -> None:
        """A drawing whose top left corner is at x, y."""
        for shape in drawing.shapes:
            self.shape(shape, x, y)

    def shape(self, shape: Shape, x: float, y: float) -> None:
        """One shape, moved by x, y."""
        self.marks.paint()
        if isinstance(shape, TextRun):
            self._words(shape, x, y)
        elif isinstance(shape, Stroke):
            self._stroke(shape, x, y)
        else:
            self._area(shape, x, y)

    def _words(self, words: TextRun, x: float, y: float, spacing: float = 0.0) -> None:
        self._use_ink(words.colour or words.style.colour)
        moved = msgspec.structs.replace(words, x=x + words.x, y=self.height - y - words.y)
        self.canvas.addLiteral(self._shown(moved, spacing))
        if self._balance is not None:
            seen, last = visual(printable(words.text)), partial(as_seen, words, spacing)
            self._weigh(seen, last, x + words.left, y + words.y)
            if is_directed(words.text):
                again = partial(self._shown, moved, spacing)
                place = len(self.canvas._code) - 1
                self._balance.row.may_be_written([place], lambda *beside: [again(*beside)])

    def _shown(self, words: TextRun, spacing: float, others: int = 0, is_held: bool = False) -> str:
        """The text object of words whose `y` is the canvas's, upwards; `others` is the surplus of
        what stands beside them, which pdfium `is_held` from turning."""
        style: Style = words.style
        text = printable(words.text)
        if is_directed(text) and not spacing:
            pieces = in_faces(text, style.family, style.strong)
            look = Look(style.size, style.colour, style.strong)
            line = as_line(pieces, text, look, others, is_held)
            objects = self._writer.objects
            return "\n".join([objects(each, words.left, words.y) for each in line.heard])
        pieces = in_faces(visual(text), style.family, style.strong)
        shown = self._writer.shown(pieces, style.size)
        if spacing:
            shown = f"{spacing:.2f} Tc {shown} 0 Tc"
        return text_object(words.left, words.y, shown)

    def _stroke(self, stroke: Stroke, x: float, y: float) -> None:
        line = self._line_state(stroke.colour, stroke.weight, stroke.dashes)
        self.canvas.addLiteral(f"{line} {path(stroke.spots, x, self.height - y)} S")

    def _area(self, area: Area, x: float, y: float) -> None:
        state = self._line_state(area.line, area.weight, area.dashes) if area.line else ""
        if area.fill:
            self._use_ink(area.fill)
        act = {(True, True): "b", (False, True): "s", (True, False): "f", (False, False): "n"}
        done = act[bool(area.fill), bool(area.line)]
        self.canvas.addLiteral(f"{state} {path(area.spots, x, self.height - y)} {done}")

    def _line_state(self, colour: str, weight: float, dashes: Iterable[float]) -> str:
        """The operators that set a line's colour, weight and dashes."""
        ink, width = self._inked(colour).upper(), max(weight, styles.RULE)
        return f"{ink} {width:.2f} w [{numbers(dashes)}] 0 d"


def _rearranged(
    line: SetLine, drawn: Sequence[Callable[[], str]], others: int, is_held: bool
) -> Iterator[str]:
    """The operators of a line for what stands beside it."""
    rearrange_beside(line, others, is_held)
    return (shown() for shown in drawn)
