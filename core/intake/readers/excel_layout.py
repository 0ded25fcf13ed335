"""How the sheet of a workbook of Excel (.xlsx, .xlsm) is laid out: what is hidden, and which cells
are one."""

import re
import zipfile
from typing import NamedTuple

from lxml import etree

from core.intake.readers.excel_shifted import holds_signs
from core.intake.readers.package import Element, local, whole

_SIGNS = (b"hidden=", b'width="0"', b'ht="0"', b"mergeCell ")
_TAGS = ("{*}row", "{*}col", "{*}mergeCell")
_SPAN = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_YES = ("1", "true")
MOST_SPANS = 10_000


class SheetLayout(NamedTuple):
    """What is hidden, as rows and columns from 0, and spans of cells that are one, each with its
    first row, its last, and its first column."""

    rows: list[int]
    columns: set[int]
    spans: list[tuple[int, int, int]]


def layout_of(package: zipfile.ZipFile, part: str) -> SheetLayout:
    """The layout of the sheet in a part."""
    found = SheetLayout([], set(), [])
    if not holds_signs(package, part, _SIGNS):
        return found
    with package.open(part) as content:
        row = -1
        for _event, element in etree.iterparse(content, tag=_TAGS):
            name = local(element.tag)
            if name == "row":
                row = whole(element.get("r", ""), row + 2, digits=8) - 1
                if element.get("hidden") in _YES or element.get("ht") == "0":
                    found.rows.append(row)
            elif name == "col":
                found.columns.update(_hidden_columns(element))
            elif len(found.spans) < MOST_SPANS and (
                span := _SPAN.fullmatch(element.get("ref", ""))
            ):
                found.spans.append((int(span[2]) - 1, int(span[4]) - 1, column_of(span[1])))
            element.clear()
    return found


def _hidden_columns(told: Element) -> range:
    first, last = (whole(told.get(name, ""), 0) for name in ("min", "max"))
    is_hidden = told.get("hidden") in _YES or told.get("width") == "0"
    return range(max(first - 1, 0), last if is_hidden else 0)


def cell_of(place: str) -> tuple[int, int] | None:
    """The row and column, from 0, of a place such as "AB12"; None if it is no place."""
    letters = place.rstrip("0123456789")
    row = whole(place[len(letters) :], 0, digits=8) - 1
    if row < 0 or not letters.isascii() or not letters.isalpha() or len(letters) > 3:
        return None
    return row, column_of(letters)


def column_of(letters: str) -> int:
    """The column, from 0, that letters such as "AB" name."""
    found = 0
    for letter in letters.upper():
        found = found * 26 + ord(letter) - ord("A") + 1
    return found - 1
