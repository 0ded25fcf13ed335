"""What stands on the pages of a PDF beside their text: values of forms, and comments."""

from typing import Any, NamedTuple

import pypdfium2_raw.bindings as pdfium

from core.intake.readers.pdf_file import string_of

_NO_COMMENTS = (
    pdfium.FPDF_ANNOT_LINK,
    pdfium.FPDF_ANNOT_POPUP,
    pdfium.FPDF_ANNOT_PRINTERMARK,
    pdfium.FPDF_ANNOT_TRAPNET,
    pdfium.FPDF_ANNOT_XFAWIDGET,
)
"""Marks whose words repeat what is there, or are for machines."""
MOST_MARKS = 2_000
_OFF = ("", "Off")


class PageMarks(NamedTuple):
    """What is filled in or written onto a page, as lines; the comments on it, each with its author;
    and the names of the files that are pinned to it."""

    shown: list[str]
    comments: list[str]
    files: list[str]


def marks_of(page: Any) -> PageMarks:
    """What stands on a page beside its text."""
    shown: list[str] = []
    comments: list[str] = []
    files: list[str] = []
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
        elif kind not in _NO_COMMENTS and _string(mark, b"Contents"):
            author = _string(mark, b"T")
            comments.append(f"{author}: {_string(mark, b'Contents')}".removeprefix(": "))
        file = pdfium.FPDFAnnot_GetFileAttachment(mark)
        files += [string_of(pdfium.FPDFAttachment_GetName, file)] if file else []
        pdfium.FPDFPage_CloseAnnot(mark)
    return PageMarks([each for each in shown if each.strip()], comments, files)


def _string(mark: Any, key: bytes) -> str:
    """What a mark says under a key."""
    return string_of(pdfium.FPDFAnnot_GetStringValue, mark, key)
