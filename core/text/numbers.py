"""Numbers as people write them: read by the conventions of any locale, or refused with a sentence.

The one reader of numbers: form fields, table cells and imported files all use it. No character is
ever dropped. A character that can be a decimal or a thousands separator is taken as the locale uses
it; if the locale uses it as neither, the number is refused and both readings are named.
"""

import math
import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

import msgspec

from core.errors import Problem
from core.language import gettext as _
from core.text.patterns import pattern

EITHER = ".,"
"""Characters that are decimal separators in some locales and thousands separators in others."""

_ARABIC_DECIMAL, _ARABIC_GROUP = "\N{ARABIC DECIMAL SEPARATOR}", "\N{ARABIC THOUSANDS SEPARATOR}"
_MINUS = "\N{MINUS SIGN}\N{EN DASH}\N{SMALL HYPHEN-MINUS}\N{FULLWIDTH HYPHEN-MINUS}\N{HYPHEN}"
_APOSTROPHES = "\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"
_ALIKE = str.maketrans(
    {
        **dict.fromkeys(_MINUS, "-"),
        **dict.fromkeys(_APOSTROPHES, "'"),
        "\N{FULLWIDTH PLUS SIGN}": "+",
        "\N{ARABIC COMMA}": ",",
        "\N{FULLWIDTH COMMA}": ",",
        "\N{FULLWIDTH FULL STOP}": ".",
        "\N{ARABIC PERCENT SIGN}": "%",
        "\N{FULLWIDTH PERCENT SIGN}": "%",
    }
)


_WITHOUT_WIDTH = frozenset(
    "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060"
    "\u2066\u2067\u2068\u2069\ufeff"
)
"""Marks of direction, and what else has neither width nor meaning in a number. A soft hyphen may be
the sign of a range or of a minus."""

_EASTERN = "[\u0660-\u0669\u06f0-\u06f9]"
_NO_WIDTH = f"[{''.join(sorted(_WITHOUT_WIDTH))}]*"
_SIGNS_BETWEEN = rf"{_NO_WIDTH}[^\w\s]?{_NO_WIDTH}"
_TWO_SCRIPTS = pattern(rf"{_EASTERN}{_SIGNS_BETWEEN}[0-9]|[0-9]{_SIGNS_BETWEEN}{_EASTERN}")
"""Digits of which nothing tells which are read first: Arabic or Persian ones beside 0 to 9."""

_SHAPE = pattern(
    rf"([+-]?)\s?([.,{_ARABIC_DECIMAL}]?\d(?:[.,' {_ARABIC_DECIMAL}{_ARABIC_GROUP}]?\d)*[.,]?)"
    r"(e[+-]?\d{1,4})?\s*(\D.*)?",
    re.IGNORECASE | re.ASCII | re.DOTALL,
)
"""A sign, digits with signs between them, an exponent, a unit."""
_IN_BRACKETS = pattern(r"\(([^()]+)\)")
"""How accounts write a number below zero."""

_UNIT_FIRST = pattern(
    rf"([+-]?)\s*([^\d\s.,'()+-][^\d.,'()+-]*?)\s*"
    rf"(-?[.,]?\d[\d.,' {_ARABIC_DECIMAL}{_ARABIC_GROUP}]*)",
    re.ASCII,
)
"""A sign, a unit, and the number after it."""

_GROUPED = r"\d{1,3}(?:([.,' \u066c])\d{2,3}(?:\1\d{2,3})*(?<=\d{3}))?"


class NumberProblem(Problem):
    """The text is not a number, or can be read as two."""


class TwoNumbers(NumberProblem):
    """The text can be read as two numbers."""


class Writing(msgspec.Struct, frozen=True):
    """How a locale writes its numbers: the decimal separator and the thousands separator (each
    empty if unknown), the digit zero, and the minus sign."""

    decimal: str = "."
    group: str = ""
    zero: str = "0"
    minus: str = "-"


PERCENT = ("%", "percent", "pct")
"""How the units begin that a percent sign means."""

PLAIN = Writing()
"""With a decimal point, and no assumptions about other characters."""


@lru_cache(maxsize=4096)
def read(text: str, writing: Writing = PLAIN, unit: str = "", like: float = 12.5) -> float:
    """The number that a text writes, optionally followed by the unit or its first words, or behind
    them.

    NumberProblem says what cannot be read, with an example of what can be, or which two numbers may
    be meant."""
    if has_two_scripts(text):
        raise NumberProblem(_refusal(text, writing, unit, like))
    plain = _plain(text)
    owed = _IN_BRACKETS.fullmatch(plain)
    found = _SHAPE.fullmatch(_without_unit_first(owed[1] if owed else plain, unit))
    if found is None or (owed and found[1]) or not _begins(unit, found[4] or ""):
        raise NumberProblem(_refusal(text, writing, unit, like))
    try:
        digits = _digits(found[2], writing)
    except ValueError as failure:
        raise NumberProblem(_refusal(text, writing, unit, like)) from failure
    return _kept(f"{'-' if owed else found[1]}{digits}{found[3] or ''}")


def _kept(digits: str) -> float:
    """The number that is kept for some digits; NumberProblem if it were seen to be another one."""
    number = float(digits)
    if not math.isfinite(number):
        raise NumberProblem(_("A number is too large."))
    if number.is_integer() and Decimal(repr(number)) != Decimal(digits):
        raise NumberProblem(
            _("A number has more digits than can be kept: {digits}.").format(
                digits=digits.removesuffix(".0")
            )
        )
    return number


def has_two_scripts(text: str) -> bool:
    """Whether nothing tells which of a text's digits are read first: Arabic or Persian ones stand
    beside 0 to 9, or behind no more than a sign."""
    return _TWO_SCRIPTS.search(text) is not None


def is_number(text: str) -> bool:
    """Whether a text is a number and nothing else, whichever way it has to be read."""
    found = _SHAPE.fullmatch(_plain(text))
    return found is not None and not found[4]


@lru_cache(maxsize=4096)
def decimal_of(text: str) -> str | None:
    """The one of two separators that a number has before its decimals, or must have if it had any;
    "" if it tells nothing, None if it can be read two ways."""
    found = _SHAPE.fullmatch(_plain(text).strip("()"))
    if found is None or _ARABIC_DECIMAL in text:
        return ""
    signs = [sign for sign in found[2] if sign in EITHER]
    if not signs:
        return ""
    if len(signs) > 1:
        return signs[-1] if len(set(signs)) > 1 else EITHER.replace(signs[0], "")
    return None if _is_either(found[2], signs[0]) else signs[0]


def written(value: float, writing: Writing = PLAIN) -> str:
    """A number in full, without thousands separators, so that reading it gives exactly the same
    number."""
    text = repr(float(value))
    if value == 0 or 1e-15 <= abs(value) < 1e21:
        text = f"{Decimal(text):f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    text = "0" if text == "-0" else text.removesuffix(".0")
    return "".join(_in_writing(sign, writing) for sign in text)


def stepped(value: float, step: float, times: int) -> float:
    """A number some steps further on, computed in decimals, so that 0.1 and 0.2 make 0.3."""
    return float(Decimal(repr(value)) + Decimal(repr(step)) * times)


def grain(span: float) -> float:
    """The step along a scale of this length that leaves out meaningless digits: 1 on most scales,
    less on one shorter than 20."""
    if span <= 0:
        return 1.0
    finest = 10.0 ** math.floor(math.log10(span / (200 if span >= 20 else 100)))
    return max(finest, 1.0) if span >= 20 else finest


def _in_writing(sign: str, writing: Writing) -> str:
    if sign.isdecimal():
        return chr(ord(writing.zero) + int(sign))
    return {".": writing.decimal or ".", "-": writing.minus}.get(sign, sign)


def _plain(text: str) -> str:
    """Digits of all scripts as 0 to 9, all spaces alike, direction marks removed."""
    return " ".join(in_western_digits(text.translate(_ALIKE)).split())


def in_western_digits(text: str) -> str:
    """A text with digits of all scripts as 0 to 9, and without marks of direction."""
    if text.isascii():
        return text
    return "".join(_digit(sign) for sign in text if sign not in _WITHOUT_WIDTH)


def _digit(sign: str) -> str:
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign


def _without_unit_first(text: str, unit: str) -> str:
    """A text without the unit that it begins with, if it does and has its number behind it."""
    found = _UNIT_FIRST.fullmatch(text)
    if found is None or not _begins(unit, found[2]):
        return text
    return found[1] + found[3]


def _begins(unit: str, words: str) -> bool:
    """Whether words are the unit or its first words; a plural may be meant."""
    if not words:
        return True
    asked, given = _plain(unit).casefold().split(), words.casefold().split()
    if given == ["%"] and "".join(asked).startswith(PERCENT):
        return True
    return len(given) <= len(asked) and all(
        one.removesuffix("s") == other.removesuffix("s")
        for one, other in zip(given, asked, strict=False)
    )


def _digits(body: str, writing: Writing) -> str:
    """Digits and signs as Python writes them; ValueError for separators in the wrong places."""
    point = _decimal_sign(body, writing)
    whole, _point, decimals = body.partition(point) if point else (body, "", "")
    digits = "".join(sign for sign in whole if sign.isdecimal())
    grouped = digits == whole or re.fullmatch(_GROUPED, whole, re.ASCII)
    if not grouped or not (decimals or whole) or (decimals and not decimals.isdecimal()):
        raise ValueError
    return f"{digits or '0'}.{decimals or '0'}"


def _decimal_sign(body: str, writing: Writing) -> str:
    """The decimal separator; "" if there is none."""
    if _ARABIC_DECIMAL in body:
        return _ARABIC_DECIMAL
    signs = [sign for sign in body if sign in EITHER]
    if not signs:
        return ""
    last = signs[-1]
    if len(set(signs)) > 1:
        return last
    if len(signs) > 1:
        return ""
    return _only_sign(body, last, writing)


def _only_sign(body: str, sign: str, writing: Writing) -> str:
    if sign == writing.decimal or not _is_either(body, sign):
        return sign
    if sign == writing.group:
        return ""
    two = [written(float(body.replace(sign, each)), writing) for each in ("", ".")]
    raise TwoNumbers(
        _("“{text}” could mean {first} or {second}. Enter the one you mean.").format(
            text=body, first=two[0], second=two[1]
        )
    )


def _is_either(body: str, sign: str) -> bool:
    """Whether the only sign in a number can part thousands as well as decimals."""
    before, _sign, after = body.partition(sign)
    return re.fullmatch(r"[1-9]\d{0,2}\|\d{3}", f"{before}|{after}") is not None


def _refusal(text: str, writing: Writing, unit: str, like: float) -> str:
    example = written(like, writing)
    if unit not in ("", PERCENT[0]):
        return _("“{text}” is not a number of {unit}. Enter it like {example}.").format(
            text=text.strip(), unit=unit, example=example
        )
    return _("“{text}” is not a number. Enter it like {example}.").format(
        text=text.strip(), example=example
    )


def whole(value: float) -> int:
    """Rounded half away from zero, as people do."""
    return int(abs(value) + 0.5) * (-1 if value < 0 else 1)
