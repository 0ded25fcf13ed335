"""Which language a text is in: by its letters, and by its commonest words where those do not tell.

Codes are ISO 639; "" where it cannot be told. A guess for a form, which a person can put right.
"""

import re

LOOKED_AT = 20_000
"""How many characters are enough."""

LEAST_WORDS = 4
"""How many common words at least speak for a language."""

_SCRIPTS = (
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7a3"),
    ("zh", "\u4e00", "\u9fff"),
    ("ar", "\u0600", "\u06ff"),
    ("he", "\u0590", "\u05ff"),
    ("el", "\u0370", "\u03ff"),
    ("ka", "\u10a0", "\u10ff"),
    ("hy", "\u0530", "\u058f"),
    ("hi", "\u0900", "\u097f"),
)
_WORDS = {
    "en": "the of and to in is that for with on by not are was this",
    "fr": "le la les des et du une que est dans pour qui sur pas au",
    "de": "der die das und ist nicht ein eine mit von zu den auf für im",
    "es": "el los las de y que en una por con para del se no es",
    "pl": "i w na z że się nie do jest to o jak po od przez",
    "tr": "ve bir bu için ile olarak da de olan daha gibi kadar sonra ancak",
    "uk": "і та що не на в у з до як за це є від про",
    "ru": "и в не на что с по как это от к из за для о",
}
_COMMON = {code: frozenset(words.split()) for code, words in _WORDS.items()}


def language_of(text: str) -> str:
    """The language that a text is most likely in."""
    some = text[:LOOKED_AT]
    letters = sum(character.isalpha() for character in some)
    for code, first, last in _SCRIPTS:
        if sum(first <= character <= last for character in some) > 0.3 * max(letters, 1):
            return _of_arabic(some) if code == "ar" else code
    return _of_cyrillic(some) or _by_words(some)


def _of_arabic(text: str) -> str:
    return "fa" if sum(letter in "پچژگ" for letter in text) > len(text) / 100 else "ar"


def _of_cyrillic(text: str) -> str:
    """Ukrainian and Russian have letters that the other has not."""
    lower = text.lower()
    cyrillic = sum("а" <= letter <= "ґ" for letter in lower)
    if cyrillic < 0.3 * max(sum(letter.isalpha() for letter in lower), 1):
        return ""
    ours, theirs = (sum(letter in own for letter in lower) for own in ("іїєґ", "ыэёъ"))
    if ours == theirs:
        return ""
    return "uk" if ours > theirs else "ru"


def _by_words(text: str) -> str:
    words = re.findall(r"[^\W\d_]+", text.lower())
    counts = {code: sum(word in common for word in words) for code, common in _COMMON.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= LEAST_WORDS else ""
