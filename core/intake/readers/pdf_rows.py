"""Lines of a page told by the rows in which its words stand, where PDFium ends lines elsewhere."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from core.intake.readers.pdf_going_on import MARK
from core.intake.readers.pdf_layout import (
    PagePiece,
    in_line,
    is_from_right,
    levels,
    rows_of,
    squeezed,
)
from core.intake.readers.pdf_raised import raised_marks

_GOES_ON = "\x02\ufffe"
"""What PDFium has for a hyphen at the end of a line, which it does not end there."""


class _Row(NamedTuple):
    """What a row says, the same without blanks and hyphens, and of how many cells it is."""

    said: str
    bare: str
    cells: int


def in_rows(lines: Sequence[str], pieces: Sequence[PagePiece]) -> list[str]:
    """Lines of which those are one that stand in one row, as in a table, and follow each other, and
    those are several that stand in several: PDFium ends no line before a lone letter."""
    rows = rows_of(pieces)
    text = "\n".join(lines)
    for row in rows:
        parts = [each.text.strip() for each in row]
        if len(parts) > 1:
            drawn = (parts, parts[::-1]) if is_from_right("".join(parts)) else (parts,)
            for order in drawn:
                stood = "\n" + "\n".join(order) + "\n"
                text = f"\n{text}\n".replace(stood, f"\n{in_line(row)}\n", 1)[1:-1]
    said = [(in_line(row), len(row)) for row in rows]
    return _as_rows(text.split("\n"), [_Row(each, squeezed(each), cells) for each, cells in said])


def beyond_marks(lines: Sequence[str], pieces: Sequence[PagePiece]) -> list[str]:
    """Lines that go on behind a raised figure, where PDFium ends them."""
    text = "\n".join(lines)
    for mark, before, after in raised_marks(pieces):
        if before and after:
            tail, head = before[0].text[-12:], after[0].text[:12].rstrip()
            ended = f"{tail}{mark.text.strip()}\n{head}"
            text = text.replace(ended, ended.replace("\n", ""), 1)
    return text.split("\n")


def with_marks(lines: list[str], pieces: Sequence[PagePiece]) -> list[str]:
    """Lines with the marks of items before their words that a page draws elsewhere in its order."""
    alone = [line.strip() for line in lines if re.fullmatch(MARK, line.strip())]
    for row in levels(pieces) if alone else ():
        mark, *words = (each.text.strip() for each in sorted(row))
        if mark in alone and len(words) == 1 and words[0] not in alone:
            at = next((n for n, line in enumerate(lines) if line.strip() == words[0]), None)
            before = lines[at - 1].strip() if at else ""
            if at is not None and before != mark:
                lines = [*lines[:at], f"{mark} {words[0]}", *lines[at + 1 :]]
                lines.pop(next(n for n, line in enumerate(lines) if line.strip() == mark))
                alone.remove(mark)
    return lines


def _as_rows(lines: Sequence[str], rows: Sequence[_Row]) -> list[str]:
    """Lines as the rows have them, where these begin and end with them."""
    bare = [squeezed(line) for line in lines]
    known = {row.bare for row in rows}
    found: list[str] = []
    at = 0
    while at < len(lines):
        if bare[at] in known or not bare[at]:
            found.append(lines[at])
            at += 1
            continue
        row, count = _row_of(bare[at:], rows)
        parts = [] if row or set(lines[at]) & set(_GOES_ON) else _rows_in(bare[at], rows)
        found += [row.said] if row else parts or [lines[at]]
        at += count
    return found


def _row_of(bare: Sequence[str], rows: Sequence[_Row]) -> tuple[_Row | None, int]:
    """The row that the next lines are together, and how many they are; none, and one."""
    begun = [row for row in rows if row.bare.startswith(bare[0])]
    together = bare[0]
    for count, line in enumerate(bare[1:], 2):
        together += line
        begun = [row for row in begun if row.bare.startswith(together)]
        if not begun or not line:
            break
        if row := next((row for row in begun if row.bare == together), None):
            return row, count
    return None, 1


def _rows_in(bare: str, rows: Sequence[_Row]) -> list[str]:
    """What each of the rows of a table says that a line is, one below the other."""
    for first, row in enumerate(rows):
        if not row.bare or not bare.startswith(row.bare):
            continue
        together = row.bare
        for last, below in enumerate(rows[first + 1 :], first + 1):
            together += below.bare
            if together == bare:
                those = rows[first : last + 1]
                is_table = all(each.cells > 1 for each in those)
                return [each.said for each in those] if is_table else []
            if not bare.startswith(together):
                break
    return []
