"""A pack in a right-to-left language: the first column of tables is on the right, and so are the
numbers of the contents."""

from typing import Final, Literal

from msgspec.structs import replace

from briefings.document import Block, Contents, Section, Table, TableColumn, TableRow

BACKWARDS: Final = frozenset({"ar", "fa", "he", "ur"})
"""Right-to-left languages."""


def mirrored(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with their tables and contents mirrored."""
    return tuple(replace(each, blocks=tuple(map(_turned, each.blocks))) for each in sections)


def _turned(block: Block) -> Block:
    if isinstance(block, Contents):
        return replace(block, backwards=True)
    if not isinstance(block, Table):
        return block
    columns = tuple(map(_column, reversed(block.columns)))
    return replace(block, columns=columns, rows=tuple(map(_row, block.rows)))


def _column(column: TableColumn) -> TableColumn:
    other: Literal["left", "right"] = "left" if column.align == "right" else "right"
    return replace(column, align=other)


def _row(row: TableRow) -> TableRow:
    return row if row.heading else replace(row, cells=row.cells[::-1])
