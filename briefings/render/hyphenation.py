"""Where a word that is wider than its column may be broken: by the language in force and the script
of the word, as pyphen's dictionaries have it. pyphen is imported with the first such word."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from core.language import spoken

if TYPE_CHECKING:
    from pyphen import Pyphen

HYPHEN = "-"
LEAST = 2
"""So many letters stay on either side of a hyphen."""
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_DICTIONARIES = {"uk": "uk_UA", "fr": "fr", "en": "en_GB"}


def hyphens(word: str) -> list[int]:
    """The places, counted from the start of the word, at which it may be broken with a hyphen;
    none for scripts that have no hyphen."""
    return _places(word, spoken())


@lru_cache(maxsize=1024)
def _places(word: str, language: str) -> list[int]:
    if _CYRILLIC.search(word):
        name = "uk_UA" if language == "uk" else "ru_RU"
    elif _LATIN.search(word):
        name = _DICTIONARIES.get(language, "en_GB")
    else:
        return []
    return [int(place) for place in _dictionary(name).positions(word)]


@cache
def _dictionary(name: str) -> "Pyphen":
    from pyphen import Pyphen

    return Pyphen(lang=name, left=LEAST, right=LEAST)


def is_hyphenated(before: str, after: str) -> bool:
    """Whether a break between two characters takes a hyphen: between letters that know one."""
    both = before + after
    return len(_LATIN.findall(both) + _CYRILLIC.findall(both)) == len(both) > 1
