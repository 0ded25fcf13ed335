"""PDF files, opened."""

import pypdfium2

from core.intake.readers.found import MOST_PAGES, RefusedError


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """A PDF with no more pages than are read; RefusedError for any other, and for what is none."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as failure:
        raise RefusedError(
            "encrypted" if "password" in str(failure).lower() else "damaged"
        ) from None
    if len(document) > MOST_PAGES:
        raise RefusedError("pages")
    return document
