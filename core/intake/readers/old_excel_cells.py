"""What a workbook of Excel before 2007 (.xls) says of its cells besides their values; as
`excel_cells` for newer ones."""

import io
from collections.abc import Iterator

import xlrd
from xlrd.biffh import XL_CELL_ERROR, error_text_from_code

from core.intake.readers.excel_cells import SeenCell
from core.intake.readers.excel_layout import UnknownLayout
from core.intake.readers.found import RefusedError
from core.intake.readers.number_formats import those_that_matter


class OldExcelCells(UnknownLayout):
    """The cells of a workbook's sheets that are seen otherwise than they are stored."""

    def __init__(self, data: bytes) -> None:
        try:
            self._book = xlrd.open_workbook(
                logfile=io.StringIO(), file_contents=data, formatting_info=True
            )
        except xlrd.XLRDError:
            raise RefusedError("damaged") from None

    def of(self, sheet: str, *, has_times: bool) -> Iterator[SeenCell]:
        """Those of a sheet, row by row; `has_times` tells that some of its cells are days with a
        time."""
        codes = (self._book.format_map[each.format_key].format_str for each in self._book.xf_list)
        wanted = those_that_matter(codes, has_times=has_times)
        if sheet not in self._book.sheet_names():
            return
        found = self._book.sheet_by_name(sheet)
        for row in range(found.nrows):
            for column in range(found.row_len(row)):
                cell = found.cell(row, column)
                code = wanted[cell.xf_index]
                is_error = cell.ctype == XL_CELL_ERROR
                text = error_text_from_code.get(cell.value, "#VALUE!") if is_error else ""
                if code or text:
                    yield SeenCell(row, column, code, text)
