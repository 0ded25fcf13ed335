"""Which stretches of a text are in another language than the text around them, by their script.

A screen reader then changes its voice. Languages that share a script are told apart by the letters
that only one of them has, and otherwise taken for the one that is most widespread.
"""

import re
from functools import cache, lru_cache
from itertools import groupby
from typing import Final, TypeAlias

Stretch: TypeAlias = tuple[str, str]
"""A language as an ISO 639 code, "" for that of the whole; and the text."""

_LATIN: Final = "A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿ"
_CYRILLIC: Final = "Ѐ-ԯᲀ-ᲈⷠ-ⷿꙀ-ꚟ"
_SCRIPTS: Final = {
    "en": _LATIN,
    "ru": _CYRILLIC,
    "ar": "\u0620-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "el": "Ͱ-Ͽἀ-῾",
    "he": "\u0590-\u05ff\ufb1d-\ufb4f",
    "hy": "Ա-֏",
    "ka": "Ⴀ-ჿᲐ-Ჿⴀ-ⴥ",
    "am": "ሀ-ᎏ",
    "hi": "ऀ-ॿ",
    "bn": "ঀ-৿",
    "ta": "஀-௿",
    "th": "ก-๛",
    "lo": "ກ-ໟ",
    "my": "က-႟",
    "km": "ក-៿",
    "ko": "ᄀ-ᇿㄱ-ㆎ가-힣",
    "ja": "ぁ-ヿ",
    "zh": "⺀-⿕㐀-鿿豈-﫿",
}
"""The letters of each script, by the language that is taken for granted in it."""

_SAME_SCRIPT: Final = {"uk": "ru", "fr": "en"}
_TELLING: Final = {
    "ru": (("uk", re.compile("[іїєґІЇЄҐ]")), ("ru", re.compile("[ыэъёЫЭЪЁ]"))),
    "ar": (("fa", re.compile("[پچژگ]")),),
    "zh": (("ja", re.compile("[ぁ-ヿ]")),),
}
"""What tells the languages of a script apart, surest first."""

_LETTERS: Final = re.compile("|".join(f"([{letters}]+)" for letters in _SCRIPTS.values()))
_CODES: Final = tuple(_SCRIPTS)


@cache
def _foreign(script: str) -> re.Pattern[str]:
    return re.compile("[" + "".join(s for code, s in _SCRIPTS.items() if code != script) + "]")


def is_uniform(text: str, language: str) -> bool:
    """Whether no script of another language occurs in the text, and nothing tells its language from
    another of the same script."""
    script = _SAME_SCRIPT.get(language, language)
    if script == "en" and text.isascii():
        return True
    return not _foreign(script).search(text) and _told(text, script, language) == language


@lru_cache(maxsize=4096)
def stretches(text: str, language: str) -> tuple[Stretch, ...]:
    """The text in stretches, each with its language if that differs from the one given. What is
    between two stretches belongs to the first."""
    if is_uniform(text, language):
        return (("", text),)
    script = _SAME_SCRIPT.get(language, language)
    found: list[Stretch] = []
    start, code = 0, ""
    for letters in _LETTERS.finditer(text):
        here = _CODES[(letters.lastindex or 1) - 1]
        told = _told(text, here, language if here == script else here)
        if code and told != code:
            found.append((code, text[start : letters.start()]))
            start = letters.start()
        code = told
    found.append((code, text[start:]))
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
