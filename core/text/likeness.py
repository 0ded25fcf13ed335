"""Names that cannot be told apart, and names easily mistaken for each other."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from core.text.folding import APOSTROPHES, DASHES, fold

_ONE = str.maketrans({**dict.fromkeys(DASHES, "-"), **dict.fromkeys(APOSTROPHES, "'")})


class _Seen(dict[int, str]):
    """What is seen of a character: nothing of one without width, or that controls a device."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        unseen = unicodedata.category(sign) in ("Cf", "Cc") and not sign.isspace()
        self[code] = "" if unseen else sign
        return self[code]


_SEEN = _Seen(_ONE)
_PARTING = "\0"
_BLANKS = (f"{_PARTING} ", f" {_PARTING}", "  ")
"""The blanks of which a key has fewer than such names."""
_TWINS = str.maketrans("авекмнорстухіјѕ", "abekmhopctyxijs")
"""Cyrillic letters that look like Latin ones."""
LEAST = 5
"""Words shorter than this that differ by one letter are different words: Iran and Iraq."""


_SMALL = frozenset(("the", "of", "and", "la", "le", "les", "de", "du", "des", "et", "el", "y", "и"))
"""Words that names are written with or without."""
_WRITTEN_OUT = {"st": "saint", "ste": "sainte", "rep": "republic", "dem": "democratic"}

LONGEST = 100
"""Of a name longer than this, in characters, only its spaces and signs may be in error."""


@lru_cache(maxsize=4096)
def same_key(name: str) -> str:
    """A key shared by names that differ only in how they are stored or spaced: kinds of space, dash
    and apostrophe, composed or decomposed letters, capitals, zero-width characters."""
    if name.isascii() and name.isprintable():
        return " ".join(name.replace("`", "'").split()).casefold()
    whole = unicodedata.normalize("NFKC", name.translate(_ONE)).translate(_SEEN)
    return " ".join(whole.split()).casefold()


def same_keys(names: Sequence[str]) -> list[str]:
    """As `same_key`, of many names, which costs far less where all are plain letters, parted by one
    blank at most."""
    whole = _PARTING.join(names)
    if not whole.isascii() or whole.count(_PARTING) != len(names) - 1:
        return [*map(same_key, names)]
    parted = f"{_PARTING}{whole}{_PARTING}"
    if any(blank in parted for blank in _BLANKS) or not whole.replace(_PARTING, "").isprintable():
        return [*map(same_key, names)]
    return whole.replace("`", "'").casefold().split(_PARTING)


def alike(name: str, other: str) -> bool:
    """Whether one of two names may be a typing error for the other, its initials, or the same with
    a word such as "the"."""
    words, others = _skeleton(name).split(), _skeleton(other).split()
    if "".join(words) in _shorter(others) or "".join(others) in _shorter(words):
        return True
    if len(words) != len(others):
        return False
    pairs = [(one, two) for one, two in zip(words, others, strict=True) if one != two]
    return len(pairs) == 1 and _one_letter_off(*pairs[0])


def near_keys(name: str) -> set[str]:
    """Keys of which names that are `alike` share at least one, so that those among many are found
    without comparing each with each."""
    words = _skeleton(name).split()
    whole, shorter = "".join(words), _shorter(words)
    if len(whole) > LONGEST:
        return {whole, *shorter}
    return {whole, *shorter, *(whole[:at] + whole[at + 1 :] for at in range(len(whole)))}


def _shorter(words: Sequence[str]) -> set[str]:
    """What a name may be written as, in one word: whole, without small words and abbreviations, and
    by its initials."""
    main = [_WRITTEN_OUT.get(each, each) for each in words if each not in _SMALL]
    initials = {"".join(each[0] for each in some) for some in (words, main) if len(some) > 1}
    return {"".join(words), "".join(main) or "".join(words), *initials}


def may_mean(text: str, name: str) -> bool:
    """Whether a text may be meant as an existing name: it is similar, or contains the words, the
    last of them perhaps in part."""
    words = _skeleton(text).split()
    begun = re.search(r"\b" + r"\s+".join(map(re.escape, words)), _skeleton(name))
    return bool(words) and (begun is not None or alike(text, name))


def _skeleton(name: str) -> str:
    return re.sub(r"[^\w\s]", " ", fold(same_key(name)).translate(_TWINS))


def _one_letter_off(word: str, other: str) -> bool:
    """Whether a letter is wrong, missing or added, or two letters are swapped."""
    short, long = sorted((word, other), key=len)
    if len(short) < LEAST or len(long) - len(short) > 1 or any(map(str.isdigit, short + long)):
        return False
    at = next((n for n, sign in enumerate(short) if sign != long[n]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or swapped
