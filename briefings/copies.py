"""The copies of a pack, split from one document that holds everything that differs between them."""

import io
from collections.abc import Iterator

import pikepdf

from briefings.document import PageFrame

FORM = "/Form"


def parted(pdf: bytes, page_frame: PageFrame) -> Iterator[bytes]:
    """Each copy, without what the others say. The document's forms come place by place, and at each
    place copy by copy (`render.pen.Pen.write_forms`)."""
    count = len(page_frame.copies)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        forms = [each for each in document.objects if _is_form(each)]
        said = [each.read_bytes() for each in forms]
        shown = range(0, len(forms), count)
        for copy in range(count):
            for place in shown:
                forms[place].write(said[place + copy])
            yield _bytes(document)


def _is_form(each: pikepdf.Object) -> bool:
    return isinstance(each, pikepdf.Stream) and each.get("/Subtype") == FORM


def _bytes(document: pikepdf.Pdf) -> bytes:
    """The document with what its pages show, and nothing else; the same bytes each time. Compressed
    parts stay as they are: recompressing takes ten times as long."""
    out = io.BytesIO()
    document.save(out, deterministic_id=True, compress_streams=False)
    return out.getvalue()


def locked(pdf: bytes, password: str) -> bytes:
    """The document encrypted with AES-256; the password is needed to open and to change it. No two
    encryptions have the same bytes."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        out = io.BytesIO()
        document.save(out, encryption=pikepdf.Encryption(user=password, owner=password, R=6))
        return out.getvalue()
