"""A cell of a heat map: a gap as a number on a background that is darker the wider the gap is."""

from briefings import styles
from briefings.document import Heat
from briefings.render.shapes import Area, Drawing, TextRun, rectangle
from briefings.styles import Style

HEIGHT = 15.0
DARKEST = 0.55
"""The share of ink in the background at 100 sp; the number stays legible in grey."""


def heat_drawing(heat: Heat, width: float) -> Drawing:
    """The cell, `width` points wide."""
    style: Style = styles.TABLE
    ground = rectangle(0, 0, width, HEIGHT)
    words = TextRun(width / 2, HEIGHT * 0.7, heat.text, style, "middle")
    if heat.value is None:
        return Drawing(width, HEIGHT, (Area(ground, line="line", dashes=(2.0, 2.0)), words))
    shade = Area(ground, fill=styles.tint("mute", DARKEST * heat.value / 100))
    return Drawing(width, HEIGHT, (shade, Area(ground, line="line"), words))
