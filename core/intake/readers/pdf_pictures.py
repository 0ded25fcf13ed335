"""Pages of a PDF as they look, and where their letters stand."""

import base64
import ctypes
import json
import math
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2_raw.bindings as pdfium

from core.intake.readers.found import Found, Tell
from core.intake.readers.pdf_file import PageError, opened, page_of
from core.intake.readers.pdf_upright import upright_text

PART = 20
"""Places on a page are told in this part of a point."""
MOST_DOTS = 8_000_000
"""The largest picture of a page, in pixels."""
MOST_LETTERS = 60_000
"""Of how many letters of a page the places are told."""
LONGEST_SIDE = 20_000.0
"""The longest side of a page that is drawn, in points."""
_WHITE = 0xFFFFFFFF


def read_pictures(data: bytes, _most: int, _tell: Tell) -> Found:
    """The sizes of all pages, and the pictures of those that the first line of `data` asks for:
    `first` and `count`, and how many pixels `wide` each is."""
    told, _sign, file = data.partition(b"\n")
    asked = json.loads(told)
    with opened(file) as document, _forms(document) as forms:
        count = pdfium.FPDF_GetPageCount(document)
        wanted = range(asked["first"], min(asked["first"] + asked["count"], count))
        pictures = [_picture(document, forms, number, asked["wide"]) for number in wanted]
        sizes = [_size(document, number) for number in range(count)]
    return {"sizes": sizes, "pictures": [each for each in pictures if each]}


@contextmanager
def _forms(document: Any) -> Iterator[Any]:
    """What draws the forms of a PDF; None if it has none."""
    if pdfium.FPDF_GetFormType(document) == pdfium.FORMTYPE_NONE:
        yield None
        return
    told = pdfium.FPDF_FORMFILLINFO(version=2)
    forms = pdfium.FPDFDOC_InitFormFillEnvironment(document, told)
    try:
        yield forms or None
    finally:
        pdfium.FPDFDOC_ExitFormFillEnvironment(forms)


def _size(document: Any, number: int) -> tuple[float, float]:
    size = pdfium.FS_SIZEF()
    pdfium.FPDF_GetPageSizeByIndexF(document, number, size)
    return size.width, size.height


def _picture(document: Any, forms: Any, number: int, wide: int) -> Found:
    """A page drawn so many pixels wide, with its letters; nothing where it cannot be."""
    try:
        with page_of(document, number) as page:
            width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
            if not (0 < width < LONGEST_SIDE and 0 < height < LONGEST_SIDE):
                return {}
            scale = min(wide / width, (MOST_DOTS / (width * height)) ** 0.5)
            dots = math.ceil(width * scale), math.ceil(height * scale)
            pixels = _drawn(page, forms, *dots)
            letters, boxes = _letters(page, round(width * PART), round(height * PART))
    except PageError:
        return {}
    return {
        "page": number,
        "width": dots[0],
        "height": dots[1],
        "pixels": base64.b64encode(zlib.compress(pixels, 1)).decode(),
        "letters": letters,
        "boxes": boxes,
    }


def _drawn(page: Any, forms: Any, width: int, height: int) -> bytes:
    """The pixels of a page, three bytes each, in rows from the top."""
    pixels = ctypes.create_string_buffer(width * height * 3)
    kind, flags = pdfium.FPDFBitmap_BGR, pdfium.FPDF_ANNOT | pdfium.FPDF_REVERSE_BYTE_ORDER
    picture = pdfium.FPDFBitmap_CreateEx(width, height, kind, pixels, width * 3)
    pdfium.FPDFBitmap_FillRect(picture, 0, 0, width, height, _WHITE)
    pdfium.FPDF_RenderPageBitmap(picture, page, 0, 0, width, height, 0, flags)
    if forms:
        pdfium.FORM_OnAfterLoadPage(page, forms)
        pdfium.FPDF_FFLDraw(forms, picture, page, 0, 0, width, height, 0, flags)
        pdfium.FORM_OnBeforeClosePage(page, forms)
    pdfium.FPDFBitmap_Destroy(picture)
    return pixels.raw


def _letters(page: Any, width: int, height: int) -> tuple[str, list[int]]:
    """The letters of a page, and of each its left, top, right and bottom side as it is shown."""
    letters: list[str] = []
    boxes: list[int] = []
    box = pdfium.FS_RECTF()
    with upright_text(page) as (text, _rotation):
        for place in range(min(pdfium.FPDFText_CountChars(text), MOST_LETTERS)):
            number = pdfium.FPDFText_GetUnicode(text, place)
            letter = chr(number) if number < 0x110000 else ""
            if not letter.strip() or 0xD800 <= number < 0xE000:
                continue
            if pdfium.FPDFText_GetLooseCharBox(text, place, box):
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
    pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, *place, x, y)
    return x.value, y.value
