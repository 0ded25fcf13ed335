"""What stands on the pages of a PDF beside their text: values of forms, and comments."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_COMMENTS = (
    pdfium.FPDF_ANNOT_TEXT,
    pdfium.FPDF_ANNOT_HIGHLIGHT,
    pdfium.FPDF_ANNOT_UNDERLINE,
    pdfium.FPDF_ANNOT_STRIKEOUT,
    pdfium.FPDF_ANNOT_SQUIGGLY,
    pdfium.FPDF_ANNOT_STAMP,
    pdfium.FPDF_ANNOT_CARET,
)
MOST_MARKS = 2_000
_OFF = ("", "Off")


def marks_of(page: Any) -> tuple[list[str], list[str]]:
    """What is filled in or written onto a page, as lines, and the comments on it, each with its
    author."""
    shown: list[str] = []
    comments: list[str] = []
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), MOST_MARKS)):
        mark = pdfium.FPDFPage_GetAnnot(page.raw, number)
        kind = pdfium.FPDFAnnot_GetSubtype(mark)
        if kind == pdfium.FPDF_ANNOT_WIDGET:
            value = _string(mark, b"V")
            shown += (
                [f"{_string(mark, b'T')}: {value}".removeprefix(": ")] if value not in _OFF else []
            )
        elif kind == pdfium.FPDF_ANNOT_FREETEXT:
            shown += [_string(mark, b"Contents")]
        elif kind in _COMMENTS and _string(mark, b"Contents"):
            author = _string(mark, b"T")
            comments.append(f"{author}: {_string(mark, b'Contents')}".removeprefix(": "))
        pdfium.FPDFPage_CloseAnnot(mark)
    return [each for each in shown if each.strip()], comments


def _string(mark: Any, key: bytes) -> str:
    """What a mark says under a key."""
    length = pdfium.FPDFAnnot_GetStringValue(mark, key, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAnnot_GetStringValue(
        mark, key, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length
    )
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
