"""What stands on the pages of a PDF beside their text: values of forms, and comments."""

from typing import Any

import pypdfium2_raw.bindings as pdfium

from core.intake.readers.pdf_file import string_of

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
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST_MARKS)):
        mark = pdfium.FPDFPage_GetAnnot(page, number)
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
    return string_of(pdfium.FPDFAnnot_GetStringValue, mark, key)
