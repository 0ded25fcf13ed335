"""The lines and cells of a text file that holds a table: encoding, delimiter, quotation marks."""

import csv
import io
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence

import msgspec

from core.errors import ImportProblem
from core.intake.remarks import on_encoding
from core.language import gettext as _
from core.language import noop
from core.text.encodings import decoded

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

EACH = 50
"""After how many lines it is said how far reading is."""

DELIMITERS = ",;\t|"
RARE = "^~:¦#؛،；，\x1f\x01"
"""Delimiters that are so only where they part names of columns."""

DRAWN, LEAST_DRAWN = "-=+:|", 3
"""What lines between rows are drawn with where tables are set as text, and how many of these."""

_AS_TEXT = re.compile(r'="([^"]*)"$')
"""How spreadsheets are told to take a cell for text: ="012"."""

ENDS = " \r\n\x1a\0"
"""What may stand behind the last line of a file; old systems write the last two."""

_RARE_ENDS = re.compile("[\v\f\x1e\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]")

_TOLD = re.compile(r'"?sep=(?P<sign>[^"]?)"?(?P<rest>.*)', re.IGNORECASE)
"""A first line that names the delimiter, also as spreadsheets save it again: with as many
delimiters behind it as other lines have."""
LONGEST_TOLD = 1000

_MARKUP = re.compile(
    r"\s*<(?:!doctype|\?xml|html|head|body|table|meta|style|\w+\s[^>]*>)", re.IGNORECASE
)

_LOST = noop("The line holds bytes that are no letters in the encoding of the file.")

_ALL = "surrogatepass"
"""Writes and reads again also the halves of characters."""

Watch = Callable[[int, int], None]
"""Is told how many characters are read, and of how many; what it raises ends reading."""

Fits = Callable[[Sequence[str]], int]
"""How many of these cells are names of columns."""


class TableLimit(ImportProblem):
    """A table is larger than any that people keep; reading ended where that was found."""


class FileLine(msgspec.Struct, frozen=True):
    """The cells of one row, without outer spaces, and the line of the file on which it begins;
    `fault` says in a sentence why it cannot be read."""

    number: int
    cells: list[str]
    fault: str = ""


class FileSheet(msgspec.Struct, frozen=True):
    """A table before anything is known about its columns: its lines without empty ones; the
    delimiter; and a sentence on how it was read, if that could be otherwise."""

    lines: Iterator[FileLine]
    delimiter: str = ","
    remark: str = ""


def delimited(data: bytes, fits: Fits, watch: Watch) -> FileSheet:
    """The table in a text file, parted where most names of columns are found; ImportProblem if the
    file is too large or no text, TableLimit from the lines where one of them breaks a limit."""
    if len(data) > LARGEST:
        sentence = _("The file is larger than {limit} MB. Split it into parts.")
        raise ImportProblem(sentence.format(limit=LARGEST // 1024 // 1024))
    found = decoded(data)
    text = _with_usual_ends(found.text.rstrip(ENDS)).replace("\n\ufeff", "\n")
    if "\0" in text and text.count("\0") > text.count("\n"):
        raise ImportProblem(_("The file is not a text file. Save it as CSV in UTF-8."))
    if _MARKUP.match(text):
        raise ImportProblem(
            _(
                "The file is a web page or XML, not a table. Open it in a spreadsheet, and save it "
                "as CSV, .xlsx or .ods."
            )
        )
    told = _told(text)
    delimiter = told or _delimiter(text, fits)
    lines = _lines(text, delimiter, watch)
    if told:
        next(lines, None)
    return FileSheet(lines, delimiter, " ".join(on_encoding(found.guessed, text, lines=True)))


def _with_usual_ends(text: str) -> str:
    """A text whose lines end as nobody's do today, with the ends of today."""
    return text if "\n" in text or "\r" in text else _RARE_ENDS.sub("\n", text)


def _told(text: str) -> str:
    """The delimiter that the first line names ("sep=;"), as spreadsheets understand it."""
    first = text[:LONGEST_TOLD].splitlines()[0].strip() if text.strip() else ""
    if not (found := _TOLD.fullmatch(first)):
        return ""
    named = found["sign"] or "\t"
    return named if not found["rest"].strip(named) else ""


def _delimiter(text: str, fits: Fits) -> str:
    """The delimiter that parts the names of most columns, else most cells, in one of the first
    lines; a rare one only if it parts the names of more."""
    first = [line[:LONGEST_LINE] for line in text[:LONGEST_LINE].splitlines()[:20]]

    def best(delimiter: str) -> tuple[int, int]:
        rows = [[cell.strip('" ') for cell in line.split(delimiter)] for line in first]
        return max(((fits(row), len(row)) for row in rows), default=(0, 0))

    usual, rare = (max(some, key=best) for some in (DELIMITERS, RARE))
    return rare if best(rare)[0] > best(usual)[0] + 1 else usual


def _lines(text: str, delimiter: str, watch: Watch) -> Iterator[FileLine]:
    lines = _RawLines(text, watch)
    reader, is_damaged = lines.reader(delimiter), _is_damaged(text)
    while True:
        number = lines.begin()
        try:
            cells = next(reader, None)
        except csv.Error as failure:
            if lines.is_one:
                _refuse_long_cell(failure, number)
            lines.take_back()
            reader = lines.reader(delimiter)
            yield FileLine(number, [], _("The quotation marks on this line do not match."))
            continue
        if cells is None:
            return
        if len(cells) > MOST_CELLS:
            refuse_many_cells(cells, number)
        cells = [*map(str.strip, cells)]
        if (said := "".join(cells)) and not _is_drawn(said):
            if "\r" in said:
                cells = [*map(with_plain_ends, cells)]
            if '="' in said:
                cells = [_AS_TEXT.sub(r"\1", cell) for cell in cells]
            is_lost = is_damaged and _is_damaged(said)
            yield FileLine(number, cells, _(_LOST) if is_lost else "")


class _RawLines:
    """The lines of a text; what a quotation mark that is never closed has drawn into its row can be
    taken back, so that it costs one line."""

    def __init__(self, text: str, watch: Watch) -> None:
        self._lines = _raw_lines(text, watch)
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._number = 0

    def reader(self, delimiter: str) -> Iterator[list[str]]:
        """Parts the lines that are left into cells."""
        return csv.reader(self._drawn(), delimiter=delimiter, strict=True, skipinitialspace=True)

    def _drawn(self) -> Iterator[str]:
        while self._again:
            self._taken.append(self._again[0])
            yield self._again.popleft()
        for line in self._lines:
            self._taken.append(line)
            yield line

    def begin(self) -> int:
        """Begin a row; returns the number of its first line."""
        self._number += len(self._taken)
        self._taken.clear()
        return self._number + 1

    @property
    def is_one(self) -> bool:
        """Whether the row has taken but one line."""
        return len(self._taken) == 1

    def take_back(self) -> None:
        """Have all lines of the row but its first read once more."""
        self._again.extendleft(reversed(self._taken[1:]))
        del self._taken[1:]


def _is_drawn(said: str) -> bool:
    """Whether a line is drawn between rows, and says nothing."""
    return said[0] in DRAWN and len(said) >= LEAST_DRAWN and not said.strip(DRAWN)


def _is_damaged(text: str) -> bool:
    return "\N{REPLACEMENT CHARACTER}" in text or "\0" in text


def _raw_lines(text: str, watch: Watch) -> Iterator[str]:
    read = 0
    kept = io.BytesIO(text.encode(errors=_ALL))  # `StringIO` takes four times the room, and longer
    for number, line in enumerate(io.TextIOWrapper(kept, "utf-8", _ALL, newline="")):
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


def with_plain_ends(cell: str) -> str:
    """A cell with the line ends that texts of this program have."""
    return cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell


def refuse_many_cells(cells: Sequence[str], line: int) -> None:
    """TableLimit if a line has more cells than any that people write."""
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
