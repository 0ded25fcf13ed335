"""What a binary workbook of Excel (.xlsb) says of its cells besides their values; as `excel_cells`
for others.

Source: [MS-XLSB] 2.1.4 (records), 2.3 (their kinds), 2.5.97.2 (errors).
"""

import io
import zipfile
from collections.abc import Iterator

from core.intake.readers.excel_beside import words_beside
from core.intake.readers.excel_cells import SeenCell
from core.intake.readers.excel_comments import CellComment, binary_comments, parts_of
from core.intake.readers.excel_layout import MOST_SPANS, SheetLayout
from core.intake.readers.found import RefusedError
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


class BinaryExcelCells:
    """The cells of a workbook's sheets that are seen otherwise than they are stored."""

    def __init__(self, data: bytes) -> None:
        self._file = zipfile.ZipFile(io.BytesIO(data))
        self._codes, self._struck, fonts = self._formats()
        self._struck_texts = self._texts_struck_by(fonts) if fonts else set()
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
                text = _ERRORS.get(record[8], "#VALUE!") if is_error else ""
                is_struck = style in self._struck or (
                    kind == _TEXT_CELL
                    and int.from_bytes(record[8:12], "little") in self._struck_texts
                )
                if code or text or is_struck:
                    column = int.from_bytes(record[:4], "little")
                    yield SeenCell(row, column, code, text, is_struck)

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
        return words_beside(self._file, self._part(sheet))

    def is_hidden(self, sheet: str) -> bool:
        """Whether a sheet is hidden as a whole."""
        return any(name == sheet and state for name, state, _relation in self._sheets())

    def _texts_struck_by(self, fonts: set[int]) -> set[int]:
        """The numbers of the texts that cells refer to that have words in one of these fonts."""
        if _TEXTS not in self._file.namelist():
            return set()
        texts = (record for kind, record in self._records(_TEXTS) if kind == _TEXT)
        return {number for number, text in enumerate(texts) if fonts.intersection(_run_fonts(text))}

    def _formats(self) -> tuple[list[str], set[int], set[int]]:
        """The code of each format that cells refer to, which of those strike words through, and
        which fonts do."""
        codes, found, is_of_cells = dict(BUILT_IN), list[str](), False
        fonts, struck = list[bool](), set[int]()
        for kind, record in self._records("xl/styles.bin"):
            if kind == _FONT:
                fonts.append(any(bits & _STRUCK for bits in record[2:3]))
            elif kind == _FORMAT:
                codes[int.from_bytes(record[:2], "little")] = _text(record[2:])[0]
            elif kind in (_BEGIN_CELL_FORMATS, _END_CELL_FORMATS):
                is_of_cells = kind == _BEGIN_CELL_FORMATS
            elif kind == _CELL_FORMAT and is_of_cells:
                font = int.from_bytes(record[4:6], "little")
                if font < len(fonts) and fonts[font]:
                    struck.add(len(found))
                found.append(codes.get(int.from_bytes(record[2:4], "little"), ""))
        return found, struck, {number for number, is_struck in enumerate(fonts) if is_struck}

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


def _run_fonts(text: bytes) -> Iterator[int]:
    """The fonts of the runs of a text, if it has any."""
    if text[:1] and text[0] & _IN_RUNS:
        begin = 5 + 2 * int.from_bytes(text[1:5], "little")
        count = int.from_bytes(text[begin : begin + 4], "little")
        for at in range(begin + 4, min(begin + 4 + 4 * count, len(text) - 3), 4):
            yield int.from_bytes(text[at + 2 : at + 4], "little")
