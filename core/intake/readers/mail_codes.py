"""Text of a message in a code of the mail that its header does not name, and files within it."""

import base64
import binascii
import quopri
import re

_BEGIN = re.compile(rb"(?m)^begin [0-7]{3,4} ([^\r\n]+)")
_BASE64 = re.compile(rb"(?:[A-Za-z0-9+/]{60,76}\r?\n)*[A-Za-z0-9+/]{4,76}={0,2}\s*")
FEWEST_LETTERS = 60
"""From how many letters on a text without a blank is a code and no word."""
_SIGN = re.compile(rb"=[0-9A-F]{2}|=\r?\n")
FEWEST_SIGNS = 2


def without_files(text: bytes) -> tuple[bytes, list[tuple[str, bytes]]]:
    """A text without the files that are written into it by uuencode, and these, by name."""
    if not _BEGIN.search(text):
        return text, []
    files: list[tuple[str, bytes]] = []
    kept: list[bytes] = []
    inside: list[bytes] = []
    for line in text.splitlines(keepends=True):
        if _BEGIN.match(line):
            kept += inside
            inside = [line]
        elif inside and line.strip() == b"end":
            file = _file(inside)
            files += file
            kept += [] if file else [*inside, line]
            inside = []
        else:
            (inside or kept).append(line)
    return b"".join((*kept, *inside)), files


def _file(lines: list[bytes]) -> list[tuple[str, bytes]]:
    """The file in the lines after one that begins it; nothing if they are no code."""
    begun = _BEGIN.match(lines[0])
    try:
        content = b"".join(map(_uncoded, lines[1:]))
    except binascii.Error:
        return []
    name = "" if begun is None else begun[1].decode("utf-8", "replace").strip()
    return [(name, content)] if content else []


def _uncoded(line: bytes) -> bytes:
    code = line.rstrip(b"\r\n")
    count = (code[0] - 32) & 63 if code else 0
    return binascii.a2b_uu(code[: 1 + (count + 2) // 3 * 4]) if count else b""


def decoded(text: bytes) -> tuple[bytes, str]:
    """A text that is all in base64 or quoted-printable, and in which; "" for any other."""
    bare = text.strip()
    if len(bare) >= FEWEST_LETTERS and _BASE64.fullmatch(bare):
        found = base64.b64decode(bare)
        return (found, "base64") if _is_text(found) else (text, "")
    signs = len(_SIGN.findall(text))
    if signs >= FEWEST_SIGNS and signs == text.count(b"="):
        found = quopri.decodestring(text)
        return (found, "quoted-printable") if _is_text(found) else (text, "")
    return text, ""


def _is_text(data: bytes) -> bool:
    """Whether bytes are such as nothing is by chance: UTF-8 without control characters."""
    try:
        words = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return all(each.isprintable() or each in "\t\r\n\f" for each in words)
