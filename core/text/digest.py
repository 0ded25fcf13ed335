"""The digests by which long texts and files are known."""

import hashlib


def digest_of(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hex."""
    return digest_of_bytes(text.encode())


def digest_of_bytes(data: bytes) -> str:
    """The SHA-256 of a file's bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def short(value: str) -> str:
    """The beginning of a digest in hex, as people compare it: "3f2a 91c0 77de 04b1"."""
    return " ".join(value[start : start + 4] for start in range(0, min(len(value), 16), 4))
