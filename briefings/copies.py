"""Copies locked with a password."""

import io

from briefings.render.metadata import without_archival


def locked(pdf: bytes, password: str) -> bytes:
    """The document encrypted with AES-256; the password is needed to open and to change it. It is
    as accessible as before, and no longer one to be archived, which may not be encrypted. No two
    encryptions have the same bytes."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        told = document.Root.Metadata
        told.write(without_archival(told.read_bytes()))
        out = io.BytesIO()
        document.save(out, encryption=pikepdf.Encryption(user=password, owner=password, R=6))
        return out.getvalue()
