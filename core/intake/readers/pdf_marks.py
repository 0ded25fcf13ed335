"""What stands on the pages of a PDF beside their text: forms, comments, stamps, pinned files."""

import ctypes
from contextlib import ExitStack
from typing import Any

import pypdfium2_raw.bindings as pdfium

from core.intake.readers.found import Losses
from core.intake.readers.pdf_file import string_of, text_of, text_within
from core.intake.readers.pdf_form import form_of, line_of

_NO_COMMENTS = (
    pdfium.FPDF_ANNOT_LINK,
    pdfium.FPDF_ANNOT_POPUP,
    pdfium.FPDF_ANNOT_PRINTERMARK,
    pdfium.FPDF_ANNOT_TRAPNET,
    pdfium.FPDF_ANNOT_XFAWIDGET,
)
"""Marks whose words repeat what is there, or are for machines."""
_DRAWN = {pdfium.FPDF_ANNOT_STAMP: "Stamp", pdfium.FPDF_ANNOT_INK: "Ink"}
_PLAYED = {
    pdfium.FPDF_ANNOT_SOUND: "Sound",
    pdfium.FPDF_ANNOT_MOVIE: "Movie",
    pdfium.FPDF_ANNOT_SCREEN: "Screen",
    pdfium.FPDF_ANNOT_RICHMEDIA: "RichMedia",
    pdfium.FPDF_ANNOT_THREED: "3D",
}
_STRUCK = (pdfium.FPDF_ANNOT_STRIKEOUT, pdfium.FPDF_ANNOT_REDACT)
MOST_MARKS = 2_000


def lines_of_marks(document: Any, page: Any, number: int, losses: Losses) -> list[str]:
    """What is filled in or written onto a page, counted from 1, as lines; comments, each with its
    author, and all else that is no text are named."""
    count = pdfium.FPDFPage_GetAnnotCount(page)
    if not count:
        return []
    with ExitStack() as ending:
        marks = _Marks(document, page, number, losses, ending)
        for place in range(min(count, MOST_MARKS)):
            mark = pdfium.FPDFPage_GetAnnot(page, place)
            if mark:
                marks.add(mark)
                pdfium.FPDFPage_CloseAnnot(mark)
        if count > MOST_MARKS:
            losses.add("comment", f"{number}: … ({count - MOST_MARKS})")
        return [each for each in marks.lines if each.strip()]


class _Marks:
    """The marks on a page; what is needed to understand them is opened with the first of a kind."""

    def __init__(
        self, document: Any, page: Any, number: int, losses: Losses, ending: ExitStack
    ) -> None:
        self._page, self._number, self._losses = page, number, losses
        self._document, self._ending = document, ending
        self._form: Any = None
        self._text: Any = None
        self.lines: list[str] = []

    def add(self, mark: Any) -> None:
        """Take in a mark: write a line, or name it."""
        kind = pdfium.FPDFAnnot_GetSubtype(mark)
        said = _string(mark, b"Contents")
        if kind == pdfium.FPDF_ANNOT_WIDGET:
            self._form = self._form or self._ending.enter_context(
                form_of(self._document, self._page)
            )
            self.lines.append(line_of(self._form, mark, self._number, self._losses))
        elif kind == pdfium.FPDF_ANNOT_FREETEXT:
            self.lines.append(said)
        elif kind not in _NO_COMMENTS and said:
            self._name("comment", f"{_string(mark, b'T')}: {said}".removeprefix(": "))
        elif kind in _DRAWN:
            self._name("picture", _string(mark, b"Name") or _string(mark, b"Subj") or _DRAWN[kind])
        if kind in _PLAYED:
            self._name("object", _string(mark, b"T") or _PLAYED[kind])
        if kind in _STRUCK and (words := self._words_below(mark)):
            self._name("struck", words)
        if file := pdfium.FPDFAnnot_GetFileAttachment(mark):
            self._name("attachment", string_of(pdfium.FPDFAttachment_GetName, file))

    def _name(self, what: str, words: str) -> None:
        self._losses.add(what, f"{self._number}: {words}")

    def _words_below(self, mark: Any) -> str:
        """The words that a mark lies on."""
        self._text = self._text or self._ending.enter_context(text_of(self._page))
        found, corners = [], pdfium.FS_QUADPOINTSF()
        for place in range(pdfium.FPDFAnnot_CountAttachmentPoints(mark)):
            pdfium.FPDFAnnot_GetAttachmentPoints(mark, place, corners)
            across = (corners.x1, corners.x2, corners.x3, corners.x4)
            along = (corners.y1, corners.y2, corners.y3, corners.y4)
            sides = (min(across), min(along), max(across), max(along))
            found.append(text_within(self._text, *sides))
        return " ".join(" ".join(found).split())


def signed(document: Any, losses: Losses) -> None:
    """Name the signatures in a PDF: the reason that each gives, and its time."""
    for place in range(pdfium.FPDF_GetSignatureCount(document)):
        signature = pdfium.FPDF_GetSignatureObject(document, place)
        reason = string_of(pdfium.FPDFSignatureObj_GetReason, signature)
        length = pdfium.FPDFSignatureObj_GetTime(signature, None, 0)
        time = ctypes.create_string_buffer(length)
        pdfium.FPDFSignatureObj_GetTime(signature, time, length)
        if said := f"{reason} {time.value.decode('ascii', 'replace')}".strip():
            losses.add("signature", said)


def _string(mark: Any, key: bytes) -> str:
    """What a mark says under a key."""
    return string_of(pdfium.FPDFAnnot_GetStringValue, mark, key)
