"""A table row by row: which line names the columns, and what each row below it says in them."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain

import msgspec

from core.errors import ImportProblem
from core.exchange.columns import TITLES, FileColumns, fitting, heading, some
from core.exchange.delimited import FileLine, FileSheet, Watch, delimited
from core.exchange.exported_workbook import sheet_alone
from core.exchange.workbook import Workbook, best_sheet
from core.intake.readers.found import UNCALCULATED
from core.language import gettext as _
from core.text.numbers import PLAIN, Writing

SIGNS = {",": PLAIN, ";": Writing(",")}
"""How numbers are written in tables by what parts their cells; in all others only a number that can
be read one way is read."""

LEAST = 2
"""How many names of columns tell a line of them from one that has such a word by chance."""

ERROR_SIGNS = ("#", "Err:")
ERROR = re.compile(r"#[¡¿]?[^\W\d_][^\W_]*(?:/[^\W_]+)?[!?]|#(?:N/A|N/D|NV|Н/Д|Д/Н)|Err:\d{3}")
"""What spreadsheets show, in their languages, where they could not work something out."""

UNTOLD = Writing("")
EITHER_WAY = "either"
TOLD = {".": Writing(".", ","), ",": Writing(",", "."), EITHER_WAY: UNTOLD}
"""How numbers are written where the sign before their decimals is told, or told to be either."""


class Head(msgspec.Struct, frozen=True):
    """The line that names the columns: its heads as they are written, what each of them is (see
    `heading`), and the places of columns without a head, in which nothing is to stand."""

    heads: tuple[str, ...]
    columns: tuple[str, ...]
    nameless: tuple[int, ...] = ()


class FileRow(msgspec.Struct, frozen=True):
    """One row: the line of the file on which it begins, the columns of the table, "" for one that
    is left out, and a cell for each of them. `fault` says in a sentence why it cannot be read as a
    row; then it has no cells."""

    line: int
    columns: tuple[str, ...]
    values: Sequence[str]
    fault: str = ""

    @property
    def cells(self) -> dict[str, str]:
        """The cells by column."""
        cells = dict(zip(self.columns, self.values, strict=False))
        cells.pop("", None)
        return cells


class FileTable(msgspec.Struct, frozen=True):
    """The head of a table, its rows, how its numbers are written, and sentences on how it was
    read and on what was not."""

    head: Head
    rows: Iterator[FileRow]
    writing: Writing = PLAIN
    remarks: tuple[str, ...] = ()


class Parted(msgspec.Struct, frozen=True):
    """A sheet at the line that names its columns: the heads, the lines below them, and the titles
    above."""

    heads: tuple[str, ...]
    lines: Iterator[FileLine]
    titles: tuple[str, ...] = ()


def stoppable(progress: Watch, cancelled: Callable[[], bool]) -> Watch:
    """Tells `progress` how far the reading of a file is, and ends it with ImportProblem once it is
    `cancelled`."""

    def watch(done: int, of: int) -> None:
        if cancelled():
            raise ImportProblem(_("Nothing was imported."))
        progress(done, of)

    return watch


def table(sheet: FileSheet, decimal: str, columns: FileColumns) -> FileTable:
    """What a sheet says in these columns; ImportProblem if it does not name those that are needed.

    `decimal` is the sign before the decimals where somebody has told it, or EITHER_WAY."""
    found = parted(sheet, columns)
    head = Head(found.heads, tuple(heading(found.heads, columns)), _nameless(found.heads, columns))
    rows = (_row(line, head) for line in found.lines)
    if columns.wide:
        rows = (row for line in found.lines for row in _wide_rows(line, head, columns))
    writing = TOLD[decimal] if decimal else SIGNS.get(sheet.delimiter, UNTOLD)
    above = _("What stands above the names of the columns is not imported: {titles}.")
    titles = above.format(titles=some(found.titles)) if found.titles else ""
    return FileTable(head, rows, writing, tuple(filter(None, (sheet.remark, titles))))


def _nameless(heads: Sequence[str], columns: FileColumns) -> tuple[int, ...]:
    """The places of columns without a head of which nobody has said what they are."""
    if columns.leaves_out or "" in columns.named:
        return ()
    return tuple(at for at, head in enumerate(heads) if not head)


def parted(sheet: FileSheet, columns: FileColumns) -> Parted:
    """A sheet at the first line that names all needed columns, else at the one that is most likely
    to (see `_head_among`)."""
    first: list[FileLine] = []
    fits: list[int] = []
    for _at, line in zip(range(TITLES), sheet.lines, strict=False):
        first.append(line)
        fits.append(fitting(line.cells, columns))
        if fits[-1] >= len(columns.required):
            break
    if not first:
        return Parted((), sheet.lines)
    at = _head_among(first, fits, columns)
    titles = dict.fromkeys(" ".join(filter(None, line.cells)) for line in first[:at])
    return Parted(tuple(first[at].cells), chain(first[at + 1 :], sheet.lines), tuple(titles))


def _head_among(lines: Sequence[FileLine], fits: Sequence[int], columns: FileColumns) -> int:
    """The place of the line that names most columns. If hardly any are known, a word of a row may
    be a name by chance: then that of the first line with about as many cells as any."""
    most = max(fits)
    if most >= min(LEAST, len(columns.required)):
        return fits.index(most)
    filled = [sum(map(bool, line.cells)) for line in lines]
    return next(at for at, count in enumerate(filled) if count * 2 > max(filled))


def _row(line: FileLine, head: Head) -> FileRow:
    found, wanted = len(line.cells), len(head.columns)
    if line.fault or (found > wanted and any(line.cells[wanted:])):
        sentence = _("{found} cells, but the header has {wanted}.")
        return FileRow(
            line.number, (), (), line.fault or sentence.format(found=found, wanted=wanted)
        )
    if told := _error(line, head) or _again(line, head) or _in_no_column(line, head):
        return FileRow(line.number, (), (), told)
    values = line.cells if found >= wanted else [*line.cells, *[""] * (wanted - found)]
    return FileRow(line.number, head.columns, values)


def _again(line: FileLine, head: Head) -> str:
    """That a line has the names of the columns once more, in a sentence; "" if it has not."""
    if line.cells[0] != head.heads[0]:
        return ""
    wanted = len(head.columns)
    is_head = line.cells[:wanted] == [*head.heads[:wanted]]
    return _("The line repeats the names of the columns. Remove it.") if is_head else ""


def _in_no_column(line: FileLine, head: Head) -> str:
    """That something stands in a column without a head, in a sentence; "" if nothing does."""
    for at in head.nameless:
        if at < len(line.cells) and line.cells[at]:
            sentence = _("“{cell}” stands in a column without a name. Name or remove the column.")
            return sentence.format(cell=line.cells[at])
    return ""


def _wide_rows(line: FileLine, head: Head, columns: FileColumns) -> Iterator[FileRow]:
    """The rows of a wide table on a line: one for each cell in a column that stands for
    something."""
    row = _row(line, head)
    if row.fault:
        yield row
    cells = row.cells
    common = {name: cell for name, cell in cells.items() if name in columns.known}
    for name, cell in cells.items():
        if cell and name not in common:
            told = {**common, columns.wide: name, "value": cell}
            yield FileRow(line.number, tuple(told), tuple(told.values()))


def _error(line: FileLine, head: Head) -> str:
    """What a spreadsheet could not work out in a column that is not left out, in a sentence; "" if
    nothing."""
    text = "".join(line.cells)
    if ERROR_SIGNS[0] not in text and ERROR_SIGNS[1] not in text:
        return ""
    for at, cell in enumerate(line.cells):
        if cell.startswith(ERROR_SIGNS) and _is_error(cell) and head.columns[at]:
            name = head.heads[at]
            if cell == UNCALCULATED:
                return _(
                    "The column {name} has a formula without a result. Open the table in a "
                    "spreadsheet, and save it again."
                ).format(name=name)
            sentence = _("The column {name} shows an error of the spreadsheet: {error}.")
            return sentence.format(name=name, error=cell)
    return ""


def _is_error(cell: str) -> bool:
    return bool(ERROR.fullmatch(cell)) and cell in (cell.upper(), cell.capitalize())


def sheet_of(file: bytes | Workbook, columns: FileColumns, watch: Watch) -> FileSheet:
    """The table in a text file or a workbook."""
    fits = partial(fitting, columns=columns)
    if isinstance(file, Workbook):
        return best_sheet(sheet_alone(file, columns.sheet), fits)
    return delimited(file, fits, watch)
