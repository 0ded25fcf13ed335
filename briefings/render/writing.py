"""Text as operators of a page: in its languages, and with what only a program is told that copies
it."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from briefings.render.attaching import attached
from briefings.render.directed import typed
from briefings.render.faces import Face, has_glyphs, spelled
from briefings.render.glyphs import Glyphs
from briefings.render.lines import DrawnPart, Piece
from briefings.render.marks import Marks
from core.text.patterns import pattern
from core.text.tongues import is_uniform, stretches

_BACK = 195.0
"""How far a blank that tells what is beyond a text stands inside it, in thousandths of the size."""
_NUDGE = 0.01
"""How much farther right, in points, something is drawn that begins elsewhere: not left of what
stands at the same place, however numbers are rounded; what stands on a letter not right of it."""
_BLANKS = pattern("[ \u00a0]")
"""What the file has as a blank."""
_WIDE = 5
"""How many times as wide as its own a blank is before what stands higher or lower: pdfium begins no
line where one is wider than twice the step."""
_APART = 0.02
"""How far apart two blanks are that pdfium takes for one, in points."""


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
                shown.append(_named(said, language))
        return " ".join(shown)

    def _spelled_out(self, face: Face, text: str, size: float, after: str) -> str:
        """The operators for glyphs, with the letters that they stand for together, and their
        language."""
        told = spelled(text) + after
        letters, language = told.encode("utf-16-be").hex().upper(), self._heard_in(told)
        lang = f"/Lang ({language}) " if language else ""
        shown = self._glyphs.shown(face, text, size)
        return f"/Span <<{lang}/ActualText <FEFF{letters}>>> BDC {shown} EMC"

    def foreign(self, text: str) -> str:
        """The language of a text, if it is not the document's."""
        told = (language for language, _stretch in stretches(text, self.language))
        return next(filter(None, told), "")

    def _heard_in(self, text: str) -> str:
        """The language in which a text is heard, if it is heard and that is not the document's."""
        return "" if self._marks.element is None else self.foreign(text)

    def again(self, piece: Piece, shown: Callable[[], str]) -> Callable[[], str]:
        """Writes a piece anew when it no longer matters to which element it belongs: in the
        language in which it is heard, unless the element says that."""
        is_said = bool(piece.said or piece.parts)
        language = "" if is_said else self._heard_in(typed(piece.text))

        def written() -> str:
            with self._marks.inside(None):
                return _named(shown(), language)

        return written

    def objects(self, piece: Piece, left: float, up: float, after: str = "") -> str:
        """The text objects of a piece of a line that starts at `left` and stands at `up`."""
        if not piece.parts:
            return text_object(left + piece.x, up, self._whole(piece, after))
        shown = self._parts(piece)
        return "\n".join([text_object(left + x, up + more, each) for x, more, each in shown])

    def _whole(self, piece: Piece, after: str) -> str:
        text = attached(piece.face, piece.text)
        text = piece.face.telling(text, piece.told) if piece.told else text
        if piece.beyond and not has_glyphs(text):
            shown = self._in_one(piece, [text, *_beyond(piece)]) or _spread(
                piece.spread, self._glyphs.shown(piece.face, text, piece.look.size)
            )
            return _named(shown, self._heard_in(piece.text))
        shown = _spread(piece.spread, self.shown(((piece.face, text),), piece.look.size, after))
        return _named(shown, self._heard_in(piece.text) if piece.told else "")

    def _parts(self, piece: Piece) -> Iterator[tuple[float, float, str]]:
        """Where the parts of a piece begin, how far above the line, and the operators that show
        them."""
        seen = attached(piece.face, piece.text)
        for part in piece.parts:
            if part.joined or part.start == part.end:
                before = part.at - _APART / 2
                yield before, part.above, self._blanks(piece, before, part) or ""
            if part.start == part.end:
                continue
            told = [*(piece.told or piece.text)[part.start : part.end]]
            told[0] = part.mark + told[0]
            text = piece.face.telling(seen[part.start : part.end], told)
            beyond = _beyond(piece) if _ends(piece, part) else []
            if part.joined:
                shown = self._joined(piece, part, text, beyond)
            else:
                shown = self._in_one(piece, [*_led(piece, part), text, *beyond])
            if shown is not None:
                yield part.at, 0.0, shown
                continue
            alone = self._glyphs.shown(piece.face, text, piece.look.size)
            yield part.x, 0.0, _spread(piece.spread, alone)

    def _blanks(self, piece: Piece, at: float, part: DrawnPart) -> str | None:
        """The operators for two blanks at nearly one place, of which pdfium takes one; it passes
        over one alone. Before a step they are so wide that it begins no line there, and one or two
        more, lest they be taken for the same as those beside them."""
        more = 1
        if part.steps:
            more = 3 if piece.look.rise else 2
            wide = replace(piece.look, size=piece.look.size * _WIDE)
            piece = replace(piece, look=wide, spread=0.0)
        blank, back = piece.face.telling(" ", [part.lead]), _back(piece, at, at + _APART)
        strings: list[str | float] = [blank, *(back, blank) * more]
        return self._in_one(piece, strings)

    def _joined(
        self, piece: Piece, part: DrawnPart, text: str, beyond: Sequence[str | float]
    ) -> str | None:
        """The operators for a part after a blank that is as wide as the way to it: pdfium puts a
        blank of its own where one goes on farther right."""
        size = piece.look.size
        nudge = -_NUDGE if unicodedata.combining(piece.text[part.start]) else _NUDGE
        farther = part.x + nudge - part.at - piece.face.space * size / 1000
        first, *rest = _BLANKS.split(text)
        strings: list[str | float] = [f" {first}"]
        for word in rest:
            strings[-1] = f"{strings[-1]} "
            strings += [(farther - piece.spread) * 1000 / size, word]
        return self._in_one(piece, [*strings, *beyond], farther)

    def _in_one(
        self, piece: Piece, strings: Sequence[str | float], spread: float | None = None
    ) -> str | None:
        """The operators that show texts as one object, and how far to go back between them; none,
        if the file has them in different subsets of their font."""
        spread = piece.spread if spread is None else spread
        size, font, inside = piece.look.size, "", []
        for each in strings:
            if not isinstance(each, str):
                inside.append(f"{each:.1f}")
                continue
            chosen, _tf, shown = self._glyphs.shown(piece.face, each, size).partition(" Tf ")
            if " Tf " in shown or chosen != (font := font or chosen):
                return None
            inside.append(shown.removesuffix(" Tj"))
        return _spread(spread, f"{font} Tf [{' '.join(inside)}] TJ")


def _named(shown: str, language: str) -> str:
    """The operators with the name of the language of what they show, if there is one."""
    return f"/Span <</Lang ({language})>> BDC {shown} EMC" if language else shown


def text_object(x: float, up: float, operators: str) -> str:
    """A text object that begins there, x from the left and up from the foot of the page."""
    return f"BT 1 0 0 1 {x:.2f} {up:.2f} Tm {operators} ET"


def _led(piece: Piece, part: DrawnPart) -> list[str | float]:
    if not part.lead:
        return []
    return [piece.face.telling(" ", [part.lead]), _back(piece, part.at, part.x)]


def _back(piece: Piece, at: float, x: float) -> float:
    """How far back x is from the end of a blank that begins at a place."""
    return (at - x - _NUDGE + piece.spread) * 1000 / piece.look.size + float(piece.face.space)


def _beyond(piece: Piece) -> list[str | float]:
    return [_BACK, piece.face.telling(" ", [piece.beyond])] if piece.beyond else []


def _ends(piece: Piece, part: DrawnPart) -> bool:
    return part.end == len(piece.text)


def _spread(spread: float, shown: str) -> str:
    return f"{spread:.3f} Tw {shown} 0 Tw" if abs(spread) > 0.001 else shown
