"""Files that a PDF carries along, such as the documents of a portfolio."""

import base64
import ctypes
from typing import Any

import pypdfium2_raw.bindings as pdfium

from core.intake.readers.found import Losses, RefusedError
from core.intake.readers.pdf_file import string_of

MOST_ATTACHED, LONGEST_NAME = 200, 200
"""How many files are kept, and how much of the name of each."""


def attached(document: Any, losses: Losses, room: int) -> dict[str, str]:
    """The files by name, packed; each is told, since it is not in the text."""
    found: dict[str, str] = {}
    for number in range(pdfium.FPDFDoc_GetAttachmentCount(document)):
        file = pdfium.FPDFDoc_GetAttachment(document, number)
        name = string_of(pdfium.FPDFAttachment_GetName, file)[:LONGEST_NAME] if file else ""
        data = _content(file) if file else b""
        losses.add("attachment", name)
        room -= len(data)
        if room < 0:
            raise RefusedError("long")
        if data and len(found) < MOST_ATTACHED:
            name = name if name not in found else f"{len(found)} {name}"
            found[name] = base64.b64encode(data).decode("ascii")
    return found


def _content(file: Any) -> bytes:
    """The bytes of a file; none where they cannot be read."""
    length, written = ctypes.c_ulong(), ctypes.c_ulong()
    pdfium.FPDFAttachment_GetFile(file, None, 0, length)
    buffer = ctypes.create_string_buffer(length.value)
    if not pdfium.FPDFAttachment_GetFile(file, buffer, length.value, written):
        return b""
    return buffer.raw if written.value <= length.value else b""
