"""Files that a PDF carries along, such as the documents of a portfolio."""

import base64
import contextlib
from typing import Any

import pypdfium2

from core.intake.readers.found import Losses, RefusedError

MOST_ATTACHED, LONGEST_NAME = 200, 200
"""How many files are kept, and how much of the name of each."""


def attached(document: Any, losses: Losses, room: int) -> dict[str, str]:
    """The files by name, packed; each is told, since it is not in the text."""
    found: dict[str, str] = {}
    for number in range(document.count_attachments()):
        name, data = _file(document, number)
        losses.add("attachment", name)
        room -= len(data)
        if room < 0:
            raise RefusedError("long")
        if data and len(found) < MOST_ATTACHED:
            name = name if name not in found else f"{len(found)} {name}"
            found[name] = base64.b64encode(data).decode("ascii")
    return found


def _file(document: Any, number: int) -> tuple[str, bytes]:
    """The name of a file, and its bytes; none where they cannot be read."""
    name = ""
    with contextlib.suppress(pypdfium2.PdfiumError):
        one = document.get_attachment(number)
        name = one.get_name()[:LONGEST_NAME]
        return name, bytes(one.get_data())
    return name, b""
