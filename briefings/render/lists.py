"""Lists as boxes: items under bullets or numbers, and those beside labels."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from briefings import styles
from briefings.document import Bullets, Lines, plain
from briefings.render.boxes import COMPANY, LineBox, Paint, kept, line_boxes
from briefings.render.holding import words_of
from briefings.render.lines import is_mirrored
from briefings.render.pen import Pen
from briefings.render.shapes import Align, TextRun
from briefings.render.tags import Tag
from briefings.render.text import printable, set_text, text_width
from briefings.styles import Style
from core.text.conventions import directed

MOST_KEPT_LINES = 5  # of an item of a list; one of more may continue on the next page


def bullets(block: Bullets, width: float) -> list[LineBox]:
    """A list; neither its first item nor its last is alone on a page."""
    return _in_company(_items(block, width))


def beside_labels(block: Lines, width: float) -> list[LineBox]:
    """Lists with a label beside each, as one list."""
    left = label_column(block, width)
    found: list[list[LineBox]] = []
    for label, texts in block.groups:
        right = 0.0 if is_mirrored() else left
        group = [_moved(item, right) for item in _items(Bullets(texts), width - left)]
        at = width if is_mirrored() else 0.0
        _put_beside(group, label, left - styles.GUTTER, at)
        group[0][0].before += 2
        found += group
    return _in_company(found)


def _in_company(items: Sequence[Sequence[LineBox]]) -> list[LineBox]:
    """The boxes of a list, whose first item and whose last, unless that is tall, are with the ones
    beside them."""
    if len(items) > 1:
        items[0][-1].keep = True
        is_short = sum(box.height for box in items[-1]) < COMPANY
        items[-2][-1].keep = items[-2][-1].keep or is_short
    return [box for item in items for box in item]


def _items(block: Bullets, width: float) -> list[list[LineBox]]:
    """The boxes of each item."""
    found: list[list[LineBox]] = []
    whole = Tag("L", numbered=block.numbered)
    style, room = styles.SMALL_POINT if block.small else styles.POINT, width - styles.BULLET_INDENT
    for number, item in enumerate(block.items, 1):
        part = Tag("LI", whole)
        label = directed(f"{number}.") if block.numbered else "•"
        indent = 0.0 if is_mirrored() else styles.BULLET_INDENT
        item_boxes = line_boxes(set_text(item, style, room), style, indent, Tag("LBody", part))
        if len(item_boxes) <= MOST_KEPT_LINES:
            item_boxes = kept(item_boxes)
        at = room if is_mirrored() else 0.0
        item_boxes[0] = _labelled(item_boxes[0], label, style, at, Tag("Lbl", part))
        found.append(item_boxes)
    return found


def label_column(block: Lines, width: float) -> float:
    """The width of the column of labels, which takes what their widest word needs."""
    words = {word for label, _items in block.groups for word in words_of(printable(label))}
    widest = max((text_width(word, styles.MARGIN_LABEL) for word in words), default=0.0)
    least, most = (share * width for share in (styles.LABEL_COLUMN, styles.MOST_LABELS))
    return max(least, min(most, widest + styles.GUTTER))


def _moved(boxes: list[LineBox], right: float) -> list[LineBox]:
    return [replace(box, paint=_moved_painter(box.paint, right)) for box in boxes]


def _moved_painter(paint: Paint, right: float) -> Paint:
    def painted(pen: Pen, x: float, y: float) -> None:
        paint(pen, x + right, y)

    return painted


def _put_beside(group: Sequence[list[LineBox]], label: str, room: float, at: float) -> None:
    """Put a label at the edge of the body beside these items, and again where they go on over the
    page; it takes as many lines as it needs."""
    style, first = styles.MARGIN_LABEL, group[0][0]
    lines = set_text(plain(label), style, room)
    paint, tag = first.paint, Tag("P")
    left = at - room if at else 0.0

    def paint_label(pen: Pen, x: float, y: float) -> None:
        with pen.tagged(tag):
            for number, line in enumerate(lines):
                pen.line(line, x + left, y + style.baseline + number * style.leading)

    def painted(pen: Pen, x: float, y: float) -> None:
        paint_label(pen, x, y)
        paint(pen, x, y)

    first.paint = painted
    boxes = [box for item in group for box in item]
    _give_room(boxes, len(lines) * style.leading)
    again = (LineBox(0.0, paint_label),)
    for box in boxes[1:]:
        box.heads = again


def _give_room(boxes: Sequence[LineBox], height: float) -> None:
    """Have so much room beside a label, also where what is beside it goes on over the page."""
    boxes[-1].height += max(0.0, height - sum(box.height for box in boxes))
    reached = boxes[0].height
    for before, box in pairwise(boxes):
        before.keep = before.keep or reached < height
        reached += box.height
    reached = 0.0
    for before, box in reversed([*pairwise(boxes)]):
        reached += box.height
        before.keep = before.keep or reached < height


def _labelled(box: LineBox, label: str, style: Style, at: float, tag: Tag) -> LineBox:
    paint = box.paint

    def painted(pen: Pen, x: float, y: float) -> None:
        edge = at + 4 if at else styles.BULLET_INDENT - 4
        align: Align = "left" if at else "right"
        with pen.tagged(tag):
            pen.words(TextRun(x + edge, y + style.baseline, label, style, align))
        paint(pen, x, y)

    return replace(box, paint=painted)
