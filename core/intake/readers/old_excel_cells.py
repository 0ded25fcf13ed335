"""What a workbook of Excel before 2007 (.xls) says of its cells besides their values; as
`excel_cells` for newer ones."""

import io
from collections.abc import Iterator, Sequence

import xlrd
from xlrd.biffh import XL_CELL_ERROR, error_text_from_code
from xlrd.sheet import Cell

from core.intake.readers.excel_cells import SeenCell
from core.intake.readers.excel_comments import CellComment
from core.intake.readers.excel_layout import MOST_SPANS, SheetLayout
from core.intake.readers.excel_links import CellLink
from core.intake.readers.found import SHIFTS, RefusedError, shifted
from core.intake.readers.number_formats import those_that_matter
from core.intake.readers.old_excel_beside import OldSheets

_WITHIN = "workbook"
"""What links are called that lead to another place in the workbook."""

Runs = Sequence[tuple[int, int]]
"""Where each stretch of a text begins, and the number of its font."""


class OldExcelCells:
    """The cells of a workbook's sheets that are seen otherwise than they are stored."""

    def __init__(self, data: bytes) -> None:
        try:
            self._book = xlrd.open_workbook(
                logfile=io.StringIO(), file_contents=data, formatting_info=True
            )
        except xlrd.XLRDError:
            raise RefusedError("damaged") from None
        self._sheets = OldSheets(data)
        self._struck = {n for n, font in enumerate(self._book.font_list) if font.struck_out}
        self._shifts = {n: SHIFTS.get(f.escapement) for n, f in enumerate(self._book.font_list)}

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
                runs = found.rich_text_runlist_map.get((row, column), ())
                seen = wanted[cell.xf_index], self._text(cell, runs), self._is_struck(cell, runs)
                if any(seen):
                    yield SeenCell(row, column, *seen)

    def _text(self, cell: Cell, runs: Runs) -> str:
        """What stands for an error, or a text with figures above or below the line; "" for any
        other cell."""
        if cell.ctype == XL_CELL_ERROR:
            return str(error_text_from_code.get(cell.value, "#VALUE!"))
        if not runs:
            return ""
        return shifted(str(cell.value), [(at, self._shifts.get(font)) for at, font in runs])

    def _is_struck(self, cell: Cell, runs: Runs) -> bool:
        font = self._book.xf_list[cell.xf_index].font_index
        return font in self._struck or any(font in self._struck for _at, font in runs)

    def layout(self, sheet: str) -> SheetLayout:
        """What is hidden in a sheet, and which of its cells are one."""
        if sheet not in self._book.sheet_names():
            return SheetLayout([], set(), [])
        found = self._book.sheet_by_name(sheet)
        rows = sorted(row for row, told in found.rowinfo_map.items() if told.hidden)
        columns = {column for column, told in found.colinfo_map.items() if told.hidden}
        spans = [(top, end - 1, left) for top, end, left, _right in found.merged_cells]
        return SheetLayout(rows, columns, spans[:MOST_SPANS])

    def comments(self, sheet: str) -> Iterator[CellComment]:
        """The comments on the cells of a sheet."""
        if sheet in self._book.sheet_names():
            found = self._book.sheet_by_name(sheet).cell_note_map
            for row, column in sorted(found):
                yield CellComment(row, column, " ".join(found[row, column].text.split()))

    def beside(self, sheet: str) -> Iterator[str]:
        """The words beside the cells of a sheet."""
        return self._sheets.words_beside(sheet)

    def links(self, sheet: str) -> Iterator[CellLink]:
        """The links on the cells of a sheet."""
        if sheet in self._book.sheet_names():
            for each in self._book.sheet_by_name(sheet).hyperlink_list:
                address = each.url_or_path
                if address and each.type != _WITHIN:
                    told = address.decode("latin-1") if isinstance(address, bytes) else address
                    yield CellLink(each.frowx, each.fcolx, str(told))

    def is_hidden(self, sheet: str) -> bool:
        """Whether a sheet is hidden as a whole."""
        names = self._book.sheet_names()
        return sheet in names and bool(self._book.sheet_by_name(sheet).visibility)
