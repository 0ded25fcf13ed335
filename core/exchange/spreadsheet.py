"""Tables for spreadsheets, of which they take no cell for a formula; and cells copied in one."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence

from core.text.patterns import pattern

_FORMULA = pattern(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
"""What a spreadsheet takes for the beginning of a formula; in East Asia, wide signs too."""
_NUMBER = pattern(r"-\d+(?:[.,]\d+)?(?:e[+-]?\d+)?")
_LINES = pattern(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")

_ENDS = pattern(r"\r\n|[\r\u2028\u2029]")
_QUOTED = pattern(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
_PLAIN = pattern(r"[^\t\n]*")


def spreadsheet(
    titles: Sequence[str],
    rows: Iterable[Sequence[str | float | None]],
    guard: Callable[[str], str] | None = None,
) -> str:
    """The table as CSV; a text that a spreadsheet would take for a formula begins with '.

    `guard` is `guarded_figure` where texts may be numbers."""
    text = io.StringIO()
    text.write("\ufeff")
    writer = csv.writer(text, lineterminator="\r\n")
    safe = guard or guarded
    for row in (titles, *rows):
        writer.writerow([safe(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue()


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet may take a cell for a formula."""
    return _FORMULA.match(cell) is not None


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, and `unguarded` for the one that it is."""
    return f"'{cell}" if is_formula(cell.lstrip("'")) else cell


def unguarded(cell: str) -> str:
    """A text as it was before a sign kept spreadsheets from taking it for a formula."""
    return cell[1:] if cell.startswith("'") and is_formula(cell.lstrip("'")) else cell


def guarded_figure(cell: str) -> str:
    """A cell of a table of figures: a number below zero stays a number."""
    return cell if _NUMBER.fullmatch(cell) else guarded(cell)


def pasted(table: Iterable[Sequence[str]]) -> str:
    """A table of figures as text to be pasted: tabs and line ends part cells and rows, and are
    spaces within one."""
    return "\n".join("\t".join(map(_pasted, row)) for row in table)


def _pasted(cell: str) -> str:
    return guarded_figure(_LINES.sub(" ", cell))


def copied(text: str) -> list[list[str]]:
    """The cells that a spreadsheet put on the clipboard, row by row. It quotes those that hold a
    tab or a line end, and doubles the quotation marks in them; any others are part of a cell."""
    text = _ENDS.sub("\n", text).removesuffix("\n")
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        found = _QUOTED.match(text, at)
        if found is not None and any(sign in found[1] for sign in ("\t", "\n", '""')):
            cell = found[1].replace('""', '"')
        else:
            found = _PLAIN.match(text, at)
            cell = found[0] if found else ""
        rows[-1].append(cell)
        at = found.end() if found else len(text)
        if at >= len(text):
            return rows
        if text[at] == "\n":
            rows.append([])
        at += 1
