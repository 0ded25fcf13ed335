"""The sign that goes with a party's colour, so that colour is never the only one."""

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
    """A marker as a character of text."""
    return _SIGNS[marker]
