"""Tables of editions to be edited, whose font may be another than on paper, and wider: how wide
their columns are, which rows stay together, and where words may be divided."""

from collections.abc import Iterable, Iterator
from itertools import pairwise, zip_longest

from msgspec.structs import replace

from briefings.document import Cell, Heat, Table, TableRow, Text
from briefings.render.figures.heat import ground
from briefings.render.holding import words_of
from briefings.render.hyphenation import HYPHEN, LONG_WORD, hyphens, is_address
from briefings.render.text import text_width
from briefings.render.widths import column_widths
from briefings.styles import TABLE, TABLE_HEAD
from briefings.within import texts
from core.text.patterns import pattern

SOFT = "\N{SOFT HYPHEN}"
WIDER = (1.45, 1.35, 1.25, 1.15, 1.0)
"""How many times as wide as on paper words are taken to be; less where there is no such room."""
DOCX_PAD = 11.0
"""The room on both sides of what is in a cell, in points; in OpenDocument texts it is less."""
CHARACTER = 6.0
"""About how wide a character of small text is, in points, in a wide font."""
LITTLE = 500
"""So many characters are few lines in a table, which is not parted."""
MOST_LINES = 16
"""So many lines of small text have room on the smallest page on its side."""
_TOKEN = pattern(r"\S+")
_WORD = pattern(r"[^\u2010\u2013\u2014/-]+")


def widths(table: Table, room: float) -> list[float]:
    """The widths of the columns in points: those for the widest font whose titles have room, or in
    which their syllables lack least."""
    titles = [column.title for column in table.columns]
    every = []
    for wider in WIDER:
        every.append([wide * wider for wide in column_widths(table, room / wider)])
        if not _lack(map(words_of, titles), every[-1], wider):
            return every[-1]
    return min(every, key=lambda found: _lack(map(_syllables, titles, found), found))


def rows(table: Table, *, stays: bool) -> Iterator[tuple[TableRow, bool]]:
    """The rows, each with whether it stays on the page of the next: a heading does, and the first
    row below one, all rows of a little table; the last one if the table `stays` with what
    follows."""
    is_little = sum(map(len, texts(table.rows))) <= LITTLE
    begins = True
    for row, following in zip_longest(table.rows, table.rows[1:]):
        goes_on = following is not None and not following.heading
        is_kept = row.heading or (begins and goes_on) or (stays and following is None)
        yield row, is_kept or (is_little and following is not None)
        begins = row.heading


def shade(cell: Cell) -> str:
    """The colour of the ground of a cell, as six digits; "" for none."""
    if not isinstance(cell, Heat) or cell.value is None:
        return ""
    return ground(cell.value).removeprefix("#")


def is_short(cells: Iterable[Text], columns: Iterable[float]) -> bool:
    """Whether a row with columns of these widths, in points, is surely shorter than a page: one
    that is longer and may not be parted is cut off."""
    for cell, wide in zip(cells, columns, strict=False):
        lines = "".join(run.text for run in cell).split("\n")
        on_line = max(1.0, (wide - DOCX_PAD) / CHARACTER)
        if sum(1 + len(line) // on_line for line in lines) > MOST_LINES:
            return False
    return True


def _lack(
    titles: Iterable[Iterable[str]], columns: Iterable[float], wider: float = WIDER[0]
) -> float:
    """By how much parts of titles are too wide for their columns, in points, all in all."""
    widest = [
        max((_room(part, wider, strong=True) for part in title), default=0) for title in titles
    ]
    return sum(max(0.0, needed - wide) for needed, wide in zip(widest, columns, strict=True))


def _syllables(title: str, wide: float) -> list[str]:
    """The parts of a title that are not divided in a column of this width in points."""
    return _divisible(title, wide, strong=True).replace(SOFT, f"{HYPHEN} ").split()


def divisible(text: Text, wide: float, *, strong: bool = False) -> Text:
    """What is in a column of this width in points, with soft hyphens between the syllables of words
    that may be wider."""
    return tuple(
        replace(run, text=_divisible(run.text, wide, strong or run.strong or run.boxed))
        for run in text
    )


def _divisible(text: str, wide: float, strong: bool) -> str:
    def parted(token: str) -> str:
        if len(token) >= LONG_WORD or is_address(token) or _room(token, strong=strong) <= wide:
            return token
        return _WORD.sub(lambda word: _parted(word[0], wide, strong), token)

    return _TOKEN.sub(lambda token: parted(token[0]), text)


def _parted(word: str, wide: float, strong: bool) -> str:
    if _room(word, strong=strong) <= wide:
        return word
    places = (0, *hyphens(word), len(word))
    return SOFT.join(word[start:end] for start, end in pairwise(places))


def _room(word: str, wider: float = WIDER[0], *, strong: bool) -> float:
    """The room that a word takes in a cell, in points."""
    return text_width(word, TABLE_HEAD if strong else TABLE) * wider + DOCX_PAD
