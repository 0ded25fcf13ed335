"""Words on a page of a PDF that nobody sees for their size or their place.

Their colours are not asked for: that would cost every page as much as all its boxes do.
"""

from collections.abc import Sequence
from typing import Any

import pypdfium2_raw.bindings as pdfium

from core.intake.readers.appearance import TINY, USUAL_SIZE, Appearance
from core.intake.readers.pdf_file import text_within
from core.intake.readers.pdf_layout import Box

NEAR = 5.0
"""How far from a place on a page a letter is looked for, in points."""


def unseen_words(page: Any, text: Any, boxes: Sequence[Box]) -> list[str]:
    """What stands in those of the boxes on a page that nobody sees, in their order."""
    sheet = pdfium.FS_RECTF()
    if not boxes or not pdfium.FPDF_GetPageBoundingBox(page, sheet):
        return []
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    is_around = min(rights) > sheet.left and max(lefts) < sheet.right
    is_between = min(tops) > sheet.bottom and max(bottoms) < sheet.top
    if is_around and is_between and min(map(float.__sub__, tops, bottoms)) > TINY:
        return []
    found = []
    for box in boxes:
        left, bottom, right, top = box
        is_across = right <= sheet.left or left >= sheet.right
        is_off = is_across or top <= sheet.bottom or bottom >= sheet.top
        size = _size(text, box) if top - bottom <= TINY and not is_off else top - bottom
        if not Appearance(None, None, size, is_off_page=is_off).is_seen:
            found.append(" ".join(text_within(text, *box).split()))
    return [*filter(None, found)]


def _size(text: Any, box: Box) -> float:
    """How high a line is of which a box has some letters, in points; the usual size where that is
    not known, as in fonts without a name, which are pictures."""
    left, bottom, right, top = box
    middle = (left + right) / 2, (bottom + top) / 2
    place = pdfium.FPDFText_GetCharIndexAtPos(text, *middle, NEAR, NEAR)
    line = pdfium.FS_RECTF()
    found = place >= 0 and pdfium.FPDFText_GetLooseCharBox(text, place, line)
    has_font = found and pdfium.FPDFText_GetFontInfo(text, place, None, 0, None) > 1
    return line.top - line.bottom if has_font and line.top > line.bottom else USUAL_SIZE
