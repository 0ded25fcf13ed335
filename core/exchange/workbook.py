"""Tables in workbooks of spreadsheets, which a child process reads (see `core.intake`)."""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from core.exchange.columns import TITLES
from core.exchange.delimited import (
    MOST_CELLS,
    MOST_LINES,
    FileLine,
    FileSheet,
    Fits,
    TableLimit,
    refuse_many_cells,
)
from core.intake.reading import answered
from core.language import gettext as _
from core.text.saying import list_of

BEGINNINGS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How workbooks begin: as zipped files, and as those of Excel before 2007."""


Rows = Sequence[Sequence[str]]


class Workbook(msgspec.Struct, frozen=True):
    """The sheets of a workbook that hold anything, by name, each as rows of cells."""

    sheets: tuple[tuple[str, Rows], ...]


def unpacked(data: bytes, file: str, cancelled: Callable[[], bool]) -> bytes | Workbook:
    """The sheets of a workbook; what is none is left as it is. IntakeProblem if it cannot be
    read."""
    if not data.startswith(BEGINNINGS):
        return data
    return answered("sheet", data, file, Workbook, cancelled)


def best_sheet(workbook: Workbook, fits: Fits) -> FileSheet:
    """The sheet with most names of columns; the others are named."""

    def best(sheet: tuple[str, Rows]) -> int:
        return max((fits(row[:MOST_CELLS]) for row in sheet[1][:TITLES]), default=0)

    if not workbook.sheets:
        return FileSheet(iter(()))
    name, rows = max(workbook.sheets, key=best)
    others = [other for other, _rows in workbook.sheets if other != name]
    sentence = _("Of the sheets, {name} was read, and not {others}.")
    remark = sentence.format(name=name, others=list_of(others)) if others else ""
    return FileSheet(_lines(rows), ",", remark)


def _lines(rows: Rows) -> Iterator[FileLine]:
    for number, row in enumerate(rows, 1):
        if number > MOST_LINES:
            sentence = _("The file has more than {most} lines. Split it into parts.")
            raise TableLimit(sentence.format(most=MOST_LINES))
        refuse_many_cells(row, number)
        cells = [cell.strip() for cell in row]
        if any(cells):
            yield FileLine(number, cells)
