"""Text of a page of a PDF in the order of whoever turns it until the words stand upright."""

import math
from collections import Counter
from typing import Any

import pypdfium2.raw as pdfium

LOOKED_AT = 15
"""At how many letters of a page it is seen how they lie."""
QUARTER = math.pi / 2


def upright_text(page: Any) -> tuple[Any, int]:
    """The text of a page, its lines in their order, and by how many degrees (a multiple of 90) the
    page is turned clockwise for most of its letters to stand upright. The page stays as it is."""
    text, shown = page.get_textpage(), page.get_rotation()
    rotation = _rotation(text)
    if rotation != shown:
        page.set_rotation(rotation)
        text = page.get_textpage()
        page.set_rotation(shown)
    return text, rotation


def _rotation(text: Any) -> int:
    count = pdfium.FPDFText_CountChars(text.raw)
    places = range(0, count, max(count // LOOKED_AT, 1))
    letters = (n for n in places if pdfium.FPDFText_GetUnicode(text.raw, n) > ord(" "))
    angles = (pdfium.FPDFText_GetCharAngle(text.raw, n) for n in letters)  # clockwise, in radians
    turns = Counter(round(-angle / QUARTER) % 4 for angle in angles)
    return 90 * max(turns, key=turns.__getitem__, default=0)
