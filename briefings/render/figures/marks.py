"""How a party is drawn on a scale: its marker with its code inside, its range, and where it
stood."""

from collections.abc import Iterator, Sequence

from briefings import styles
from briefings.document import ScalePlace
from briefings.render.shapes import Area, Dashes, Shape, TextRun, rectangle, sign
from briefings.render.text import text_width
from briefings.styles import Style
from core.model.records import Dash, Marker

RADIUS = 5.6
BAR_HALF = 4.4
LIGHT = 0.24  # the opacity of a party's colour in its range
_CODE = Style("condensed", 6.2, 6.6, strong=True)
_CODE_ROOM = 2 * RADIUS - 1.2
_POINTED = (Marker.TRIANGLE, Marker.STAR, Marker.DIAMOND, Marker.CROSS)
PLATE = 1.0  # points around a code
NARROW = 0.8  # the room in a pointed marker, relative to a round one
_DASHES = (1.8, 1.4)
EDGE = 0.8
LINES: dict[Dash, Dashes] = {
    Dash.SOLID: (),
    Dash.DASHED: (4.0, 2.0),
    Dash.DOTTED: (0.8, 1.4),
    Dash.DASH_DOT: (4.0, 1.4, 0.8, 1.4),
}
"""The lengths of the dashes and gaps of a party's line, in points."""


def marker(place: ScalePlace, x: float, y: float) -> Iterator[Shape]:
    """The filled marker of a stated value, with the party's code."""
    yield Area(sign(place.marker, x, y, RADIUS), fill=place.colour, line="panel", weight=0.5)
    yield from _code(place, x, y, _ink_on(place.colour))


def empty_marker(place: ScalePlace, x: float, y: float) -> Iterator[Shape]:
    """The dashed outline of a party without a stated value, with its code."""
    outline = sign(place.marker, x, y, RADIUS)
    yield Area(outline, fill="panel", line="ink", weight=0.7, dashes=_DASHES)
    yield from _code(place, x, y, "ink")


def hollow_marker(place: ScalePlace, x: float, y: float) -> Iterator[Shape]:
    """The hollow marker of a party's previous place."""
    yield Area(sign(place.marker, x, y, RADIUS - 0.8), "panel", place.colour, 1.0)


Range = tuple[ScalePlace, float, float]
"""A place, and where its acceptable range begins and ends on paper."""


def bars(ranges: Sequence[Range], y: float) -> Iterator[Shape]:
    """The ranges in a lane, each with an edge in its party's line style."""
    for place, left, right in ranges:
        corners = rectangle(left, y - BAR_HALF, right, y + BAR_HALF)
        yield Area(corners, styles.tint(place.colour, LIGHT))
        yield Area(corners, line=place.colour, weight=EDGE, dashes=LINES[place.dash])


def _code(place: ScalePlace, x: float, y: float, colour: str) -> Iterator[Shape]:
    """The code inside a marker; one that does not fit stands on a plate in front of it, since a
    smaller one could not be read."""
    room = _CODE_ROOM * (NARROW if place.marker in _POINTED else 1.0)
    half = code_room(place)
    if 2 * half > room + 2 * PLATE:
        colour, high = "ink", _CODE.size * 0.5
        plate = rectangle(x - half, y - high, x + half, y + high)
        yield Area(plate, fill="panel", line=place.colour, weight=0.5)
    yield TextRun(x, y + _CODE.size * 0.36, place.code, _CODE, "middle", colour)


def code_room(place: ScalePlace) -> float:
    """Half the width of a code and its plate."""
    return text_width(place.code, _CODE) / 2 + PLATE


def _ink_on(colour: str) -> str:
    red, green, blue = styles.rgb(colour)
    return "panel" if 0.299 * red + 0.587 * green + 0.114 * blue < 0.62 else "ink"
