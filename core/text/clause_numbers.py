"""The order of clause numbers as texts have them: 8, 8 alt, 8 bis, 9, 9(a), 10."""

import re

_LATIN = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")
_PART = re.compile(r"(\d+)|([^\W\d_]+)")

Key = tuple[tuple[int, int, str], ...]


def number_key(written: str) -> Key:
    """What sorts numbers: digits as numbers, Latin counting words in their order, other words by
    their letters before those."""
    return tuple(_part(*found) for found in _PART.findall(written))


def _part(digits: str, word: str) -> tuple[int, int, str]:
    folded = word.casefold()
    if digits:
        return 2, int(digits), ""
    if folded in _LATIN:
        return 1, _LATIN.index(folded), ""
    return 0, 0, folded
