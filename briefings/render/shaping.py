"""Letters of scripts in which the neighbours of a letter decide how it looks and where: Hindi, Thai
and others, shaped by HarfBuzz.

A shaped text is still a text. Each of its characters stands for a glyph of one font, which knows
how wide it is, how far it is moved, and for which letters it stands; so all that breaks lines,
measures and paints needs to know nothing else. Only a text in one of these scripts loads the
library.
"""

from functools import cache
from typing import TYPE_CHECKING

from briefings.render.faces import FIRST_OWN, Face, Glyph, face_for, spelled
from core.text.patterns import pattern

if TYPE_CHECKING:
    import uharfbuzz

_SCRIPTS = "\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff"
_STRETCH = pattern(f"[{_SCRIPTS}][{_SCRIPTS}\u200c\u200d]*")
"""Letters of Indian scripts, Sinhala, Thai, Lao, Tibetan, Burmese and Khmer."""
_GLYPHS = pattern(f"[{chr(FIRST_OWN)}-\U0010ffff]+")


def is_shaped(text: str) -> bool:
    """Whether a text has letters of such a script."""
    return not text.isascii() and _STRETCH.search(text) is not None


def as_glyphs(text: str) -> str:
    """The text with characters for glyphs in the place of such letters; where no font has them all,
    they stay as they are."""
    return _STRETCH.sub(lambda found: _glyphs(found[0], False), text)


def in_weight(text: str, strong: bool) -> str:
    """A shaped text with the glyphs of the bold fonts, or of the others."""
    return _GLYPHS.sub(lambda found: _weighed(found[0], strong), text)


@cache
def _weighed(glyphs: str, strong: bool) -> str:
    letters = spelled(glyphs)
    if _STRETCH.fullmatch(letters) is None:
        return glyphs
    wanted = face_for(letters[0], "condensed", strong)
    if all(face_for(glyph, "condensed", strong) is wanted for glyph in glyphs):
        return glyphs
    return _glyphs(letters, strong)


@cache
def _glyphs(stretch: str, strong: bool) -> str:
    face = face_for(stretch[0], "condensed", strong)
    if face is None or not face.prints(stretch.translate({0x200C: None, 0x200D: None})):
        return stretch
    return "".join(face.character(glyph) for glyph in _shaped(face, stretch))


def _shaped(face: Face, stretch: str) -> list[Glyph]:
    """The glyphs of a stretch from left to right."""
    import uharfbuzz

    font = _font(face)
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(stretch)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    unit = 1000 / font.face.upem
    infos, places = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(stretch)], strict=True))
    told: set[int] = set()
    found = []
    for info, place in zip(infos, places, strict=True):
        start = info.cluster
        letters = "" if start in told else stretch[start : ends[start]]
        told.add(start)
        moved = (place.x_offset * unit, place.y_offset * unit)
        found.append(Glyph(info.codepoint, place.x_advance * unit, moved, letters))
    return found


@cache
def _font(face: Face) -> "uharfbuzz.Font":
    import uharfbuzz

    blob = uharfbuzz.Blob.from_file_path(str(face.file))
    return uharfbuzz.Font(uharfbuzz.Face(blob))
