"""PDF files, opened: their pages, the texts of those, and their strings.

The functions of PDFium are called as they are: the classes of pypdfium2 take as long to load as a
hundred pages take to be read.
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2_raw.bindings as pdfium

from core.intake.readers.found import MOST_PAGES, RefusedError

pdfium.FPDF_InitLibraryWithConfig(pdfium.FPDF_LIBRARY_CONFIG(version=2))

_STRING = ctypes.POINTER(pdfium.FPDF_WCHAR)
ADDRESS = ctypes.c_void_p


def with_addresses(function: Any, result: Any, *kinds: Any) -> Callable[..., Any]:
    """A function of PDFium that takes addresses in place of pointers, and half the time."""
    return ctypes.PYFUNCTYPE(result, *kinds)(ctypes.cast(function, ADDRESS).value or 0)


class PageError(Exception):
    """PDFium cannot make anything of a page."""


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """A PDF with no more pages than are read; RefusedError for any other, and for what is none."""
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count < 1:
            locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
            raise RefusedError("encrypted" if locked else "damaged")
        if count > MOST_PAGES:
            raise RefusedError("pages")
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


@contextmanager
def page_of(document: Any, number: int) -> Iterator[Any]:
    """A page by its number, counted from 0; PageError if it cannot be read."""
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        raise PageError
    try:
        yield page
    finally:
        pdfium.FPDF_ClosePage(page)


@contextmanager
def text_of(page: Any) -> Iterator[Any]:
    """The text of a page; PageError if it cannot be read."""
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        raise PageError
    try:
        yield text
    finally:
        pdfium.FPDFText_ClosePage(text)


def whole_text(text: Any) -> str:
    """All that is written on a page, in the order in which it is drawn."""
    first, last = 0, pdfium.FPDFText_CountChars(text) - 1
    while first <= last and pdfium.FPDFText_GetTextIndexFromCharIndex(text, first) < 0:
        first += 1
    if first > last:
        return ""
    while pdfium.FPDFText_GetTextIndexFromCharIndex(text, last) < 0:
        last -= 1
    start, end = (pdfium.FPDFText_GetTextIndexFromCharIndex(text, at) for at in (first, last))
    buffer = (ctypes.c_ushort * (end - start + 2))()
    length = pdfium.FPDFText_GetText(text, first, last - first + 1, buffer)
    return _decoded(memoryview(buffer)[: max(length - 1, 0)])


def text_within(text: Any, left: float, bottom: float, right: float, top: float) -> str:
    """What is written in a box on a page."""
    box = (text, left, top, right, bottom)
    length = pdfium.FPDFText_GetBoundedText(*box, None, 0)
    buffer = (ctypes.c_ushort * max(length, 0))()
    pdfium.FPDFText_GetBoundedText(*box, buffer, len(buffer))
    return _decoded(memoryview(buffer))


def string_of(ask: Callable[..., int], *about: Any) -> str:
    """The string with which a function of PDFium answers that is asked twice: first for the
    length."""
    length = ask(*about, None, 0)
    buffer = ctypes.create_string_buffer(length)
    ask(*about, ctypes.cast(buffer, _STRING), length)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _decoded(letters: memoryview) -> str:
    return bytes(letters).decode("utf-16-le", "ignore")
