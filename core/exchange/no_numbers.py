"""What people write where a table wants a number, and what to write instead. Nothing of it is taken
for a number: none, a range and an estimate are told apart in columns of their own."""

import re

from core.language import gettext as _
from core.language import noop
from core.text.numbers import is_number

NONE = frozenset(
    {
        *("n/a", "na", "n.a.", "n/k", "nd", "n.d.", "n/d", "s.o.", "k.a.", "none", "null", "nil"),
        *("-", "–", "—", "--", "---", ".", "..", "...", "…", "?", "x", "/", "*", "unknown", "tbd"),
        *("н/д", "н.д.", "нет", "нет данных", "немає", "немає даних", "لا يوجد", "غير متوفر"),
    }
)
"""What stands for no number."""

_BETWEEN = re.compile(r"\s*(?:–|—|-|‑|…|\.\.\.?|\b(?:to|bis|à|a|до|إلى)\b)\s*", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?:ca\.?|c\.|circa|approx\.?|about|around|some|env\.?|environ|etwa|rund|около|прибл\.?"
    r"|примерно|близько|приблизно|حوالي|over|under|up to|[~≈≃<>≤≥±])\s*",
    re.IGNORECASE,
)
_MARK = re.compile(r"\s*(?:[*†‡§#¹²³⁰⁴-⁹]+|\(\w{1,2}\)|\[\w{1,2}\]|[a-zа-я])$", re.IGNORECASE)


def instead_of(text: str, problem: str) -> str:
    """A sentence on what to write instead of a text that is no number; the `problem`, as told by
    the reader of numbers, where that says it best."""
    for sentence, is_so in _KINDS:
        if is_so(text.strip()):
            return _(sentence).format(text=text.strip())
    return problem


def _is_range(text: str) -> bool:
    ends = [each for each in _BETWEEN.split(text) if each]
    return len(ends) == 2 and all(map(is_number, ends))


def _is_about(text: str) -> bool:
    begins = _ABOUT.match(text)
    return begins is not None and is_number(text[begins.end() :])


def _has_minus_last(text: str) -> bool:
    return text[-1:] in ("-", "−") and is_number(text[:-1])


def _is_marked(text: str) -> bool:
    mark = _MARK.search(text)
    return mark is not None and is_number(text[: mark.start()])


_KINDS = (
    (noop("“{text}” stands for no number. Leave the cell empty."), lambda t: t.casefold() in NONE),
    (
        noop(
            "“{text}” is a range. Enter a single number, and the ends of a range as low and high."
        ),
        _is_range,
    ),
    (
        noop("“{text}” is no exact number. Enter the number, and in the statement what it is."),
        _is_about,
    ),
    (noop("“{text}” has its minus sign last. Enter it before the number."), _has_minus_last),
    (noop("“{text}” has a mark behind the number. Enter the number alone."), _is_marked),
)
