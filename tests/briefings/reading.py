"""Reads packs back, as a PDF reader would."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as raw


@contextmanager
def opened(pack: bytes) -> Iterator[pdfium.PdfDocument]:
    """The pack as a document."""
    document = pdfium.PdfDocument(pack)
    try:
        yield document
    finally:
        document.close()


def page_texts(pack: bytes) -> list[str]:
    """The text of every page, with spaces and line ends collapsed to single spaces."""
    with opened(pack) as document:
        found = []
        for page in document:
            text_page = page.get_textpage()
            found.append(" ".join(text_page.get_text_range().replace("\ufffe", "").split()))
            text_page.close()
            page.close()
    return found


def whole_text(pack: bytes) -> str:
    """The text of all pages."""
    return " ".join(page_texts(pack))


def unspaced(text: str) -> str:
    """The text without spaces, for text that was broken over lines."""
    return "".join(text.split())


def page_sizes(pack: bytes) -> set[tuple[float, float]]:
    """The sizes of the pages, in points."""
    with opened(pack) as document:
        return {document.get_page_size(number) for number in range(len(document))}


def outline(pack: bytes) -> list[tuple[str, int]]:
    """Titles and page indices of the bookmarks."""
    with opened(pack) as document:
        return [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]


def text_boxes(pack: bytes, page_number: int) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right, top of every visible character of a page, in points."""
    with opened(pack) as document:
        page = document[page_number]
        text_page = page.get_textpage()
        boxes = [
            text_page.get_charbox(index)
            for index in range(text_page.count_chars())
            if chr(raw.FPDFText_GetUnicode(text_page, index)).strip()
        ]
        text_page.close()
        page.close()
    return boxes


def links(pack: bytes, page_number: int) -> list[int]:
    """The page indices that the links of a page lead to."""
    with opened(pack) as document:
        page = document[page_number]
        found = []
        for index in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, index)
            link = raw.FPDFAnnot_GetLink(annotation)
            target = raw.FPDFLink_GetDest(document, link)
            found.append(raw.FPDFDest_GetDestPageIndex(document, target))
            raw.FPDFPage_CloseAnnot(annotation)
        page.close()
    return found
