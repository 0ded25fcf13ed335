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
from core.language import ngettext
from core.text.saying import each_span, first_of, list_of

BEGINNINGS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How workbooks begin: as zipped files, and as those of Excel before 2007."""

MOST_LISTED = 20
"""How many hidden columns, and spans of hidden rows, are listed."""

Rows = Sequence[Sequence[str]]


class HiddenCells(msgspec.Struct, frozen=True):
    """What of a sheet is hidden and holds anything: rows and columns from 1, or the whole sheet."""

    sheet: str
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    whole: bool


class Workbook(msgspec.Struct, frozen=True):
    """The sheets of a workbook that hold anything, by name, each as rows of cells; and what of them
    is hidden, which is read like all else."""

    sheets: tuple[tuple[str, Rows], ...]
    hidden: tuple[HiddenCells, ...] = ()


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
    told = [sentence.format(name=name, others=list_of(others))] if others else []
    told += [_on_hidden(each) for each in workbook.hidden if each.sheet == name]
    return FileSheet(_lines(rows), ",", " ".join(filter(None, told)))


def _on_hidden(hidden: HiddenCells) -> str:
    """What of a sheet is hidden in its workbook, in a sentence; "" for nothing."""
    parts = []
    if hidden.whole:
        parts.append(_("the sheet {name}").format(name=hidden.sheet))
    if hidden.rows:
        rows = ngettext("row {numbers}", "rows {numbers}", len(hidden.rows))
        parts.append(rows.format(numbers=first_of(each_span(hidden.rows), MOST_LISTED)))
    if hidden.columns:
        letters = first_of([*map(_letters, hidden.columns)], MOST_LISTED)
        columns = ngettext("column {letters}", "columns {letters}", len(hidden.columns))
        parts.append(columns.format(letters=letters))
    sentence = _("Hidden in the workbook, and read like the rest: {parts}.")
    return sentence.format(parts=list_of(parts)) if parts else ""


def _letters(column: int) -> str:
    """What spreadsheets call a column, from 1: "A", "AB"."""
    before, letter = divmod(column - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + letter)


def _lines(rows: Rows) -> Iterator[FileLine]:
    for number, row in enumerate(rows, 1):
        if number > MOST_LINES:
            sentence = _("The file has more than {most} lines. Split it into parts.")
            raise TableLimit(sentence.format(most=MOST_LINES))
        refuse_many_cells(row, number)
        cells = [cell.strip() for cell in row]
        if any(cells):
            yield FileLine(number, cells)
