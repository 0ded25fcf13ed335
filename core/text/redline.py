"""What changed between two texts, word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import Enum

WORDS = re.compile(r"\w+|\s+|[^\w\s]")
TOO_MANY = 4000
"""The number of words from which a text is shown as replaced as a whole, as comparing takes too
long."""


class Stay(Enum):
    """What became of a stretch of text."""

    KEPT = 0
    DELETED = 1
    INSERTED = 2


def redline(before: str, after: str) -> Iterator[tuple[Stay, str]]:
    """The stretches of both texts in order: kept, deleted or inserted; none is empty."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    if len(old) + len(new) > TOO_MANY and before != after:
        yield from _stretches([(Stay.DELETED, before), (Stay.INSERTED, after)])
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield Stay.KEPT, "".join(old[i1:i2])
        else:
            yield from _stretches(
                [(Stay.DELETED, "".join(old[i1:i2])), (Stay.INSERTED, "".join(new[j1:j2]))]
            )


def _stretches(parts: list[tuple[Stay, str]]) -> Iterator[tuple[Stay, str]]:
    yield from (part for part in parts if part[1])
