"""Lines of text: characters in fonts, from left to right."""

from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

import msgspec
from msgspec.structs import replace

from briefings import styles
from briefings.render.faces import Face
from briefings.render.tags import Tag
from core.language import spoken
from core.model.records import Marker
from core.text.conventions import RIGHT_TO_LEFT


class Look(msgspec.Struct, frozen=True, gc=False):
    """The look of a stretch of characters; `rise` in points above the line. What is `told` is heard
    in their place. What leads `to` a place is `named`."""

    size: float
    colour: str
    strong: bool
    rise: float = 0.0
    to: str = ""
    marked: bool = False
    boxed: bool = False
    struck: bool = False
    added: bool = False
    moved: bool = False
    aside: bool = False
    apart: bool = False
    told: str = ""
    named: str = ""


class DrawnPart(NamedTuple):
    """The characters of a piece from `start` to `end`, which stand at `x` from the start of the
    line, drawn as one object that begins at `at`, with a blank there that tells `lead`, if that is
    anything. `mark` is told before them. What is `joined` takes its blank away again, for who puts
    one between objects. One of no characters only tells `lead`. One `steps` that stands higher or
    lower than what is before it; one is drawn `above` the line, in points, to part it from
    others."""

    start: int
    end: int
    x: float
    at: float
    lead: str
    mark: str = ""
    joined: bool = False
    steps: bool = False
    above: float = 0.0


class Piece(msgspec.Struct, gc=False):
    """Characters in one font and one look, `x` from the start of the line; or a party's sign.
    `said` is what was typed, where the characters run from right to left; `told` what each of them
    tells a program that copies it, where that is more than itself, and `beyond` what is told after
    the last. `spread` is how much wider its blanks are than the font's, in points, `backwards`
    whether it runs from right to left, `parts` how it is drawn, if not as one object."""

    look: Look
    face: Face
    text: str
    width: float
    x: float = 0.0
    sign: Marker | None = None
    said: str = ""
    told: Sequence[str] = ()
    beyond: str = ""
    spread: float = 0.0
    backwards: bool = False
    parts: Sequence[DrawnPart] = ()

    @property
    def over(self) -> float:
        """How far a box around it reaches above the line on which it stands, in points: over the
        accents of capitals, too."""
        accented = normalize("NFD", self.text) != self.text
        return self.look.size * (styles.OVER_ACCENTS if accented else styles.OVER_CAPITALS)


class SetLine(msgspec.Struct, gc=False):
    """A set line: its pieces from left to right, its width in points, the paragraph of its text
    that it belongs to, and whether a space or a line end is before it. It begins `beside` points
    from where others do, for what hangs there. A line in which something
    runs from right to left also has its pieces as they are `heard`, and the spaces between them;
    `forwards` it begins on the left all the same. One that `is_arranged` is ready to be drawn.
    `above` is room above it besides that of every line, in points. A line break that is only seen
    begins no paragraph `told`, and `tag` says what tells that, if not what tells the whole text."""

    pieces: list[Piece] = msgspec.field(default_factory=list)
    heard: list[Piece] = msgspec.field(default_factory=list)
    width: float = 0.0
    paragraph: int = 0
    beside: float = 0.0
    spaced: bool = False
    forwards: bool = False
    is_arranged: bool = False
    above: float = 0.0
    told: int = 0
    tag: Tag | None = None

    def add(self, gap: float, pieces: Sequence[Piece]) -> None:
        """Add a word after the existing ones, with a gap of `gap` points."""
        space = gap
        for piece in pieces:
            last = self.pieces[-1] if self.pieces else None
            if last is not None and _goes_on(last, piece, space):
                last.text += f" {piece.text}" if space else piece.text
                last.width += space + piece.width
            else:
                self.pieces.append(replace(piece, x=self.width + space))
            self.width += space + piece.width
            space = 0.0

    def move(self, right: float) -> None:
        """Move the whole line to the right."""
        for piece in {id(each): each for each in (*self.pieces, *self.heard)}.values():
            piece.x += right
        self.width += right


def tell_paragraphs(lines: Sequence[SetLine], tag: Tag | None = None) -> None:
    """Let each line of a text of several paragraphs be told as part of its own, inside a tag, if
    there is one."""
    last = lines[-1].told
    if last:
        head = tag.head if tag is not None else None
        is_one = head is not None and last == 1
        rest = [tag if is_one else Tag("P", tag) for _paragraph in range(last)]
        tags = [head or Tag("P", tag), *rest]
        for line in lines:
            line.tag = tags[line.told]


def is_mirrored() -> bool:
    """Whether lines of the pack begin on the right, and what is beside them is there."""
    return spoken() in RIGHT_TO_LEFT


def begun(lines: list[SetLine], width: float) -> list[SetLine]:
    """Lines set from the left, where lines of the pack begin in a column of that width: on the side
    of the language in force, whatever language their own words are in. Every line does: those of
    paragraphs, remarks, notes, lists, cells and headings stand below each other, and what is beside
    them, a bullet, number or bar, is on that side, too. The words of a line keep their order."""
    if is_mirrored():
        for line in lines:
            line.move(width - line.width - line.beside)
            line.width = width
    return lines


def _goes_on(last: Piece, piece: Piece, space: float) -> bool:
    """Whether a piece can be part of the last one: the look, the font and its own space are the
    same; those of fallback fonts may not be."""
    if last.look is not piece.look or last.face is not piece.face:
        return False
    if last.sign is not None or piece.sign is not None:
        return False
    return not space or abs(last.face.space * last.look.size / 1000 - space) < 0.01
