"""Builds `briefings/render/signs.ttf`: the few symbols that packs use and IBM Plex lacks.

Run it with fontTools installed (`python tools/make_signs_font.py`) after adding a symbol here; the
font it makes is part of the program, so that packs look and read the same on every computer.
"""

import math
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

UNITS = 1000
WIDTH = 700
MIDDLE = (350, 340)
OUT = Path(__file__).resolve().parent.parent / "briefings" / "render" / "signs.ttf"


def ring(count: int, radius: float, turn: float = 0.0) -> list[tuple[int, int]]:
    """The corners of a regular polygon around the middle, clockwise from `turn` of a circle."""
    angles = [2 * math.pi * (turn + n / count) for n in range(count)]
    x, y = MIDDLE
    return [(round(x + radius * math.sin(a)), round(y + radius * math.cos(a))) for a in angles]


SQUARE, DIAMOND, CIRCLE = ring(4, 380, 0.125), ring(4, 340), ring(32, 290)
SIGNS = {
    0x25B2: [[(20, 40), (350, 690), (680, 40)]],
    0x25BC: [[(20, 690), (680, 690), (350, 40)]],
    0x25AC: [[(40, 250), (40, 480), (660, 480), (660, 250)]],
    0x25A0: [SQUARE],
    0x25A1: [SQUARE, ring(4, 310, 0.125)[::-1]],
    0x25C6: [DIAMOND],
    0x25C7: [DIAMOND, ring(4, 260)[::-1]],
    0x25CF: [CIRCLE],
    0x25CB: [CIRCLE, ring(32, 235)[::-1]],
}


def glyph(contours: list[list[tuple[int, int]]]) -> object:
    """The outlines as a TrueType glyph."""
    pen = TTGlyphPen(None)
    for first, *others in contours:
        pen.moveTo(first)
        for spot in others:
            pen.lineTo(spot)
        pen.closePath()
    return pen.glyph()


def main() -> None:
    """Write the font."""
    names = {code: f"uni{code:04X}" for code in SIGNS}
    glyphs = {".notdef": glyph([]), "space": glyph([])}
    glyphs |= {names[code]: glyph(contours) for code, contours in SIGNS.items()}
    builder = FontBuilder(UNITS, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({0x20: "space", **names})
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (WIDTH, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Parley Signs", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    builder.save(OUT)


if __name__ == "__main__":
    main()
