"""What stands on every page around the body: marking, running head, footer."""

from msgspec.structs import replace

from briefings import styles
from briefings.document import Furniture
from briefings.render.pen import Pen, spaced_width
from briefings.render.shapes import Words
from briefings.render.text import printable, shortened, text_width
from briefings.styles import Style
from core.language import gettext as _


def paint_furniture(
    pen: Pen, furniture: Furniture, head: tuple[str, str], number: int, total: int, width: float
) -> None:
    """The furniture of page `number` of `total` on paper of that width."""
    left, right = styles.MARGIN, width - styles.MARGIN
    _marking(pen, furniture.marking, width)
    _head(pen, head, left, right)
    _footer(pen, furniture, number, total, left, right)


def _marking(pen: Pen, marking: str, width: float) -> None:
    style, spacing = styles.MARKING, styles.MARKING_SPACING
    text = " ".join(printable(marking).upper().split("\n"))
    room = width - 2 * styles.MARGIN
    if spaced_width(text, style, spacing) > room:
        spacing = 0.0
        style = _fitting(text, style, room)
        text = shortened(text, style, room)
    left = (width - spaced_width(text, style, spacing)) / 2
    for y in (styles.MARKING_EDGE, pen.height - styles.MARKING_EDGE + style.size * 0.7):
        pen.words(Words(left, y, text, style), spacing)


def _fitting(text: str, style: Style, room: float) -> Style:
    """The style at the size at which the text fits, but never too small to be read."""
    size = style.size * min(1.0, room / text_width(text, style))
    return replace(style, size=max(styles.LEAST_MARKING, size))


def _head(pen: Pen, head: tuple[str, str], left: float, right: float) -> None:
    style, y = styles.HEAD, styles.MARGIN - 8
    side = shortened(head[1], style, (right - left) * 0.62)
    pen.words(Words(right, y, side, style, "right"))
    room = right - left - text_width(side, style) - styles.GUTTER
    pen.words(Words(left, y, shortened(head[0].upper(), style, room), style))
    pen.rule(left, right, styles.MARGIN - 3, "ink", styles.RULE_BOLD)


def _footer(
    pen: Pen, furniture: Furniture, number: int, total: int, left: float, right: float
) -> None:
    style = styles.HEAD
    top = pen.height - styles.FOOTER_RULE
    pen.rule(left, right, top, "mute", styles.RULE)
    page = _("{page} of {pages}").format(page=number, pages=total)
    lines = ((furniture.origin, page), (furniture.notice, furniture.copy))
    for row, (first, other) in enumerate(lines):
        y = top + 10 + row * style.leading
        second = shortened(other, style, (right - left) * 0.5)
        pen.words(Words(right, y, second, style, "right"))
        room = right - left - text_width(second, style) - styles.GUTTER
        pen.words(Words(left, y, shortened(first, style, room), style))
