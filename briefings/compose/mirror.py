"""A pack in a right-to-left language: the first column of tables is on the right, and so are the
numbers of the contents and the beginnings of scales and time."""

from typing import Literal

from msgspec.structs import replace

from briefings.document import (
    Block,
    Cell,
    Contents,
    PositionMap,
    Section,
    Sparkline,
    Table,
    TableColumn,
    TableRow,
    Text,
    TrendFigure,
)


def isolated(text: Text) -> Text:
    """A text of somebody else's inside a sentence of the pack: its own first letter says in which
    direction it runs, and what is around it does not alter that."""
    if not text:
        return text
    first = (replace(text[0], text=f"\u2068{text[0].text}"), *text[1:])
    return (*first[:-1], replace(first[-1], text=f"{first[-1].text}\u2069"))


def mirrored(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with their tables, figures and contents mirrored."""
    return tuple(replace(each, blocks=tuple(map(_turned, each.blocks))) for each in sections)


def _turned(block: Block) -> Block:
    if isinstance(block, Contents | PositionMap | TrendFigure):
        return replace(block, backwards=True)
    if not isinstance(block, Table):
        return block
    columns = tuple(map(_column, reversed(block.columns)))
    return replace(block, columns=columns, rows=tuple(map(_row, block.rows)))


def _column(column: TableColumn) -> TableColumn:
    other: Literal["left", "right"] = "left" if column.align == "right" else "right"
    return replace(column, align=other)


def _row(row: TableRow) -> TableRow:
    return row if row.heading else replace(row, cells=tuple(map(_cell, row.cells[::-1])))


def _cell(cell: Cell) -> Cell:
    return replace(cell, backwards=True) if isinstance(cell, Sparkline) else cell
