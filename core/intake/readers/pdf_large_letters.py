"""Large letters that begin a text and reach below its first line: which word each is of.

Lengths are in points, upwards and to the right as the page is looked at.
"""

import re
from collections.abc import Sequence

from core.intake.readers.pdf_layout import PagePiece, Row

LONGEST = 2
"""How many characters a large letter has at most, with a quotation mark before it."""
LARGER, BESIDE = 1.5, 0.6
"""How many times as high as others such a letter is; how far words beside it begin at most, in its
height."""

_LETTER = re.compile(r"[“„«\"'‘(]?[^\W\d_]")
_FIRST = re.compile(r"(\s*)([^\W\d_]+)")
_WORDS = frozenset("AEIOUYÀÉÓÚАВІИЙКОСУЯЄЇ")
"""Letters that are words in some language."""


def may_have_large_letters(lines: Sequence[str]) -> bool:
    """Whether one of the lines of a page is short enough."""
    return any(0 < length <= LONGEST for length in map(len, lines))


def with_large_letters(whole: str, pieces: Row) -> tuple[str, Row]:
    """What a page says, and its pieces, with each large letter before the word that it begins."""
    for letter in [each for each in pieces if _LETTER.fullmatch(each.text.strip())]:
        beside = [each for each in pieces if _is_beside(each, letter)]
        first = max(beside, key=lambda each: each.top, default=None)
        if first is None or not letter.text.strip()[-1].isupper():
            continue
        begins = _beginning(letter.text.strip(), first.text, whole)
        told = _retold(whole, letter.text.strip(), first.text, begins)
        if told:
            whole = told
            moved = {each: each._replace(left=letter.left) for each in beside}
            moved[first] = moved[first]._replace(text=f"{begins}{first.text.lstrip()}")
            pieces = [moved.get(each, each) for each in pieces if each is not letter]
    return whole, pieces


def _is_beside(piece: PagePiece, letter: PagePiece) -> bool:
    height = letter.height
    return (
        letter.right - 1 < piece.left < letter.right + BESIDE * height
        and letter.bottom < (piece.bottom + piece.top) / 2 < letter.top + piece.height / 2
        and piece.height * LARGER < height
    )


def _beginning(letter: str, words: str, whole: str) -> str:
    """A letter with what parts it from the words that it begins, "" if nothing tells whether they
    are one word."""
    found = _FIRST.match(words)
    if found is None:
        return ""
    blank, rest = found.groups()
    if blank:
        return f"{letter} "
    if not (rest.islower() or (rest.isupper() and len(rest) > 1)):
        return ""
    if letter[-1] not in _WORDS or len(rest) == 1:
        return letter
    known = re.findall(r"[^\W\d_]+", whole.lower())
    if f"{letter[-1]}{rest}".lower() in known:
        return letter
    return f"{letter} " if known.count(rest.lower()) > 1 else ""


def _retold(whole: str, letter: str, words: str, begins: str) -> str:
    """What a page says without a line of one letter, and with it before words that begin a line; ""
    if it does not say both."""
    lines = whole.split("\r\n")
    bare = [each.strip() for each in lines]
    start = words.strip()[:12]
    at = next((n for n, line in enumerate(bare) if start and line.startswith(start)), None)
    if not begins or letter not in bare or at is None:
        return ""
    lines[at] = f"{begins}{bare[at]}"
    del lines[bare.index(letter)]
    return "\r\n".join(lines)
