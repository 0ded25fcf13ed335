"""Where portions are marked, tables and figures carry their marking in full."""

from collections.abc import Iterator
from functools import partial

from briefings.document import (
    Block,
    PositionMap,
    Prose,
    Run,
    Section,
    Table,
    TrendFigure,
)
from briefings.within import levels_in
from core.lenses.marking import Levels, highest


def with_words(sections: tuple[Section, ...], known: Levels) -> tuple[Section, ...]:
    """The sections with the marking word below each table and figure that has one."""
    return tuple(each.with_each(partial(_told, known=known)) for each in sections)


def _told(block: Block, known: Levels) -> Iterator[Block]:
    yield block
    if isinstance(block, Table | PositionMap | TrendFigure):
        word = highest(known, levels_in(block))
        if word:
            yield Prose((Run(word, strong=True, level=word),), small=True)
