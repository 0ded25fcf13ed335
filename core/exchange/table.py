"""Reading a table from a text file: encoding, delimiter, header, rows with their line numbers."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from core.errors import ImportProblem
from core.language import gettext as _
from core.text.numbers import Writing
from core.text.saying import list_of

if TYPE_CHECKING:
    from _csv import Reader

LARGEST = 256 * 1024 * 1024
"""The largest file (bytes) that is read at all; 100,000 full rows take about 40 MB."""

MOST_LINES = 200_000
"""The most lines that are read, empty ones included."""

LONGEST_LINE = 4_000_000
"""The longest line that is read, in characters."""

MOST_CELLS = 16_384
"""The most cells in a line: as many as a sheet of a spreadsheet has columns."""

LONGEST_CELL = csv.field_size_limit()
"""The longest cell, in characters."""

LISTED, NAMED = 8, 40
"""How many columns a sentence lists, and how much of their names, in characters."""

EACH = 50
"""After how many lines it is said how far reading is."""

DELIMITERS = ",;\t"

SEMICOLON = Writing(",")
"""How numbers are written in tables with semicolons: with a decimal comma."""


Watch = Callable[[int, int], None]
"""Is told how many characters are read, and of how many; what it raises ends reading."""


class TableLimit(ImportProblem):
    """A table is larger than any that people keep; reading ended where that was found."""


class FileRow(msgspec.Struct, frozen=True):
    """One row: the line of the file on which it begins, and its cells by column, without outer
    spaces. `fault` says in a sentence why it cannot be read as a row; `writing` is how the file
    writes numbers, if not plainly."""

    line: int
    cells: dict[str, str]
    fault: str = ""
    writing: Writing | None = None


def decoded(data: bytes) -> str:
    """The text of a file; ImportProblem if it is too large or not text in a known encoding."""
    if len(data) > LARGEST:
        sentence = _("The file is larger than {limit} MB. Split it into parts.")
        raise ImportProblem(sentence.format(limit=LARGEST // 1024 // 1024))
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as failure:
        line = data.count(b"\n", 0, failure.start) + 1
        sentence = _("Line {line} is not UTF-8 text. Save the file as CSV in UTF-8.")
        raise ImportProblem(sentence.format(line=line)) from failure
    if "\0" in text:
        raise ImportProblem(_("The file is not a text file. Save it as CSV in UTF-8."))
    return text


def rows(
    text: str, required: Sequence[str], optional: Sequence[str], watch: Watch
) -> Iterator[FileRow]:
    """The rows below the header, without empty ones; ImportProblem if the header is wrong or a
    limit is broken."""
    known = (*required, *optional)
    reader = _reader(text, known, watch)
    try:
        header = _header(next(reader, []))
    except csv.Error as failure:
        _refuse_long_cell(failure, 1)
        raise ImportProblem(_("The first line cannot be read as a header.")) from failure
    _check_header(header, required, known)
    writing = SEMICOLON if reader.dialect.delimiter == ";" else None
    yield from _below(reader, header, writing)


def _header(cells: list[str]) -> list[str]:
    """The names of the columns, without the empty columns that spreadsheets leave on the right."""
    _refuse_many_cells(cells, 1)
    names = [cell.strip().casefold() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _reader(text: str, known: Sequence[str], watch: Watch) -> "Reader":
    first = text[:LONGEST_LINE].partition("\n")[0].casefold()
    found = {
        delimiter: sum(cell.strip(' "\r') in known for cell in first.split(delimiter))
        for delimiter in DELIMITERS
    }
    delimiter = max(found, key=lambda each: found[each])
    return csv.reader(_lines(text, watch), delimiter=delimiter, strict=True)


def _lines(text: str, watch: Watch) -> Iterator[str]:
    read = 0
    for number, line in enumerate(io.StringIO(text, newline="")):
        if number % EACH == 0:
            watch(read, len(text))
        if number >= MOST_LINES:
            sentence = _("The file has more than {most} lines. Split it into parts.")
            raise TableLimit(sentence.format(most=MOST_LINES))
        if len(line) > LONGEST_LINE:
            sentence = _("Line {line} is longer than {most} characters. Save the file as CSV.")
            raise TableLimit(sentence.format(line=number + 1, most=LONGEST_LINE))
        read += len(line)
        yield line


def _check_header(header: list[str], required: Sequence[str], known: Sequence[str]) -> None:
    twice = [name for name, count in Counter(header).items() if count > 1]
    unknown = [name or _("(no name)") for name in header if name not in known]
    missing = [name for name in required if name not in header]
    if missing:
        sentence = _("The first line must contain the column names. Missing: {names}.")
        raise ImportProblem(sentence.format(names=list_of(missing)))
    if twice:
        sentence = _("Duplicate columns: {names}.")
        raise ImportProblem(sentence.format(names=_some(sorted(twice))))
    if unknown:
        sentence = _("Unknown columns: {names}. Use: {known}.")
        raise ImportProblem(sentence.format(names=_some(unknown), known=", ".join(known)))


def _some(names: Sequence[str]) -> str:
    shown = [each if len(each) <= NAMED else f"{each[:NAMED]}…" for each in names[:LISTED]]
    return list_of(shown) if len(names) <= LISTED else ", ".join((*shown, "…"))


def _refuse_many_cells(cells: Sequence[str], line: int) -> None:
    if len(cells) > MOST_CELLS:
        sentence = _(
            "Line {line} has more than {most} cells. Remove the columns that are not used."
        )
        raise TableLimit(sentence.format(line=line, most=MOST_CELLS))


def _refuse_long_cell(failure: csv.Error, line: int) -> None:
    if "field limit" in str(failure):
        sentence = _(
            "A cell that begins on line {line} is longer than {most} characters. Shorten it, or "
            "close its quotation marks."
        )
        raise TableLimit(sentence.format(line=line, most=LONGEST_CELL)) from failure


def _below(reader: "Reader", header: list[str], writing: Writing | None) -> Iterator[FileRow]:
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as failure:
            _refuse_long_cell(failure, line)
            yield FileRow(line, {}, _("The quotation marks on this line do not match."))
            continue
        if cells is None:
            return
        _refuse_many_cells(cells, line)
        if any(cell.strip() for cell in cells):
            yield _row(line, [cell.strip() for cell in cells], header, writing)


def _row(line: int, cells: list[str], header: list[str], writing: Writing | None) -> FileRow:
    extra = any(cells[len(header) :])
    if extra or len(cells) < len(header):
        sentence = _("{found} cells, but the header has {wanted}.")
        return FileRow(line, {}, sentence.format(found=len(cells), wanted=len(header)))
    return FileRow(line, dict(zip(header, cells, strict=False)), writing=writing)
