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

_BETWEEN = re.compile(
    r"\s*(?:–|—|-|‑|\xad|…|\.\.\.?|/|±|&|\b(?:to|and|or|bis|und|oder|à|a|et|ou|до|и|или|та|або"
    r"|إلى|و|أو)\b)\s*",
    re.IGNORECASE,
)
_BETWEEN_WHICH = re.compile(
    r"(?:between|from|zwischen|von|entre|de|между|от|між|від|بين|من)\s+", re.I
)
_ABOUT = re.compile(
    r"(?:ca\.?|c\.|circa|approx\.?|about|around|some|env\.?|environ|etwa|rund|около|прибл\.?"
    r"|примерно|близько|приблизно|حوالي|over|under|up to|at (?:least|most)|(?:min|max)\.?"
    r"|mindestens|höchstens|au (?:moins|plus)|не (?:менее|более|менше|більше)|[~≈≃<>≤≥±])\s*",
    re.IGNORECASE,
)
_ABOUT_BEHIND = re.compile(
    r"\s*(?:\+|ca\.?|or (?:more|less)|\(?(?:est|prov|prel|rev)\.?\)?|\(?estimated?\)?)$",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\s*(?:k|m|bn?|mn|mio\.?|mrd\.?|mill?\.?|millions?|milliards?|billions?|thousand|hundred"
    r"|tausend|million(?:en)?|milliarden?|mille|тыс\.?|млн\.?|млрд\.?|тис\.?|тысяч[аи]?|миллион\w*"
    r"|мільйон\w*|ألف|مليون|مليار|[×x·*]\s?10\^?[\d⁰-⁹¹²³]+)$",
    re.IGNORECASE,
)
"""What multiplies the number before it."""
_PARTS = re.compile(r"-?(?:\d+\s*)?(?:[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|\b\d+\s?[/⁄]\s?[1-9]\d?)\s?%?")
_MARK = re.compile(r"\s*(?:[*†‡§#¹²³⁰⁴-⁹]+|\(\w{1,2}\)|\[\w{1,2}\]|[a-zа-я])$", re.IGNORECASE)


def instead_of(text: str, problem: str) -> str:
    """A sentence on what to write instead of a text that is no number; the `problem`, as told by
    the reader of numbers, where that says it best."""
    for sentence, is_so in _KINDS:
        if is_so(text.strip()):
            return _(sentence).format(text=text.strip())
    return problem


def _is_range(text: str) -> bool:
    ends = [each for each in _BETWEEN.split(_BETWEEN_WHICH.sub("", text)) if each]
    return len(ends) == 2 and all(map(is_number, ends))


def _is_about(text: str) -> bool:
    begins = _ABOUT.match(text)
    if begins is not None:
        return is_number(text[begins.end() :])
    ends = _ABOUT_BEHIND.search(text)
    return ends is not None and is_number(text[: ends.start()])


def _is_multiple(text: str) -> bool:
    times = _TIMES.search(text)
    return times is not None and is_number(text[: times.start()])


def _is_fraction(text: str) -> bool:
    return _PARTS.fullmatch(text) is not None


def _has_minus_last(text: str) -> bool:
    return text[-1:] in ("-", "−") and is_number(text[:-1])


def _is_marked(text: str) -> bool:
    mark = _MARK.search(text)
    return mark is not None and is_number(text[: mark.start()])


_KINDS = (
    (noop("“{text}” stands for no number. Leave the cell empty."), lambda t: t.casefold() in NONE),
    (noop("“{text}” is a fraction. Enter it as a decimal number, such as 0.5."), _is_fraction),
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
    (noop("“{text}” seems to be shortened. Enter the number with all its digits."), _is_multiple),
    (noop("“{text}” has its minus sign last. Enter it before the number."), _has_minus_last),
    (noop("“{text}” has a mark behind the number. Enter the number alone."), _is_marked),
)
