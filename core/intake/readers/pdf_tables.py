"""The words of a PDF's ruled tables, a row a line and tabs between cells, where PDFium tells them
line by line across the cells."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from core.intake.readers.pdf_from_right import FROM_RIGHT, Sign, letters_of
from core.intake.readers.pdf_layout import Box, PagePiece, same_letters
from core.intake.readers.pdf_rows import beyond_marks
from core.intake.readers.pdf_rules import RuledTable, tables_on

FULL = 0.5
"""Which share of its cells holds words at least."""
FEWEST_FULL, MOST_IN_CELL = 4, 1_500
"""How many cells hold words at least, and how many letters one may: a larger one is a page in a
frame."""
CLOSE = 0.1
"""How far apart letters of a word are at most, in heights of one."""
_BREAK = "\r\n"


class Tabled(NamedTuple):
    """What a page says with its tables row by row, and its pieces, of which each row is one."""

    whole: str
    pieces: list[PagePiece]


def with_tables(
    page: Any, text: Any, rotation: int, whole: str, pieces: list[PagePiece]
) -> Tabled | None:
    """A page with its ruled tables read cell by cell; None where it has none."""
    if re.search(FROM_RIGHT, whole):
        return None
    tables = [table for table in tables_on(page, rotation, pieces) if _is_full(table, pieces)]
    if not tables:
        return None
    letters = [*letters_of(text, rotation)]
    found = [rows for table in tables if (rows := _rows_of(table, letters, pieces))]
    if not found:
        return None
    boxes = [PagePiece(*piece.box, piece.words) for rows in found for piece in rows.pieces]
    inside = [rows.table.box for rows in found]
    others = [each for each in pieces if not any(_is_in(each, box) for box in inside)]
    retold = _retold(letters, found)
    return Tabled(retold, [*others, *boxes]) if same_letters(retold, whole) else None


def _is_full(table: RuledTable, pieces: Sequence[PagePiece]) -> bool:
    """Whether most cells of a table have words, unlike the fields of a chart."""
    wide = [cell for cell in table.cells if cell.is_wide]
    middles = [((each.left + each.right) / 2, (each.bottom + each.top) / 2) for each in pieces]
    inside = [middle for middle in middles if _is_within(middle, table.box)]
    if not wide or len(inside) < FULL * len(wide):
        return False
    full = sum(any(cell.holds(*middle) for middle in inside) for cell in wide)
    return full >= FULL * len(wide)


class _RowPiece(NamedTuple):
    words: str
    box: Box


class _Rows(NamedTuple):
    """A table, its letters by their places among those of the page, and its rows."""

    table: RuledTable
    letters: set[int]
    pieces: list[_RowPiece]


def _rows_of(
    table: RuledTable, letters: Sequence[Sign], pieces: Sequence[PagePiece]
) -> _Rows | None:
    """The rows of a table; None if it is rather a frame, or some of its letters lie beyond."""
    held = _letters_in(table, letters)
    if len(held) < FEWEST_FULL or max(map(len, held.values())) > MOST_IN_CELL:
        return None
    if _parts_a_word(letters, {n: cell for cell, places in held.items() for n in places}):
        return None
    said = {cell: _said(letters, places, pieces) for cell, places in held.items()}
    found = [*_as_rows(table, said)]
    return _Rows(table, {n for places in held.values() for n in places}, found)


def _as_rows(table: RuledTable, said: dict[int, str]) -> Iterator[_RowPiece]:
    """The rows of a table whose cells say that; a cell of several rows is said in its first."""
    left, _bottom, right, _top = table.box
    for row, (top, bottom) in enumerate(table.rows):
        cells = [(k, each) for k, each in enumerate(table.cells) if each.first <= row <= each.last]
        cells.sort(key=lambda each: each[1].box[0])
        words = [
            said.get(k, "") if each.first == row else ""
            for k, each in cells
            if each.is_wide or k in said
        ]
        if any(words):
            yield _RowPiece("\t".join(words).rstrip("\t"), (left, bottom, right, top))


def _letters_in(table: RuledTable, letters: Sequence[Sign]) -> dict[int, list[int]]:
    """The places of the letters in each cell that has any."""
    rows = [
        [(n, cell) for n, cell in enumerate(table.cells) if cell.first <= row <= cell.last]
        for row in range(len(table.rows))
    ]
    bottoms = [-bottom for _top, bottom in table.rows]
    held: dict[int, list[int]] = {}
    for n, letter in enumerate(letters):
        across, up = (letter.left + letter.right) / 2, letter.bottom + letter.height / 2
        row = bisect_left(bottoms, -up)
        if row < len(rows) and letter.letters not in _BREAK:
            cell = next((k for k, each in rows[row] if each.holds(across, up)), None)
            if cell is not None:
                held.setdefault(cell, []).append(n)
    return held


def _parts_a_word(letters: Sequence[Sign], cells: dict[int, int]) -> bool:
    """Whether letters that stand close together are in several cells, or one of them in none."""
    return any(
        cells.get(n) != cells.get(n + 1) and _are_close(one, other)
        for n, (one, other) in enumerate(pairwise(letters))
    )


def _are_close(one: Sign, other: Sign) -> bool:
    if not (one.letters.strip() and other.letters.strip()):
        return False
    on_one_line = abs(one.bottom - other.bottom) < CLOSE * one.height
    return on_one_line and other.left - one.right < CLOSE * one.height


def _said(letters: Sequence[Sign], places: Sequence[int], pieces: Sequence[PagePiece]) -> str:
    """What a cell says, its lines as one."""
    told = ""
    for n, place in enumerate(places):
        told += "\n" if n and place != places[n - 1] + 1 else ""
        told += letters[place].letters
    lines = [line.strip() for line in told.split("\n")]
    return " ".join(filter(None, beyond_marks(lines, pieces)))


def _retold(letters: Sequence[Sign], tables: Sequence[_Rows]) -> str:
    """The words of a page, each table where its first letter was."""
    table_of = {n: rows for rows in tables for n in rows.letters}
    told: list[str] = []
    done: list[_Rows] = []
    for n, letter in enumerate(letters):
        rows = table_of.get(n)
        if rows is None:
            told.append(letter.letters)
        elif rows not in done:
            done.append(rows)
            told.append("\n" + "\n".join(each.words for each in rows.pieces) + "\n")
    return "\n".join(_lines("".join(told)))


def _lines(text: str) -> Iterator[str]:
    for line in re.split(r"[\r\n]+", text):
        if line.strip():
            yield line


def _is_in(piece: PagePiece, box: Box) -> bool:
    return _is_within(((piece.left + piece.right) / 2, (piece.bottom + piece.top) / 2), box)


def _is_within(middle: tuple[float, float], box: Box) -> bool:
    left, bottom, right, top = box
    return left <= middle[0] < right and bottom <= middle[1] < top
