"""Which font prints which character.

IBM Plex comes first, then a small font of symbols, narrow Cyrillic and Greek made from Plex
(`tools/make_static_fonts.py`), Plex for Arabic, then any font on this computer that has the
character; those are looked for only when a text needs one. No font prints a private-use character,
or what is no character. Where a bold one is wanted, it comes before others of the same rank.
"""

import os
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from weakref import WeakKeyDictionary

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTEncoding, TTFError, TTFont

from briefings import styles
from briefings.render.bidi import MARKS
from briefings.render.cubic import CubicFont, is_cubic
from briefings.render.font_file import FontFile
from core.text.patterns import pattern
from resources import font

if TYPE_CHECKING:
    import uharfbuzz

GOOD_COVERAGE = ("dejavusans", "wqy-microhei", "notosans", "arialuni", "arial", "segoeui", "msyh")


INSTALLED: Final = "installed-"
"""Begins the names of fonts that do not come with the program."""
PRIVATE: Final = "Co"
"""The category of private-use characters, which mean something different in each font."""


class _Copied:
    """A font whose characters beyond the basic plane can be searched for and copied too.

    reportlab writes their code points where PDF asks for UTF-16 (ISO 32000-1, 9.10.3), and a zero
    for what is no character. Letters are copied as they are typed, not in their shapes.
    """

    def addObjects(self, doc: PDFDocument) -> None:
        """Put the font's subsets into the document."""
        super().addObjects(doc)  # type: ignore[misc]
        for name, entry in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                entry.content = _told(entry.content)


class _Font(_Copied, TTFont):  # type: ignore[misc]
    """A TrueType font."""

    def __init__(self, name: str, file: Path) -> None:
        self.fontName = name
        self.face = FontFile(str(file))
        self.encoding = TTEncoding()
        self.state: WeakKeyDictionary[PDFDocument, object] = WeakKeyDictionary()
        self._asciiReadable = rl_config.ttfAsciiReadable
        self.shapable = False


class _CubicFont(_Copied, CubicFont):
    """A font with cubic outlines."""


def _told(table: str) -> str:
    """A ToUnicode table with letters for their presentation forms, and UTF-16 for long codes."""
    return _LONG_CODES.sub(_as_utf16, _FORMS.sub(_as_letter, _without_zero(table)))


def _as_letter(form: re.Match[str]) -> str:
    return f"> <{ord(_letter_of(chr(int(form[1], 16)))):04X}>"


def _letter_of(character: str) -> str:
    """The letter that a presentation form shows, if it shows one."""
    letter = unicodedata.normalize("NFKC", character) if character >= "\ufb50" else character
    return letter if len(letter) == 1 else character


_FORMS = pattern("> <(F[BCDE][0-9A-F]{2})>")


def _without_zero(table: str) -> str:
    """A ToUnicode table without the codes that stand for U+0000."""
    kept, dropped = _ZERO.subn("", table)
    return _COUNT.sub(lambda found: f"{int(found[1]) - dropped} begin", kept)


_ZERO = pattern("<[0-9A-F]{2}> <0000>\n")
_COUNT = pattern("([0-9]+) begin(?=bfchar)")
_LONG_CODES = pattern("<([0-9A-F]{5,6})>")


def _as_utf16(code: re.Match[str]) -> str:
    character = chr(int(code[1], 16))
    told = "".join(map(_letter_of, _tellings.get(character) or spelled(character) or SILENT))
    return f"<{told.encode('utf-16-be').hex().upper()}>"


class Glyph(NamedTuple):
    """A glyph of a font: its number, how far the next one is, how far it is itself moved right and
    up, all in thousandths of the size, and the letters that it stands for; none, if another glyph
    has told them already."""

    number: int
    advance: float
    moved: tuple[float, float]
    letters: str


SILENT: Final = "\u200b"
"""What is told where a glyph alone has to stand for something."""
FIRST_OWN: Final = 0x10A000
"""The first of the private-use characters that stand for glyphs."""
_own: "dict[str, tuple[Face, Glyph]]" = {}
"""The font and the glyph of each of these."""
FIRST_TELLING: Final = 0x10E000
"""The first of the private-use characters that tell more than is seen."""
_tellings: "dict[str, str]" = {}
"""What each of these tells."""


def has_glyphs(text: str) -> bool:
    """Whether characters of a text stand for glyphs."""
    return bool(_own) and not _own.keys().isdisjoint(text)


def spelled(text: str) -> str:
    """A text with letters in the place of characters that stand for glyphs."""
    return "".join(_own[c][1].letters if c in _own else c for c in text) if _own else text


def _can_mean(code: int) -> bool:
    """Whether a character means the same in every font: it is neither for private use, nor promised
    to stand for none."""
    is_none = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return not is_none and unicodedata.category(chr(code)) != PRIVATE


LONGEST_KEPT = 60
"""Characters of a text of which the width is kept, since it is likely to come again."""


class Face:
    """A font as the typesetter sees it: what it covers, and how wide words are. Direction marks
    have no width in any font, and are never drawn."""

    def __init__(self, name: str, file: Path, of: type[_Font | _CubicFont] = _Font) -> None:
        loaded = of(name, file)
        pdfmetrics.registerFont(loaded)
        self.name = name
        self.file = file
        self.moved: dict[str, tuple[float, float, float]] = {}
        """The characters for glyphs that are not where they would be by themselves: how far they
        are moved right and up, and how much farther than wanted the next one would be."""
        self.font = loaded
        """What a document takes the glyphs from: reportlab knows under its name the first that was
        registered of one typeface."""
        self._characters: dict[Glyph, str] = {}
        self._tellings: dict[tuple[int, str], str] = {}
        self.covers = frozenset(filter(_can_mean, loaded.face.charToGlyph)).union(map(ord, MARKS))
        self.ascent: float = loaded.face.ascent / 1000
        self._advances = {**loaded.face.charWidths, **dict.fromkeys(map(ord, MARKS), 0.0)}
        self._default: float = loaded.face.defaultWidth
        self._widths: dict[str, float] = {}
        self.space = self._advances.get(ord(" "), self._default)
        """How wide a blank is, in thousandths of the size."""

    def width(self, text: str, size: float) -> float:
        """How wide the text is at that size, in points."""
        units = self._widths.get(text)
        if units is None:
            advance, default = self._advances.get, self._default
            units = sum([advance(ord(c), default) for c in text])
            if len(text) <= LONGEST_KEPT:
                self._widths[text] = units
        return units * size / 1000

    def character(self, glyph: Glyph) -> str:
        """The character that stands for a glyph."""
        found = self._characters.get(glyph)
        if found is None:
            code = FIRST_OWN + len(_own)
            found = self._characters[glyph] = chr(code)
            _own[found] = self, glyph
            wide = self._width_of(glyph.number)
            self.font.face.charToGlyph[code] = glyph.number
            self.font.face.charWidths[code] = wide
            self._advances[code] = glyph.advance
            self.covers |= {code}
            if any(glyph.moved) or abs(wide - glyph.advance) > 0.5:
                self.moved[found] = (*glyph.moved, wide - glyph.advance)
        return found

    def telling(self, text: str, told: Sequence[str]) -> str:
        """The text with characters in it that look the same, but tell what is `told` of each."""
        pairs = zip(text, told, strict=True)
        return "".join([each[0] if each[1] == each[0] else self._telling(*each) for each in pairs])

    def _telling(self, character: str, told: str) -> str:
        number = self.font.face.charToGlyph.get(ord(character))
        if number is None or character in _own:
            return character
        return self._as(character, number, told)

    def standing(self, character: str, number: int) -> str:
        """A character that tells the same and is as wide, but looks like the glyph of a number."""
        return self._as(character, number, character)

    def _as(self, character: str, number: int, told: str) -> str:
        found = self._tellings.get((number, told))
        if found is None:
            code = FIRST_TELLING + len(_tellings)
            found = self._tellings[number, told] = chr(code)
            _tellings[found] = told
            self.font.face.charToGlyph[code] = number
            self.font.face.charWidths[code] = self.font.face.charWidths[ord(character)]
        return found

    def _width_of(self, number: int) -> float:
        """How wide the font itself has a glyph."""
        loaded = self.font.face
        wide: float = loaded.hmetrics[number][0]
        return wide * 1000 / float(loaded.unitsPerEm)

    def prints(self, text: str) -> bool:
        """Whether the font has every character of the text."""
        return self.covers.issuperset(map(ord, text))


@cache
def face(family: str, strong: bool) -> Face:
    """The face of a built-in family."""
    return _shipped(styles.FACES[family, strong])


def second_faces(strong: bool) -> Iterator[Face]:
    """The built-in faces for what the families lack: symbols, Cyrillic and Greek, Arabic, what only
    the condensed family has, and the rest of Plex in one weight. Greek letters stand for figures in
    nearly every pack."""
    yield _shipped("signs.ttf")
    yield _shipped(styles.NARROW_FACES[strong])
    yield _shipped(styles.ARABIC_FACES[strong])
    yield face("condensed", strong)
    yield _shipped(styles.REST_FACE)


def _of_script(code: int, strong: bool) -> Iterator[Face]:
    """The built-in face for a script of its own, loaded only for its characters."""
    for (first, last), files in styles.SCRIPT_FACES.items():
        if first <= code <= last:
            yield _shipped(files[strong])


@cache
def _shipped(name: str) -> Face:
    """A font of the program's own (`tools/make_static_fonts.py`), or of a package."""
    own = Path(__file__).with_name(name)
    return Face(name.partition("[")[0].removesuffix(".ttf"), own if own.exists() else font(name))


def face_for(character: str, family: str, strong: bool) -> Face | None:
    """The first font that has the character, or None if no font on this computer does."""
    return _own[character][0] if character in _own else _face_with(character, family, strong)


@cache
def _face_with(character: str, family: str, strong: bool) -> Face | None:
    code = ord(character)
    for candidate in chain((face(family, strong),), second_faces(strong), _of_script(code, strong)):
        if code in candidate.covers:
            return candidate
    for file in installed(strong):
        found = _installed_face(file) if _may_have(file, code) else None
        if found is not None and code in found.covers:
            return found
    return None


def lacks_bold(character: str) -> bool:
    """Whether a letter is printed by an installed font that is not bold, where a bold one is
    wanted."""
    found = _face_with(character, "serif", True) if character.isalpha() else None
    return found is not None and found.name.startswith(INSTALLED) and not is_bold(found.file)


def _may_have(file: Path, code: int) -> bool:
    """Whether a file may have a character, looked at without reading all of a font."""
    looked_into = _looked_into(file)
    return looked_into is not None and bool(looked_into.get_nominal_glyph(code))


@cache
def _looked_into(file: Path) -> "uharfbuzz.Font | None":
    import uharfbuzz

    try:
        return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file))))
    except (OSError, ValueError, uharfbuzz.HarfBuzzError):
        return None


@cache
def _installed_face(file: Path) -> Face | None:
    try:
        return Face(INSTALLED + file.stem, file, _CubicFont if is_cubic(file) else _Font)
    except (TTFError, OSError, ValueError, KeyError, IndexError):
        return None


@cache
def installed(strong: bool) -> tuple[Path, ...]:
    """The fonts in the folders of the system and the user: those with broad coverage first, and of
    these the upright ones that are as bold as wanted."""
    files = [file for folder in font_folders() for file in _font_files(folder)]
    return tuple(sorted(files, key=lambda file: _preference(file, strong)))


def _font_files(folder: Path) -> Iterator[Path]:
    for parent, _folders, names in os.walk(folder):
        for name in names:
            if name.lower().endswith((".ttf", ".ttc", ".otf")) and "lastresort" not in name.lower():
                yield Path(parent, name)


def _preference(file: Path, strong: bool) -> tuple[int, bool, bool, int, str]:
    stem = file.stem.lower()
    ranks = [rank for rank, start in enumerate(GOOD_COVERAGE) if stem.startswith(start)]
    rank = ranks[0] if ranks else len(GOOD_COVERAGE)
    is_odd = _ODD.search(stem) is not None
    return rank, is_odd, is_bold(file) != strong, len(stem), str(file)


def is_bold(file: Path) -> bool:
    """Whether a font is bold, by the name of its file."""
    return _BOLD.search(file.stem.lower()) is not None


_BOLD = pattern("bold|bd$|^segoeuib$")
_ODD = pattern("italic|oblique|light|thin|black|heavy|mono|condensed")


def font_folders() -> tuple[Path, ...]:
    """The font folders of this operating system."""
    home = Path.home()
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts")
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home))
        return (
            Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts"),
            local / "Microsoft/Windows/Fonts",
        )
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts")
