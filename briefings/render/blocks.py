"""Blocks as boxes: one function per kind of block."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from briefings import styles
from briefings.document import (
    Block,
    BottomLine,
    Bullets,
    Contents,
    ContentsEntry,
    Heading,
    Lines,
    NoteBox,
    Notice,
    PageBreak,
    PositionMap,
    Prose,
    RuledLines,
    Run,
    Table,
    Text,
    Title,
    TrendFigure,
    plain,
    strong,
)
from briefings.figure_words import map_words, trend_words
from briefings.note_text import note_text
from briefings.render.bidi import is_directed
from briefings.render.boxes import (
    APART,
    LineBox,
    drawing_box,
    kept,
    line_boxes,
    nothing,
)
from briefings.render.figures.position_map import scale_drawings
from briefings.render.figures.trend import trend_drawing
from briefings.render.forms import DOT
from briefings.render.lines import SetLine, is_mirrored, tell_paragraphs
from briefings.render.lists import beside_labels, bullets
from briefings.render.pen import Pen
from briefings.render.shapes import Align, Drawing, TextRun, mirrored
from briefings.render.tables import table_boxes
from briefings.render.tags import Tag
from briefings.render.text import even_width, set_text, text_width
from briefings.styles import Style
from core.text.conventions import at_beginning, capitals, numbered

PANEL_LINES = 10  # lines of a note in one box; longer notes may continue on the next page
FULL_PAGE_LINES = 40  # more ruled lines than any page has room for
CONTENTS = "contents"
"""The anchor of the contents, which are not among their own entries."""
NUMBER_ROOM = 22.0  # points on the left of the contents
ENTRY_LINES = 12  # of one box of the contents
LONG_CONTENTS = 600.0
"""The height in points from which contents take more than a page."""
PAGE_ROOM = 28.0  # points on the right of the contents


def boxes(block: Block, width: float) -> list[LineBox]:
    """The boxes for a block in a body of that width."""
    return _MAKERS[type(block)](block, width)


def _title(block: Title, width: float) -> list[LineBox]:
    name = _even_lines(at_beginning(block.text), styles.TITLE, width)
    found = line_boxes(name, styles.TITLE, tag=Tag("H1"))
    if block.below:
        found += line_boxes(_even_lines(block.below, styles.SUBTITLE, width), styles.SUBTITLE)
    return kept(found)


def _even_lines(text: str, style: Style, width: float) -> list[SetLine]:
    """A text in lines of about the same length, unless it is set from the right."""
    room = width if is_directed(text) else even_width(text, style, width)
    return set_text(plain(text), style, room)


def _heading(block: Heading, width: float) -> list[LineBox]:
    style = styles.BRIEF if block.level == 1 else styles.PART
    name = block.text if block.level == 1 else capitals(block.text)
    heard = numbered(block.number, block.text) if block.number else ""
    runs = [Run(at_beginning(name), heard=heard)]
    if block.aside:
        runs += [Run(" "), Run(block.aside, mute=True, apart=True)]
    lines, tag = set_text(tuple(runs), style, width), Tag(f"H{block.level}", apart=Tag("P"))
    found = kept(line_boxes(lines, style, tag=tag))
    found[-1].keep = True
    found[0].anchor = block.anchor
    if block.anchor and block.level == 1:
        found[0].outline = block.text
    return found


def _prose(block: Prose, width: float) -> list[LineBox]:
    style = styles.REMARK if block.small else styles.BODY
    found = line_boxes(set_text(block.text, style, width), style)
    if found:
        found[0].anchor = block.anchor
    return found


def _bottom_line(block: BottomLine, width: float) -> list[LineBox]:
    style, room = styles.BOTTOM_LINE, styles.INDENT + styles.BAR
    lines = set_text(block.text, style, width - room)
    found = line_boxes(lines, style, 0.0 if is_mirrored() else room)
    at = width - styles.BAR if is_mirrored() else 0.0
    found[-1].keep = True
    return [_with_bar(box, "ink", style.leading, at) for box in found]


def _with_bar(box: LineBox, colour: str, height: float, at: float) -> LineBox:
    paint = box.paint

    def painted(pen: Pen, x: float, y: float) -> None:
        pen.bar(x + at, y, styles.BAR, height, colour)
        paint(pen, x, y)

    return replace(box, paint=painted)


def _note(block: NoteBox, width: float) -> list[LineBox]:
    found = _framed(note_text(block), width, Tag("Note"))
    found[0].anchor = block.anchor
    return found


def _notice(block: Notice, width: float) -> list[LineBox]:
    found = _framed(strong(block.text), width, Tag("P"))
    found[-1].height += styles.BELOW_FRAME
    return found


def _framed(text: Text, width: float, tag: Tag) -> list[LineBox]:
    style = styles.NOTE
    lines = set_text(text, style, width - styles.BAR - 2 * styles.GUTTER)
    tell_paragraphs(lines, tag)
    parts = [lines[n : n + PANEL_LINES] for n in range(0, len(lines), PANEL_LINES)]
    found = [_panel(part, tag, width, n == 0, n == len(parts) - 1) for n, part in enumerate(parts)]
    found[0].before = APART
    return found


def _panel(lines: list[SetLine], tag: Tag, width: float, first: bool, last: bool) -> LineBox:
    """Part of a frame with a coloured bar where its lines begin; open where the frame continues."""
    style, top, bottom = styles.NOTE, (1.5 if first else 0.0), (2.0 if last else 0.0)
    height = top + len(lines) * style.leading + bottom
    start, bar = (width, width - styles.BAR) if is_mirrored() else (0.0, 0.0)
    left = styles.GUTTER if is_mirrored() else styles.BAR + styles.GUTTER

    def paint(pen: Pen, x: float, y: float) -> None:
        pen.frame(x + start, y, x + width - start, y + height, top=first, bottom=last)
        pen.bar(x + bar, y, styles.BAR, height, "highlight_line")
        with pen.tagged(tag):
            for number, line in enumerate(lines):
                down = top + number * style.leading + style.baseline
                pen.line(line, x + left, y + down)

    return LineBox(height, paint)


def ruled_line(width: float) -> LineBox:
    """One ruled line."""

    def paint(pen: Pen, x: float, y: float) -> None:
        pen.rule(x, x + width, y + styles.RULED_LINE, "line", styles.RULE)

    return LineBox(styles.RULED_LINE, paint)


def _ruled(block: RuledLines, width: float) -> list[LineBox]:
    needed = [ruled_line(width) for _n in range(block.least)]
    wished = [
        replace(ruled_line(width), optional=True, spare=True) for _n in range(FULL_PAGE_LINES)
    ]
    return [*kept(needed), *wished]


def _break(_block: PageBreak, _width: float) -> list[LineBox]:
    return [LineBox(0.0, nothing, fresh=True, keep=True)]


def _map(block: PositionMap, width: float) -> list[LineBox]:
    tags = [*(Tag("Figure", alt=map_words(scale)) for scale in block.scales), Tag("P")]
    drawings = (_sided(each, block.backwards) for each in scale_drawings(block, width))
    found = [
        drawing_box(drawing, tag, before=7.0) for drawing, tag in zip(drawings, tags, strict=False)
    ]
    for box in found[:-1]:
        box.bound = True
    for box, scale in zip(found, block.scales, strict=False):
        if scale.legend:
            box.heads = (_above_body(scale.legend, width),)
    if block.notice and len(found) > 1:
        found[-2].keep = True
    if len(block.scales) > 2:
        found[len(block.scales) - 2].keep = True
    if len(block.scales) > 3:
        found[0].keep = True
    return found


def _above_body(text: str, width: float) -> LineBox:
    """A line between the running head and the body, where it takes no room; of what is longer, the
    last parts are left out."""
    parts = text.split(DOT)
    while len(parts) > 1 and text_width(DOT.join(parts), styles.SMALL) > width:
        del parts[-1]
    line = set_text(plain(DOT.join(parts)), styles.SMALL, width)[0]

    def paint(pen: Pen, x: float, y: float) -> None:
        with pen.tagged(Tag("P")):
            pen.line(line, x, y - styles.ABOVE_BODY)

    return LineBox(0.0, paint)


def _trend(block: TrendFigure, width: float) -> list[LineBox]:
    tag = Tag("Figure", alt=trend_words(block))
    return [drawing_box(_sided(trend_drawing(block, width), block.backwards), tag, before=2.0)]


def _sided(drawing: Drawing, backwards: bool) -> Drawing:
    return mirrored(drawing) if backwards else drawing


def _contents(block: Contents, width: float) -> list[LineBox]:
    """The list on one page; only the ends of one that takes more are not parted."""
    tag = Tag("TOC")
    found = [
        box
        for entry in block.entries
        for box in _entry(entry, width, Tag("Reference", Tag("TOCI", tag)), block.backwards)
    ]
    is_long = sum(box.height for box in found) > LONG_CONTENTS
    for place, box in enumerate(found[:-1]):
        box.keep = not is_long or place in (0, len(found) - 2)
    for box in found[:1]:
        box.anchor = CONTENTS
    return found


def _entry(entry: ContentsEntry, width: float, tag: Tag, backwards: bool) -> Iterator[LineBox]:
    """An entry of the contents, in boxes of so many lines that each fits on a page."""
    aside = (Run("  " + entry.aside, mute=True),) if entry.aside else ()
    room = width - PAGE_ROOM - NUMBER_ROOM
    lines = set_text((Run(at_beginning(entry.title)), *aside), styles.CONTENTS, room)
    for start in range(0, len(lines), ENTRY_LINES):
        part = lines[start : start + ENTRY_LINES]
        yield _entry_part(entry, part, width, tag, backwards=backwards, is_first=not start)


def _entry_part(
    entry: ContentsEntry,
    lines: Sequence[SetLine],
    width: float,
    tag: Tag,
    *,
    backwards: bool,
    is_first: bool,
) -> LineBox:
    """Lines of an entry: its number at the edge where the first begins, its page where that
    ends."""
    style = styles.CONTENTS
    height = len(lines) * style.leading + 2
    edges: list[tuple[float, Align]] = [(0.0, "left"), (width, "right")]
    (start, from_start), (end, from_end) = edges[::-1] if backwards else edges

    left = PAGE_ROOM if backwards else NUMBER_ROOM

    def paint(pen: Pen, x: float, y: float) -> None:
        down = y + style.baseline - 0.5
        corners = (x, y, x + width, y + height)
        with pen.tagged(tag), pen.link(entry.anchor, *corners, entry.title):
            if is_first:
                label = entry.number and f"{entry.number} "
                pen.words(TextRun(x + start, down, label, style, from_start))
            for number, line in enumerate(lines):
                pen.line(line, x + left, down + number * style.leading)
            if is_first:
                page = pen.page_of(entry.anchor)
                pen.words(TextRun(x + end, down, f" {page}", style, from_end))
        pen.rule(x, x + width, y + height, "line", styles.RULE)

    return LineBox(height, paint, before=2.0 * is_first)


_MAKERS: dict[type, Callable[[Any, float], list[LineBox]]] = {
    Title: _title,
    Heading: _heading,
    Prose: _prose,
    BottomLine: _bottom_line,
    Bullets: bullets,
    Lines: beside_labels,
    NoteBox: _note,
    Notice: _notice,
    RuledLines: _ruled,
    PageBreak: _break,
    Table: table_boxes,
    PositionMap: _map,
    TrendFigure: _trend,
    Contents: _contents,
}
