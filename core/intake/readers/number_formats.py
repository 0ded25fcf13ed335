"""What the number format of a spreadsheet's cell makes of its number, as far as that changes what
is read: percents, thousands left out, zeros in front, words in place of a number.

Rounding is no part of it: a number keeps all its digits. Source: ECMA-376, part 1, 18.8.31.
Nothing of the program is imported here.
"""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import NamedTuple

BUILT_IN = {9: "0%", 10: "0.00%"}
"""The formats without a code of their own that change what is read, by number."""

TEXTS_LAST = 3
"""The place, from 0, of the part of a format that is for texts."""
DIGITS_SHOWN = 15
"""How many digits of a number spreadsheets show at most."""
LEAST_NOISE = 3
"""How many digits more a number has at least that differs from a shorter one by noise."""

_TOKEN = re.compile(r'"([^"]*)"|\\(.)|[_*].|\[([^\]]*)\]|(.)', re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_NUMBER = re.compile(r"[0#?][0#?,.]*")
_ELAPSED = re.compile(r"h+|m+|s+|\$.*", re.IGNORECASE)
_NOUGHT = re.compile(r"[$€£¥₽₴]?\s*[-–—]\s*[$€£¥₽₴]?")
"""What accounts show for zero."""
_DAYS = re.compile(r"[dmyhsg]|general|@", re.IGNORECASE)


class FormatSection(NamedTuple):
    """One of the up to four parts of a format.

    `condition`: an operator and a number, where the part names the numbers that it is for;
    `power`: of ten, by which what is seen differs from what is stored;
    `percent`: what is seen ends in a percent sign;
    `digits`: the fewest digits that are shown, zeros before them; `before`: a word at once before;
    `words`: what is seen in place of any number, "" if the number is; `beside`: the words before
    and behind a number that are no part of it; `is_blank`: nothing is seen.
    """

    condition: tuple[str, float] | None
    power: int
    percent: bool
    digits: int
    before: str
    words: str
    beside: str
    is_blank: bool

    @property
    def matters(self) -> bool:
        """Whether what is seen is something else than what is stored, rounding apart."""
        return bool(self.power or self.percent or self.digits or self.words)


def matters(code: str) -> bool:
    """Whether a format makes something else of any number."""
    return any(section.matters for section in _sections(code))


def has_words(code: str) -> bool:
    """Whether a format shows words beside a number."""
    return any(section.beside for section in _sections(code))


def can_hide(code: str) -> bool:
    """Whether a format shows nothing of some values."""
    return any(section.is_blank for section in _sections(code))


def hides(value: object, code: str) -> bool:
    """Whether a format, if there is one, shows nothing of a value."""
    if not code or isinstance(value, bool) or value in ("", None):
        return False
    if isinstance(value, str):
        sections = _sections(code)
        return len(sections) > TEXTS_LAST and sections[TEXTS_LAST].is_blank
    return _section(value if isinstance(value, int | float) else 1, code).is_blank


def words_beside(value: float, code: str) -> str:
    """The words that are seen beside a number in a cell of this format, and are no part of it."""
    return _section(value, code).beside


def shows_time(code: str) -> bool:
    """Whether a format of days shows the time of the day."""
    bare = "".join(each[3] for each in _TOKEN.findall(code))
    return bool(re.search(r"[hs]", bare, re.IGNORECASE)) or bool(
        re.search(r"\[[hms]+\]", code, re.IGNORECASE)
    )


def those_that_matter(codes: Iterable[str], *, has_times: bool) -> list[str]:
    """The codes of formats, "" for each that leaves what is read as it is and shows no words;
    `has_times` tells that there are days with a time, which a format may hide."""
    return [
        code
        if code
        and (
            matters(code)
            or has_words(code)
            or can_hide(code)
            or (has_times and not shows_time(code))
        )
        else ""
        for code in codes
    ]


def as_shown(value: float, code: str) -> str:
    """A number as it is seen in a cell of this format, with all its digits."""
    section = _section(value, code)
    if section.words and not (value == 0 and _NOUGHT.fullmatch(section.words)):
        return section.words
    number = plain_number(value, section.power)
    if section.digits and number.lstrip("-").isdecimal():
        sign = "-" if number.startswith("-") else ""
        return f"{sign}{section.before}{number.lstrip('-').zfill(section.digits)}"
    return f"{number}%" if section.percent else number


def plain_number(value: float, power: int = 0) -> str:
    """A number times a power of ten with a decimal point, as short as it can be told apart."""
    value = _without_noise(value)
    if not power and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if not power:
        return repr(value)
    text = f"{Decimal(repr(value)).scaleb(power):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _without_noise(value: float) -> float:
    """A number without what sums of binary fractions leave behind its digits, which spreadsheets do
    not show: 0.3 for 0.30000000000000004."""
    told = repr(value)
    if len(told) <= DIGITS_SHOWN:
        return value
    brief = float(f"{value:.{DIGITS_SHOWN}g}")
    return brief if len(repr(brief)) + LEAST_NOISE <= len(told) else value


def plain_duration(seconds: int) -> str:
    """A time span as hours, minutes and, if there are any, seconds."""
    minutes, rest = divmod(abs(seconds), 60)
    clock = f"{'-' if seconds < 0 else ''}{minutes // 60}:{minutes % 60:02}"
    return f"{clock}:{rest:02}" if rest else clock


def _section(value: float, code: str) -> FormatSection:
    sections = _sections(code)
    if any(each.condition for each in sections):
        fit = (each for each in sections if each.condition is None or _holds(value, each.condition))
        return next(fit, sections[-1])
    at = 0 if value > 0 or len(sections) == 1 else 1 if value < 0 else 2
    return sections[at if at < min(len(sections), 3) else 0]


def _holds(value: float, condition: tuple[str, float]) -> bool:
    sign, limit = condition
    below, same = value < limit, value == limit
    return {
        "<": below,
        "<=": below or same,
        "=": same,
        "<>": not same,
        ">": not below and not same,
        ">=": not below,
    }[sign]


@cache
def _sections(code: str) -> tuple[FormatSection, ...]:
    parts: list[list[tuple[str, str, str, str]]] = [[]]
    for token in _TOKEN.findall(code):
        if token[3] == ";":
            parts.append([])
        else:
            parts[-1].append(token)
    return tuple(map(_parsed, parts))


def _parsed(tokens: list[tuple[str, str, str, str]]) -> FormatSection:
    bare = "".join(each[3] for each in tokens)
    conditions = (_CONDITION.fullmatch(each[2]) for each in tokens)
    condition = next(((found[1], float(found[2])) for found in conditions if found), None)
    number = _NUMBER.search(bare)
    if number is None:
        words = "".join("".join(each[:2]) + each[3] for each in tokens).strip()
        is_usual = "general" in bare.casefold()
        shown = "" if _DAYS.search(bare) else words
        beside = _beside(tokens) if is_usual else ""
        return FormatSection(condition, 0, False, 0, "", shown, beside, _is_blank(tokens))
    whole, _point, decimals = number[0].partition(".")
    thousands = sum(len(part) - len(part.rstrip(",")) for part in (whole, decimals))
    percents = bare.count("%")
    zeros = whole.count("0") if whole == "0" * len(whole) and not _point else 0
    digits = zeros if zeros > 1 and not percents else 0
    before = _word_before(tokens) if digits else ""
    power = 2 * percents - 3 * thousands
    beside = _beside(tokens).removeprefix(before).removeprefix(" … ")
    return FormatSection(condition, power, percents == 1, digits, before, "", beside, False)


def _is_blank(tokens: list[tuple[str, str, str, str]]) -> bool:
    """Whether nothing but blanks is shown."""
    shown = "".join(quoted + escaped + bare for quoted, escaped, _bracket, bare in tokens)
    return not shown.strip() and not any(_ELAPSED.fullmatch(each[2]) for each in tokens)


def _beside(tokens: list[tuple[str, str, str, str]]) -> str:
    """All that is shown besides digits, as it is written: "ca. … days"."""
    shown = ""
    for quoted, escaped, bracket, bare in tokens:
        currency = bracket[1:].partition("-")[0] if bracket.startswith("$") else ""
        sign = bare if unicodedata.category(bare or " ") == "Sc" else ""
        is_place = bare != "" and bare in "0#?Gg"
        shown += "\0" if is_place else quoted + escaped + currency + sign
    parts = [part.strip() for part in shown.split("\0")]
    return " … ".join(filter(None, parts))


def _word_before(tokens: list[tuple[str, str, str, str]]) -> str:
    """The letters at once before the digits: "P" of the format "P"00."""
    before = ""
    for quoted, escaped, _bracket, bare in tokens:
        if bare in ("0", "#", "?"):
            break
        before += quoted + escaped + bare
    return before
