"""A sheet as it was read, whatever the kind of its workbook."""

from collections.abc import Collection
from typing import NamedTuple

from core.intake.readers.found import Found
from core.intake.readers.sheet_looks import SheetLooks

Rows = list[list[str]]


class ReadSheet(NamedTuple):
    """A sheet by name, its rows of cells, how they look, and what of it is hidden: rows and columns
    from 0, or all of it."""

    name: str
    rows: Rows
    looks: SheetLooks
    hidden_rows: Collection[int] = ()
    hidden_columns: Collection[int] = ()
    is_hidden: bool = False

    @property
    def hidden(self) -> Found:
        """What is hidden and holds anything, rows and columns from 1."""
        rows = [n + 1 for n in self.hidden_rows if n < len(self.rows) and any(self.rows[n])]
        columns = [n + 1 for n in sorted(self.hidden_columns) if self._holds(n)]
        return {"sheet": self.name, "rows": rows, "columns": columns, "whole": self.is_hidden}

    def _holds(self, column: int) -> bool:
        return any(column < len(row) and row[column] for row in self.rows)


def filled_down(rows: Rows, first: int, last: int, column: int) -> None:
    """Have a cell that spans rows hold in all of them, as it is seen."""
    if first >= len(rows) or column >= len(rows[first]):
        return
    for row in rows[first + 1 : last + 1]:
        row.extend([""] * (column + 1 - len(row)))
        row[column] = rows[first][column]
