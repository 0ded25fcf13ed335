"""Bytes as text: decoded by how they begin, by what a page declares, else by what reads best.

If two encodings read about equally well, the text is marked as a guess; bytes that fit no character
are counted. Neither is passed over in silence.
"""

import io
import re
from encodings import normalize_encoding
from encodings.aliases import aliases
from typing import NamedTuple
from unicodedata import category

import msgspec
from msgspec.structs import replace

from core.text import seven_bits
from core.text.languages import likeness
from core.text.likely_letters import cost

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_WIDE_MARKS = tuple(mark for mark, encoding in _MARKS if encoding != "utf-8-sig")
_CHARSET = re.compile(
    rb"(?i)<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,30})"
    rb"|<\?xml[^>]{0,60}encoding\s*=\s*[\"']([\w-]{2,30})"
)
_NO_MARKUP = re.compile(rb"(?is)<!--.*?-->|<(script|style|title)\b.*?</\1")
DECLARED_WITHIN = 200_000
"""How far into a page its encoding is looked for, in bytes."""
_READ_AS = {"gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs"}
"""What Python reads with fewer letters than browsers do."""

_NOT_DECLARED = ("utf-16le", "utf-16be", "x-user-defined", "replacement")
"""What a page that can be read as far as its declaration is not in."""

_PLAIN = re.compile(rb"[\0\t-\r -~]*")
"""English in one byte a letter, with stray zeros; in two bytes a letter, every other is zero."""
_WIDE = ("utf_16_le", "utf_16_be")
_WIDEST = ("utf_32_le", "utf_32_be")
_IN_ANY_LETTERS = ("utf_8", "gb18030", "big5hkscs", "cp932", "cp949")
"""Encodings of which one has the letters of any language."""
_WORDS, _APART = re.compile(r"[\s,;|]+"), re.compile(rb"[\s,;|]+")
_FOREIGN = re.compile(r"[^\s,;|\"()<>]*[^\x00-\x7f][^\s,;|\"()<>.!?]*")
_TAG = re.compile(rb"<[A-Za-z/!?][^<>]*>")
_CUT_OFF = "unexpected end of data"
"""What Python says of UTF-8 that ends within a letter."""
_ASCII = ("us-ascii", "ascii")
_DECLARED_WIDE = {"utf-16le": _WIDE[:1], "utf-16be": _WIDE[1:], "utf-16": _WIDE}
_DECLARED_WIDE |= {"utf-32le": _WIDEST[:1], "utf-32be": _WIDEST[1:], "utf-32": _WIDEST}
"""What messages may be declared to be in, and pages that can be read so far may not."""
_ONE_BYTE = ("cp125", "cp866", "cp874", "iso8859", "koi8", "mac_")
"""How the encodings of one byte a letter that `named` knows are called."""
_NOT_READ = ("euc-tw", "euctw", "x-euc-tw", "cseuctw")
"""What Taiwan's own encoding is called, which neither Python nor browsers read."""
_IN_EUC_TW = re.compile(rb"\x8e[\xa1-\xb0][\xa1-\xfe]{2}|[\xa1-\xfe]{2}|[\x80-\xff]")
_ISO_2022 = re.compile(rb"\x1b\$[@B]|\x1b\([BJI]")
"""How Japanese mail changes between scripts."""

_PRIORS = {
    **dict.fromkeys(("utf_8", "cp1252"), 0.0),
    **dict.fromkeys(("cp1251", "gb18030"), 0.1),
    **dict.fromkeys(("cp1250", "cp932", "cp949", "big5hkscs", "cp1256", "cp1253", "cp1255"), 1.0),
    **dict.fromkeys(("cp1254", "koi8_r", "cp874", "cp1257"), 2.0),
    **dict.fromkeys(("koi8_u", "iso8859_2", "iso8859_7", "iso8859_8", "iso8859_15"), 3.0),
    **dict.fromkeys(("mac_roman", "cp866", "cp850"), 3.0),
    **dict.fromkeys(("euc_jp", "iso8859_6", "iso8859_5", "cp1258", "cp1125"), 4.0),
    **dict.fromkeys(("mac_cyrillic", "cp852"), 5.0),
    **dict.fromkeys(("mac_latin2", "mac_turkish", "iso8859_16"), 6.0),
    **dict.fromkeys(("cp857", "cp862", "cp737", "cp775"), 7.0),
    "mac_greek": 10.0,
}
"""The encodings files are found in, and how rare each is, in bits."""

LOOKED_AT, TOLD_BY = 20_000, 3_000
"""How many bytes that are not plain English are looked at, and how many tell encodings apart."""

SHORT = 60
"""In fewer bytes of lines that are not plain English, any encoding is a guess."""

SURE, DEAREST = 36.0, 7.25
"""How many bits another encoding has to cost more, and how many bits a byte may cost at most, if an
encoding is to be no guess."""
_NEAR, _LIKENESS = 15.0, 12.0
"""How many bits other Latin letters may cost more to be compared by how like they are to a
language; and how many bits that weighs."""
_LIKE = 200
"""How many letters are compared with languages."""


class Decoded(msgspec.Struct, frozen=True):
    """Decoded text; the encoding that was guessed because nothing declared it ("" if known), and
    how many places fit no character, each now a U+FFFD."""

    text: str
    guessed: str = ""
    lost: int = 0


def called(encoding: str) -> str:
    """The usual name of an encoding: "Windows-1252", "ISO-8859-2", "KOI8-U"."""
    name = (
        encoding.upper().replace("ISO8859", "ISO-8859").replace("KOI7", "KOI-7").replace("_", "-")
    )
    return name.replace("CP125", "Windows-125").replace("MAC-", "Mac ")


def decoded_as(data: bytes, label: str) -> Decoded:
    """Bytes decoded as they were declared to be; with the encoding to be detected if that name
    means nothing, or cannot be true."""
    if seven := seven_bits.declared_as(data, label):
        return _read(data, seven)
    if _is_not_read(data, label):
        return _unread(data)
    if wide := _DECLARED_WIDE.get(label.lower().strip()):
        found = decoded(data)
        return replace(found, guessed="") if found.guessed in wide else found
    name = named(label)
    untrue = name in ("", "utf_8") or (label.lower() in _ASCII and not data.isascii())
    return decoded(data) if untrue or _is_utf8_after_all(data, name) else _read(data, name)


def _is_not_read(data: bytes, label: str) -> bool:
    """Whether letters are in an encoding that is known by its name alone."""
    is_named = label.lower().strip() in _NOT_READ
    return is_named and not data.isascii() and not _is_utf_8(data)


def _unread(data: bytes) -> Decoded:
    """Bytes of which nothing is known but where their letters are."""
    plain, count = _IN_EUC_TW.subn("\N{REPLACEMENT CHARACTER}".encode(), data)
    return Decoded(plain.decode(), lost=count)


def _is_utf8_after_all(data: bytes, name: str) -> bool:
    """Whether a text that was declared to have one byte a letter is in UTF-8, as nothing else is by
    chance."""
    return not data.isascii() and name.startswith(_ONE_BYTE) and _is_utf_8(data)


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def is_wide(data: bytes) -> bool:
    """Whether bytes are a text of two or four bytes a letter."""
    return data.startswith(_WIDE_MARKS) or _wide(data) != ""


def decoded(data: bytes) -> Decoded:
    """Bytes decoded, with the encoding to be detected."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _read(data, encoding)
    wide = _wide(data[:LOOKED_AT])
    if wide:
        return _read(data, wide, wide)
    if _ISO_2022.search(data[:LOOKED_AT]) and data.isascii():
        return _read(data, "iso2022_jp")
    if data.isascii():
        return _in_seven_bits(data)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as failure:
        label = _label(data)
        if failure.reason == _CUT_OFF and not data[: failure.start].isascii():
            return _read(data, "utf_8")
        if _is_not_read(data, label):
            return _unread(data)
    told = named(label)
    return _read(data, told) if told not in ("", "utf_8") else _guessed(data)


def _in_seven_bits(data: bytes) -> Decoded:
    """Plain English, or letters in a code of it; one that is not declared is a guess."""
    if declared := seven_bits.declared_as(data, _label(data)):
        return _read(data, declared)
    likely = seven_bits.likely(data)
    return _read(data, likely or "ascii", likely)


def _wide(data: bytes) -> str:
    """The encoding of a text of two or four bytes a letter that does not begin with its mark, "" if
    it is none: one byte of its blanks, digits and line ends is zero, which no byte of another text
    is, and all that it says are letters and signs; of four bytes, one always is."""
    zeros = data.rstrip(b"\0\x1a").count(b"\0")
    if not zeros or (zeros * 4 < len(data) and _PLAIN.fullmatch(data)):
        return ""
    if zeros * 4 >= len(data) and (widest := _widest(data)):
        return widest
    texts = {name: data[: len(data) // 2 * 2].decode(name, "replace") for name in _WIDE}
    found = {name: text for name, text in texts.items() if _is_text(text)}
    likely = min(found, key=lambda name: _cost_of_wide(found[name]), default="")
    return likely if any(map(str.isascii, "".join(found.values()))) else ""


def _cost_of_wide(text: str) -> tuple[bool, float]:
    """How unlikely letters of two bytes are: those of a blank or of the end of a line are never
    there by chance; else by what they cost in the letters of some language, in bits."""
    has_blanks = any(each in text for each in " \r\n")
    return not has_blanks, min(cost(text[:_LIKE], each)[0] for each in _IN_ANY_LETTERS)


def _widest(data: bytes) -> str:
    """The encoding of a text of four bytes a letter, "" if it is none."""
    for encoding in _WIDEST:
        try:
            text = data[: len(data) // 4 * 4].decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text) and any(map(str.isascii, text)):
            return encoding
    return ""


def _is_text(text: str) -> bool:
    """Whether all characters are such as texts have."""
    signs = (each for each in text.rstrip("\0") if each not in "\t\n\f\r")
    return all(category(each) not in ("Cc", "Cn", "Co") for each in signs)


def _sample(data: bytes) -> bytes:
    """The lines that are not plain English, which are the only ones that distinguish encodings."""
    found = bytearray()
    for line in io.BytesIO(data):
        if not line.isascii():
            found += _TAG.sub(b" ", line)
        if len(found) > LOOKED_AT:
            end = max(found.rfind(blank, 0, LOOKED_AT) for blank in (b"\n", b" "))
            return bytes(found[: end if end > 0 else LOOKED_AT])
    return bytes(found)


def _read(data: bytes, encoding: str, guessed: str = "") -> Decoded:
    if encoding == seven_bits.ISO_2022_CN:
        data, encoding = seven_bits.in_gb(data), "gb18030"
    elif encoding == seven_bits.KOI_7:
        data, encoding = seven_bits.in_koi_8(data), "koi8_r"
    text = data.decode(encoding, "replace")
    kept = len(text) - len(data.decode(encoding, "ignore")) if "\ufffd" in text else 0
    return Decoded(text, guessed, kept)


def _label(data: bytes) -> str:
    """What a web page calls its encoding, outside its remarks and scripts; empty if it does not."""
    found = _CHARSET.search(_NO_MARKUP.sub(b"", data[:DECLARED_WITHIN]))
    return (found[1] or found[2]).decode("ascii", "replace") if found is not None else ""


def named(label: str) -> str:
    """The encoding that a document calls by this name, as browsers take it (WHATWG, Encoding);
    empty if they know none. Not all that Python knows are text: `hex`, `zlib`, `idna` and more."""
    from webencodings import lookup

    found = lookup(label)
    if found is None or found.name in _NOT_DECLARED:
        return ""
    name = normalize_encoding(found.codec_info.name).casefold()
    name = aliases.get(name, name)
    return _READ_AS.get(name, name)


def _guessed(data: bytes) -> Decoded:
    """Bytes in the encoding that makes the likeliest text of them."""
    sample = _sample(data)
    texts: dict[str, _Reading] = {}
    for encoding, prior in _PRIORS.items():
        text = sample[:TOLD_BY].decode(encoding, "replace")
        bits, is_latin = cost(text, encoding)
        found = _Reading(bits + prior, encoding, text, is_latin)
        texts[text] = min(found, texts.get(text, found))
    best, *others = _by_likeness(sorted(texts.values()))
    told = {*_APART.split(sample[:TOLD_BY])}  # what is said again costs nothing
    foreign = sum(byte > 0x7F for said in told for byte in said)
    is_ahead = bool(others) and others[0].bits - best.bits > SURE
    is_sure = is_ahead and best.bits < DEAREST * foreign
    guessed = "" if is_sure and len(sample) >= SHORT else best.encoding
    return _read(data, best.encoding, guessed)


class _Reading(NamedTuple):
    """What bytes are in one encoding, and how many bits that costs."""

    bits: float
    encoding: str
    text: str
    is_latin: bool


def _by_likeness(found: list[_Reading]) -> list[_Reading]:
    """Readings from the likeliest; of those in Latin letters that come near, the likeness to a
    language counts, too."""
    near = found[0].bits + _NEAR if found[0].is_latin else 0.0
    liked = (
        each._replace(bits=each.bits - _LIKENESS * likeness(_foreign(each.text)[:_LIKE]))
        if each.is_latin and each.bits < near
        else each
        for each in found
    )
    return sorted(liked)


def foreign_words(text: str, most: int) -> list[tuple[str, int]]:
    """The first words of a text that not all encodings have alike, each with the line on which it
    is, counted from 1."""
    found: dict[str, int] = {}
    for match in _FOREIGN.finditer(text):
        if len(found) == most:
            break
        found.setdefault(match[0], match.start())
    return [(word, text.count("\n", 0, start) + 1) for word, start in found.items()]


def _foreign(text: str) -> str:
    return " ".join(word for word in _WORDS.split(text) if not word.isascii())
