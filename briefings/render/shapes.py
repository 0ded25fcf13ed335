"""Drawings as values: simple shapes in a box with its origin in the top left corner, y downwards.

A figure is made of these and nothing else, so that a test can ask each of them where it is. Lengths
are in points; colours are theme names or `#rrggbb`.
"""

import math
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, TypeAlias

import msgspec

from briefings.render.text import text_width
from briefings.styles import Style
from core.model.records import Marker

Box: TypeAlias = tuple[float, float, float, float]  # left, top, right, bottom
Spot: TypeAlias = tuple[float, float]
Align: TypeAlias = Literal["left", "middle", "right"]
Dashes: TypeAlias = tuple[float, ...]


class Stroke(msgspec.Struct, frozen=True, gc=False):
    """A line through several points."""

    spots: tuple[Spot, ...]
    colour: str = "ink"
    weight: float = 0.5
    dashes: Dashes = ()

    @property
    def box(self) -> Box:
        """The area that the shape covers."""
        return _around(self.spots, self.weight / 2)


class Area(msgspec.Struct, frozen=True, gc=False):
    """A closed polygon; `fill` and `line` may be empty for none. It is opaque: a page with
    transparency reaches a PostScript printer as a picture."""

    spots: tuple[Spot, ...]
    fill: str = ""
    line: str = ""
    weight: float = 0.5
    dashes: Dashes = ()

    @property
    def box(self) -> Box:
        """The area that the shape covers."""
        return _around(self.spots, self.weight / 2 if self.line else 0.0)


class TextRun(msgspec.Struct, frozen=True, gc=False):
    """One line of text whose baseline is at `y` and whose `align` edge is at `x`."""

    x: float
    y: float
    text: str
    style: Style
    align: Align = "left"
    colour: str = ""

    @property
    def left(self) -> float:
        """The x of the first character."""
        share = {"left": 0.0, "middle": 0.5, "right": 1.0}[self.align]
        return self.x - share * text_width(self.text, self.style)

    @property
    def box(self) -> Box:
        """The area that the text covers, from the height of its capitals to below its
        descenders."""
        width = text_width(self.text, self.style)
        top, bottom = self.y - 0.74 * self.style.size, self.y + 0.24 * self.style.size
        return self.left, top, self.left + width, bottom


Shape: TypeAlias = Stroke | Area | TextRun


class Drawing(msgspec.Struct, frozen=True, gc=False):
    """Shapes in painting order, in a box of that size."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def mirrored(drawing: Drawing) -> Drawing:
    """The drawing as in a mirror, with its words as they were."""
    shapes = tuple(_turned(shape, drawing.width) for shape in drawing.shapes)
    return msgspec.structs.replace(drawing, shapes=shapes)


OTHER_SIDE: dict[Align, Align] = {"left": "right", "middle": "middle", "right": "left"}


def _turned(shape: Shape, width: float) -> Shape:
    if isinstance(shape, TextRun):
        return msgspec.structs.replace(shape, x=width - shape.x, align=OTHER_SIDE[shape.align])
    return msgspec.structs.replace(shape, spots=tuple((width - x, y) for x, y in shape.spots))


def _around(spots: Iterable[Spot], margin: float) -> Box:
    across, down = zip(*spots, strict=True)
    return min(across) - margin, min(down) - margin, max(across) + margin, max(down) + margin


def rectangle(left: float, top: float, right: float, bottom: float) -> tuple[Spot, ...]:
    """The corners of an upright rectangle."""
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def hatching(left: float, top: float, right: float, bottom: float, step: float) -> Iterator[Stroke]:
    """Rising diagonals, `step` points apart, inside a rectangle."""
    width, height = right - left, bottom - top
    offset = step / 2
    while offset < width + height:
        start = (left + max(0.0, offset - height), top + min(offset, height))
        end = (left + min(offset, width), top + max(0.0, offset - width))
        yield Stroke((start, end), weight=0.6)
        offset += step


_CORNERS = {Marker.TRIANGLE: 3, Marker.PENTAGON: 5, Marker.HEXAGON: 6, Marker.CIRCLE: 24}
_GROWTH = {Marker.TRIANGLE: 1.3, Marker.DIAMOND: 1.25, Marker.STAR: 1.3, Marker.SQUARE: 0.92}


def sign(marker: Marker, x: float, y: float, size: float) -> tuple[Spot, ...]:
    """The outline of a party's marker around a point; `size` is the radius of the circle."""
    radius = size * _GROWTH.get(marker, 1.06)
    if marker is Marker.SQUARE:
        return rectangle(x - radius, y - radius, x + radius, y + radius)
    if marker is Marker.DIAMOND:
        return ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
    if marker is Marker.CROSS:
        return _cross(x, y, radius)
    if marker is Marker.STAR:
        return _star(x, y, radius)
    lift = size * 0.2 if marker is Marker.TRIANGLE else 0.0
    count = _CORNERS[marker]
    down = y + lift
    return tuple([(x + radius * across, down - radius * up) for across, up in _spokes(count)])


@cache
def _spokes(count: int) -> tuple[Spot, ...]:
    """The corners of a polygon around the origin, one away from it: right and up."""
    angles = [2 * math.pi * (turn / count) for turn in range(count)]
    return tuple((math.sin(angle), math.cos(angle)) for angle in angles)


def _star(x: float, y: float, radius: float) -> tuple[Spot, ...]:
    reaches = [radius * (1 - 0.42 * (n % 2)) for n in range(10)]
    spokes = zip(reaches, _spokes(10), strict=True)
    return tuple((x + reach * across, y - reach * up) for reach, (across, up) in spokes)


def _cross(x: float, y: float, radius: float) -> tuple[Spot, ...]:
    near = radius * 0.55
    turns = ((1, -1), (1, 1), (-1, 1), (-1, -1))
    spots: list[Spot] = []
    for across, down in turns:
        first, second = (
            (x + across * near, y + down * radius),
            (x + across * radius, y + down * near),
        )
        corner = (x + across * near, y + down * near)
        spots += (first, corner, second) if across * down < 0 else (second, corner, first)
    return tuple(spots)
