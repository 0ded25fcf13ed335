"""Reads one foreign document: its bytes on stdin, its contents as one line of JSON on stdout; an
error is one word there."""

import codecs
import json
import sys
from collections.abc import Callable
from importlib import import_module

from core.intake.readers import confinement
from core.intake.readers.found import Found, RefusedError, Tell
from core.intake.readers.small import CODECS, SMALL

READERS = {
    "pdf": "pdf.read_pdf",
    "pdf_part": "pdf.read_part",
    "pictures": "pdf_pictures.read_pictures",
    "office": "office.read_office",
    "office_with_pages": "office.read_office",
    "office_with_messages": "office.read_office",
    "html": "page.read_html",
    "sheet": "sheet.read_sheet",
    "mail": "mail.read_mail",
    "calendar": "calendar.read_calendar",
    "scan": "scan.read_scan",
    "shown": "scan.read_shown",
}
"""By kind of document: the module, and the function in it that reads such."""

Reader = Callable[[bytes, int, Tell], Found]


def send(line: str) -> None:
    """Send something to the parent."""
    sys.stdout.write(line)
    sys.stdout.flush()


def reader_of(kind: str) -> Reader:
    """What reads documents of a kind; importing it loads its libraries."""
    module, _dot, name = READERS[kind].partition(".")
    reader: Reader = getattr(import_module(f"core.intake.readers.{module}"), name)
    return reader


def confine(kind: str) -> None:
    """Load whatever documents of a kind are read with, by reading a small one of ours, and give up
    everything else."""
    confinement.limit()
    reader_of(kind)(SMALL[kind](), 100, lambda _line: None)
    for codec in CODECS:
        codecs.lookup(codec)
    try:
        confinement.forbid()
    except OSError:
        raise RefusedError("unconfined") from None


def answer(kind: str, most: int) -> str:
    """What to tell the parent of the document on stdin: its contents, or a word for the reason why
    there are none."""
    try:
        confine(kind)
        return json.dumps(reader_of(kind)(sys.stdin.buffer.read(), most, send))
    except RefusedError as refused:
        word = str(refused)
    except MemoryError:
        word = "memory"
    except RecursionError:
        word = "deep"
    except Exception:  # a foreign document can break a library in any way
        word = "damaged"
    return json.dumps({"refused": word})


def serve(kind: str, most: int) -> None:
    """Answer the parent."""
    send(answer(kind, most))
