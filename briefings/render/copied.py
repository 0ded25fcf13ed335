"""What characters tell a program that copies text off a page, in a line that runs backwards.

Such programs take a line in the order in which it is seen and turn it round, more simply than the
bidirectional algorithm does. Pdfium turns the brackets that it comes to from a letter that runs
backwards, poppler none; both leave signs beside figures where they are seen, and poppler lets what
runs forwards go on to the left as far as a letter that runs backwards. So a character that would
come out in the wrong place tells of the marks, too, that part it from its neighbours.
"""

import unicodedata
from collections.abc import Sequence
from itertools import starmap

from bidi.mirror import MIRRORED

LRM, RLM = "\u200e", "\u200f"
_LETTERS = ("L", "R", "AL", "NSM")
_FIGURES = ("EN", "AN")
_SIGNS = ("ES", "ET", "CS")


def told(characters: Sequence[str], levels: Sequence[int]) -> list[str]:
    """What each character of a line tells, in the order in which they are seen. Characters are as
    they are read: no bracket is turned."""
    beyond = [*levels[1:], 1]
    return list(starmap(_told, zip(characters, levels, beyond, strict=True)))


def _told(character: str, level: int, beyond: int) -> str:
    """What a character at a level tells, `beyond` being the level of the one on its right."""
    kind = unicodedata.bidirectional(character)
    is_backwards, meets = level % 2 == 1, level % 2 != beyond % 2
    if not is_backwards:
        is_bare = kind not in (*_LETTERS, *_FIGURES, *_SIGNS)
        return character + LRM if meets and is_bare else character
    if character in MIRRORED:
        return f"{RLM}{LRM}{character}{LRM}{RLM}"
    before = RLM if kind in _SIGNS else ""
    after = RLM if meets and kind not in _LETTERS else ""
    return f"{before}{character}{after}"
