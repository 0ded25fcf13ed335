"""Comments on the cells of a workbook of Excel (.xlsx, .xlsm, .xlsb), which do not come in with
them.

Source: [MS-XLSX] 2.1.20 (threaded comments), [MS-XLSB] 2.4.28 and 2.4.342.
"""

import posixpath
import zipfile
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from core.intake.readers.excel_layout import cell_of
from core.intake.readers.found import LONGEST_LOST, MOST_UNPACKED, RefusedError
from core.intake.readers.package import Element, attribute, child, local, parsed

BEGIN_COMMENT, COMMENT_TEXT = 635, 637
"""The kinds of record of a comment in a binary workbook."""


class CellComment(NamedTuple):
    """A comment on a cell, by its place from 0."""

    row: int
    column: int
    text: str


def comments_on(package: zipfile.ZipFile, sheet: str) -> Iterator[CellComment]:
    """The comments on the cells of the sheet in a part, with what was replied to them; what older
    programs show of those is not told again."""
    threaded = [*_told(package, sheet, "threadedComment", "threadedComment")]
    yield from threaded
    places = {each[:2] for each in threaded}
    noted = _told(package, sheet, "comments", "comment")
    yield from (each for each in noted if each[:2] not in places)


def binary_comments(records: Iterable[tuple[int, bytes]]) -> Iterator[CellComment]:
    """The comments that the records of a part of a binary workbook tell."""
    row = column = 0
    for kind, record in records:
        if kind == BEGIN_COMMENT:
            row, column = (int.from_bytes(record[at : at + 4], "little") for at in (4, 12))
        elif kind == COMMENT_TEXT:
            length = 2 * int.from_bytes(record[1:5], "little")
            yield CellComment(
                row, column, _one_line(record[5 : 5 + length].decode("utf-16-le", "replace"))
            )


def parts_of(package: zipfile.ZipFile, sheet: str, kind: str) -> Iterator[str]:
    """The parts of a kind, such as "comments", that belong to the sheet in a part."""
    relations = root_of(package, relations_of(sheet))
    for each in () if relations is None else relations:
        if attribute(each, "Type").rpartition("/")[2] == kind:
            target = attribute(each, "Target")
            folder = posixpath.dirname(sheet)
            place = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            yield posixpath.normpath(place)


def relations_of(part: str) -> str:
    """The part that tells what a part refers to."""
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _told(package: zipfile.ZipFile, sheet: str, kind: str, tag: str) -> Iterator[CellComment]:
    for part in parts_of(package, sheet, kind):
        root = root_of(package, part)
        for each in () if root is None else root.iter(f"{{*}}{tag}"):
            if place := cell_of(each.get("ref", "")):
                yield CellComment(*place, _words(each))


def _words(comment: Element) -> str:
    text = child(comment, "text")
    runs = () if text is None else text.iter()
    return _one_line("".join(each.text or "" for each in runs if local(each.tag) in ("t", "text")))


def _one_line(text: str) -> str:
    return " ".join(text.split())[:LONGEST_LOST]


def root_of(package: zipfile.ZipFile, name: str) -> Element | None:
    """A part of a workbook; None if there is none."""
    if name not in package.namelist():
        return None
    with package.open(name) as part:
        content = part.read(MOST_UNPACKED + 1)
    if len(content) > MOST_UNPACKED:
        raise RefusedError("unpacked")
    return parsed(content)
