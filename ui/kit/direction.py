"""Which way a text runs on screen."""

from PySide6.QtCore import Qt

FIRST_RTL = "\u0590"
"""No letter before this one runs from the right."""


def direction(text: str) -> Qt.LayoutDirection:
    """Which way a text runs: that of its first letter that has one."""
    if max(text, default="") >= FIRST_RTL:
        from unicodedata import bidirectional

        for letter in text:
            if (found := _WAYS.get(bidirectional(letter))) is not None:
                return found
    return Qt.LayoutDirection.LeftToRight


_WAYS = {
    "L": Qt.LayoutDirection.LeftToRight,
    "R": Qt.LayoutDirection.RightToLeft,
    "AL": Qt.LayoutDirection.RightToLeft,
}
