"""The digest under which a long text is stored."""

import hashlib


def digest_of(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def short(value: str) -> str:
    """The beginning of a digest in hex, as people compare it: "3f2a 91c0 77de 04b1"."""
    return " ".join(value[start : start + 4] for start in range(0, min(len(value), 16), 4))
