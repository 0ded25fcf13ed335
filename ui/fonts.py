"""The typefaces of the screen: IBM Plex Sans to work with, IBM Plex Serif to head with.

Plex Sans is one variable file. A plain `QFont.setWeight` has no effect on it, so its weight is
set on the axis of the font.
"""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

import resources

SANS, SERIF, ARABIC = "IBM Plex Sans", "IBM Plex Serif", "IBM Plex Sans Arabic"
BODY = 13
"""The size of running text on screen, in device-independent pixels."""


@lru_cache(maxsize=8)
def _load(name: str) -> None:
    """Make a typeface known to Qt, when it is first asked for; needs an application."""
    QFontDatabase.addApplicationFont(str(resources.font(name)))


@lru_cache(maxsize=64)
def sans(px: float = BODY, weight: int = 400, spacing: float = 0.0) -> QFont:
    """Plex Sans; `weight` is 100 to 700, `spacing` is extra pixels between letters."""
    _load("IBMPlexSans[wdth,wght].ttf")
    font = QFont(SANS)
    font.setPixelSize(round(px))
    if weight != 400:
        font.setVariableAxis(QFont.Tag("wght"), weight)
    if spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    return font


@lru_cache(maxsize=64)
def serif(px: float, weight: int = 600) -> QFont:
    """Plex Serif, semi-bold unless told otherwise (400 is the other weight there is)."""
    heavy = weight >= 600
    _load("IBMPlexSerif-SemiBold.ttf" if heavy else "IBMPlexSerif-Regular.ttf")
    font = QFont(SERIF)
    font.setPixelSize(round(px))
    font.setWeight(QFont.Weight.DemiBold if heavy else QFont.Weight.Normal)
    return font


@lru_cache(maxsize=16)
def serif_italic(px: float) -> QFont:
    """Plex Serif in italics, for what was said word for word; Plex has no slanted Arabic, for which
    Qt would draw boxes unless told of an upright one."""
    _load("IBMPlexSerif-Italic.ttf")
    _load("IBMPlexSansArabic-Regular.ttf")
    slanted = QFont(serif(px, 400))
    slanted.setFamilies([SERIF, ARABIC])
    slanted.setItalic(True)
    return slanted
