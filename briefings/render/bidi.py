"""Arabic letters in the shapes that their neighbours ask for, and lines in the order of the eye.

Shapes are Unicode's presentation forms, which IBM Plex Sans Arabic has in full. The order follows
the Unicode Bidirectional Algorithm (UAX #9) without explicit embeddings and isolates: the
characters that ask for those are dropped beforehand, as they could make a text read otherwise.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeAlias

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ARABIC = re.compile("[\u0620-\u06ff]")
_LAM = "\u0644"
_TATWEEL = "\u0640"
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_STRONG = ("L", "R", "AL")
_NUMBERS = ("EN", "AN")
_DIRECTED = ("L", "R", *_NUMBERS)
_DEEPEST = 63  # UAX #9, BD16
_CLOSED_BY = {"(": ")", "[": "]", "{": "}"}

_Forms: TypeAlias = dict[str, dict[str, str]]  # letters → "isolated", "initial"… → the character


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter of a paragraph belongs to a script that runs to the left."""
    if not has_right_to_left(text):
        return False
    classes = (unicodedata.bidirectional(character) for character in text)
    return next((each for each in classes if each in _STRONG), "L") != "L"


def has_right_to_left(text: str) -> bool:
    """Whether a character of the text belongs to a script that runs to the left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def shaped(text: str) -> str:
    """The text with every Arabic letter in the form that it has between its neighbours."""
    if not _ARABIC.search(text):
        return text
    found: list[str] = []
    skipped = False
    for place, letter in enumerate(text):
        if skipped:
            skipped = False
            continue
        following = text[place + 1 : place + 2]
        skipped = letter == _LAM and letter + following in _forms()
        letters = letter + following if skipped else letter
        found.append(_form(letters, _joining(text, place, -1), _joining(text, place, 1)))
    return "".join(found)


def _joining(text: str, place: int, step: int) -> str:
    """The letter that stands before or after a place, past the marks on letters."""
    place += step
    while 0 <= place < len(text) and unicodedata.category(text[place]) == "Mn":
        place += step
    return text[place] if 0 <= place < len(text) else ""


def _form(letters: str, before: str, after: str) -> str:
    forms = _forms().get(letters, {})
    joined = _joins_onwards(before) and "final" in forms
    onwards = "initial" in forms and _joins_back(after)
    if joined and onwards:
        return forms.get("medial", letters)
    name = "final" if joined else "initial" if onwards else "isolated"
    return forms.get(name, letters)


def _joins_onwards(letter: str) -> bool:
    return letter == _TATWEEL or "initial" in _forms().get(letter, {})


def _joins_back(letter: str) -> bool:
    return letter == _TATWEEL or "final" in _forms().get(letter, {})


@cache
def _forms() -> _Forms:
    """The presentation forms by what they stand for, read from Unicode's own tables: each letter's,
    and those of lam followed by alef."""
    forms: _Forms = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD)):
        name, *parts = unicodedata.decomposition(chr(code)).split() or ("",)
        letters = "".join(chr(int(part, 16)) for part in parts)
        if len(letters) == 1 or letters.startswith(_LAM):
            forms.setdefault(letters, {})[name.strip("<>")] = chr(code)
    return forms


def visual(text: str) -> str:
    """A line of text in the order of the eye, from left to right."""
    if not has_right_to_left(text):
        return text
    levels = embedding(text, reads_right_to_left(text))
    return "".join(mirrored(text[place], levels[place]) for place in order(levels))


def mirrored(character: str, level: int) -> str:
    """The character as it is seen at a level: brackets turn round where text runs to the left."""
    return character.translate(_MIRRORED) if level % 2 else character


def embedding(text: str, right_to_left: bool) -> list[int]:
    """The level of every character: odd where it runs to the left (UAX #9, W1–W7, N0–N2, I1–I2)."""
    base = "R" if right_to_left else "L"
    classes = _numbers(_weak(text, base))
    classes = _neutral(_bracketed(text, classes, base), base)
    high = {"L": 2, "R": 1} if right_to_left else {"L": 0, "R": 1}
    return [high.get(each, 2) for each in classes]


def _weak(text: str, base: str) -> list[str]:
    """Marks like what they stand on; European digits after Arabic letters are Arabic ones, after
    Latin letters they run with these."""
    classes: list[str] = []
    strong = base
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "NSM":
            kind = classes[-1] if classes else base
        if kind in _STRONG:
            strong = kind
        if kind == "EN" and strong != "R":
            kind = "AN" if strong == "AL" else "L"
        classes.append(kind)
    return ["R" if kind == "AL" else kind for kind in classes]


def _numbers(classes: list[str]) -> list[str]:
    """Separators between digits, and signs beside them, are part of the number."""
    found = list(classes)
    for place in range(1, len(found) - 1):
        before, kind, after = found[place - 1 : place + 2]
        if kind in ("CS", "ES") and before == after and before in _NUMBERS:
            found[place] = before
    for place, kind in enumerate(found):
        beside = found[max(0, place - 1) : place + 2]
        if kind == "ET" and "EN" in beside:
            found[place] = "EN"
    return found


def _bracketed(text: str, classes: list[str], base: str) -> list[str]:
    """Both brackets of a pair run as what they hold: with the paragraph if any of it does, else
    with what stands before them."""
    found = list(classes)
    for start, end in sorted(_pairs(text)):
        held = {_side(kind) for kind in found[start + 1 : end] if kind in _DIRECTED}
        if held:
            before = (_side(kind) for kind in reversed(found[:start]) if kind in _DIRECTED)
            found[start] = found[end] = base if base in held else next(before, base)
    return found


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """The places of every two brackets that belong together, up to where they nest too deep."""
    awaited: list[tuple[str, int]] = []
    for place, character in enumerate(text):
        if character in _CLOSED_BY:
            if len(awaited) == _DEEPEST:
                return
            awaited.append((_CLOSED_BY[character], place))
        elif any(character == closing for closing, _start in awaited):
            while awaited:
                closing, start = awaited.pop()
                if closing == character:
                    yield start, place
                    break


def _neutral(classes: list[str], base: str) -> list[str]:
    """What has no direction takes that of both its sides, else that of the paragraph."""
    found = list(classes)
    place = 0
    while place < len(found):
        end = place
        while end < len(found) and found[end] not in _DIRECTED:
            end += 1
        if end > place:
            before = _side(found[place - 1]) if place else base
            after = _side(found[end]) if end < len(found) else base
            found[place:end] = [before if before == after else base] * (end - place)
        place = end + 1
    return found


def _side(kind: str) -> str:
    return "R" if kind in _NUMBERS else kind


def order(levels: Sequence[int]) -> list[int]:
    """The places of the characters as the eye meets them from left to right (UAX #9, L2)."""
    places = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(places):
            end = start
            while end < len(places) and levels[places[end]] >= level:
                end += 1
            places[start:end] = places[start:end][::-1]
            start = max(end, start + 1)
    return places
