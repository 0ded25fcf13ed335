"""Arabic letters in the shapes that their neighbours require, and lines in visual order.

Shapes are Unicode's presentation forms, which IBM Plex Sans Arabic has in full. The order is that
of the Unicode Bidirectional Algorithm (UAX #9), with embeddings and isolates.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import TypeAlias

from bidi import get_base_level, get_display
from bidi.mirror import MIRRORED

from core.language import spoken
from core.text.conventions import LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT
from core.text.patterns import pattern

MARKS = "\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
"""Invisible characters that say where a direction begins and ends."""

JOINERS = "\u200c\u200d"
"""The invisible characters that keep letters apart and join them."""

_DIRECTED = pattern(
    f"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff{MARKS}]"
)
_ISOLATES, _ISOLATE_END = "\u2066\u2067\u2068", "\u2069"
_OPENED = dict.fromkeys(range(0x2066, 0x206A))
FAR_MORE = 2
"""How many letters of one direction outweigh one of the other at the beginning."""
_STRONG, _RIGHT_TO_LEFT = ("L", "R", "AL"), ("R", "AL")
_ARABIC = pattern("[\u0620-\u06ff]")
_JOINED = pattern("[\u0620-\u077f\u07c0-\u07ff\u0840-\u08ff]")
"""What is written in Arabic, Syriac, N’Ko or Mandaic, where letters are joined."""
_ARABIC_FORMS = 0xFE80
"""The first of the forms of Arabic's own letters; those before are of Persian, Urdu and others."""
_LAM = "\u0644"
_JOINING = ("\u0640", "\u200d")
"""What joins letters on both sides: tatweel and the zero-width joiner."""
_PASSED_OVER = ("Mn", "Me", "Cf")
_PARTING = JOINERS + "\u2066\u2067\u2068\u2069"

_Forms: TypeAlias = dict[str, dict[str, str]]  # letters → "isolated", "initial"… → the character


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter of a paragraph, or by far most of its letters, belong to a
    right-to-left script: a name in Latin letters turns no sentence round. Where the language in
    force is written in one, a letter of it is enough: the sentence is the pack's own; elsewhere, a
    mark at the beginning says so, or several isolates with no letter between them: parts of a line
    of the pack. An isolate is set aside, unless there is nothing else."""
    if not is_directed(text):
        return False
    if text.startswith(LEFT_TO_RIGHT_MARK) and spoken() not in RIGHT_TO_LEFT:
        return False
    around = _outside(text)
    strong = {unicodedata.bidirectional(c) for c in around}.intersection(_STRONG)
    if spoken() in RIGHT_TO_LEFT and strong.intersection(_RIGHT_TO_LEFT):
        return True
    if not strong and spoken() not in RIGHT_TO_LEFT and _begin_outside(text) > 1:
        return False
    is_alone = around != text and not strong
    said = text.translate(_OPENED) if is_alone else around
    return bool(said) and (get_base_level(said) == 1 or _is_mostly_right_to_left(said))


def _outside(text: str) -> str:
    """What is in no isolate."""
    if not any(mark in text for mark in _ISOLATES):
        return text
    kept, depth = [], 0
    for character in text:
        depth += (character in _ISOLATES) - (character == _ISOLATE_END and depth > 0)
        if not depth and character != _ISOLATE_END:
            kept.append(character)
    return "".join(kept)


def _begin_outside(text: str) -> int:
    """How many isolates are in no other one."""
    depth = found = 0
    for character in text:
        found += character in _ISOLATES and not depth
        depth += (character in _ISOLATES) - (character == _ISOLATE_END and depth > 0)
    return found


def _is_mostly_right_to_left(text: str) -> bool:
    kinds = Counter(map(unicodedata.bidirectional, text))
    return kinds["R"] + kinds["AL"] > FAR_MORE * kinds["L"]


def is_directed(text: str) -> bool:
    """Whether characters may have to be reordered: right-to-left letters, or direction marks."""
    return not text.isascii() and _DIRECTED.search(text) is not None


def shaped(text: str) -> str:
    """The text with every Arabic letter in the form that its neighbours require."""
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
    """The letter before or after a place, skipping combining marks."""
    place += step
    while 0 <= place < len(text) and _is_passed_over(text[place]):
        place += step
    return text[place] if 0 <= place < len(text) else ""


def _is_passed_over(character: str) -> bool:
    return unicodedata.category(character) in _PASSED_OVER and character not in _PARTING


def _form(letters: str, before: str, after: str) -> str:
    forms = _forms().get(letters, {})
    joined = _joins_onwards(before) and "final" in forms
    onwards = "initial" in forms and _joins_back(after)
    if joined and onwards:
        return forms.get("medial", letters)
    name = "final" if joined else "initial" if onwards else "isolated"
    return forms.get(name, letters)


def _joins_onwards(letter: str) -> bool:
    return letter in _JOINING or "initial" in _forms().get(letter, {})


def _joins_back(letter: str) -> bool:
    return letter in _JOINING or "final" in _forms().get(letter, {})


def stays_apart(letter: str) -> bool:
    """Whether a letter ought to be joined to those beside it, and Unicode has no forms of it for
    that."""
    if not _JOINED.match(letter) or unicodedata.category(letter) != "Lo":
        return False
    is_form = unicodedata.normalize("NFKC", letter) != letter
    return not is_form and letter not in _forms()


@cache
def _forms() -> _Forms:
    """The presentation forms by what they represent, read from Unicode's own tables: those of each
    letter, and of lam followed by alef. Letters beyond Arabic's own stand alone as they are typed:
    fonts have them so, and often no such form."""
    forms: _Forms = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD)):
        name, *parts = unicodedata.decomposition(chr(code)).split() or ("",)
        letters = "".join(chr(int(part, 16)) for part in parts)
        is_alone = name == "<isolated>" and code < _ARABIC_FORMS
        if (len(letters) == 1 and not is_alone) or letters.startswith(_LAM):
            forms.setdefault(letters, {})[name.strip("<>")] = chr(code)
    return forms


def visual(text: str) -> str:
    """A line of text in visual order, from left to right."""
    return _visual(text, reads_right_to_left(text)) if is_directed(text) else text


@lru_cache(maxsize=4096)
def _visual(text: str, right_to_left: bool) -> str:
    levels = embedding(text, right_to_left)
    seen = (place for place in order(levels) if text[place] not in MARKS)
    return "".join(mirrored(text[place], levels[place]) for place in seen)


def mirrored(character: str, level: int) -> str:
    """The character as seen at a level: brackets are mirrored in right-to-left text."""
    return MIRRORED.get(character, character) if level % 2 else character


@lru_cache(maxsize=4096)
def embedding(text: str, right_to_left: bool) -> Sequence[int]:
    """The level of every character of a paragraph: odd where it runs right to left.

    The library reveals its levels only in its debug output, "Level( 1, )," for every byte of UTF-8;
    the text in that output has its line ends escaped."""
    told = get_display(text, base_dir="R" if right_to_left else "L", debug=True)
    _text, _start, rest = told.partition("\n    levels: [")
    levels = rest.partition("\n    ]")[0].split()[1::3]
    sizes = (len(character.encode()) for character in text)
    return [int(levels[at][:-1]) for at in accumulate(sizes, initial=0) if at < len(levels)]


def order(levels: Sequence[int]) -> list[int]:
    """The positions of the characters as seen from left to right (UAX #9, L2)."""
    places, told = list(range(len(levels))), bytes(levels)
    for level in range(max(levels, default=0), 0, -1):
        for run in _at_least(level).finditer(told):
            start, end = run.span()
            places[start:end] = places[start:end][::-1]
    return places


@cache
def _at_least(level: int) -> re.Pattern[bytes]:
    return re.compile(b"[\\x%02x-\\xff]+" % level)
