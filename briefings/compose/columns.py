"""Columns of a table that hold nothing are left out."""

from msgspec.structs import replace

from briefings.document import Cell, Table, TableRow


def without_empty(table: Table) -> Table:
    """The table without columns in which no row says anything."""
    rows = [row for row in table.rows if not row.heading]
    shown = [
        place
        for place in range(len(table.columns))
        if any(not _is_empty(row.cells[place]) for row in rows)
    ]
    columns = tuple(table.columns[place] for place in shown)
    return replace(table, columns=columns, rows=tuple(_row(row, shown) for row in table.rows))


def _row(row: TableRow, shown: list[int]) -> TableRow:
    return row if row.heading else replace(row, cells=tuple(row.cells[place] for place in shown))


def _is_empty(cell: Cell) -> bool:
    return isinstance(cell, tuple) and not any(run.text.strip() for run in cell)
