"""The typefaces of the screen, and how large they are: IBM Plex Sans to work with, IBM Plex Serif
to head with.

Sizes are written as they are at a text size of 100 %. `em` turns them, and every length that goes
with text, into pixels of the screen; nothing else knows how large text is. What paints with many
lengths of its own paints inside `magnified`, and goes on thinking in sizes of 100 %.

Plex Sans is one variable file. A plain `QFont.setWeight` has no effect on it, so its weight is
set on the axis of the font.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication, QPainter

import resources

SANS, SERIF, ARABIC = "IBM Plex Sans", "IBM Plex Serif", "IBM Plex Sans Arabic"
BODY = 13
"""The size of running text on screen, in device-independent pixels."""
SIZES = (100, 110, 125, 150, 175, 200)
"""The text sizes to choose from, in per cent."""
USUAL = SIZES[0]
ORDINARY = 15
"""Up to how many pixels the system's own text counts as of the usual size."""
LARGEST = 2.5
"""The largest text, as a multiple of ours, of a large text size on a system with large text."""
_SYSTEM = "systemTextScale"
_scale: ContextVar[float] = ContextVar("scale", default=1.0)


def scale() -> float:
    """How much larger than ours text is on screen now."""
    return _scale.get()


def em(px: float) -> int:
    """A length that goes with text: pixels at 100 %, as pixels at the text size in force."""
    return round(px * scale())


def set_fonts(app: QGuiApplication, percent: int) -> None:
    """Give all text another size: a percentage of what the system's own size asks for."""
    if app.property(_SYSTEM) is None:
        heed_system(app)
    _scale.set(min(app.property(_SYSTEM) * percent / 100, LARGEST))
    app.setFont(sans())


def heed_system(app: QGuiApplication) -> bool:
    """Look at how large the system's own text is; whether that asks for another size."""
    before, now = app.property(_SYSTEM), followed(system_pixels())
    app.setProperty(_SYSTEM, now)
    return bool(before != now)


def system_pixels() -> float:
    """How large the system's own text is; the application's font is ours by the time it changes."""
    return QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).pixelSize()


def next_size(percent: int, by: int) -> int:
    """The text size after (1) or before (-1) another; the last one stays."""
    place = SIZES.index(percent) + by
    return SIZES[min(max(place, 0), len(SIZES) - 1)]


def followed(px: float) -> float:
    """What a system whose text has so many pixels asks for, as a multiple of our sizes."""
    return 1.0 if px <= ORDINARY else px / BODY


@contextmanager
def plain() -> Iterator[None]:
    """Sizes are those of 100 % meanwhile."""
    token = _scale.set(1.0)
    try:
        yield
    finally:
        _scale.reset(token)


@contextmanager
def magnified(painter: QPainter) -> Iterator[None]:
    """Paint in sizes of 100 %; the painter makes them as large as text is."""
    by = scale()
    painter.scale(by, by)
    with plain():
        yield


@lru_cache(maxsize=8)
def _load(name: str) -> None:
    """Make a typeface known to Qt, when it is first asked for; needs an application."""
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
    """Plex Serif, semi-bold unless told otherwise (400 is the other weight there is)."""
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
    """Plex Serif in italics, for what was said word for word; Plex has no slanted Arabic, for which
    Qt would draw boxes unless told of an upright one."""
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
    """Plex Sans of the size of another font, in another weight."""
    return _sans(font.pixelSize(), weight, 0.0)
