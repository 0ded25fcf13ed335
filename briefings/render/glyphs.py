"""Characters as text operators, in the subsets of fonts that a document contains.

reportlab's text objects write the same, and take four times as long.
"""

from collections.abc import Iterator
from itertools import groupby

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

from briefings.render.faces import Face

_ESCAPED = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))}
_ESCAPED |= {ord(character): f"\\{character}" for character in "()\\"}


class _Subsets:
    """The characters of a font that a document contains; those of the first subset are written by
    translating text."""

    def __init__(self, font: TTFont, document: PDFDocument) -> None:
        self.font = font
        self.document = document
        font.splitString("", document)  # the font now knows the document
        self.first = font.getSubsetInternalName(0, document)
        self.table: dict[int, str] = {}
        self.known: set[str] = set()

    def shown(self, text: str, size: str) -> str:
        if not self.known.issuperset(text):
            parts = self.font.splitString(text, self.document)
            if [subset for subset, _codes in parts] != [0]:
                return " ".join([self._part(subset, codes, size) for subset, codes in parts])
            for character, code in zip(text, parts[0][1], strict=True):
                self.table[ord(character)] = _ESCAPED.get(code) or chr(code)
                self.known.add(character)
        return f"{self.first} {size} Tf ({text.translate(self.table)}) Tj"

    def _part(self, subset: int, codes: bytes, size: str) -> str:
        name = self.font.getSubsetInternalName(subset, self.document)
        return f"{name} {size} Tf ({codes.decode('latin-1').translate(_ESCAPED)}) Tj"


class Glyphs:
    """Writes text for one document."""

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._subsets: dict[str, _Subsets] = {}

    def shown(self, face: Face, text: str, size: float) -> str:
        """The operators that show a text from left to right, at a size in points."""
        found = self._subsets.get(face.name)
        if found is None:
            found = _Subsets(face.font, self._document)
            self._subsets[face.name] = found
        if face.moved and not face.moved.keys().isdisjoint(text):
            return " ".join(_moved(face, found, text, size))
        return found.shown(text, f"{size:.2f}")


def _moved(face: Face, subsets: _Subsets, text: str, size: float) -> Iterator[str]:
    """The operators for a text with glyphs that are moved from where they would be."""
    for is_moved, stretch in groupby(text, face.moved.__contains__):
        if not is_moved:
            yield subsets.shown("".join(stretch), f"{size:.2f}")
            continue
        for character in stretch:
            right, up, farther = face.moved[character]
            chosen, _tf, shown = subsets.shown(character, f"{size:.2f}").partition(" Tf ")
            code = shown.removesuffix(" Tj")
            rise = f"{up * size / 1000:.2f} Ts "
            yield f"{chosen} Tf {rise}[{-right:.0f} {code} {right + farther:.0f}] TJ 0 Ts"
