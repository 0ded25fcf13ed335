"""Workbooks of spreadsheets (Excel, OpenDocument): the cells of each sheet as text, as a person
sees them."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import TypeGuard

from core.intake.readers.binary_excel_cells import BinaryExcelCells
from core.intake.readers.excel_cells import ExcelCells
from core.intake.readers.found import Found, RefusedError, Tell
from core.intake.readers.number_formats import (
    as_shown,
    hides,
    matters,
    plain_duration,
    plain_number,
    shows_time,
    words_beside,
)
from core.intake.readers.old_excel_cells import OldExcelCells
from core.intake.readers.open_sheet import MOST_COLUMNS, is_open_sheet, read_open_sheets
from core.intake.readers.sheet_looks import SheetLooks
from core.intake.readers.sheet_rows import ReadSheet, Rows, filled_down

MOST_ROWS = 200_001
"""The most rows that are told of a sheet: one more than a table may have lines."""

Cells = ExcelCells | BinaryExcelCells | OldExcelCells


def read_sheet(data: bytes, most: int, tell: Tell) -> Found:
    """The sheets of a workbook that hold anything, by name, each as rows from its first cell on;
    what of them is hidden, and how they look besides."""
    sheets: list[tuple[str, Rows]] = []
    hidden, looks = [], []
    found = read_open_sheets(data, MOST_ROWS) if is_open_sheet(data) else _read_excel(data)
    for number, sheet in enumerate(found):
        most -= sum(len(cell) for row in sheet.rows for cell in row)
        if most < 0:
            raise RefusedError("long")
        if any(any(row) for row in sheet.rows) or sheet.looks.holds_words:
            sheets.append((sheet.name, sheet.rows))
            hidden.append(sheet.hidden)
            looks.append({"sheet": sheet.name, **sheet.looks.found})
        tell(f"{number + 1} {number + 1}\n")
    return {"sheets": sheets, "hidden": hidden, "looks": looks}


def _read_excel(data: bytes) -> Iterator[ReadSheet]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        workbook = CalamineWorkbook.from_object(io.BytesIO(data))
    except PasswordError:
        raise RefusedError("encrypted") from None
    except CalamineError:
        raise RefusedError("damaged" if _is_workbook(data) else "no_workbook") from None
    seen = _cells_of(data)
    for name in workbook.sheet_names:
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=MOST_ROWS)
        looks = SheetLooks()
        texts = _as_seen(rows, seen, name, looks)
        for row, column, words in seen.comments(name):
            looks.comment(words, row, column)
        for row, column, address in seen.links(name):
            looks.link(address, _at(texts, row, column), row, column)
            if looks.has_all_links:
                break
        for words in seen.beside(name):
            looks.lies_beside(words)
        layout = seen.layout(name)
        for first, last, column in layout.spans:
            filled_down(texts, first, last, column)
        yield ReadSheet(name, texts, looks, layout.rows, layout.columns, seen.is_hidden(name))


def _at(rows: Rows, row: int, column: int) -> str:
    """The cell at a place from 0; "" if there is none."""
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""


def _is_workbook(data: bytes) -> bool:
    """Whether a file that cannot be read is a workbook by its parts."""
    if not data.startswith(b"PK"):
        return any(name.encode("utf-16-le") in data for name in ("Workbook", "Book"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return any(name.startswith("xl/") for name in package.namelist())
    except zipfile.BadZipFile:
        return True


def _cells_of(data: bytes) -> Cells:
    if not data.startswith(b"PK"):
        return OldExcelCells(data)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        is_binary = "xl/workbook.bin" in package.namelist()
    return BinaryExcelCells(data) if is_binary else ExcelCells(data)


def _as_seen(rows: Sequence[Sequence[object]], seen: Cells, name: str, looks: SheetLooks) -> Rows:
    """The cells of a sheet as text, those put right that are seen otherwise than stored; what does
    not come in of how they look is noted."""
    texts = [[as_text(cell) for cell in row] for row in rows]
    has_times = any(type(cell) is dt.datetime for row in rows for cell in row)
    for cell in seen.of(name, has_times=has_times):
        if cell.row >= MOST_ROWS or cell.column >= MOST_COLUMNS:
            continue
        texts += [[] for _row in range(cell.row + 1 - len(texts))]
        row = texts[cell.row]
        row += [""] * (cell.column + 1 - len(row))
        has_value = cell.row < len(rows) and cell.column < len(rows[cell.row])
        value = rows[cell.row][cell.column] if has_value else None
        row[cell.column] = cell.text or _in_format(value, cell.code)
        if cell.is_struck and row[cell.column]:
            looks.strike(cell.row, cell.column)
        if row[cell.column] and (cell.is_unseen or hides(value, cell.code)):
            looks.hide(cell.row, cell.column)
        if _is_number(value) and not cell.text:
            looks.word(words_beside(value, cell.code), cell.row, cell.column)
    return texts


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _in_format(value: object, code: str) -> str:
    if isinstance(value, dt.datetime) and code and not shows_time(code):
        return value.isoformat()[:10]
    if _is_number(value) and matters(code):
        return as_shown(float(value), code)
    return as_text(value)


def as_text(cell: object) -> str:
    """A cell as a table of text writes it: numbers with a decimal point, dates year first."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return plain_number(cell)
    if isinstance(cell, dt.datetime):
        return cell.isoformat(" ").removesuffix(" 00:00:00")
    if isinstance(cell, dt.timedelta):
        return plain_duration(round(cell.total_seconds()))
    return "" if cell is None else str(cell)
