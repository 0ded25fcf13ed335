"""Which language a text is in: a guess for a form, which a person can correct."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LOOKED_AT = 5_000
"""How many characters to look at."""

LEAST_SURE = 0.5
"""How sure the library has to be. Of 226 short texts in 35 languages or in none, 194 are then
identified correctly, 31 not at all, and one wrongly: lorem ipsum, which it takes for Latin."""

_MIXED = 0.25
"""The share of a text's letters from which Latin and another script both count."""


def language_of(text: str) -> str:
    """The language of a text, as its two-letter code (ISO 639-1); "" if it cannot be told, as for
    names, numbers, and two languages at once."""
    some = text[:LOOKED_AT]
    if _is_mixed(some):
        return ""
    code, sure = _identifier().classify(some)
    return code if sure >= LEAST_SURE and len(code) == 2 else ""


def likeness(text: str) -> float:
    """How closely a text resembles one of the known languages, from 0 to 1."""
    sure: float = _identifier().classify(text)[1]
    return sure


def _is_mixed(text: str) -> bool:
    if text.isascii():
        return False
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum(letter < "\u0250" or "\u1e00" <= letter < "\u1f00" for letter in letters)
    return _MIXED * len(letters) < latin < (1 - _MIXED) * len(letters)


@cache
def _identifier() -> "LanguageIdentifier":
    """The library's tables, which take half a second to load."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
