"""Bytes as text: by what they begin with, what a page says of itself, else what reads best."""

import re

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,30})")
_CYRILLIC = ("cp1251", "koi8-r", "cp866")
_FREQUENT = frozenset("оеаинтсрвлкмдпуяіи")
LOOKED_AT = 20_000
"""How many bytes are enough to tell one alphabet's encodings from another's."""


def decoded(data: bytes) -> str:
    """The text of bytes in an encoding that has to be found out; what fits nothing is replaced."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_told(data) or _likely(data), "replace")


def _told(data: bytes) -> str:
    """The encoding that a web page says it has; empty if it says none that is known."""
    found = _CHARSET.search(data[:4096])
    if found is None:
        return ""
    try:
        "".encode(found[1].decode("ascii"))
    except (LookupError, UnicodeError):
        return ""
    return found[1].decode("ascii")


def _likely(data: bytes) -> str:
    """One of the encodings of Cyrillic where it gives words, else that of Western Europe."""
    some = data[:LOOKED_AT]
    best = max(_CYRILLIC, key=lambda encoding: _worth(some.decode(encoding, "replace")))
    foreign = sum(byte >= 0x80 for byte in some)
    frequent = _worth(some.decode(best, "replace"))
    return best if frequent > 0.45 * foreign and foreign > 0.2 * len(some) else "cp1252"


def _worth(text: str) -> int:
    """How many of a text's letters are such as Russian and Ukrainian have many of."""
    return sum(letter in _FREQUENT for letter in text)
