"""Numbers of lists in Roman letters, and as other scripts write them: in digits or by letters."""

from collections.abc import Callable

ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HEBREW = (
    *((400, "ת"), (300, "ש"), (200, "ר"), (100, "ק"), (90, "צ"), (80, "פ"), (70, "ע"), (60, "ס")),
    *((50, "נ"), (40, "מ"), (30, "ל"), (20, "כ"), (16, "טז"), (15, "טו"), (10, "י"), (9, "ט")),
    *((8, "ח"), (7, "ז"), (6, "ו"), (5, "ה"), (4, "ד"), (3, "ג"), (2, "ב"), (1, "א")),
)
"""What each letter counts; 15 and 16 are not written as a name of God."""
_CHINESE, _TEN = "〇一二三四五六七八九", "十"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
CIRCLED = 20
"""Up to which number there is a digit in a circle."""


def roman(number: int) -> str:
    """A number in small Roman letters."""
    found = ""
    for value, letters in _ROMAN:
        found += letters * (number // value)
        number %= value
    return found


def in_digits(zero: str) -> Callable[[int], str]:
    """How numbers are written in the digits of a script, of which this is the first."""
    digits = {ord("0") + n: ord(zero) + n for n in range(10)}
    return lambda number: str(number).translate(digits)


def hebrew(number: int) -> str:
    """A number in Hebrew letters, as lists have it."""
    found = ""
    for value, letters in _HEBREW:
        while number >= value:
            found += letters
            number -= value
    return found


def chinese(number: int) -> str:
    """A number below a hundred in Chinese; in digits from there on."""
    tens, ones = divmod(number, 10)
    if tens > 9 or number < 1:
        return str(number)
    before = (_CHINESE[tens] if tens > 1 else "") + _TEN if tens else ""
    return before + (_CHINESE[ones] if ones else "")


def circled(number: int) -> str:
    """A number in a circle, as far as there are such."""
    return chr(ord("①") + number - 1) if 0 < number <= CIRCLED else str(number)
