"""Marks on Arabic letters, such as vowel signs, where the font has them.

In a line in the order of the eye, marks stand before their letter. They are moved onto it by as
much as HarfBuzz says; a lam and an alef that they part are seen as one letter all the same. What
stands for them is as wide as they are and tells the same, so that the line stays as it was set.
"""

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from briefings.render.faces import Face
from briefings.render.font_file import FontFile
from core.text.patterns import pattern

if TYPE_CHECKING:
    import uharfbuzz

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_LETTERS = "\u0620-\u064a\u066e\u066f\u0671-\u06d3\ufb50-\ufbff\ufe80-\ufefc"
_ALEFS, _LAMS = "\ufe82\ufe84\ufe88\ufe8e", "\ufedf\ufee0"
_ANY_MARK = pattern(f"[{_MARKS}]")
_MARKED = pattern(f"([{_ALEFS}](?=[{_MARKS}]+[{_LAMS}]))?([{_MARKS}]+)([{_LETTERS}])")
_STEP = 20
"""Units of a font by which nobody sees a mark moved."""
_JOINER = "\u200d"
_JOINED_BEFORE, _JOINED_AFTER = ("<medial>", "<final>"), ("<initial>", "<medial>")


class _Shown(NamedTuple):
    """A glyph, how wide it is, and how far it is moved right and up, in units of its font."""

    number: int
    wide: int
    right: int
    up: int


def attached(face: Face, text: str) -> str:
    """A text in visual order with characters in it that look as the font has letters with their
    marks, where it says how."""
    if text.isascii() or not _ANY_MARK.search(text):
        return text
    shown = [*text]
    for found in _MARKED.finditer(text):
        for place, number in enumerate(_glyphs(face, *found.groups("")), found.start()):
            shown[place] = face.standing(shown[place], number)
    return "".join(shown)


@cache
def _glyphs(face: Face, alef: str, marks: str, letter: str) -> tuple[int, ...]:
    """The glyphs of an alef, if there is one, of marks, and of the letter that they stand on, in
    the order in which they are seen; none, where the font does not say where they belong."""
    file = face.font.face
    if not isinstance(file, FontFile) or face.width(marks, 1.0) or not face.prints(letter):
        return ()
    shown = _shown(face, _in_context(letter, marks[::-1], alef))
    wide, over = [s for s in shown if s.wide], [s for s in shown if not s.wide]
    if len(wide) != 1 or len(over) > len(marks):
        return ()
    beside, own = (file.wide(each) if each else 0 for each in (alef, letter))
    aside = (beside + own - wide[0].wide) // 2 - beside if alef else 0
    numbers = [file.moved(wide[0].number, aside + beside, 0, beside)] if alef else []
    numbers += [file.moved(s.number, aside + _rough(s.right), _rough(s.up), 0) for s in over]
    numbers += [file.blank(0)] * (len(marks) - len(over))
    return (*numbers, file.moved(wide[0].number, aside, 0, own)) if alef else tuple(numbers)


def _rough(units: int) -> int:
    """A way in steps that are hardly seen, so that a document has fewer glyphs."""
    return round(units / _STEP) * _STEP


def _in_context(letter: str, marks: str, alef: str) -> str:
    """What is typed for a letter in its shape, with marks and an alef behind them."""
    form = unicodedata.decomposition(letter).partition(" ")[0]
    before = _JOINER if form in _JOINED_BEFORE else ""
    after = _JOINER if form in _JOINED_AFTER and not alef else ""
    letters, following = (unicodedata.normalize("NFKC", each) for each in (letter, alef))
    return before + letters + marks + following + after


def _shown(face: Face, text: str) -> list[_Shown]:
    """The glyphs of a text from left to right, without those that only join others."""
    import uharfbuzz

    font = _font(face)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    uharfbuzz.shape(font, buffer)
    places = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return [_Shown(g.codepoint, p.x_advance, p.x_offset, p.y_offset) for g, p in places]


@cache
def _font(face: Face) -> "uharfbuzz.Font":
    import uharfbuzz

    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.file))))
