"""TrueType files, read quickly.

reportlab reads a file two bytes at a time: a font of a thousand characters takes a millisecond, and
a pack has up to nine. Here its tables are read whole, as the program's own fonts have them; any
other file is left to reportlab, which also says what is wrong with it.
"""

import struct
from collections.abc import Iterator

from reportlab.pdfbase.ttfonts import TTFontFace

_BY_SEGMENTS = 4
"""The format of a table of characters that is read here (OpenType, cmap)."""
_SPACE, _NO_BREAK_SPACE = 0x20, 0xA0
_OF_PARTS, _PLACES_IN_WORDS, _MOVED = -1, 0x0001, 0x0002
"""What a glyph says that is made of another one (OpenType, glyf)."""


class FontFile(TTFontFace):  # type: ignore[misc]
    """A font as reportlab knows it: the glyph of each character, and how wide each is."""

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N803 - reportlab calls it so
        """Read what is in the file; TTFError if it is no font that can be used."""
        self._others: dict[tuple[bytes, int, int], int] = {}
        super().extractInfo(0)
        try:
            known = bool(charInfo) and self._read_whole()
        except (struct.error, KeyError, IndexError):
            known = False
        if charInfo and not known:
            super().extractInfo(charInfo)

    def _read_whole(self) -> bool:
        """Read characters, widths and places of glyphs; whether they are as they are known here."""
        places, metrics = self._words("head", 50, 2)
        table = self._characters()
        if metrics or places not in (0, 1) or table is None:
            return False
        self.charToGlyph = dict(_glyphs(table))
        self._read_widths()
        glyphs = self.charToGlyph
        self.charWidths = {c: self._wide[g] for c, g in glyphs.items() if g < self.numGlyphs}
        count = self.numGlyphs + 1
        at, _length = self.get_table_pos("loca")
        if places:
            self.glyphPos = [*struct.unpack_from(f">{count}L", self._ttf_data, at)]
        else:
            self.glyphPos = [each << 1 for each in self._words("loca", 0, count)]
        for space, other in ((_NO_BREAK_SPACE, _SPACE), (_SPACE, _NO_BREAK_SPACE)):
            if other in glyphs:
                glyphs[space] = glyphs[other]
                self.charWidths[space] = self.charWidths[other]
                break
        return True

    def wide(self, character: str) -> int:
        """How far a character goes on, in units of the font."""
        return int(self.hmetrics[self.charToGlyph[ord(character)]][0])

    def blank(self, wide: int) -> int:
        """The number of a glyph that shows nothing and is so wide, in units of the font."""
        return self._added(b"", wide, 0)

    def moved(self, number: int, right: int, up: int, wide: int) -> int:
        """The number of a glyph that shows another one, moved, and is so wide."""
        outline = self._outline(number)
        if not outline:
            return self.blank(wide)
        left, low, far, high = struct.unpack_from(">4h", outline, 2)
        box = struct.pack(">5h", _OF_PARTS, left + right, low + up, far + right, high + up)
        part = struct.pack(">2H2h", _PLACES_IN_WORDS | _MOVED, number, right, up)
        return self._added(box + part, wide, left + right)

    def _outline(self, number: int) -> bytes:
        at, _length = self.get_table_pos("glyf")
        start, end = self.glyphPos[number : number + 2]
        return bytes(self._ttf_data[at + start : at + end])

    def _added(self, outline: bytes, wide: int, bearing: int) -> int:
        """The number of a glyph that no file has, behind those of this one."""
        number = self._others.setdefault((outline, wide, bearing), len(self.glyphPos) - 1)
        if number < len(self.glyphPos) - 1:
            return number
        table = self.table["glyf"]
        if table["offset"] + table["length"] < len(self._ttf_data):
            glyphs = self.get_table("glyf")[: self.glyphPos[-1]]
            table.update(offset=len(self._ttf_data), length=len(glyphs))
            self._ttf_data += glyphs
        self._ttf_data += outline
        table["length"] += len(outline)
        self.glyphPos.append(table["length"])
        self.hmetrics.append((wide, bearing & 0xFFFF))
        return number

    def _words(self, table: str, start: int, count: int) -> tuple[int, ...]:
        at, _length = self.get_table_pos(table)
        return struct.unpack_from(f">{count}H", self._ttf_data, at + start)

    def _characters(self) -> tuple[int, ...] | None:
        """The table of characters that reportlab would choose, in words of two bytes; None if it is
        of another format."""
        (count,) = self._words("cmap", 2, 1)
        at, _length = self.get_table_pos("cmap")
        records = struct.iter_unpack(">HHL", self._ttf_data[at + 4 : at + 4 + 8 * count])
        fit = [offset for platform, encoding, offset in records if _is_unicode(platform, encoding)]
        if not fit:
            return None
        form, length = self._words("cmap", fit[-1], 2)
        return self._words("cmap", fit[-1], length // 2) if form == _BY_SEGMENTS else None

    def _read_widths(self) -> None:
        (count,) = self._words("hhea", 34, 1)
        rest = self.numGlyphs - count
        words = self._words("hmtx", 0, 2 * count + rest)
        wide = [self._pdfScale(each) for each in words[: 2 * count : 2]]
        self.defaultWidth = wide[0]
        self._wide = wide + wide[-1:] * rest
        self.hmetrics = [*zip(words[: 2 * count : 2], words[1 : 2 * count : 2], strict=True)]
        self.hmetrics += [(wide[-1], bearing) for bearing in words[2 * count :]]


def _is_unicode(platform: int, encoding: int) -> bool:
    return platform == 3 or (platform, encoding) == (1, 1) or (platform == 0 and encoding != 5)


def _glyphs(table: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """The characters of a table by segments, and the glyph of each."""
    count = table[3] // 2
    ends, starts = table[7 : 7 + count], table[8 + count : 8 + 2 * count]
    deltas, offsets = table[8 + 2 * count : 8 + 3 * count], table[8 + 3 * count : 8 + 4 * count]
    segments = zip(starts, ends, deltas, offsets, strict=True)
    for n, (start, end, delta, offset) in enumerate(segments):
        characters = range(start, end + 1)
        if not offset:
            yield from ((c, (c + delta) & 0xFFFF) for c in characters)
            continue
        first = 8 + 3 * count + n + offset // 2
        listed = table[first : first + len(characters)]
        listed += (0,) * (len(characters) - len(listed))
        found = zip(characters, listed, strict=True)
        yield from ((c, g and (g + delta) & 0xFFFF) for c, g in found)
