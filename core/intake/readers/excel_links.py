"""Where words in the cells of a sheet of Excel (.xlsx, .xlsm, .xlsb) lead: addresses outside the
workbook."""

import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from core.intake.readers.excel_around import elements_around_rows
from core.intake.readers.excel_comments import relations_of, root_of
from core.intake.readers.excel_layout import cell_of
from core.intake.readers.excel_shifted import holds_signs
from core.intake.readers.package import attribute, local
from core.intake.readers.sheet_looks import linked_by


class CellLink(NamedTuple):
    """Where the words of a cell lead, by its place from 0."""

    row: int
    column: int
    address: str


def addresses(package: zipfile.ZipFile, sheet: str) -> dict[str, str]:
    """The addresses that the sheet in a part refers to, by their ids."""
    root = root_of(package, relations_of(sheet))
    return {
        attribute(each, "Id"): attribute(each, "Target")
        for each in (() if root is None else root)
        if attribute(each, "TargetMode") == "External"
    }


def links_on(package: zipfile.ZipFile, sheet: str) -> Iterator[CellLink]:
    """The links on the cells of the sheet in a part, and those that formulas make."""
    yield from _laid_on(package, sheet)
    if holds_signs(package, sheet, (b"HYPERLINK(",)):
        yield from _in_formulas(package, sheet)


def _laid_on(package: zipfile.ZipFile, sheet: str) -> Iterator[CellLink]:
    known = addresses(package, sheet)
    if not known:
        return
    for _name, each in elements_around_rows(package, sheet, "hyperlink"):
        place = cell_of(each.get("ref", "").partition(":")[0])
        address = known.get(attribute(each, "id"), "")
        if place and address:
            yield CellLink(*place, address)


def _in_formulas(package: zipfile.ZipFile, sheet: str) -> Iterator[CellLink]:
    with package.open(sheet) as content:
        for _event, each in etree.iterparse(content, tag=("{*}f", "{*}row")):
            cell, address = each.getparent(), linked_by(each.text or "")
            place = cell_of(cell.get("r", "")) if address and cell is not None else None
            if place:
                yield CellLink(*place, address)
            if local(each.tag) == "row":
                each.clear()
