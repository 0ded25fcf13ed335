"""The typefaces on screen and their sizes: IBM Plex Sans for the interface, IBM Plex Serif for
headings.

Sizes are written for a text size of 100 %. `em` converts them, and every length that scales with
text, to pixels on screen; nothing else knows the text size. Code that paints with many lengths of
its own does so inside `magnified` and keeps using sizes for 100 %.

Plex Sans is one variable file. A plain `QFont.setWeight` has no effect on it, so its weight is set
on the axis of the font.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication, QPainter
from PySide6.QtWidgets import QWidget

import resources

SANS, SERIF, ARABIC = "IBM Plex Sans", "IBM Plex Serif", "IBM Plex Sans Arabic"
BODY = 13
"""The size of running text on screen, in device-independent pixels."""
SIZES = (100, 110, 125, 150, 175, 200)
"""The text sizes to choose from, in per cent."""
USUAL = SIZES[0]
ORDINARY = 15
"""The largest size in pixels at which the system's own text still counts as normal."""
LARGEST = 2.5
"""The largest text, as a multiple of ours, when a large text size meets a system with large
text."""
EXACT = "exactTextSize"
"""Where a widget whose text was stretched keeps its size in pixels before rounding."""
_SYSTEM = "systemTextScale"
_KEPT = "_q_styleSheetWidgetFont"
"""Where Qt keeps the font that a widget returns to whenever a style sheet is set."""
_scale: ContextVar[float] = ContextVar("scale", default=1.0)


def scale() -> float:
    """The factor by which text on screen is now larger than at 100 %."""
    return _scale.get()


def em(px: float) -> int:
    """A length that scales with text: pixels at 100 %, converted to the current text size."""
    return round(px * scale())


def set_fonts(app: QGuiApplication, percent: int) -> None:
    """Change the size of all text to a percentage of what the system's own size asks for."""
    if app.property(_SYSTEM) is None:
        heed_system(app)
    _scale.set(min(app.property(_SYSTEM) * percent / 100, LARGEST))
    app.setFont(sans())


def set_font_for_good(widget: QWidget, font: QFont) -> None:
    """Give a widget that may be on screen already a font that it also has in the next theme."""
    widget.setFont(font)
    widget.setProperty(EXACT, None)
    if widget.property(_KEPT) is not None:
        widget.setProperty(_KEPT, font)


def heed_system(app: QGuiApplication) -> bool:
    """Check the size of the system's own text; returns whether it asks for a different size."""
    before, now = app.property(_SYSTEM), followed(system_pixels())
    app.setProperty(_SYSTEM, now)
    return bool(before != now)


def system_pixels() -> float:
    """The size of the system's own text; the application's font is already ours when it changes."""
    return QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).pixelSize()


def next_size(percent: int, by: int) -> int:
    """The text size after (1) or before (-1) another, staying within the ends of the list."""
    place = SIZES.index(percent) + by
    return SIZES[min(max(place, 0), len(SIZES) - 1)]


def followed(px: float) -> float:
    """The factor that a system with text of so many pixels asks for."""
    return 1.0 if px <= ORDINARY else px / BODY


@contextmanager
def plain() -> Iterator[None]:
    """Use sizes for 100 % inside the block."""
    token = _scale.set(1.0)
    try:
        yield
    finally:
        _scale.reset(token)


@contextmanager
def magnified(painter: QPainter) -> Iterator[None]:
    """Paint in sizes for 100 %; the painter scales them to the text size."""
    by = scale()
    painter.scale(by, by)
    with plain():
        yield


@lru_cache(maxsize=8)
def _load(name: str) -> None:
    """Register a typeface with Qt when it is first needed; needs an application."""
    QFontDatabase.addApplicationFont(str(resources.font(name)))


def sans(px: float = BODY, weight: int = 400, spacing: float = 0.0) -> QFont:
    """Plex Sans; `weight` is 100 to 700, `spacing` is extra pixels between letters."""
    return _sans(em(px), weight, spacing * scale())


@lru_cache(maxsize=64)
def _sans(pixels: int, weight: int, spacing: float) -> QFont:
    _load("IBMPlexSans[wdth,wght].ttf")
    font = QFont(SANS)
    font.setPixelSize(pixels)
    if weight != 400:
        font.setVariableAxis(QFont.Tag("wght"), weight)
    if spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    return font


def serif(px: float, weight: int = 600) -> QFont:
    """Plex Serif, semi-bold by default (400 is the only other weight)."""
    return _serif(em(px), weight)


@lru_cache(maxsize=64)
def _serif(pixels: int, weight: int) -> QFont:
    heavy = weight >= 600
    _load("IBMPlexSerif-SemiBold.ttf" if heavy else "IBMPlexSerif-Regular.ttf")
    font = QFont(SERIF)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if heavy else QFont.Weight.Normal)
    return font


def serif_italic(px: float) -> QFont:
    """Plex Serif in italics, for verbatim quotes; Plex has no slanted Arabic, for which Qt would
    draw boxes unless given an upright fallback."""
    return _serif_italic(em(px))


@lru_cache(maxsize=16)
def _serif_italic(pixels: int) -> QFont:
    _load("IBMPlexSerif-Italic.ttf")
    _load("IBMPlexSansArabic-Regular.ttf")
    slanted = QFont(_serif(pixels, 400))
    slanted.setFamilies([SERIF, ARABIC])
    slanted.setItalic(True)
    return slanted


def heavier(font: QFont, weight: int = 700) -> QFont:
    """Plex Sans in the size of another font, with a different weight."""
    return _sans(font.pixelSize(), weight, 0.0)
