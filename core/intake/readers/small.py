"""Small documents of ours: reading one loads whatever documents of its kind are read with.

Nothing of the program is imported here.
"""

import io
from collections.abc import Callable

CODECS = ("cp437", "latin-1", "utf-16", "utf-16-le", "utf-16-be")
"""Text encodings that libraries look up only when a document needs them."""

_PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>
endobj
4 0 obj<</Length 29>>stream
BT /F 9 Tf 9 9 Td (Aa) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
6 0 obj<</Title(T)>>endobj
trailer<</Root 1 0 R/Info 6 0 R>>"""


def small_pdf() -> bytes:
    """A page with a word on it, and a title."""
    return _PDF


def small_word() -> bytes:
    """A Word file with a heading, a table and properties."""
    import docx

    document, data = docx.Document(), io.BytesIO()
    document.add_heading("A")
    document.add_table(1, 1)
    document.save(data)
    return data.getvalue()


def small_page() -> bytes:
    """A web page with a title and a letter called by its name."""
    return b"<title>A</title><p>&eacute;"


SMALL: dict[str, Callable[[], bytes]] = {
    "pdf": small_pdf,
    "docx": small_word,
    "html": small_page,
}
