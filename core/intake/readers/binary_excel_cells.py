"""What a binary workbook of Excel (.xlsb) says of its cells besides their values; as `excel_cells`
for others.

Source: [MS-XLSB] 2.1.4 (records), 2.3 (their kinds), 2.5.97.2 (errors).
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.intake.readers.binary_excel_beside import binary_links, binary_words_beside
from core.intake.readers.excel_beside import words_beside
from core.intake.readers.excel_cells import SeenCell
from core.intake.readers.excel_comments import CellComment, binary_comments, parts_of
from core.intake.readers.excel_layout import MOST_SPANS, SheetLayout
from core.intake.readers.excel_links import CellLink, addresses
from core.intake.readers.found import SHIFTS, RefusedError, Shift, shifted
from core.intake.readers.number_formats import BUILT_IN, those_that_matter
from core.intake.readers.package import attribute, parsed

_ROW, _FONT, _FORMAT, _CELL_FORMAT, _COLUMNS, _SHEET, _MERGED = 0, 43, 44, 47, 60, 156, 176
_BEGIN_CELL_FORMATS, _END_CELL_FORMATS = 617, 618
MOST_COLUMNS = 16_384
_CELLS = range(1, 12)
_ERROR_CELLS = (3, 11)
_TEXT_CELL, _TEXT, _TEXTS = 7, 19, "xl/sharedStrings.bin"
_IN_RUNS = 0x01
"""The bit of a text that has runs in fonts of their own."""
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


_STRUCK = 0x08
"""The bit of a font that has its words struck through."""
_HIDDEN_ROW = 0x10


class BinaryFont(NamedTuple):
    """Whether a font strikes words through, and what it makes of figures."""

    is_struck: bool
    shift: Shift | None


class BinaryExcelCells:
    """The cells of a workbook's sheets that are seen otherwise than they are stored."""

    def __init__(self, data: bytes) -> None:
        self._file = zipfile.ZipFile(io.BytesIO(data))
        self._codes, self._struck, fonts = self._formats()
        self._texts = self._texts_in(fonts) if any(map(any, fonts)) else {}
        relations = parsed(self._file.read("xl/_rels/workbook.bin.rels"))
        self._parts = {attribute(each, "Id"): attribute(each, "Target") for each in relations}

    def of(self, sheet: str, *, has_times: bool) -> Iterator[SeenCell]:
        """Those of a sheet, row by row; `has_times` tells that some of its cells are days with a
        time."""
        wanted = those_that_matter(self._codes, has_times=has_times)
        row = 0
        for kind, record in self._records(self._part(sheet)):
            if kind == _ROW:
                row = int.from_bytes(record[:4], "little")
            elif kind in _CELLS:
                style = int.from_bytes(record[4:7], "little")
                code = wanted[style] if style < len(wanted) else ""
                is_error = kind in _ERROR_CELLS
                number = int.from_bytes(record[8:12], "little") if kind == _TEXT_CELL else -1
                text, is_struck = self._texts.get(number, ("", False))
                if is_error:
                    text = _ERRORS.get(record[8], "#VALUE!")
                if code or text or is_struck or style in self._struck:
                    column = int.from_bytes(record[:4], "little")
                    yield SeenCell(row, column, code, text, is_struck or style in self._struck)

    def layout(self, sheet: str) -> SheetLayout:
        """What is hidden in a sheet, and which of its cells are one."""
        found = SheetLayout([], set(), [])
        for kind, record in self._records(self._part(sheet)):
            first, last, left = (
                int.from_bytes(record[at : at + 4], "little") for at in range(0, 12, 4)
            )
            if kind == _ROW and record[11:12] and record[11] & _HIDDEN_ROW:
                found.rows.append(first)
            elif kind == _COLUMNS and record[16:17] and record[16] & 1:
                found.columns.update(range(first, min(last, MOST_COLUMNS) + 1))
            elif kind == _MERGED and len(found.spans) < MOST_SPANS:
                found.spans.append((first, last, left))
        return found

    def comments(self, sheet: str) -> Iterator[CellComment]:
        """The comments on the cells of a sheet."""
        for part in parts_of(self._file, self._part(sheet), "comments"):
            yield from binary_comments(self._records(part))

    def beside(self, sheet: str) -> Iterator[str]:
        """The words beside the cells of a sheet."""
        part = self._part(sheet)
        yield from words_beside(self._file, part)
        yield from binary_words_beside(self._records(part))

    def links(self, sheet: str) -> Iterator[CellLink]:
        """The links on the cells of a sheet."""
        part = self._part(sheet)
        return binary_links(self._records(part), addresses(self._file, part))

    def is_hidden(self, sheet: str) -> bool:
        """Whether a sheet is hidden as a whole."""
        return any(name == sheet and state for name, state, _relation in self._sheets())

    def _texts_in(self, fonts: Sequence[BinaryFont]) -> dict[int, tuple[str, bool]]:
        """By number, the texts that cells refer to whose figures are above or below the line, ""
        for others, and whether words in them are struck through; as far as any is so."""
        if _TEXTS not in self._file.namelist():
            return {}
        found = {}
        texts = (record for kind, record in self._records(_TEXTS) if kind == _TEXT)
        for number, text in enumerate(texts):
            runs = [(at, fonts[font]) for at, font in _runs(text) if font < len(fonts)]
            told = shifted(_text(text[1:])[0], [(at, font.shift) for at, font in runs])
            is_struck = any(font.is_struck for _at, font in runs)
            if told or is_struck:
                found[number] = told, is_struck
        return found

    def _formats(self) -> tuple[list[str], set[int], list[BinaryFont]]:
        """The code of each format that cells refer to, which of those strike words through, and
        the fonts."""
        codes, found, is_of_cells = dict(BUILT_IN), list[str](), False
        fonts, struck = list[BinaryFont](), set[int]()
        for kind, record in self._records("xl/styles.bin"):
            if kind == _FONT:
                shift = SHIFTS.get(int.from_bytes(record[6:8], "little"))
                fonts.append(BinaryFont(any(bits & _STRUCK for bits in record[2:3]), shift))
            elif kind == _FORMAT:
                codes[int.from_bytes(record[:2], "little")] = _text(record[2:])[0]
            elif kind in (_BEGIN_CELL_FORMATS, _END_CELL_FORMATS):
                is_of_cells = kind == _BEGIN_CELL_FORMATS
            elif kind == _CELL_FORMAT and is_of_cells:
                font = int.from_bytes(record[4:6], "little")
                if font < len(fonts) and fonts[font].is_struck:
                    struck.add(len(found))
                found.append(codes.get(int.from_bytes(record[2:4], "little"), ""))
        return found, struck, fonts

    def _part(self, sheet: str) -> str:
        for name, _state, relation in self._sheets():
            if name == sheet:
                return f"xl/{self._parts.get(relation, '')}"
        raise RefusedError("damaged")

    def _sheets(self) -> Iterator[tuple[str, int, str]]:
        """The name of each sheet, whether it is hidden (0: no), and what leads to its part."""
        for kind, record in self._records("xl/workbook.bin"):
            if kind == _SHEET:
                relation, rest = _text(record[8:])
                yield _text(rest)[0], int.from_bytes(record[:4], "little"), relation

    def _records(self, part: str) -> Iterator[tuple[int, bytes]]:
        """The records of a part, each with its kind; both its number and its length are written
        in groups of seven bits."""
        with self._file.open(part) as content:
            while first := content.read(1):
                kind = first[0]
                if kind & 0x80:
                    kind = (kind & 0x7F) | content.read(1)[0] << 7
                length = 0
                for place in range(4):
                    (part_of_it,) = content.read(1)
                    length |= (part_of_it & 0x7F) << 7 * place
                    if not part_of_it & 0x80:
                        break
                yield kind, content.read(length)


def _text(data: bytes) -> tuple[str, bytes]:
    """The text that begins here, after its length in characters, and what follows it."""
    end = 4 + 2 * int.from_bytes(data[:4], "little")
    return data[4:end].decode("utf-16-le", "replace"), data[end:]


def _runs(text: bytes) -> Iterator[tuple[int, int]]:
    """Where each stretch of a text begins, and the number of its font; nothing if it has none."""
    if text[:1] and text[0] & _IN_RUNS:
        begin = 5 + 2 * int.from_bytes(text[1:5], "little")
        count = int.from_bytes(text[begin : begin + 4], "little")
        for at in range(begin + 4, min(begin + 4 + 4 * count, len(text) - 3), 4):
            yield (
                int.from_bytes(text[at : at + 2], "little"),
                int.from_bytes(text[at + 2 : at + 4], "little"),
            )
