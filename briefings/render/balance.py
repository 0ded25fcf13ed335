"""What turns a page round for poppler, which reads all of it as most of its letters run.

A page of a document that runs backwards may have more letters of names and quotations than of its
own language; then nothing on it that runs both ways would be copied as it was typed. So blanks at
the foot of the page tell marks of direction, as many as letters are missing. Where the page runs
backwards, signs at the end of a line of other letters would be copied before them: a blank beyond
them tells a mark, too. Pdf.js leaves out blanks that tell nothing but marks, and pdfium an object
that is one blank.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

from briefings.render.bidi import is_directed
from briefings.render.copied import LRM, RLM
from briefings.render.faces import Face, face
from briefings.render.glyphs import Glyphs
from briefings.render.lines import Piece
from briefings.render.rows import Row
from briefings.render.writing import text_object

_MARKS = 60
"""How many marks a blank tells; poppler takes no more than 63."""
_CORNER, _SIZE = 4.0, 6.0
"""Where blanks stand at the foot of a page, from its edges, and their size, in points."""
_KINDS = {"L": 1, "R": -1, "AL": -1}
_ON = "%#$.,:+-/"
"""Signs that go on with letters that run forwards, for poppler."""


class Balance:
    """The letters of one page, and the ends of its lines; `row` is the one painted last."""

    def __init__(self, glyphs: Glyphs, row: Row) -> None:
        self.row = row
        self._glyphs = glyphs
        self._texts: list[str] = []
        self._ends: list[tuple[Face, float, float, float]] = []

    def add(
        self, text: str, last: Callable[[], Piece], left: float, up: float, scale: float
    ) -> None:
        """A text is on the page, as it is seen from left to right, which starts there, in points
        from the left and the foot of the page, and is magnified; `last` gives its last piece."""
        self._texts.append(text)
        self.row.add(text, up)
        if not _ends_in_a_sign(text):
            return
        piece = last()
        if not (piece.backwards or piece.told or piece.beyond):
            right = left + (piece.x + piece.width) * scale
            self._ends.append((piece.face, piece.look.size * scale, right, up))

    def operators(self) -> Iterator[str]:
        """The text objects for what was added, which is then forgotten."""
        self.row.close()
        for of, size, right, up in self._ends:
            blank = of.telling(" ", [LRM])
            yield text_object(right, up, self._glyphs.shown(of, blank, size))
        blanks = self._surplus() // _MARKS + 2
        if blanks > 0:
            plain = face("condensed", False)
            blank = self._glyphs.shown(plain, plain.telling(" ", [RLM * _MARKS]), _SIZE)
            yield text_object(_CORNER, _CORNER, " ".join([blank] * blanks))
        self._texts, self._ends = [], []

    def _surplus(self) -> int:
        """How many more letters run forwards than backwards."""
        found = Counter("".join(self._texts))
        kinds = unicodedata.bidirectional
        return sum([n * _KINDS.get(kinds(letter), 0) for letter, n in found.items()])


def _ends_in_a_sign(text: str) -> bool:
    """Whether poppler would copy what a line ends in before its words, which run forwards."""
    if text[-1:].isalnum() or text[-1:] in _ON or is_directed(text[-1:]):
        return False
    return any(map(str.isalnum, text))
