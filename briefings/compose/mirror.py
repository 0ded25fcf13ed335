"""A pack in a right-to-left language: the first column of tables is on the right, and so are the
numbers of the contents and the beginnings of scales and time."""

from msgspec.structs import replace

from briefings.document import (
    Block,
    Cell,
    Contents,
    PositionMap,
    Section,
    Sparkline,
    Table,
    Text,
    TrendFigure,
)


def isolated(text: Text) -> Text:
    """A text of somebody else's inside a sentence of the pack: its own first letter says in which
    direction it runs, and what is around it does not alter that."""
    if not any(run.text for run in text):
        return text
    first = (replace(text[0], text=f"\u2068{text[0].text}"), *text[1:])
    said = first[-1].text.rstrip(" ")
    after = first[-1].text[len(said) :]
    return (*first[:-1], replace(first[-1], text=f"{said}\u2069{after}"))


def mirrored(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with their tables, figures and contents mirrored."""
    return tuple(each.with_each(lambda block: (_turned(block),)) for each in sections)


def _turned(block: Block) -> Block:
    if isinstance(block, Contents | PositionMap | TrendFigure):
        return replace(block, backwards=True)
    if not isinstance(block, Table):
        return block
    rows = (replace(row, cells=tuple(map(_cell, row.cells))) for row in block.rows)
    return replace(block, rows=tuple(rows), backwards=True)


def _cell(cell: Cell) -> Cell:
    return replace(cell, backwards=True) if isinstance(cell, Sparkline) else cell
