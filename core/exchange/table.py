"""Reading a table from a text file: encoding, delimiter, header, rows with their line numbers."""

import csv
import io
from collections.abc import Iterator, Sequence
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

DELIMITERS = ",;\t"

SEMICOLON = Writing(",")
"""How numbers are written in tables with semicolons: with a decimal comma."""


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


def rows(text: str, required: Sequence[str], optional: Sequence[str]) -> Iterator[FileRow]:
    """The rows below the header, without empty ones; ImportProblem if the header is wrong."""
    known = (*required, *optional)
    reader = _reader(text, known)
    try:
        header = _header(next(reader, []))
    except csv.Error as failure:
        raise ImportProblem(_("The first line cannot be read as a header.")) from failure
    _check_header(header, required, known)
    writing = SEMICOLON if reader.dialect.delimiter == ";" else None
    yield from _below(reader, header, writing)


def _header(cells: list[str]) -> list[str]:
    """The names of the columns, without the empty columns that spreadsheets leave on the right."""
    names = [cell.strip().casefold() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _reader(text: str, known: Sequence[str]) -> "Reader":
    first = text.partition("\n")[0].casefold()
    found = {
        delimiter: sum(cell.strip(' "\r') in known for cell in first.split(delimiter))
        for delimiter in DELIMITERS
    }
    delimiter = max(found, key=lambda each: found[each])
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _check_header(header: list[str], required: Sequence[str], known: Sequence[str]) -> None:
    twice = sorted({name for name in header if header.count(name) > 1})
    unknown = [name or _("(no name)") for name in header if name not in known]
    missing = [name for name in required if name not in header]
    if missing:
        sentence = _("The first line must contain the column names. Missing: {names}.")
        raise ImportProblem(sentence.format(names=list_of(missing)))
    if twice:
        sentence = _("Duplicate columns: {names}.")
        raise ImportProblem(sentence.format(names=list_of(twice)))
    if unknown:
        sentence = _("Unknown columns: {names}. Use: {known}.")
        raise ImportProblem(sentence.format(names=list_of(unknown), known=", ".join(known)))


def _below(reader: "Reader", header: list[str], writing: Writing | None) -> Iterator[FileRow]:
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as failure:
            yield FileRow(line, {}, _unreadable(str(failure)))
            continue
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield _row(line, [cell.strip() for cell in cells], header, writing)


def _row(line: int, cells: list[str], header: list[str], writing: Writing | None) -> FileRow:
    extra = any(cells[len(header) :])
    if extra or len(cells) < len(header):
        sentence = _("{found} cells, but the header has {wanted}.")
        return FileRow(line, {}, sentence.format(found=len(cells), wanted=len(header)))
    return FileRow(line, dict(zip(header, cells, strict=False)), writing=writing)


def _unreadable(failure: str) -> str:
    if "field limit" in failure:
        return _("A cell is longer than {limit} characters.").format(limit=csv.field_size_limit())
    return _("The quotation marks on this line do not match.")
