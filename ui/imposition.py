"""Booklets: which two pages stand on each side of a sheet that is folded once."""

from collections.abc import Iterator

Side = tuple[int | None, int | None]
"""The pages at left and right, counted from 0; None is blank."""


def booklet(count: int) -> tuple[Side, ...]:
    """The sides of the sheets in the order in which they are printed on both sides. Laid on each
    other and folded in the middle, the pages follow each other; blanks stand at the end."""
    return tuple(_sides(count))


def _sides(count: int) -> Iterator[Side]:
    total = -(-count // 4) * 4
    for first in range(0, total // 2, 2):
        last = total - 1 - first
        yield _there(last, count), _there(first, count)
        yield _there(first + 1, count), _there(last - 1, count)


def _there(page: int, count: int) -> int | None:
    return page if page < count else None
