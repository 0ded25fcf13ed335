"""Workbooks of spreadsheets (Excel, OpenDocument): the cells of each sheet as text."""

import datetime as dt
import io

from core.intake.readers.found import Found, RefusedError, Tell

MOST_ROWS = 200_001
"""The most rows that are told of a sheet: one more than a table may have lines."""


def read_sheet(data: bytes, most: int, tell: Tell) -> Found:
    """The sheets of a workbook that hold anything, by name, each as rows from its first cell on."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        workbook = CalamineWorkbook.from_object(io.BytesIO(data))
    except PasswordError:
        raise RefusedError("encrypted") from None
    except CalamineError:
        raise RefusedError("damaged") from None
    names = workbook.sheet_names
    sheets: list[tuple[str, list[list[str]]]] = []
    for number, name in enumerate(names):
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=MOST_ROWS)
        texts = [[as_text(cell) for cell in row] for row in rows]
        most -= sum(len(cell) for row in texts for cell in row)
        if most < 0:
            raise RefusedError("long")
        if any(any(row) for row in texts):
            sheets.append((name, texts))
        tell(f"{number + 1} {len(names)}\n")
    return {"sheets": sheets}


def as_text(cell: object) -> str:
    """A cell as a table of text writes it: numbers with a decimal point, dates year first."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.isoformat(" ").removesuffix(" 00:00:00")
    return "" if cell is None else str(cell)
