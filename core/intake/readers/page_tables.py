"""The cells of a web page's tables: which of them are any to a reader, and where they stand."""

from collections.abc import Sequence
from typing import Any

from core.intake.readers.word_numbers import number_in

Node = Any

MOST_BLOCKS_IN_CELL = 3
"""With more paragraphs, a cell of a table lays out a page, and is no cell to a reader."""
MOST_SPANNED = 1_000
"""How many columns browsers let a cell have, and how many of a table can be reached down into."""
MOST_ROWS = 65_534

Reach = dict[int, tuple[int, int]]
"""The cells of the rows above that reach down, by their first column: over how many columns, and
into how many rows from here on."""


def is_cell(cell: Node) -> bool:
    """Whether a cell is one to a reader, and not a part of a page laid out by tables."""
    inner = cell.css("table, p, li, div, h1, h2, h3, h4")
    return len(inner) <= MOST_BLOCKS_IN_CELL and not any(each.tag == "table" for each in inner)


def tabs_before(cells: Sequence[Node], reach: Reach) -> dict[int, int]:
    """How many tabs stand before each cell of a row, by its id in memory: one after another cell,
    and one for each that reaches down there. `reach` is brought to the next row."""
    found: dict[int, int] = {}
    begun: Reach = {}
    column = 0
    for place, cell in enumerate(cells):
        tabs = int(place > 0)
        while column in reach:
            column += reach[column][0]
            tabs += 1
        found[cell.mem_id] = tabs
        wide, tall = _span(cell, "colspan", MOST_SPANNED), _span(cell, "rowspan", MOST_ROWS)
        if column < MOST_SPANNED:
            begun[column] = (max(wide, 1), (tall or MOST_ROWS) - 1)
        column += max(wide, 1)
    over = {at: (wide, rows - 1) for at, (wide, rows) in reach.items()}
    reach.clear()
    reach.update({at: each for at, each in (over | begun).items() if each[1] > 0})
    return found


def _span(cell: Node, name: str, most: int) -> int:
    """How many columns or rows a cell is to cover; 0 for all rows below."""
    return min(max(number_in(cell.attributes.get(name) or "", 1), 0), most)
