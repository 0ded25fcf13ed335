"""Words of a PDF whose letters stand apart, as in "A G R E E M E N T": which of them are one word.

Columns of single letters stand further apart than they are high, or in the order of the alphabet.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from core.intake.readers.pdf_from_right import Sign, signs_of

FEWEST = 5
"""Of how many letters on a stretch is taken for words set apart."""
FURTHEST, WORDS_APART = 0.9, 3.0
"""How far letters of a word are apart at most, and words, in heights of a letter."""
WIDER = 1.6
"""How many times further than most two letters are apart that are of two words."""

_LETTER = r"[^\W\d_]"
_APART = rf"(?<!\S){_LETTER}(?: +{_LETTER}){{{FEWEST - 1},}}(?!\S)"

_LIKELY = re.compile(" \\w" * (FEWEST - 1) + r"\b")
"""What is looked for first, which takes a quarter of the time: its last letters."""


def spaced_words(text: Any, whole: str, rotation: int) -> list[tuple[str, str]]:
    """The words of a page whose letters stand apart: as PDFium has them, and as they are read."""
    if not _LIKELY.search(whole):
        return []
    found = []
    for line in signs_of(text, rotation):
        told = "".join(sign.letters for sign in line)
        for stretch in re.finditer(_APART, told):
            words = _words([each for each in line[slice(*stretch.span())] if each.letters != " "])
            found += [(stretch[0], " ".join(words))] if words else []
    return found


def _words(letters: Sequence[Sign]) -> list[str]:
    """The words that letters make; none where they are no words."""
    gaps = [_between(a, b) for a, b in pairwise(letters)]
    usual, height = _middle(gaps), _middle([each.height for each in letters])
    order = [ord(each.letters.lower()[0]) for each in letters]
    counts = all(b - a == 1 for a, b in pairwise(order)) or len({*order}) < FEWEST - 2
    if counts or not 0 < usual < FURTHEST * height or max(gaps) > WORDS_APART * height:
        return []
    return [*_parted(letters, gaps, WIDER * usual)]


def _middle(numbers: Sequence[float]) -> float:
    """The middle one of some numbers."""
    return sorted(numbers)[len(numbers) // 2]


def _parted(letters: Sequence[Sign], gaps: Sequence[float], most: float) -> Iterator[str]:
    word = letters[0].letters
    for letter, gap in zip(letters[1:], gaps, strict=True):
        if gap > most:
            yield word
            word = ""
        word += letter.letters
    yield word


def _between(one: Sign, other: Sign) -> float:
    """How far two letters are apart, whichever is on the left."""
    return max(other.left - one.right, one.left - other.right)
