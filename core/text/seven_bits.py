"""Texts in which every byte is one of plain English, and other letters are in a code between signs:
UTF-7 (RFC 2152), HZ (RFC 1843), the Korean one (RFC 1557) and the Chinese one (RFC 1922), of old
mail and pages; or Russian ones are in the places of Latin ones (KOI-7, GOST 27463-87)."""

import binascii
import re
from unicodedata import category

from core.text.languages import likeness
from core.text.likely_letters import is_of_one_language

ISO_2022_CN, KOI_7 = "iso2022_cn", "koi7"
"""What the Chinese code and the Russian one are called here; Python knows no such encodings."""

_NAMES = {
    **dict.fromkeys(("utf-7", "unicode-1-1-utf-7", "csunicode11utf7"), "utf_7"),
    **dict.fromkeys(("iso-2022-kr", "csiso2022kr"), "iso2022_kr"),
    **dict.fromkeys(("hz-gb-2312", "hz"), "hz"),
    **dict.fromkeys(("iso-2022-cn", "iso-2022-cn-ext", "csiso2022cn"), ISO_2022_CN),
}
"""The encodings, by what they are called."""
_SHIFT = re.compile(rb"\+[A-Za-z0-9+/]{2,}-|~\{|\x1b\$[)*+][A-Z]")
"""What other letters begin with."""

_CHINESE = re.compile(rb"\x1b\$\)[AGE]")
_IN_CHINESE = re.compile(
    rb"\x1b\$\)(.)|\x1b\$[*+].|(\x0e)|(\x0f|(?=\r?\n))|\x1b[NO](?:..)?|([!-~]+)|([^\x1b!-~])",
    re.DOTALL,
)
"""A set of letters that is chosen, other letters that begin or end, one of a further set, a stretch
of signs, or anything else."""
_OF_THE_MAINLAND, _UNKNOWN = b"A", b"\xff"
_WORD_IN_KOI_7 = re.compile(rb"[`-~]?[@-_]+")
_LETTERS = re.compile(rb"[@-~]+")
_FEWEST_WORDS, _LIKE, _LEAST_LIKE = 3, 200, 0.6
"""From how many words on a text can be in KOI-7, how many bytes are compared with languages, and
how like to one they are at least."""
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
    if b"\x0e" in data and _CHINESE.search(data):
        return ISO_2022_CN
    if b"~{" in data and _is_hanzi(data):
        return "hz"
    if b"+" in data and _is_utf_7(data):
        return "utf_7"
    return KOI_7 if _is_koi_7(data) else ""


def in_gb(data: bytes) -> bytes:
    """The Chinese code in GB 2312 with eight bits; of Taiwan's letters, each in a byte that stands
    for none."""
    found = bytearray()
    chosen, is_out = b"", False
    for piece in _IN_CHINESE.finditer(data):
        letters, out, back, signs, other = piece.groups()
        chosen = letters or chosen
        is_out = (is_out or out is not None) and back is None
        if signs and is_out and chosen == _OF_THE_MAINLAND:
            found += bytes(each | 0x80 for each in signs)
        elif signs and is_out:
            found += _UNKNOWN * ((len(signs) + 1) // 2)
        elif signs or other:
            found += signs or other
        elif piece[0][:2] in (b"\x1bN", b"\x1bO"):
            found += _UNKNOWN
    return bytes(found)


def in_koi_8(data: bytes) -> bytes:
    """The Russian code with eight bits (KOI8-R)."""
    return bytes(each | 0x80 if each >= 0x40 else each for each in data)


def _is_koi_7(data: bytes) -> bool:
    """Whether all words have small letters for great ones and great ones for small ones, and are
    like a language rather as Russian ones."""
    words = _LETTERS.findall(data)
    has_their_looks = len(words) >= _FEWEST_WORDS and all(map(_WORD_IN_KOI_7.fullmatch, words))
    if not has_their_looks or not any(word[0] >= 0x60 and len(word) > 2 for word in words):
        return False
    said = b" ".join(words)[:_LIKE]
    like = likeness(in_koi_8(said).decode("koi8_r").lower())
    return like > _LEAST_LIKE and like > likeness(said.decode("ascii").lower())


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
