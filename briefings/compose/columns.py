"""Columns of a table: what stands above them, and that those that hold nothing are left out."""

from msgspec.structs import replace

from briefings.document import Cell, Table, TableRow
from core.model.records import Party

LONGEST_HEADING = 60
"""Characters of a name above a column or in one."""


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


def heading_of(party: Party) -> str:
    """What stands above the column of a party, or in the column of parties: its name, or the code
    of one whose name would take the room of what is said."""
    return party.name if len(party.name) <= LONGEST_HEADING else party.code
