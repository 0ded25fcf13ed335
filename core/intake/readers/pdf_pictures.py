"""Pages of a PDF as they look, and where their letters stand."""

import base64
import contextlib
import ctypes
import json
import zlib
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from core.intake.readers.found import Found, Tell
from core.intake.readers.pdf_file import opened
from core.intake.readers.pdf_upright import upright_text

PART = 20
"""Places on a page are told in this part of a point."""
MOST_DOTS = 8_000_000
"""The largest picture of a page, in pixels."""
MOST_LETTERS = 60_000
"""Of how many letters of a page the places are told."""
LONGEST_SIDE = 20_000.0
"""The longest side of a page that is drawn, in points."""


def read_pictures(data: bytes, _most: int, _tell: Tell) -> Found:
    """The sizes of all pages, and the pictures of those that the first line of `data` asks for:
    `first` and `count`, and how many pixels `wide` each is."""
    told, _sign, file = data.partition(b"\n")
    asked = json.loads(told)
    document = opened(file)
    count = len(document)
    with contextlib.suppress(pypdfium2.PdfiumError):
        document.init_forms()
    sizes = [document.get_page_size(number) for number in range(count)]
    wanted = range(asked["first"], min(asked["first"] + asked["count"], count))
    pictures = [_picture(document, number, asked["wide"]) for number in wanted]
    return {"sizes": sizes, "pictures": [each for each in pictures if each]}


def _picture(document: Any, number: int, wide: int) -> Found:
    """A page drawn so many pixels wide, with its letters; nothing where it cannot be."""
    try:
        page = document[number]
        width, height = page.get_size()
        if not (0 < width < LONGEST_SIDE and 0 < height < LONGEST_SIDE):
            return {}
        scale = min(wide / width, (MOST_DOTS / (width * height)) ** 0.5)
        drawn = page.render(
            scale=scale, force_bitmap_format=pdfium.FPDFBitmap_BGR, rev_byteorder=True
        )
        letters, boxes = _letters(page, round(width * PART), round(height * PART))
    except pypdfium2.PdfiumError:
        return {}
    pixels = zlib.compress(_rows(drawn), 1)
    return {
        "page": number,
        "width": drawn.width,
        "height": drawn.height,
        "pixels": base64.b64encode(pixels).decode(),
        "letters": letters,
        "boxes": boxes,
    }


def _rows(drawn: Any) -> bytes:
    """The pixels of a picture, three bytes each, without what fills up its lines."""
    raw, line = bytes(drawn.buffer), drawn.width * 3
    if drawn.stride == line:
        return raw
    starts = range(0, drawn.stride * drawn.height, drawn.stride)
    return b"".join(raw[start : start + line] for start in starts)


def _letters(page: Any, width: int, height: int) -> tuple[str, list[int]]:
    """The letters of a page, and of each its left, top, right and bottom side as it is shown."""
    text, _rotation = upright_text(page)
    letters: list[str] = []
    boxes: list[int] = []
    box = pdfium.FS_RECTF()
    for place in range(min(text.count_chars(), MOST_LETTERS)):
        number = pdfium.FPDFText_GetUnicode(text.raw, place)
        letter = chr(number) if number < 0x110000 else ""
        if not letter.strip() or 0xD800 <= number < 0xE000:
            continue
        if pdfium.FPDFText_GetLooseCharBox(text.raw, place, box):
            boxes += _shown(page, (width, height), (box.left, box.top), (box.right, box.bottom))
            letters.append(letter)
    return "".join(letters), boxes


def _shown(
    page: Any, size: tuple[int, int], one: tuple[float, float], other: tuple[float, float]
) -> list[int]:
    """Two corners of a box on a page as it is shown, whichever way it is turned."""
    (x, y), (x_other, y_other) = (_corner(page, size, each) for each in (one, other))
    return [min(x, x_other), min(y, y_other), max(x, x_other), max(y, y_other)]


def _corner(page: Any, size: tuple[int, int], place: tuple[float, float]) -> tuple[int, int]:
    x, y = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page.raw, 0, 0, *size, 0, *place, x, y)
    return x.value, y.value
