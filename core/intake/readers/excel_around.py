"""What the part of a sheet of Excel (.xlsx, .xlsm) tells around its rows, which are not parsed."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import IO

from lxml import etree

from core.intake.readers.found import MOST_UNPACKED, RefusedError
from core.intake.readers.package import Element, local

_BEGIN = re.compile(rb"<(?:\w+:)?sheetData\b[^>]*>")
_END = re.compile(rb"</(?:\w+:)?sheetData\s*>")
_LONGEST_TAG = 1 << 10
_CHUNK = 1 << 20


def elements_around_rows(
    package: zipfile.ZipFile, sheet: str, *names: str
) -> Iterator[tuple[str, Element]]:
    """The elements of a sheet with these local names, each with its name."""
    with package.open(sheet) as content:
        around = _around(content)
    for _event, each in etree.iterparse(io.BytesIO(around), tag=[f"{{*}}{n}" for n in names]):
        yield local(each.tag), each


def _around(content: IO[bytes]) -> bytes:
    """A part without its rows; RefusedError if even that is too large."""
    before, rest, is_closed = _up_to(content, _BEGIN, b"", keeps=True)
    if not is_closed.endswith(b"/>"):
        _rows, rest, _tag = _up_to(content, _END, rest, keeps=False)
    around = before + rest + content.read(MOST_UNPACKED)
    if len(around) >= MOST_UNPACKED:
        raise RefusedError("unpacked")
    return around


def _up_to(
    content: IO[bytes], tag: re.Pattern[bytes], read: bytes, *, keeps: bool
) -> tuple[bytes, bytes, bytes]:
    """What stands before a tag, what of it is `read` behind the tag, and the tag, b"/>" if there is
    none; what stands before is let go of unless it is to be kept."""
    while (found := tag.search(read)) is None:
        chunk = content.read(_CHUNK)
        if not chunk or len(read) > MOST_UNPACKED:
            return read, b"", b"/>"
        read = (read if keeps else read[-_LONGEST_TAG:]) + chunk
    return read[: found.start()], read[found.end() :], found[0]
