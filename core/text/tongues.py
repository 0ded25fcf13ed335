"""Which stretches of a text are in another language than the text around them, by their script.

A screen reader then changes its voice. Languages that share a script are told apart by the letters
that only one of them has, and otherwise taken for the one that is most widespread.
"""

from bisect import bisect_right
from functools import cache, lru_cache
from itertools import groupby
from typing import Final, TypeAlias

from core.text.patterns import pattern

Stretch: TypeAlias = tuple[str, str]
"""A language as an ISO 639 code, "" for that of the whole; and the text."""

_SCRIPTS: Final = {
    "en": "AZ az ªª ºº ÀÖ Øö øɏ Ḁỿ",
    "el": "Ͱ\u03ff ἀ\u1fff",
    "ru": "Ѐԯ ᲀ\u1c8f ⷠⷿ Ꙁꚟ",
    "hy": "Ա֏",
    "he": "\u0590\u05ff \ufb1d\ufb4f",
    "ar": "\u0620\u06ef \u06fa\u06ff \u0750\u077f \u08a0\u08ff \ufb50\ufdff \ufe70\ufefc",
    "hi": "\u0900\u097f",
    "bn": "\u0980\u09ff",
    "ta": "\u0b80\u0bff",
    "th": "\u0e01\u0e5b",
    "lo": "\u0e81\u0edf",
    "my": "\u1000\u109f",
    "ka": "\u10a0\u10ff \u1c90\u1cbf \u2d00\u2d2f",
    "ko": "\u1100\u11ff \u3131\u318e \uac00\ud7a3",
    "am": "\u1200\u139f",
    "km": "\u1780\u17ff",
    "ja": "\u3041\u30ff",
    "zh": "\u2e80\u2fdf \u3400\u9fff \uf900\ufaff",
}
"""The first and last letters of each script, by the language that is taken for granted in it."""

_SAME_SCRIPT: Final = {"uk": "ru", "fr": "en"}
_TELLING: Final = {
    "ru": (("uk", pattern("[іїєґІЇЄҐ]")), ("ru", pattern("[ыэъёЫЭЪЁ]"))),
    "ar": (("fa", pattern("[پچژگ]")),),
    "zh": (("ja", pattern("[\u3041-\u30ff]")),),
}
"""What tells the languages of a script apart, surest first."""

_RANGES: Final = sorted(
    (ends[0], ends[1], code) for code, letters in _SCRIPTS.items() for ends in letters.split()
)


@cache
def _script(character: str) -> str:
    """The language taken for granted in the script of a letter; "" for other characters."""
    place = bisect_right(_RANGES, (character, "\U0010ffff")) - 1
    if place < 0:
        return ""
    _first, last, code = _RANGES[place]
    return code if character <= last else ""


def is_uniform(text: str, language: str) -> bool:
    """Whether no script of another language occurs in the text, and nothing tells its language from
    another of the same script."""
    script = _SAME_SCRIPT.get(language, language)
    if script == "en" and text.isascii():
        return True
    scripts = set(map(_script, set(text)))
    return scripts <= {"", script} and (
        script not in scripts or _told(text, script, language) == language
    )


@lru_cache(maxsize=4096)
def stretches(text: str, language: str) -> tuple[Stretch, ...]:
    """The text in stretches, each with its language if that differs from the one given. What is
    between two stretches belongs to the first."""
    if is_uniform(text, language):
        return (("", text),)
    script = _SAME_SCRIPT.get(language, language)
    found: list[Stretch] = []
    for here, characters in groupby(text, _script):
        part = "".join(characters)
        if here:
            code = _told(text, here, language if here == script else here)
        else:
            code = found[-1][0] if found else ""
        found.append((code, part))
    if len(found) > 1 and not _script(found[0][1][0]):
        found[0] = (found[1][0], found[0][1])
    return tuple(
        ("" if code == language else code, "".join(part for _code, part in same))
        for code, same in groupby(found, lambda each: each[0])
    )


def _told(text: str, script: str, taken: str) -> str:
    """The language of the letters of a script, where nothing in the text says otherwise."""
    for code, letters in _TELLING.get(script, ()):
        if letters.search(text):
            return code
    return taken
