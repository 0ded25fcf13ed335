"""Installed fonts with cubic outlines (OpenType with CFF), such as Noto Sans CJK. A PDF takes what
is used of them with quadratic outlines, as of any other font (TrueType, ISO/IEC 14496-22).

HarfBuzz reads such a font; it is loaded only where a text needs one.
"""

import math
import struct
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, Final, TypeAlias
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTEncoding, TTFError, TTFont, TTFontFace, TTFontMaker

Spot: TypeAlias = tuple[float, float]
Contour: TypeAlias = list[tuple[Spot, bool]]
"""Points, and whether each is on the curve."""

CUBIC: Final = b"OTTO"
COLLECTION: Final = b"ttcf"
CLOSE: Final = 0.5
"""How far a quadratic outline may be from the cubic one, in units of the font."""
NO_SUBSETS: Final = 0x0302
"""Bits of a font's licence (OS/2 fsType): not to be embedded, not in parts, or as bitmaps only."""
SYMBOLIC: Final = 4


def is_cubic(file: Path) -> bool:
    """Whether a file, or the first font of a collection, has cubic outlines."""
    with file.open("rb") as opened:
        head = opened.read(16)
        if head[:4] != COLLECTION:
            return head[:4] == CUBIC
        opened.seek(int.from_bytes(head[12:16], "big"))
        return opened.read(4) == CUBIC


class CubicFont(TTFont):  # type: ignore[misc]
    """Such a font, for reportlab."""

    def __init__(self, name: str, file: Path) -> None:
        self.fontName = name
        self.face = _CubicFace(file)
        self.encoding = TTEncoding()
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self._asciiReadable = True
        self._shapable = False


class _CubicFace(pdfmetrics.TypeFace):  # type: ignore[misc]
    """What reportlab asks of a font; lengths are in thousandths of the size, unless they are those
    of the font."""

    def __init__(self, file: Path) -> None:
        import uharfbuzz

        super().__init__(None)
        self.loaded = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file)))
        self.font = uharfbuzz.Font(self.loaded)
        fonts_licence = struct.unpack(">H", self._table("OS/2")[8:10])[0]
        if fonts_licence & NO_SUBSETS:
            raise TTFError(f"{file.name} may not be embedded")
        self.filename, self.name = str(file), file.stem.encode("ascii", "ignore")
        self.subfontNameX = b""
        self.unitsPerEm: int = self.loaded.upem
        self.charToGlyph = {c: self.font.get_nominal_glyph(c) for c in self.loaded.unicodes}
        self.hmetrics = _Advances(self.font)
        scale = 1000 / self.unitsPerEm
        self.charWidths: dict[int, float] = {
            c: self.hmetrics[g][0] * scale for c, g in self.charToGlyph.items()
        }
        self.defaultWidth: float = self.hmetrics[0][0] * scale
        extents = self.font.get_font_extents("ltr")
        self.ascent, self.descent = extents.ascender * scale, extents.descender * scale
        self.capHeight, self.italicAngle, self.stemV, self.flags = self.ascent, 0, 87, SYMBOLIC
        box = struct.unpack(">4h", self._table("head")[36:44])
        self.bbox = [each * scale for each in box]

    def _table(self, tag: str) -> bytes:
        data: bytes = self.loaded.reference_table(tag).data
        return data

    def getCharWidth(self, code: int) -> float:
        """The width of a character."""
        return self.charWidths.get(code, self.defaultWidth)

    def addSubsetObjects(self, doc: Any, fontname: str, subset: Sequence[int]) -> Any:
        """Put a part of the font into a document."""
        return TTFontFace.addSubsetObjects(self, doc, fontname, subset)

    def makeSubset(self, subset: Sequence[int]) -> bytes:
        """A TrueType font with the glyphs of these characters."""
        wanted = [self.charToGlyph.get(code, 0) for code in subset]
        glyphs = list(dict.fromkeys([0, *wanted]))
        outlines = [simple_glyph(_contours(self.font, glyph)) for glyph in glyphs]
        made = TTFontMaker()
        made.add("glyf", b"".join(outlines))
        ends = accumulate((len(each) for each in outlines), initial=0)
        made.add("loca", b"".join([struct.pack(">L", end) for end in ends]))
        made.add("hmtx", b"".join([struct.pack(">Hh", *self.hmetrics[glyph]) for glyph in glyphs]))
        made.add("maxp", struct.pack(">LH", 0x10000, len(glyphs)) + struct.pack(">13H", *_MOST))
        made.add("hhea", self._table("hhea")[:34] + struct.pack(">H", len(glyphs)))
        made.add("head", self._table("head")[:50] + struct.pack(">hh", 1, 0))
        places = {glyph: number for number, glyph in enumerate(glyphs)}
        codes = struct.pack(f">{len(wanted)}H", *(places[glyph] for glyph in wanted))
        head = struct.pack(">HHHHLHHHHH", 0, 1, 1, 0, 12, 6, 10 + len(codes), 0, 0, len(wanted))
        made.add("cmap", head + codes)
        data: bytes = made.makeStream()
        return data


_MOST: Final = (0xFFFF, 0xFFFF, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)
"""The most points, contours and so on of a glyph, as a font has to promise."""


class _Advances:
    """How far the next glyph is, and where this one begins, by its number."""

    def __init__(self, font: Any) -> None:
        self.font = font

    def __getitem__(self, glyph: int) -> tuple[int, int]:
        extents = self.font.get_glyph_extents(glyph)
        start = round(extents.x_bearing) if extents is not None else 0
        return round(self.font.get_glyph_h_advance(glyph)), start


class _Pen:
    """Collects the contours of a glyph, with quadratic curves for cubic ones."""

    def __init__(self) -> None:
        self.contours: list[Contour] = []

    def moveTo(self, spot: Spot) -> None:
        self.contours.append([(spot, True)])

    def lineTo(self, spot: Spot) -> None:
        self.contours[-1].append((spot, True))

    def curveTo(self, first: Spot, second: Spot, end: Spot) -> None:
        contour = self.contours[-1]
        start = contour[-1][0]
        for control, spot in quadratic(start, first, second, end):
            contour += [(control, False), (spot, True)]

    def qCurveTo(self, control: Spot, end: Spot) -> None:
        self.contours[-1] += [(control, False), (end, True)]

    def closePath(self) -> None:
        """A contour of TrueType is closed by itself."""


def _contours(font: Any, glyph: int) -> list[Contour]:
    pen = _Pen()
    font.draw_glyph_with_pen(glyph, pen)
    return [contour for contour in pen.contours if len(contour) > 1]


def quadratic(p: Spot, c: Spot, d: Spot, q: Spot) -> Iterator[tuple[Spot, Spot]]:
    """The control points and ends of as many quadratic curves as come close to a cubic one: each
    part is off by sqrt(3)/36 of its third difference."""
    turn = math.hypot(*(q[n] - 3 * d[n] + 3 * c[n] - p[n] for n in (0, 1)))
    count = max(1, math.ceil((math.sqrt(3) / 36 * turn / CLOSE) ** (1 / 3)))
    for number in range(count):
        low, high = number / count, (number + 1) / count
        a, b = _at(low, p, c, d, q), _at(high, p, c, d, q)
        slopes = _slope(low, p, c, d, q), _slope(high, p, c, d, q)
        step = (high - low) / 4
        across, down = ((a[n] + b[n]) / 2 + step * (slopes[0][n] - slopes[1][n]) for n in (0, 1))
        yield (across, down), b


def _at(t: float, *spots: Spot) -> Spot:
    shares = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    return _sum(shares, spots)


def _slope(t: float, *spots: Spot) -> Spot:
    shares = -3 * (1 - t) ** 2, 3 * (1 - t) * (1 - 3 * t), 3 * t * (2 - 3 * t), 3 * t * t
    return _sum(shares, spots)


def _sum(shares: Sequence[float], spots: Sequence[Spot]) -> Spot:
    across, down = (
        sum(share * spot[n] for share, spot in zip(shares, spots, strict=True)) for n in (0, 1)
    )
    return across, down


def simple_glyph(contours: Sequence[Contour]) -> bytes:
    """The contours as an entry of the table of glyphs."""
    points = [(round(x), round(y), on) for contour in contours for (x, y), on in contour]
    if not points:
        return b""
    across, down, on = zip(*points, strict=True)
    ends = [end - 1 for end in accumulate(len(contour) for contour in contours)]
    box = min(across), min(down), max(across), max(down)
    data = struct.pack(">5h", len(contours), *box) + struct.pack(f">{len(ends)}HH", *ends, 0)
    data += bytes(on) + _steps(across) + _steps(down)
    return data + bytes(-len(data) % 4)


def _steps(values: Sequence[int]) -> bytes:
    before = (0, *values[:-1])
    return struct.pack(f">{len(values)}h", *(v - b for v, b in zip(values, before, strict=True)))
