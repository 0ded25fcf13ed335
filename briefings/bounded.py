"""Parts of a line that run from right to left, told apart by marks: word processors show isolates
as one piece, but some lose the blanks beside them."""

import unicodedata

from core.language import spoken
from core.text.conventions import (
    ISOLATE_END,
    LEFT_TO_RIGHT_MARK,
    RIGHT_TO_LEFT,
    RIGHT_TO_LEFT_MARK,
    runs_from_right,
)

_OPENING = "\u2066\u2067\u2068"
_FORWARDS, _OWN_WAY = "\u2066", "\u2068"


def bounded(text: str) -> str:
    """A text of an edition that is written from right to left, with marks around its isolates in
    place of their signs wherever they do the same; any other text as it is. So is what is inside an
    isolate that ends in another run, whose direction a mark would be the first to say."""
    if spoken() not in RIGHT_TO_LEFT or not any(sign in text for sign in _OPENING):
        return text
    found, place = "", 0
    while place < len(text):
        end = _end(text, place) if text[place] in _OPENING else 0
        if text[place] in _OPENING and not end:
            return found + text[place:]
        found += _marked(text[place : end + 1]) if end else text[place]
        place = max(place, end) + 1
    return found


def _end(text: str, start: int) -> int:
    """The place of the sign that ends the isolate that begins there; 0 if there is none."""
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] in _OPENING) - (text[place] == ISOLATE_END)
        if not depth:
            return place
    return 0


def _marked(isolate: str) -> str:
    inside = isolate[1:-1]
    is_mixed = runs_from_right(inside) or any(sign in inside for sign in _OPENING)
    if isolate[0] == _FORWARDS or (isolate[0] == _OWN_WAY and _begins_forwards(inside)):
        said = f"{_forwards(inside[:1])}{inside}{_forwards(inside[-1:])}"
        return isolate if is_mixed else f"{RIGHT_TO_LEFT_MARK}{said}{RIGHT_TO_LEFT_MARK}"
    return f"{RIGHT_TO_LEFT_MARK}{bounded(inside)}{RIGHT_TO_LEFT_MARK}"


def _forwards(letter: str) -> str:
    """The mark beside what stands at the edge of a text; none beside a letter that says it itself,
    from which word processors would part it at the end of a line."""
    is_strong = bool(letter) and unicodedata.bidirectional(letter) == "L"
    return "" if is_strong else LEFT_TO_RIGHT_MARK


def _begins_forwards(text: str) -> bool:
    """Whether the first letter of a text runs from left to right; so does one that has none."""
    letters = (letter for letter in text if letter.isalpha() or letter == RIGHT_TO_LEFT_MARK)
    return not any(map(_is_of_the_right, [*letters][:1]))


def _is_of_the_right(letter: str) -> bool:
    return letter == RIGHT_TO_LEFT_MARK or runs_from_right(letter)
