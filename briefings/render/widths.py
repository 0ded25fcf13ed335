"""How wide the columns of a table are: by their shares, and by the words and figures in them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec.structs import replace

from briefings import styles
from briefings.document import Cell, Table, TableColumn
from briefings.render.holding import words_of
from briefings.render.hyphenation import HYPHEN, hyphens
from briefings.render.ribbons import has_ribbon, relieved
from briefings.render.text import in_boxes, printable, text_width
from core.language import spoken

SIGN = styles.SIGN_ROOM * styles.TABLE.size
"""The room of a party's sign before its name."""
MOST_OF_SHARE = 1.4
"""How many times its share a column of words may take for one that is long."""
MOST_OF_SHARE_FOR_A_BOX = 1.25
"""How many times its share a column may take for words that stand in one box."""
NARROW = 300.0
"""Narrower tables have no room to give away, in points."""
CLOSER = 1.5
"""How much less room is on the right of what is in each column, where all of it then fits."""
TABLE_IN = {False: styles.TABLE, True: replace(styles.TABLE, strong=True)}


def column_widths(table: Table, width: float) -> list[float]:
    """The widths of the columns by their shares; one with a word or a figure that is wider takes
    what that needs from the others, in proportion to what they can spare."""
    return spaced(table, width)[0]


def spaced(table: Table, width: float) -> tuple[list[float], list[float]]:
    """The widths of the columns, and the room on both sides of what is in each. Where what all of
    them need is too much, that room is a little less; then the codes of pairs in titles may be
    parted, then words divided, then figures, then titles, but those between syllables."""
    total = sum(column.share for column in table.columns)
    shares = [width * column.share / total for column in table.columns]
    rows = [row.cells for row in table.rows if not row.heading]
    widest = [
        _widest_in([cells[place] for cells in rows], column, wide)
        for place, (column, wide) in enumerate(zip(table.columns, shares, strict=True))
    ]
    around = pads(table.columns, width)
    closer = [pad - CLOSER for pad in around]
    for stage, needed in enumerate(map(list, _needed(table.columns, widest))):
        for room in (around, closer) if not stage else (around,):
            needs = [need + pad + 0.1 for need, pad in zip(needed, room, strict=True)]
            if found := _shared(shares, needs):
                is_ribbon = has_ribbon(found, rows)
                return (relieved(found, needs, rows) if is_ribbon else found), room
    return shares, around


def pads(columns: Sequence[TableColumn], width: float) -> list[float]:
    """The room on both sides of what is in each column: more where figures have words on their
    right, unless those number the rows or the table is narrow."""
    found = [2 * styles.CELL_PAD] * len(columns)
    for place, (column, following) in enumerate(pairwise(columns if width >= NARROW else ())):
        if place and column.align == "right" and following.align == "left":
            found[place] += styles.BESIDE_FIGURES
    return found


def _needed(
    columns: Sequence[TableColumn], widest: Sequence[tuple[float, float]]
) -> Iterator[Iterable[float]]:
    """What the columns need, less from one time to the next: at first only pairs are parted; how a
    title is divided is looked up only where whole words are too wide."""
    titles = [_widest_in_title(column.title, spoken()) for column in columns]
    figures = [figure for _word, figure in widest]
    yield [max(title, *each) for title, each in zip(titles, widest, strict=True)]
    parted = [_widest_of_pair(column.title, spoken()) for column in columns]
    yield [max(title, *each) for title, each in zip(parted, widest, strict=True)]
    yield map(max, titles, figures)
    yield titles
    syllables = [_widest_syllable(column.title, spoken()) for column in columns]
    yield map(max, syllables, figures)
    yield syllables


def _shared(shares: Sequence[float], needs: Sequence[float]) -> list[float] | None:
    """The shares, altered by what the needs take of those that are wider; None if they are too
    much."""
    pairs = list(zip(shares, needs, strict=True))
    lack = sum(max(0.0, need - wide) for wide, need in pairs)
    spare = sum(max(0.0, wide - need) for wide, need in pairs)
    if not lack:
        return [*shares]
    if spare <= lack:
        return None
    return [need if wide < need else wide - (wide - need) * lack / spare for wide, need in pairs]


def _widest_in(cells: Sequence[Cell], column: TableColumn, wide: float) -> tuple[float, float]:
    """The width of the widest word in a column, which may be divided rather than take much more
    than the column's share, and that of the widest figure in a column of figures."""
    words: dict[bool, set[str]] = {False: set(), True: set()}
    figures = {""}
    signed = 0.0
    for cell in cells:
        sign, hangs = 0.0, False
        for run in cell if isinstance(cell, tuple) else ():
            if run.sign is not None:
                sign, hangs = SIGN, bool(run.hangs)
            if column.align == "right" and any(map(str.isdigit, run.text)):
                figures.add(run.text)
                continue
            is_strong = run.strong or run.boxed
            if run.text[-1:] == " " and run.text.strip().isdigit():
                sign += text_width(f"{run.text.strip()} ", TABLE_IN[is_strong])
                continue
            parted = words_of(run.text)
            if run.boxed:
                parted = in_boxes(run.text, TABLE_IN[True], MOST_OF_SHARE_FOR_A_BOX * wide)
            words[is_strong].update(parted)
            if sign and parted:
                beside = parted if hangs else parted[:1]
                signed = max(signed, sign + _widest(beside, is_strong))
                sign = 0.0
    widest = max(signed, *(_widest(found, strong) for strong, found in words.items()))
    return min(widest, MOST_OF_SHARE * wide), _widest(figures, strong=True)


def _widest(words: Iterable[str], strong: bool) -> float:
    return max((text_width(word, TABLE_IN[strong]) for word in words), default=0.0)


@lru_cache(maxsize=512)
def _widest_in_title(title: str, _language: str) -> float:
    return max((text_width(word, styles.TABLE_HEAD) for word in words_of(title)), default=0.0)


@lru_cache(maxsize=512)
def _widest_of_pair(title: str, _language: str) -> float:
    """The width of the widest word in a title, in which the codes of a pair are words of their
    own and the first keeps its dash."""
    parts = (part for word in words_of(title) for part in word.replace("– ", "–\n").split("\n"))
    return max((text_width(part, styles.TABLE_HEAD) for part in parts), default=0.0)


@lru_cache(maxsize=512)
def _widest_syllable(title: str, _language: str) -> float:
    """The width of the widest part of a title that no hyphen divides."""
    found = [0.0]
    for word in words_of(printable(title)):
        ends = [*hyphens(word), len(word)]
        parts = [word[start:end] for start, end in pairwise((0, *ends))]
        found += [text_width(part + HYPHEN, styles.TABLE_HEAD) for part in parts]
    return max(found)
