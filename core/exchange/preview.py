"""What can be seen of a table before it is read: its columns, and the first of its rows."""

from itertools import islice

import msgspec

from core.exchange.kind_columns import columns_for
from core.exchange.positions_csv import ImportChoices
from core.exchange.table import parted, sheet_of
from core.exchange.workbook import Workbook

ROWS = 3
"""How many rows are shown."""


class Preview(msgspec.Struct, frozen=True):
    """The heads of a table, what each is taken for ("" if nobody knows it), and the cells below
    each in the first rows, empty ones left out."""

    heads: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]


def preview(file: bytes | Workbook, choices: ImportChoices) -> Preview:
    """What a file holds at its beginning; ImportProblem if it is no table at all."""
    columns = columns_for(choices)
    found = parted(sheet_of(file, columns, lambda _done, _of: None), columns)
    heads = found.heads
    rows = [line.cells for line in islice(found.lines, ROWS)]
    cells = tuple(
        tuple(row[at] for row in rows if at < len(row) and row[at]) for at in range(len(heads))
    )
    return Preview(heads, tuple(name or "" for name in columns.meant(heads)), cells)
