"""A cell of a heat map: a gap as a number on a background that is darker the wider the gap is."""

from briefings import styles
from briefings.document import Heat
from briefings.render.shapes import Area, Drawing, TextRun, rectangle
from briefings.styles import Style

DARKEST = 0.55
"""The share of ink in the background at 100 sp; the number stays legible in grey."""


def ground(value: float) -> str:
    """The colour behind a gap in sp, as `#rrggbb`."""
    return styles.tint("mute", DARKEST * value / 100)


def heat_drawing(heat: Heat, width: float) -> Drawing:
    """The cell, `width` points wide and as high as a line of the row that it is in."""
    style: Style = styles.TABLE
    cell = rectangle(0, 0, width, style.leading)
    words = TextRun(width / 2, style.baseline, heat.text, style, "middle")
    if heat.value is None:
        return Drawing(width, style.leading, (Area(cell, line="line", dashes=(2.0, 2.0)), words))
    shade = Area(cell, fill=ground(heat.value))
    return Drawing(width, style.leading, (shade, Area(cell, line="line"), words))
