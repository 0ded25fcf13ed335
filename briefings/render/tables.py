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
from briefings.figure_words import spark_words
from briefings.render.boxes import COMPANY, TALL, LineBox
from briefings.render.figures.heat import heat_drawing
from briefings.render.figures.trend import spark_drawing
from briefings.render.forms import lines_of
from briefings.render.lines import SetLine, tell_paragraphs
from briefings.render.pen import Pen
from briefings.render.shapes import Align, Drawing, TextRun, mirrored
from briefings.render.tags import Tag
from briefings.render.text import set_text
from briefings.render.widths import spaced
from briefings.styles import Style
from core.language import gettext as _
from core.text.saying import UNKNOWN

ROW_LINES = 14  # a row taller than this may continue on the next page
PART_LINES = 6
LONGEST_HEAD = 100
"""The most characters of a cell that heads its row."""
SIGNED = 28.0  # points, to sign in by hand


class _Spark(msgspec.Struct, frozen=True, gc=False):
    """A sparkline, and the figure that it is in a cell."""

    drawing: Drawing
    tag: Tag


class _Holder(msgspec.Struct, frozen=True, gc=False):
    """The place for whose copy it is, of so many lines."""

    count: int


Content: TypeAlias = list[SetLine] | _Spark | _Holder | Drawing | PageOf


class _Slot(msgspec.Struct, frozen=True, gc=False):
    """A column's content area, from the table's left edge."""

    left: float
    right: float
    align: Align

    @property
    def room(self) -> float:
        return self.right - self.left

    def turned(self, width: float) -> "_Slot":
        """The slot in a table of that width whose first column is on the right. Figures, too,
        begin there: they are written from the left, so that their units stand below each other."""
        return _Slot(width - self.right, width - self.left, "right")


def table_boxes(table: Table, width: float) -> list[LineBox]:
    """The boxes of a table; on a new page the titles and the last heading row are repeated."""
    slots = _slots(table, width)
    whole = Tag("Table")
    whole_row = _Slot(styles.CELL_PAD, width - styles.CELL_PAD, "left")
    whole_row = whole_row.turned(width) if table.backwards else whole_row
    titles = _heading(table.columns, slots, width, whole)
    found = [*titles]
    titles = titles if len(titles) == 1 else ()
    heads = titles
    for place, row in enumerate(table.rows):
        tags = _tags(row, table, Tag("TR", whole))
        parts = _heading_row(row, whole_row, tags) if row.heading else _row(row, slots, width, tags)
        heads = titles if row.heading else heads
        for part in parts:
            part.heads, part.optional = heads, row.optional
        is_tall = not row.heading and sum(each.height for each in parts) >= TALL
        parts[-1].keep = parts[-1].keep or (_stays(table.rows, place) and not is_tall)
        if place == len(table.rows) - 1 and place > 1 and not table.rows[place - 1].optional:
            found[-1].keep = found[-1].keep or sum(each.height for each in parts) < COMPANY
        found += parts
        if row.heading:
            heads = (*titles, *parts) if len(parts) == 1 else titles
    if table.rows:
        found[-1].keep = False
    return found


def _stays(rows: Sequence[TableRow], place: int) -> bool:
    """Whether a row stays with the next: no table is broken after its first row, nor is a group of
    rows below a heading."""
    after = rows[place + 1 : place + 2]
    if not after or (place and after[0].heading):
        return False
    return place == 0 or rows[place - 1].heading


def _tags(row: TableRow, table: Table, line: Tag) -> list[Tag]:
    """The tags of the cells of a row."""
    if row.heading:
        return [_across(table, line)]
    first, *others = row.cells
    said = "".join(run.text for run in first) if isinstance(first, tuple) else ""
    head = _head(said, table, line) if others else Tag("TD", line)
    return [head, *(Tag("TD", line, said=_heard(cell)) for cell in others)]


def _across(table: Table, line: Tag) -> Tag:
    return Tag("TH", line, scope="Column", span=len(table.columns))


def _head(said: str, table: Table, line: Tag) -> Tag:
    """The tag of the first of several cells, which heads them if it is a name: what heads a row is
    heard with each of its cells. If only its first line is one, that is heard across the table, and
    the row below it."""
    if said and len(said) <= LONGEST_HEAD:
        return Tag("TH", line, scope="Row")
    name, rest, _more = said.partition("\n")
    is_named = rest and len(name) <= LONGEST_HEAD
    return Tag("TD", line, head=_across(table, Tag("TR", line.within)) if is_named else None)


def _heard(cell: Cell) -> str:
    """What a cell says that has a dash alone; "" where it is heard as it is seen."""
    said = cell.text if isinstance(cell, Heat) else ""
    if isinstance(cell, tuple) and len(cell) == 1 and not cell[0].heard:
        said = cell[0].text
    return _("not known") if said == UNKNOWN else ""


def _slots(table: Table, width: float) -> list[_Slot]:
    """The slots of the columns, the first on the left, or on the right if the table runs
    backwards."""
    slots, left = [], 0.0
    each = zip(table.columns, *spaced(table, width), strict=True)
    for column, wide, pad in each:
        right = left + wide
        slots.append(_Slot(left + styles.CELL_PAD, right - pad + styles.CELL_PAD, column.align))
        left = right
    return [slot.turned(width) for slot in slots] if table.backwards else slots


def _heading(
    columns: Sequence[TableColumn], slots: Sequence[_Slot], width: float, whole: Tag
) -> tuple[LineBox, ...]:
    if not any(column.title for column in columns):
        return ()
    style = styles.TABLE_HEAD
    line = Tag("TR", whole)
    tags = [Tag("TH", line, scope="Column") for _column in columns]
    cells: list[Content] = [
        set_text(plain(column.title), style, slot.room)
        for column, slot in zip(columns, slots, strict=True)
    ]
    found = _row_boxes(cells, slots, tags, width, 0.0, style, ("ink", styles.RULE_BOLD))
    found[-1].keep = True
    return tuple(found)


def _heading_row(row: TableRow, slot: _Slot, tags: Sequence[Tag]) -> list[LineBox]:
    width = slot.right + styles.CELL_PAD
    found = _row_boxes([_content(row.cells[0], slot, tags[0])], [slot], tags, width, 0.0)
    found[-1].keep = True
    found[0].before += styles.ABOVE_HEADING_ROW
    return found


def _row(row: TableRow, slots: Sequence[_Slot], width: float, tags: Sequence[Tag]) -> list[LineBox]:
    placed = zip(row.cells, slots, tags, strict=True)
    cells = [_content(cell, slot, tag) for cell, slot, tag in placed]
    return _row_boxes(cells, slots, tags, width, SIGNED if row.tall else 0.0)


def _row_boxes(
    cells: Sequence[Content],
    slots: Sequence[_Slot],
    tags: Sequence[Tag],
    width: float,
    least: float,
    style: Style = styles.TABLE,
    rule: tuple[str, float] = ("line", styles.RULE),
) -> list[LineBox]:
    """A row as one box, or as several if it is long, whose lines follow each other as in one."""
    count = max(len(cell) if isinstance(cell, list) else 1 for cell in cells)
    size = PART_LINES if count > ROW_LINES else count
    starts = range(0, count, size)
    last = starts[-1]
    found = [
        _box(
            _part(cells, n, size),
            slots,
            tags,
            width,
            rule if n == last else None,
            style,
            least,
            styles.ROW_PAD * (n == last),
        )
        for n in starts
    ]
    found[0].before = max(styles.ROW_PAD, _over(cells) - style.baseline + 1)
    return found


def _over(cells: Sequence[Content]) -> float:
    """How far the boxes in the first lines of cells reach above these, in points."""
    firsts = (cell[0].pieces for cell in cells if isinstance(cell, list) and cell)
    boxed = (piece.over for pieces in firsts for piece in pieces if piece.look.boxed)
    return max(boxed, default=0.0)


def _part(cells: Sequence[Content], start: int, size: int) -> list[Content]:
    nothing: list[SetLine] = []
    return [
        cell[start : start + size] if isinstance(cell, list) else (nothing if start else cell)
        for cell in cells
    ]


def _content(cell: Cell, slot: _Slot, tag: Tag) -> Content:
    if isinstance(cell, Sparkline):
        drawing = spark_drawing(cell, slot.room)
        seen = mirrored(drawing) if cell.backwards else drawing
        return _Spark(seen, Tag("Figure", tag, alt=spark_words(cell)))
    if isinstance(cell, Heat):
        return heat_drawing(cell, slot.room)
    if isinstance(cell, WhoseCopy):
        return _Holder(len(lines_of(cell.longest, styles.TABLE, slot.room, slot.room)))
    if isinstance(cell, PageOf):
        return cell
    lines = set_text(cell, styles.TABLE, slot.room)
    tell_paragraphs(lines, tag)
    if any(run.boxed for run in cell):
        _lower_boxes(lines)
    return lines


def _lower_boxes(lines: Sequence[SetLine]) -> None:
    """Keep words in boxes away from the lines above them."""
    for line in lines[1:]:
        if any(piece.look.boxed for piece in line.pieces):
            line.above = styles.ABOVE_BOX


def _height(content: Content, style: Style) -> float:
    if isinstance(content, _Spark):
        return content.drawing.height
    if isinstance(content, Drawing):
        return content.height
    if isinstance(content, _Holder):
        return style.leading * content.count
    if isinstance(content, PageOf):
        return style.leading
    return style.leading * len(content) + sum([line.above for line in content])


def _box(
    cells: Sequence[Content],
    slots: Sequence[_Slot],
    tags: Sequence[Tag],
    width: float,
    rule: tuple[str, float] | None,
    style: Style = styles.TABLE,
    least: float = 0.0,
    pad: float = styles.ROW_PAD,
) -> LineBox:
    """The cells beside each other, with so much room below them."""
    height = max(least, max(_height(cell, style) for cell in cells) + pad)

    def paint(pen: Pen, x: float, y: float) -> None:
        for cell, slot, tag in zip(cells, slots, tags, strict=True):
            with pen.tagged(tag):
                _paint_cell(pen, cell, slot, style, x, y)
        if rule:
            pen.rule(x, x + width, y + height, *rule)

    return LineBox(height, paint)


def _paint_cell(pen: Pen, cell: Content, slot: _Slot, style: Style, x: float, y: float) -> None:
    if isinstance(cell, _Spark):
        pen.figure(cell.tag, cell.drawing, x + slot.left, y)
    elif isinstance(cell, Drawing):
        pen.drawing(cell, x + slot.left, y)
    elif isinstance(cell, _Holder):
        at = slot.right if slot.align == "right" else slot.left
        pen.whose("holder", x + at, y + style.baseline, slot.room, slot.room)
    elif isinstance(cell, PageOf):
        page = pen.page_of(cell.anchor, styles.NO_PAGE)
        at = slot.right if slot.align == "right" else slot.left
        corners = (x + slot.left, y, x + slot.right, y + style.leading)
        with pen.link(cell.anchor, *corners, _("page {page}").format(page=page)):
            pen.words(TextRun(x + at, y + style.baseline, page, style, slot.align))
    else:
        down = y + style.baseline
        for line in cell:
            down += line.above
            left = slot.right - line.width if slot.align == "right" else slot.left
            pen.line(line, x + left, down)
            down += style.leading
