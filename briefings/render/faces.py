"""Which font prints which character.

IBM Plex comes first, then a small font of symbols, Plex for Arabic, narrow Cyrillic and Greek made
from Plex (`tools/make_condensed_fonts.py`), then any font on this computer that has the character;
those are looked for only when a text needs one, and never for a
private-use character. Fonts without TrueType outlines cannot be embedded and are skipped.
"""

import os
import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from briefings import styles
from briefings.render.bidi import MARKS
from resources import font

GOOD_COVERAGE = ("dejavusans", "wqy-microhei", "notosans", "arialuni", "arial", "segoeui", "msyh")


PRIVATE = "Co"
"""The category of private-use characters, which mean something different in each font."""


class _Font(TTFont):  # type: ignore[misc]
    """A font whose characters beyond the basic plane can be searched for and copied too.

    reportlab writes their code points where PDF asks for UTF-16 (ISO 32000-1, 9.10.3), and a zero
    for what is no character. Letters are copied as they are typed, not in their shapes.
    """

    def addObjects(self, doc: PDFDocument) -> None:
        """Put the font's subsets into the document."""
        super().addObjects(doc)
        for name, entry in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                entry.content = _told(entry.content)


def _told(table: str) -> str:
    """A ToUnicode table with letters for their presentation forms, and UTF-16 for long codes."""
    return _LONG_CODES.sub(_as_utf16, _FORMS.sub(_as_letter, _without_zero(table)))


def _as_letter(form: re.Match[str]) -> str:
    letter = unicodedata.normalize("NFKC", chr(int(form[1], 16)))
    return f"> <{ord(letter):04X}>" if len(letter) == 1 else form[0]


_FORMS = re.compile("> <(F[BCDE][0-9A-F]{2})>")


def _without_zero(table: str) -> str:
    """A ToUnicode table without the codes that stand for U+0000."""
    kept, dropped = _ZERO.subn("", table)
    return _COUNT.sub(lambda found: f"{int(found[1]) - dropped} begin", kept)


_ZERO = re.compile("<[0-9A-F]{2}> <0000>\n")
_COUNT = re.compile("([0-9]+) begin(?=bfchar)")
_LONG_CODES = re.compile("<([0-9A-F]{5,6})>")


def _as_utf16(code: re.Match[str]) -> str:
    return f"<{chr(int(code[1], 16)).encode('utf-16-be').hex().upper()}>"


LONGEST_KEPT = 60
"""Characters of a text of which the width is kept, since it is likely to come again."""


class Face:
    """A font as the typesetter sees it: what it covers, and how wide words are. Direction marks
    have no width in any font, and are never drawn."""

    def __init__(self, name: str, file: Path) -> None:
        loaded = _Font(name, str(file))
        pdfmetrics.registerFont(loaded)
        self.name = name
        self.covers = frozenset(loaded.face.charToGlyph).union(map(ord, MARKS))
        self.ascent: float = loaded.face.ascent / 1000
        self._advances = {**loaded.face.charWidths, **dict.fromkeys(map(ord, MARKS), 0.0)}
        self._default: float = loaded.face.defaultWidth
        self._widths: dict[str, float] = {}

    def width(self, text: str, size: float) -> float:
        """How wide the text is at that size, in points."""
        units = self._widths.get(text)
        if units is None:
            advance, default = self._advances.get, self._default
            units = sum([advance(ord(c), default) for c in text])
            if len(text) <= LONGEST_KEPT:
                self._widths[text] = units
        return units * size / 1000

    def prints(self, text: str) -> bool:
        """Whether the font has every character of the text."""
        return self.covers.issuperset(map(ord, text))


@cache
def face(family: str, strong: bool) -> Face:
    """The face of a built-in family."""
    return _shipped(font(styles.FACES[family, strong]))


def second_faces(strong: bool) -> Iterator[Face]:
    """The built-in faces for what the families lack: symbols, Arabic, Cyrillic and Greek, and the
    rest of Plex in one weight."""
    yield _shipped(Path(__file__).with_name("signs.ttf"))
    yield _shipped(font(styles.ARABIC_FACES[strong]))
    yield _shipped(Path(__file__).with_name(styles.NARROW_FACES[strong]))
    yield _shipped(font(styles.REST_FACE))


@cache
def _shipped(file: Path) -> Face:
    return Face(file.stem.partition("[")[0], file)


@cache
def face_for(character: str, family: str, strong: bool) -> Face | None:
    """The first font that has the character, or None if no font on this computer does."""
    code = ord(character)
    for candidate in chain((face(family, strong),), second_faces(strong)):
        if code in candidate.covers:
            return candidate
    if unicodedata.category(character) == PRIVATE:
        return None
    for file in installed():
        found = _installed_face(file)
        if found is not None and code in found.covers:
            return found
    return None


@cache
def _installed_face(file: Path) -> Face | None:
    try:
        return Face(f"installed-{file.stem}", file)
    except (TTFError, OSError, ValueError, KeyError, IndexError):
        return None


@cache
def installed() -> tuple[Path, ...]:
    """The TrueType files in the font folders of the system and the user, those with broad coverage
    first."""
    files = [file for folder in font_folders() for file in _font_files(folder)]
    return tuple(sorted(files, key=_preference))


def _font_files(folder: Path) -> Iterator[Path]:
    for parent, _folders, names in os.walk(folder):
        for name in names:
            if name.lower().endswith((".ttf", ".ttc")) and "lastresort" not in name.lower():
                yield Path(parent, name)


def _preference(file: Path) -> tuple[int, int, str]:
    stem = file.stem.lower()
    ranks = [rank for rank, start in enumerate(GOOD_COVERAGE) if stem.startswith(start)]
    return (ranks[0] if ranks else len(GOOD_COVERAGE), len(stem), str(file))


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
