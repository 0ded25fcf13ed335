"""What a binary workbook of Excel (.xlsb) says of its cells besides their values; as `excel_cells`
for others.

Source: [MS-XLSB] 2.1.4 (records), 2.3 (their kinds), 2.5.97.2 (errors).
"""

import io
import zipfile
from collections.abc import Iterator

from core.intake.readers.excel_cells import SeenCell
from core.intake.readers.excel_layout import UnknownLayout
from core.intake.readers.found import RefusedError
from core.intake.readers.number_formats import BUILT_IN, those_that_matter
from core.intake.readers.package import attribute, parsed

_ROW, _SHEET, _FORMAT, _CELL_FORMAT = 0, 156, 44, 47
_BEGIN_CELL_FORMATS, _END_CELL_FORMATS = 617, 618
_CELLS = range(1, 12)
_ERROR_CELLS = (3, 11)
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


class BinaryExcelCells(UnknownLayout):
    """The cells of a workbook's sheets that are seen otherwise than they are stored."""

    def __init__(self, data: bytes) -> None:
        self._file = zipfile.ZipFile(io.BytesIO(data))
        self._codes = self._formats()
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
                if code or text:
                    yield SeenCell(row, int.from_bytes(record[:4], "little"), code, text)

    def _formats(self) -> list[str]:
        codes, found, is_of_cells = dict(BUILT_IN), [], False
        for kind, record in self._records("xl/styles.bin"):
            if kind == _FORMAT:
                codes[int.from_bytes(record[:2], "little")] = _text(record[2:])[0]
            elif kind in (_BEGIN_CELL_FORMATS, _END_CELL_FORMATS):
                is_of_cells = kind == _BEGIN_CELL_FORMATS
            elif kind == _CELL_FORMAT and is_of_cells:
                found.append(codes.get(int.from_bytes(record[2:4], "little"), ""))
        return found

    def _part(self, sheet: str) -> str:
        for kind, record in self._records("xl/workbook.bin"):
            if kind == _SHEET:
                relation, rest = _text(record[8:])
                if _text(rest)[0] == sheet:
                    return f"xl/{self._parts.get(relation, '')}"
        raise RefusedError("damaged")

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
