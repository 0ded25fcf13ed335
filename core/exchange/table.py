"""A table row by row: which line names the columns, and what each row below it says in them."""

from collections.abc import Iterator
from functools import partial
from itertools import chain

import msgspec

from core.exchange.columns import TITLES, FileColumns, fitting, heading
from core.exchange.delimited import FileLine, FileSheet, Watch, delimited
from core.exchange.workbook import Workbook, best_sheet
from core.language import gettext as _
from core.text.numbers import PLAIN, Writing

SIGNS = {",": PLAIN, ";": Writing(",")}
"""How numbers are written in tables by what parts their cells; in all others only a number that can
be read one way is read."""

UNTOLD = Writing("")
TOLD = {".": Writing(".", ","), ",": Writing(",", ".")}
"""How numbers are written where somebody has told the sign before their decimals."""


class Head(msgspec.Struct, frozen=True):
    """The line that names the columns: its heads as they are written, and what each of them is (see
    `heading`)."""

    heads: tuple[str, ...]
    columns: tuple[str, ...]


class FileRow(msgspec.Struct, frozen=True):
    """One row: the line of the file on which it begins, and its cells by column. `fault` says in a
    sentence why it cannot be read as a row."""

    line: int
    cells: dict[str, str]
    fault: str = ""


class FileTable(msgspec.Struct, frozen=True):
    """The head of a table, its rows, how its numbers are written, and a sentence on how it was
    read, if that could be otherwise."""

    head: Head
    rows: Iterator[FileRow]
    writing: Writing = PLAIN
    remark: str = ""


def table(sheet: FileSheet, columns: FileColumns, *, decimal: str = "") -> FileTable:
    """What a sheet says in these columns; ImportProblem if it does not name those that are needed.

    `decimal` is the sign before the decimals where somebody has told it."""
    heads, lines = parted(sheet, columns)
    head = Head(heads, tuple(heading(heads, columns)))
    rows = (row for line in lines for row in _rows(line, head, columns))
    writing = TOLD[decimal] if decimal else SIGNS.get(sheet.delimiter, UNTOLD)
    return FileTable(head, rows, writing, sheet.remark)


def parted(sheet: FileSheet, columns: FileColumns) -> tuple[tuple[str, ...], Iterator[FileLine]]:
    """The heads, and the lines below them: heads are the first line that names all needed columns,
    else the one that names most; what is above is titles."""
    first: list[FileLine] = []
    fits: list[int] = []
    for _at, line in zip(range(TITLES), sheet.lines, strict=False):
        first.append(line)
        fits.append(fitting(line.cells, columns))
        if fits[-1] >= len(columns.required):
            break
    if not first:
        return (), sheet.lines
    at = fits.index(max(fits))
    return tuple(first[at].cells), chain(first[at + 1 :], sheet.lines)


def _rows(line: FileLine, head: Head, columns: FileColumns) -> Iterator[FileRow]:
    """A row; of a wide table, a row for each cell in a column that stands for something."""
    count = len(head.columns)
    if line.fault or any(line.cells[count:]):
        sentence = _("{found} cells, but the header has {wanted}.")
        told = line.fault or sentence.format(found=len(line.cells), wanted=count)
        yield FileRow(line.number, {}, told)
        return
    cells = dict(zip(head.columns, [*line.cells, *[""] * count], strict=False))
    cells.pop("", None)
    if not columns.wide:
        yield FileRow(line.number, cells)
        return
    common = {name: cell for name, cell in cells.items() if name in columns.known}
    for name, cell in cells.items():
        if cell and name not in common:
            yield FileRow(line.number, {**common, columns.wide: name, "value": cell})


def sheet_of(file: bytes | Workbook, columns: FileColumns, watch: Watch) -> FileSheet:
    """The table in a text file or a workbook."""
    fits = partial(fitting, columns=columns)
    if isinstance(file, Workbook):
        return best_sheet(file, fits)
    return delimited(file, fits, watch)
