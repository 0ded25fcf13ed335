"""The shape that goes with a party's colour, so that colour is never the only distinction."""

from core.model.records import Marker

_SIGNS = {
    Marker.CIRCLE: "●",
    Marker.SQUARE: "■",
    Marker.DIAMOND: "◆",
    Marker.TRIANGLE: "▲",
    Marker.PENTAGON: "⬟",
    Marker.HEXAGON: "⬢",
    Marker.STAR: "★",
    Marker.CROSS: "✚",
}


def sign(marker: Marker) -> str:
    """A marker as a text character."""
    return _SIGNS[marker]
