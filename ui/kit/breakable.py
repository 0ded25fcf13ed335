"""Long words made breakable for labels, which only break lines at spaces."""

LONGEST = 30
"""Words longer than this many characters may break."""
PIECE = 12
MOST = 1200
"""A label shows no more than this; the whole text stays where it can be read and edited."""
_BREAK = "\N{ZERO WIDTH SPACE}"


def breakable(text: str, most: int = MOST) -> str:
    """The text with break opportunities in words too wide for any card, cut after `most`
    characters."""
    shown = text if len(text) <= most else f"{text[:most]}…"
    if all(len(word) <= LONGEST for word in shown.split()):
        return shown
    return "".join(_with_breaks(part) for part in _parts(shown))


def _parts(text: str) -> list[str]:
    """Words and the spaces between them, in order."""
    parts, word = [], ""
    for letter in text:
        if letter.isspace():
            parts += [word, letter]
            word = ""
        else:
            word += letter
    return [*parts, word]


def _with_breaks(word: str) -> str:
    if len(word) <= LONGEST:
        return word
    return _BREAK.join(word[at : at + PIECE] for at in range(0, len(word), PIECE))
