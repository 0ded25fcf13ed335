"""What a workbook of Excel (.xlsx, .xlsm) says of its cells besides their values: which are seen
otherwise than they are stored, hold an error, figures above or below the line, or a formula that
nothing has worked out.

Values are read by a library, which keeps neither formats nor errors.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterable, Iterator
from typing import IO, NamedTuple

from lxml import etree

from core.intake.readers.appearance import Appearance
from core.intake.readers.excel_appearance import (
    COLOURED,
    appearances,
    coloured_texts,
    is_within,
    runs_of,
    styled_otherwise,
    theme_of,
)
from core.intake.readers.excel_beside import words_beside
from core.intake.readers.excel_comments import CellComment, comments_on
from core.intake.readers.excel_layout import SheetLayout, column_of, layout_of
from core.intake.readers.excel_links import CellLink, links_on
from core.intake.readers.excel_shifted import SIGNS, holds_signs, shifted_text, shifted_texts
from core.intake.readers.excel_struck import has_struck, struck_styles, struck_texts
from core.intake.readers.found import MOST_UNPACKED, UNCALCULATED, RefusedError
from core.intake.readers.number_formats import BUILT_IN, those_that_matter
from core.intake.readers.package import Element, attribute, child, local, parsed, whole

_KINDS = frozenset(("n", "b", "d", "s", "str", "inlineStr"))
"""Kinds of cells but for those that hold an error."""
_ERRORS, _FORMULAS, _LOOKS = (b'"e"', b"'e'"), (b"<f", b":f"), (*SIGNS, b"strike", *COLOURED)
"""What a part has somewhere that holds an error, a formula, or figures above or below the line,
struck words, or such as nobody sees."""

_HIDDEN = ("hidden", "veryHidden")
_YES = ("1", "true")


class SeenCell(NamedTuple):
    """A cell that is not seen as it is stored: its place from 0, the code of its format, the text
    that it holds in place of a value, "" if it has a value, and whether any of it is struck
    through, or so that nobody sees it."""

    row: int
    column: int
    code: str
    text: str
    is_struck: bool = False
    is_unseen: bool = False


class ExcelCells:
    """The cells of a workbook's sheets that are seen otherwise than they are stored."""

    def __init__(self, data: bytes) -> None:
        self._file = zipfile.ZipFile(io.BytesIO(data))
        self._names = set(self._file.namelist())
        styles = self._xml("xl/styles.xml")
        self._codes, self._struck = _formats(styles), struck_styles(styles)
        self._theme = theme_of(self._xml("xl/theme/theme1.xml"))
        self._looks = appearances(styles, self._theme)
        self._unseen = {n for n, look in enumerate(self._looks) if not look.is_seen}
        self._coloured = coloured_texts(self._file, self._theme)
        book = self._xml("xl/workbook.xml")
        sheets, counting = child(book, "sheets"), child(book, "calcPr")
        is_uncounted = counting is not None and attribute(counting, "fullCalcOnLoad") in _YES
        self._unworked = ("", "0") if is_uncounted else ("",)
        listed = [] if sheets is None else [*sheets]
        self._parts = self._parts_of(listed)
        self._hidden = {attribute(e, "name") for e in listed if attribute(e, "state") in _HIDDEN}
        self._shifted, self._struck_texts = shifted_texts(self._file), struck_texts(self._file)

    def of(self, sheet: str, *, has_times: bool) -> Iterator[SeenCell]:
        """Those of a sheet, row by row; `has_times` tells that some of its cells are days with a
        time."""
        part = self._parts.get(sheet, "")
        if part not in self._names:
            return
        wanted = those_that_matter(self._codes, has_times=has_times)
        styles = {n for n, code in enumerate(wanted) if code} | self._struck | self._unseen
        plain = self._plain_kinds(part)
        if not styles and plain == _KINDS and not holds_signs(self._file, part, _ERRORS):
            return
        ranges = [*styled_otherwise(self._file, part)] if self._unseen or self._coloured else []
        with self._file.open(part) as content:
            for place, style, cell in _cells(content):
                if style not in styles and cell.get("t", "n") in plain:
                    continue
                code = wanted[style] if style < len(wanted) else ""
                text = self._in_place_of_value(cell)
                is_struck = style in self._struck or self._holds_struck(cell)
                is_unseen = self._is_unseen(style, cell) and not is_within(place, ranges)
                if code or text or is_struck or is_unseen:
                    yield SeenCell(*place, code, text, is_struck, is_unseen)

    def _plain_kinds(self, part: str) -> frozenset[str]:
        """The kinds of cells of which none in a part is seen otherwise, but for its style."""
        odd = set()
        if self._shifted or self._struck_texts or self._coloured:
            odd.add("s")
        if holds_signs(self._file, part, _LOOKS):
            odd.add("inlineStr")
        if holds_signs(self._file, part, _FORMULAS):
            odd.update(("n", "b", "d", "str"))
        return _KINDS - odd

    def layout(self, sheet: str) -> SheetLayout:
        """What is hidden in a sheet, and which of its cells are one."""
        part = self._parts.get(sheet, "")
        return layout_of(self._file, part) if part in self._names else SheetLayout([], set(), [])

    def comments(self, sheet: str) -> Iterator[CellComment]:
        """The comments on the cells of a sheet."""
        return comments_on(self._file, self._parts.get(sheet, ""))

    def beside(self, sheet: str) -> Iterator[str]:
        """The words beside the cells of a sheet."""
        part = self._parts.get(sheet, "")
        return words_beside(self._file, part) if part in self._names else iter(())

    def links(self, sheet: str) -> Iterator[CellLink]:
        """The links on the cells of a sheet."""
        part = self._parts.get(sheet, "")
        return links_on(self._file, part) if part in self._names else iter(())

    def is_hidden(self, sheet: str) -> bool:
        """Whether a sheet is hidden as a whole."""
        return sheet in self._hidden

    def _holds_struck(self, cell: Element) -> bool:
        """Whether words of a cell are struck through."""
        kind = cell.get("t")
        if kind == "s" and self._struck_texts:
            value = child(cell, "v")
            return value is not None and whole(value.text or "", -1, digits=8) in self._struck_texts
        text = child(cell, "is") if kind == "inlineStr" else None
        return text is not None and has_struck(text)

    def _is_unseen(self, style: int, cell: Element) -> bool:
        """Whether nobody sees a cell, or some of its words."""
        look = self._looks[style] if style < len(self._looks) else Appearance()
        kind, value, text = cell.get("t"), child(cell, "v"), child(cell, "is")
        runs: Iterable[Appearance] = ()
        if kind == "s" and value is not None:
            runs = self._coloured.get(whole(value.text or "", -1, digits=8), ())
        elif kind == "inlineStr" and text is not None:
            runs = runs_of(text, self._theme)
        return not look.is_seen or any(not e._replace(ground=look.ground).is_seen for e in runs)

    def _in_place_of_value(self, cell: Element) -> str:
        """What stands for an error, for a formula without a result, or for a text with figures
        above or below the line; "" for any other cell."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            text = child(cell, "is")
            return "" if text is None else shifted_text(text)
        if kind != "e" and not len(cell):
            return ""
        value, formula = child(cell, "v"), child(cell, "f")
        told = "" if value is None else str(value.text or "")
        if kind == "s":
            return self._shifted.get(whole(told, -1, digits=8), "")
        if kind == "e":
            return told or "#VALUE!"
        is_unworked = formula is not None and told in self._unworked and kind != "str"
        return UNCALCULATED if is_unworked else ""

    def _parts_of(self, sheets: list[Element]) -> dict[str, str]:
        """The part of each sheet, by its name."""
        parts = {}
        told = self._xml("xl/_rels/workbook.xml.rels")
        for each in () if told is None else told:
            target = attribute(each, "Target")
            target = target[1:] if target.startswith("/") else posixpath.join("xl", target)
            parts[attribute(each, "Id")] = posixpath.normpath(target)
        return {attribute(each, "name"): parts.get(attribute(each, "id"), "") for each in sheets}

    def _xml(self, name: str) -> Element | None:
        if name not in self._names:
            return None
        with self._file.open(name) as part:
            content = part.read(MOST_UNPACKED + 1)
        if len(content) > MOST_UNPACKED:
            raise RefusedError("unpacked")
        return parsed(content)


def _formats(styles: Element | None) -> list[str]:
    """The code of each format that cells refer to."""
    codes = dict(BUILT_IN)
    told = child(styles, "numFmts")
    for each in () if told is None else told:
        codes[whole(attribute(each, "numFmtId"), 0)] = attribute(each, "formatCode")
    formats = child(styles, "cellXfs")
    found = () if formats is None else formats
    return [codes.get(whole(attribute(each, "numFmtId"), 0), "") for each in found]


def _cells(content: IO[bytes]) -> Iterator[tuple[tuple[int, int], int, Element]]:
    """The cells of a sheet, each with its row and column from 0, and the number of its style."""
    row, column = -1, -1
    for event, element in etree.iterparse(content, events=("start", "end"), tag=("{*}row", "{*}c")):
        name = local(element.tag)
        if name == "row" and event == "start":
            row, column = whole(element.get("r", ""), row + 2, digits=8) - 1, -1
        elif name == "row":
            element.clear()
        elif event == "end":
            column = _column(element.get("r", ""), column + 1)
            yield (row, column), whole(element.get("s", ""), 0), element


def _column(place: str, otherwise: int) -> int:
    """The column, from 0, of a place such as "AB12"."""
    letters = place.rstrip("0123456789")
    if not letters.isascii() or not letters.isalpha() or len(letters) > 3:
        return otherwise
    return column_of(letters)
