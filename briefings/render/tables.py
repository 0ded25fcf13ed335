"""Tables as boxes: one box per row, several for long rows; the heading is repeated on every
page."""

from collections.abc import Sequence
from typing import TypeAlias

import msgspec

from briefings import styles
from briefings.document import (
    Cell,
    Heat,
    PageOf,
    Sparkline,
    Table,
    TableColumn,
    TableRow,
    WhoseCopy,
    plain,
)
from briefings.render.boxes import LineBox, baseline
from briefings.render.figures.heat import heat_drawing
from briefings.render.figures.trend import spark_drawing
from briefings.render.pen import Pen
from briefings.render.shapes import Align, Drawing, TextRun
from briefings.render.text import SetLine, set_text
from briefings.styles import Style

ROW_LINES = 14  # a row taller than this may continue on the next page
PART_LINES = 6

Content: TypeAlias = list[SetLine] | Drawing | PageOf | WhoseCopy


class _Slot(msgspec.Struct, frozen=True, gc=False):
    """A column's content area, from the table's left edge."""

    left: float
    right: float
    align: Align

    @property
    def room(self) -> float:
        return self.right - self.left


def table_boxes(table: Table, width: float) -> list[LineBox]:
    """The boxes of a table; on a new page the titles and the last heading row are repeated."""
    slots = _slots(table.columns, width)
    titles = _heading(table.columns, slots, width)
    found = [*titles]
    heads = titles
    for row in table.rows:
        parts = _heading_row(row, width) if row.heading else _row(row, slots, width)
        heads = titles if row.heading else heads
        for part in parts:
            part.heads = heads
        found += parts
        if row.heading:
            heads = (*titles, *parts)
    return found


def _slots(columns: Sequence[TableColumn], width: float) -> list[_Slot]:
    total = sum(column.share for column in columns)
    slots, left = [], 0.0
    for column in columns:
        right = left + width * column.share / total
        slots.append(_Slot(left + styles.CELL_PAD, right - styles.CELL_PAD, column.align))
        left = right
    return slots


def _heading(
    columns: Sequence[TableColumn], slots: Sequence[_Slot], width: float
) -> tuple[LineBox, ...]:
    if not any(column.title for column in columns):
        return ()
    style = styles.TABLE_HEAD
    cells: list[Content] = [
        set_text(plain(column.title), style, slot.room)
        for column, slot in zip(columns, slots, strict=True)
    ]
    box = _box(cells, slots, style, width, ("ink", styles.RULE_BOLD))
    box.keep = True
    return (box,)


def _heading_row(row: TableRow, width: float) -> list[LineBox]:
    slot = _Slot(styles.CELL_PAD, width - styles.CELL_PAD, "left")
    cells = [_content(row.cells[0], slot)]
    box = _box(cells, [slot], styles.TABLE, width, ("line", styles.RULE))
    box.keep = True
    box.before = 3.0
    return [box]


def _row(row: TableRow, slots: Sequence[_Slot], width: float) -> list[LineBox]:
    cells = [_content(cell, slot) for cell, slot in zip(row.cells, slots, strict=True)]
    count = max(len(cell) if isinstance(cell, list) else 1 for cell in cells)
    rule = ("line", styles.RULE)
    if count <= ROW_LINES:
        return [_box(cells, slots, styles.TABLE, width, rule)]
    starts = range(0, count, PART_LINES)
    return [
        _box(_part(cells, n), slots, styles.TABLE, width, rule if n == starts[-1] else None)
        for n in starts
    ]


def _part(cells: Sequence[Content], start: int) -> list[Content]:
    nothing: list[SetLine] = []
    return [
        cell[start : start + PART_LINES] if isinstance(cell, list) else (nothing if start else cell)
        for cell in cells
    ]


def _content(cell: Cell, slot: _Slot) -> Content:
    if isinstance(cell, Sparkline):
        return spark_drawing(cell, slot.room)
    if isinstance(cell, Heat):
        return heat_drawing(cell, slot.room)
    if isinstance(cell, PageOf | WhoseCopy):
        return cell
    return set_text(cell, styles.TABLE, slot.room)


def _height(content: Content, style: Style) -> float:
    if isinstance(content, Drawing):
        return content.height
    return style.leading * (len(content) if isinstance(content, list) else 1)


def _box(
    cells: Sequence[Content],
    slots: Sequence[_Slot],
    style: Style,
    width: float,
    rule: tuple[str, float] | None,
) -> LineBox:
    height = max(_height(cell, style) for cell in cells) + 2 * styles.ROW_PAD

    def paint(pen: Pen, x: float, y: float) -> None:
        for cell, slot in zip(cells, slots, strict=True):
            _paint_cell(pen, cell, slot, style, x, y + styles.ROW_PAD)
        if rule:
            pen.rule(x, x + width, y + height, *rule)

    return LineBox(height, paint)


def _paint_cell(pen: Pen, cell: Content, slot: _Slot, style: Style, x: float, y: float) -> None:
    if isinstance(cell, Drawing):
        pen.drawing(cell, x + slot.left, y)
        return
    if isinstance(cell, WhoseCopy):
        pen.whose("holder", x + slot.left, y + baseline(style), slot.room)
        return
    if isinstance(cell, PageOf):
        page = str(pen.pages.get(cell.anchor, "—"))
        at = slot.right if slot.align == "right" else slot.left
        pen.words(TextRun(x + at, y + baseline(style), page, style, slot.align))
        pen.link(cell.anchor, x + slot.left, y, x + slot.right, y + style.leading)
        return
    for number, line in enumerate(cell):
        left = slot.right - line.width if slot.align == "right" else slot.left
        pen.line(line, x + left, y + number * style.leading + baseline(style))
