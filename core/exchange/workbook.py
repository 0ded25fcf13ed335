"""Tables in workbooks of spreadsheets, which a child process reads (see `core.intake`)."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import msgspec
from msgspec import structs

from core.exchange.columns import TITLES
from core.exchange.delimited import (
    MOST_CELLS,
    MOST_LINES,
    FileLine,
    FileSheet,
    Fits,
    TableLimit,
    refuse_many_cells,
    with_plain_ends,
)
from core.intake.reading import answered
from core.language import gettext as _
from core.language import ngettext
from core.text.saying import each_span, first_of, list_of

BEGINNINGS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How workbooks begin: as zipped files, and as those of Excel before 2007."""

MOST_LISTED = 20
"""How many hidden columns, spans of hidden rows, and spans of cells are listed."""

Rows = Sequence[Sequence[str]]


class HiddenCells(msgspec.Struct, frozen=True):
    """What of a sheet is hidden and holds anything: rows and columns from 1, or the whole sheet."""

    sheet: str
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    whole: bool


CellSpan = tuple[int, int, int]
"""Cells below each other: their column, and the first and last of their rows, from 1."""


class CellLooks(msgspec.Struct, frozen=True):
    """Cells of a sheet that look otherwise than they are read: those that are struck through, those
    that nobody sees, words that number formats put beside numbers, comments, addresses to which
    words lead, and words that
    are in no cell."""

    sheet: str
    struck: tuple[CellSpan, ...]
    words: tuple[tuple[str, CellSpan], ...]
    comments: tuple[tuple[str, CellSpan], ...] = ()
    links: tuple[tuple[str, CellSpan], ...] = ()
    beside: tuple[str, ...] = ()
    unseen: tuple[CellSpan, ...] = ()


class Workbook(msgspec.Struct, frozen=True):
    """The sheets of a workbook that hold anything, if only words in no cell, by name, each as rows
    of cells; what of them is hidden, which is read like all else; and how they look besides."""

    sheets: tuple[tuple[str, Rows], ...]
    hidden: tuple[HiddenCells, ...] = ()
    looks: tuple[CellLooks, ...] = ()

    def alone(self, name: str) -> "Workbook":
        """The sheet of that name, as if there were no others."""
        return structs.replace(self, sheets=tuple(each for each in self.sheets if each[0] == name))


def unpacked(data: bytes, file: str, cancelled: Callable[[], bool]) -> bytes | Workbook:
    """The sheets of a workbook; what is none is left as it is. IntakeProblem if it cannot be
    read."""
    if not data.startswith(BEGINNINGS):
        return data
    return answered("sheet", data, file, Workbook, cancelled)


def best_sheet(workbook: Workbook, fits: Fits) -> FileSheet:
    """The sheet with most names of columns, of several one that is not hidden; the others are
    named."""
    hidden = {each.sheet for each in workbook.hidden if each.whole}

    def best(sheet: tuple[str, Rows]) -> tuple[int, bool]:
        fitting = (fits(row[:MOST_CELLS]) for row in sheet[1][:TITLES])
        return max(fitting, default=-1), sheet[0] not in hidden

    if not workbook.sheets:
        return FileSheet(iter(()))
    name, rows = max(workbook.sheets, key=best)
    others = [other for other, _rows in workbook.sheets if other != name]
    sentence = _("Of the sheets, {name} was read, and not {others}.")
    told = [sentence.format(name=name, others=_some(others))] if others else []
    told += [_on_hidden(each) for each in workbook.hidden if each.sheet == name]
    told += [_on_looks(each) for each in workbook.looks if each.sheet == name]
    return FileSheet(_lines(rows), ",", " ".join(filter(None, told)))


def _some(names: Sequence[str]) -> str:
    return list_of(names) if len(names) <= MOST_LISTED else first_of(names, MOST_LISTED)


def _on_hidden(hidden: HiddenCells) -> str:
    """What of a sheet is hidden in its workbook, in a sentence; "" for nothing."""
    parts = []
    if hidden.whole:
        parts.append(_("the sheet {name}").format(name=hidden.sheet))
    if hidden.rows:
        rows = ngettext("row {numbers}", "rows {numbers}", len(hidden.rows))
        parts.append(rows.format(numbers=first_of(each_span(hidden.rows), MOST_LISTED)))
    if hidden.columns:
        letters = first_of([*map(_letters, hidden.columns)], MOST_LISTED)
        columns = ngettext("column {letters}", "columns {letters}", len(hidden.columns))
        parts.append(columns.format(letters=letters))
    sentence = _("Hidden in the workbook, and read like the rest: {parts}.")
    return sentence.format(parts=list_of(parts)) if parts else ""


def _on_looks(looks: CellLooks) -> str:
    """What cells of a sheet look like that does not come in, in sentences; "" for nothing."""
    told = []
    if looks.struck:
        sentence = _("Struck through in the workbook, and read like the rest: {cells}.")
        told.append(sentence.format(cells=_cells(looks.struck)))
    if looks.unseen:
        sentence = _(
            "Not seen in the workbook, for their colour, size or format, and read like the rest: "
            "{cells}."
        )
        told.append(sentence.format(cells=_cells(looks.unseen)))
    if looks.words:
        spans: defaultdict[str, list[CellSpan]] = defaultdict(list)
        for words, span in looks.words:
            spans[words].append(span)
        parts = [
            _("“{words}” ({cells})").format(words=words, cells=_cells(each))
            for words, each in spans.items()
        ]
        sentence = _("Shown by number formats alone, and not read: {words}.")
        told.append(sentence.format(words=first_of(parts, MOST_LISTED)))
    if looks.comments:
        sentence = _("Comments on cells are not imported: {comments}.")
        told.append(sentence.format(comments=_quoted(looks.comments)))
    if looks.links:
        sentence = _("Links behind words are not imported: {links}.")
        told.append(sentence.format(links=_quoted(looks.links)))
    if looks.beside:
        sentence = _("Words beside the cells are not imported: {words}.")
        parts = [_("“{words}”").format(words=words) for words in looks.beside]
        told.append(sentence.format(words=first_of(parts, MOST_LISTED)))
    return " ".join(told)


def _quoted(told: Sequence[tuple[str, CellSpan]]) -> str:
    """Words with their cells, the first of many."""
    return first_of([f"“{words}” ({_cells([span])})" for words, span in told], MOST_LISTED)


def _cells(spans: Sequence[CellSpan]) -> str:
    """Cells as spreadsheets call them, the first of many: "B3, C2–C9"."""
    named = []
    for column, first, last in sorted(spans):
        ends = dict.fromkeys(f"{_letters(column)}{row}" for row in (first, last))
        named.append("\N{EN DASH}".join(ends))
    return first_of(named, MOST_LISTED)


def _letters(column: int) -> str:
    """What spreadsheets call a column, from 1: "A", "AB"."""
    before, letter = divmod(column - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + letter)


def _lines(rows: Rows) -> Iterator[FileLine]:
    for number, row in enumerate(rows, 1):
        if number > MOST_LINES:
            sentence = _("The file has more than {most} lines. Split it into parts.")
            raise TableLimit(sentence.format(most=MOST_LINES))
        refuse_many_cells(row, number)
        cells = [with_plain_ends(cell.strip()) for cell in row]
        if any(cells):
            yield FileLine(number, cells)
