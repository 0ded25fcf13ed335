"""What pdfium makes of the characters of a line, which it turns round if that runs backwards.

It parts what stands on a line, from left to right, into letters that run forwards, letters that run
backwards, figures with their signs, and the rest. If there are more stretches of the second kind
than of the first, it takes all of them in the opposite order: "Plan B" would come out as "B Plan",
and "B2" as "2B".
"""

import unicodedata
from functools import cache
from itertools import groupby
from typing import TypeAlias

from briefings.render.copied import TURNED

BLANK = " "
FORWARDS, BACKWARDS, FIGURES = "forwards", "backwards", "figures"
_KINDS = {"L": FORWARDS, "R": BACKWARDS, "AL": BACKWARDS} | dict.fromkeys(
    ("AN", "EN", "NSM", "CS", "ES", "ET", "BN"), FIGURES
)


Stretches: TypeAlias = list[tuple[str, str]]  # kinds and characters


def taken(seen: str) -> str:
    """What pdfium makes of the characters of a line as it comes to them."""
    found = stretches(seen)
    return turned(found, surplus(found) > 0)


def stretches(seen: str) -> Stretches:
    """The stretches of a line as pdfium comes to them."""
    return [(kind, "".join(found)) for kind, found in groupby(_once_blank(seen), kind_of)]


def surplus(parts: Stretches) -> int:
    """How many more stretches run backwards than forwards."""
    kinds = [kind for kind, _text in parts]
    return kinds.count(BACKWARDS) - kinds.count(FORWARDS)


def turned(parts: Stretches, is_turned: bool) -> str:
    """What pdfium makes of stretches, if it turns their line round or does not."""
    found, runs = [], BACKWARDS if is_turned else FORWARDS
    for kind, text in reversed(parts) if is_turned else parts:
        runs = kind if kind in (FORWARDS, BACKWARDS) else runs
        is_kept = kind == FIGURES or runs == FORWARDS
        found.append(text if is_kept else "".join(map(_mirrored, reversed(text))))
    return "".join(found)


@cache
def kind_of(character: str) -> str:
    """The kind of a character; nothing for signs and blanks."""
    return _KINDS.get(unicodedata.bidirectional(character), "")


def _mirrored(character: str) -> str:
    mirrored: str = TURNED.get(character, character)
    return mirrored


def _once_blank(text: str) -> str:
    while "  " in text:
        text = text.replace("  ", " ")
    return text
