"""What is in a briefing or a part of one: its texts, and how they are marked."""

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from briefings.document import PositionMap, Run, Section, TrendFigure

KEPT_BLOCKS = 6000
"""For how many blocks what is in them is remembered."""


def levels_in(value: object) -> Iterator[str]:
    """The marking words on parts of a briefing."""
    if isinstance(value, tuple):
        for each in value:
            yield from levels_in(each)
    elif isinstance(value, Section):
        yield from levels_in(value.blocks)
    else:
        yield from _levels_of(value)


@lru_cache(maxsize=KEPT_BLOCKS)
def _levels_of(value: object) -> tuple[str, ...]:
    if isinstance(value, Run | PositionMap | TrendFigure):
        return (value.level,) if value.level else ()
    if isinstance(value, tuple):
        return tuple(word for each in value for word in _levels_of.__wrapped__(each))
    if not isinstance(value, msgspec.Struct):
        return ()
    own = getattr(value, "marking", "")
    parts = msgspec.structs.astuple(value)
    found = (word for each in parts for word in _levels_of.__wrapped__(each))
    return (own, *found) if own else tuple(found)


def texts(value: object) -> Iterator[str]:
    """Every string that says something in a briefing or a part of one, in order."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, tuple):
            waiting += each[::-1]
        elif isinstance(each, msgspec.Struct):
            waiting += filter(None, msgspec.structs.astuple(each)[::-1])
