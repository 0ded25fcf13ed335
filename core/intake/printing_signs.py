"""Signs in a plain text that told a printer or a terminal how to set its letters."""

import re

_STRUCK_TWICE = re.compile(r"(.)\x08\1|_\x08(.)|(.)\x08_")
"""Letters printed twice, to be bold, or with a line below."""
_SET = re.compile(r"\x1b\[[0-9;]*m")
"""How a terminal is to show what follows (ECMA-48, SGR)."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_STRETCH = re.compile(rf"(?:{_CONTROL.pattern}\s*)+")
_END = "\x1a"
QUOTED = 40
"""How many letters behind a sign say where it stands."""


def without_printing_signs(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without the signs that only say how letters look, and what stands behind each stretch
    of others that are no letters."""
    text = text.rstrip(_END)
    if not _CONTROL.search(text):
        return text, ()
    plain = _STRUCK_TWICE.sub(lambda found: found[1] or found[2] or found[3], _SET.sub("", text))
    return plain, words_behind_controls(plain)


def words_behind_controls(text: str) -> tuple[str, ...]:
    """What stands behind each stretch of characters that are no letters."""
    behind = (text[each.end() :][:QUOTED] for each in _STRETCH.finditer(text.rstrip("\0")))
    return tuple(_CONTROL.split(each.partition("\n")[0])[0].strip() for each in behind)
