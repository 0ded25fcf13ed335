"""Signs in a plain text that told a printer or a terminal how to set its letters."""

import re

_STRUCK_TWICE = re.compile(r"(.)\x08\1|_\x08(.)|(.)\x08_")
"""Letters printed twice, to be bold, or with a line below."""
_SET = re.compile(r"\x1b\[[0-9;]*m")
"""How a terminal is to show what follows (ECMA-48, SGR)."""
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f]")
_END = "\x1a"
QUOTED = 40
"""How many letters behind a sign say where it stands."""


def without_printing_signs(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without the signs that only say how letters look, and what stands behind each of the
    others that are no letters."""
    text = text.rstrip(_END)
    if not _CONTROL.search(text):
        return text, ()
    plain = _STRUCK_TWICE.sub(lambda found: found[1] or found[2] or found[3], _SET.sub("", text))
    behind = (plain[each.end() :][:QUOTED] for each in _CONTROL.finditer(plain))
    return plain, tuple(_CONTROL.split(each.partition("\n")[0])[0].strip() for each in behind)
