"""Texts in which every byte is one of plain English, and other letters are in a code between signs:
UTF-7 (RFC 2152), HZ (RFC 1843) and the Korean one (RFC 1557), of old mail and pages."""

import binascii
import re
from unicodedata import category

from core.text.likely_letters import is_of_one_language

_NAMES = {
    **dict.fromkeys(("utf-7", "unicode-1-1-utf-7", "csunicode11utf7"), "utf_7"),
    **dict.fromkeys(("iso-2022-kr", "csiso2022kr"), "iso2022_kr"),
    **dict.fromkeys(("hz-gb-2312", "hz"), "hz"),
}
"""The encodings, by what they are called."""
_SHIFT = re.compile(rb"\+[A-Za-z0-9+/]{2,}-|~\{|\x1b\$\)C")
"""What other letters begin with."""

_BASE64 = re.compile(rb"\+([A-Za-z0-9+/]*)-?")
_HANZI = re.compile(rb"~\{((?:[!-w][!-~])+)~\}")
_SIGNS_IN_CODE = '!"#$%&*;<=>@[]^_`{|}\\~+'
"""What UTF-7 may also write in its code, of what it need not."""
FEWEST = 2
"""How many letters or signs make a code sure enough to be told from plain text."""
_COMMON_FROM, _COMMON_TO = 0x30, 0x57
"""Where the commoner half of Chinese letters stands in HZ."""


def declared_as(data: bytes, label: str) -> str:
    """The encoding of a text that has its signs and is declared so, "" if it is none: browsers read
    none of these, and show their code."""
    encoding = _NAMES.get(label.lower().strip(), "")
    return encoding if encoding and data.isascii() and _SHIFT.search(data) else ""


def likely(data: bytes) -> str:
    """The encoding of a text in plain bytes that does not name it, "" if it is plain English."""
    if b"\x1b$)C" in data and b"\x0e" in data:
        return "iso2022_kr"
    if _is_hanzi(data):
        return "hz"
    return "utf_7" if b"+" in data and _is_utf_7(data) else ""


def _is_hanzi(data: bytes) -> bool:
    pairs = [each[n : n + 2] for each in _HANZI.findall(data) for n in range(0, len(each), 2)]
    common = sum(_COMMON_FROM <= pair[0] <= _COMMON_TO for pair in pairs)
    return len(pairs) >= FEWEST and 2 * common > len(pairs) and _decodes(data, "hz")


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _is_utf_7(data: bytes) -> bool:
    """Whether all that stands behind a plus sign is the code of letters that one language has."""
    said = ""
    for code in filter(None, _BASE64.findall(data)):
        if (letters := _letters(code)) is None:
            return False
        said += letters
    letters = "".join(each for each in said if category(each)[0] in "LM")
    signs = set(said) - set(letters)
    is_written = all(_is_sign(each) for each in signs)
    return len(said) >= FEWEST and is_written and is_of_one_language(letters)


def _is_sign(letter: str) -> bool:
    if letter.isascii():
        return letter in _SIGNS_IN_CODE or letter.isspace()
    return category(letter)[0] in "PSZ"


def _letters(code: bytes) -> str | None:
    """What a code stands for; None if it is none."""
    try:
        wide = binascii.a2b_base64(code + b"A" * (-len(code) % 4))
    except binascii.Error:
        return None
    even = len(code) * 6 // 16 * 2
    if any(wide[even:]) or len(code) * 6 % 16 > 5:
        return None
    try:
        return wide[:even].decode("utf_16_be")
    except UnicodeDecodeError:
        return None
