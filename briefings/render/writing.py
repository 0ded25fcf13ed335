"""Text as operators of a page: in its languages, and with what only a program is told that copies
it."""

from collections.abc import Iterable, Sequence

from briefings.render.faces import Face, has_glyphs, spelled
from briefings.render.glyphs import Glyphs
from briefings.render.lines import Piece
from briefings.render.marks import Marks
from core.text.tongues import is_uniform, stretches

_BACK = 195.0
"""How far a blank that tells what is beyond a text stands inside it, in thousandths of the size."""


class TextWriter:
    """Writes text for one document in a language, in elements that `marks` knows."""

    def __init__(self, glyphs: Glyphs, marks: Marks, language: str) -> None:
        self._glyphs = glyphs
        self._marks = marks
        self.language = language

    def shown(self, pieces: Iterable[tuple[Face, str]], size: float, after: str = "") -> str:
        """The operators that show text, each stretch in another language with its name; `after` is
        told, but not shown, after glyphs."""
        shown = []
        for face, text in pieces:
            if has_glyphs(text):
                shown.append(self._spelled_out(face, text, size, after))
                continue
            if self._marks.element is None or is_uniform(text, self.language):
                shown.append(self._glyphs.shown(face, text, size))
                continue
            for language, stretch in stretches(text, self.language):
                said = self._glyphs.shown(face, stretch, size)
                shown.append(f"/Span <</Lang ({language})>> BDC {said} EMC" if language else said)
        return " ".join(shown)

    def _spelled_out(self, face: Face, text: str, size: float, after: str) -> str:
        """The operators for glyphs, with the letters that they stand for together."""
        letters = (spelled(text) + after).encode("utf-16-be").hex().upper()
        shown = self._glyphs.shown(face, text, size)
        return f"/Span <</ActualText <FEFF{letters}>>> BDC {shown} EMC"

    def objects(self, piece: Piece, left: float, up: float, after: str = "") -> str:
        """The text object of a piece of a line that starts at `left` and stands at `up`."""
        return text_object(left + piece.x, up, self._whole(piece, after))

    def _whole(self, piece: Piece, after: str) -> str:
        text = piece.face.telling(piece.text, piece.told) if piece.told else piece.text
        if piece.beyond and not has_glyphs(text):
            return self._in_one(piece, [text, *_beyond(piece)])
        return _spread(piece, self.shown(((piece.face, text),), piece.look.size, after))

    def _in_one(self, piece: Piece, strings: Sequence[str | float]) -> str:
        """The operators that show texts as one object, and how far to go back between them; only
        the longest of the texts, if the file has them in different subsets of their font."""
        size, texts = piece.look.size, [each for each in strings if isinstance(each, str)]
        shown = {text: self._glyphs.shown(piece.face, text, size) for text in texts}
        fonts = {each.partition(" Tf ")[0] for each in shown.values()}
        if len(fonts) > 1 or any(each.count(" Tf ") > 1 for each in shown.values()):
            return _spread(piece, shown[max(texts, key=len)])
        chosen = f"{fonts.pop()} Tf "
        inside = [
            shown[each].removeprefix(chosen).removesuffix(" Tj")
            if isinstance(each, str)
            else f"{each:.1f}"
            for each in strings
        ]
        return _spread(piece, f"{chosen}[{' '.join(inside)}] TJ")


def text_object(x: float, up: float, operators: str) -> str:
    """A text object that begins there, x from the left and up from the foot of the page."""
    return f"BT 1 0 0 1 {x:.2f} {up:.2f} Tm {operators} ET"


def _beyond(piece: Piece) -> list[str | float]:
    return [_BACK, piece.face.telling(" ", [piece.beyond])] if piece.beyond else []


def _spread(piece: Piece, shown: str) -> str:
    return f"{piece.spread:.3f} Tw {shown} 0 Tw" if abs(piece.spread) > 0.001 else shown
