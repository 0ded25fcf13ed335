"""Text of a page of a PDF in the order of whoever turns it until the words stand upright."""

import ctypes
import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2_raw.bindings as pdfium

from core.intake.readers.pdf_file import ADDRESS, text_of, with_addresses

LOOKED_AT = 15
"""At how many letters of a page it is seen how they lie."""
QUARTER = math.pi / 2
_GET_UNICODE = with_addresses(pdfium.FPDFText_GetUnicode, ctypes.c_uint, ADDRESS, ctypes.c_int)
_GET_ANGLE = with_addresses(pdfium.FPDFText_GetCharAngle, ctypes.c_float, ADDRESS, ctypes.c_int)


@contextmanager
def upright_text(page: Any) -> Iterator[tuple[Any, int]]:
    """The text of a page, its lines in their order, and by how many degrees (a multiple of 90) the
    page is turned clockwise for most of its letters to stand upright. The page stays as it is."""
    shown = pdfium.FPDFPage_GetRotation(page)
    with text_of(page) as text:
        quarters = _quarters(text)
        if quarters == shown:
            yield text, 90 * quarters
            return
    pdfium.FPDFPage_SetRotation(page, quarters)
    with text_of(page) as text:
        pdfium.FPDFPage_SetRotation(page, shown)
        yield text, 90 * quarters


def _quarters(text: Any) -> int:
    """By how many quarters the page is to be turned."""
    count = pdfium.FPDFText_CountChars(text)
    places = range(0, count, max(count // LOOKED_AT, 1))
    turns = [0] * 4
    for place in places:
        if _GET_UNICODE(text, place) > ord(" "):
            angle = _GET_ANGLE(text, place)  # clockwise, in radians
            quarters = int(round(-angle / QUARTER) % 4)
            turns[quarters] += 1
            if 2 * turns[quarters] > len(places):
                return quarters
    return turns.index(max(turns))
