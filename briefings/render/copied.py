"""What characters tell a program that copies text off a page, in a line that runs backwards.

Such programs take a line in the order in which it is seen and turn it round, more simply than the
bidirectional algorithm does. Pdfium turns the brackets that it comes to from a letter that runs
backwards, poppler none; both leave signs beside figures where they are seen, and poppler lets what
runs forwards go on to the left as far as a letter that runs backwards. So a character that would
come out in the wrong place has marks that part it from its neighbours. They stand before it or
before the next one, never behind it: pdf.js leaves out what ends in a mark, and blanks at the ends
of a stretch that begin with none.
"""

import unicodedata
from collections.abc import Sequence

from bidi.mirror import MIRRORED

LRM, RLM = "\u200e", "\u200f"
ZERO_WIDTH = "\u200b"
"""A blank that is not seen, to part marks."""
TURNED = MIRRORED | {"“": "”", "”": "“", "‘": "’", "’": "‘"}
"""What pdfium turns: quotation marks, too, which by the algorithm stay as they are."""
_LETTERS = ("L", "R", "AL", "NSM")
_FIGURES = ("EN", "AN")
_SIGNS = ("ES", "ET", "CS")


def told(characters: Sequence[str], levels: Sequence[int]) -> tuple[list[str], str]:
    """What each character of a line tells, in the order in which they are seen, and what is told
    beyond the last. Characters are as they are read: no bracket is turned."""
    around = zip([1, *levels[:-1]], [*levels[1:], 1], strict=True)
    tells, rest = [], ""
    for character, level, beside in zip(characters, levels, around, strict=True):
        before, after = _around(character, level, beside)
        tells.append(rest + before + character)
        rest = after
    return tells, rest


def _around(character: str, level: int, beside: tuple[int, int]) -> tuple[str, str]:
    """The marks on the left and on the right of a character at a level, `beside` being the levels
    of those on its left and on its right."""
    kind = unicodedata.bidirectional(character)
    is_backwards = level % 2 == 1
    begins, meets = (level % 2 != other % 2 for other in beside)
    if not is_backwards:
        is_bare = kind not in (*_LETTERS, *_FIGURES, *_SIGNS)
        return LRM if begins and is_bare else "", LRM if meets and is_bare else ""
    if character in TURNED:
        return RLM + LRM, LRM + RLM
    return RLM if kind in _SIGNS else "", RLM if meets and kind not in _LETTERS else ""
