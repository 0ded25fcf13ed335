"""Dates that name their month, in whichever of many languages: "3 de abril de 2025", "Thursday,
3rd April 2025", "٣ نيسان ٢٠٢٥".

The names of months and days, and the words between them, are those of CLDR, via Babel.
"""

import datetime as dt
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from core.language import LANGUAGES
from core.text.numbers import in_western_digits

_SPOKEN = (
    *(*LANGUAGES, "ar_DZ", "ar_MA", "ar_SY", "be", "bg", "bs", "ca", "cs", "da", "de", "de_AT"),
    *("el", "es", "et", "fa", "fi", "ga", "hu", "is", "it", "lt", "lv", "mk", "mt", "nb", "nl"),
    *("pl", "pt", "pt_PT", "ro", "sk", "sl", "sq", "sr", "sr_Latn", "sv", "tr"),
)
"""Languages whose dates are known; none of these calls a month what another calls a different one,
or the word is taken for neither."""

_EITHER = re.compile(r"\d\.\s*(lip|lis|listopad|listopada)\b")
"""What Croatian calls June and October, as it writes them, and Polish July and November."""

_BESIDE = (
    *("st", "nd", "rd", "th", "er", "re", "ère", "º", "ª", "o", "e", "го", "е", "ше"),
    *("of", "the", "le", "am", "den", "der", "r", "roku", "року", "года", "م"),
)
"""What stands in a date beside a number and Babel does not tell: ordinals, and words for year."""

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_BESIDES = {
    "mrz": 3,
    "maerz": 3,
    "jaenner": 1,
    "feber": 2,
    **{letters: number for number, letters in enumerate(_ROMAN, 1)},
}
"""What spreadsheets and plain keyboards call months and Babel does not tell; and their numbers."""


_PARTS = re.compile(r"\d+|[^\W\d_]+|[^\s.,/()'’°،-]")

Names = Mapping[str, frozenset[int]]


def day_in_words(text: str) -> dt.date | None:
    """The day of a date that names its month, and may name its day of the week; None for any
    other, for a day that there is not, and one that falls on another day of the week."""
    plain = _plain(text)
    parts = _PARTS.findall(plain)
    numbers = sorted((part for part in parts if part.isdecimal()), key=len)
    words = [part for part in parts if not part.isdecimal()]
    if [len(each) for each in numbers] not in ([1, 4], [2, 4]) or not words:
        return None
    if _EITHER.search(plain):
        return None
    said = [word for word in words if word not in _between()]
    rest = [word for word in said if word not in _weekdays()]
    try:
        found = dt.date(int(numbers[1]), _month(rest or said), int(numbers[0]))
    except ValueError:
        return None
    days = [_weekdays()[word] for word in said if rest and word in _weekdays()]
    return found if all(found.weekday() in each for each in days) else None


def _plain(text: str) -> str:
    return in_western_digits(unicodedata.normalize("NFC", text.casefold()))


def _month(words: Sequence[str]) -> int:
    """The month (1-12) that words name, once or several times over; 0 if none, or not one."""
    found: set[int] = set()
    at = 0
    while at < len(words):
        many = next((n for n in (3, 2, 1) if " ".join(words[at : at + n]) in _months()), 0)
        if not many:
            return 0
        found |= _months()[" ".join(words[at : at + many])]
        at += many
    return found.pop() if len(found) == 1 else 0


@cache
def _months() -> Names:
    from babel.dates import get_month_names

    named = _named(
        get_month_names(width, context, language)
        for language in _SPOKEN
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
    )
    beside = {word: frozenset((number,)) for word, number in _BESIDES.items()}
    return {**beside, **named}


@cache
def _weekdays() -> Names:
    """The days of the week (Monday is 0) that a word names; a name of several words by each."""
    from babel.dates import get_day_names

    named = _named(
        get_day_names(width, context, language)
        for language in _SPOKEN
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
    )
    found: defaultdict[str, frozenset[int]] = defaultdict(frozenset)
    for name, days in named.items():
        for word in name.split():
            found[word] |= days
    return found


def _named(all_names: Iterable[Mapping[int, str]]) -> Names:
    found: defaultdict[str, frozenset[int]] = defaultdict(frozenset)
    for names in all_names:
        for number, name in names.items():
            found[" ".join(_PARTS.findall(_plain(name)))] |= {number}
    return dict(found)


@cache
def _between() -> frozenset[str]:
    """What stands between the parts of a date, by the patterns of its language."""
    from babel.dates import get_date_format

    def told() -> Iterator[str]:
        for language in _SPOKEN:
            for width in ("long", "full"):
                pattern = str(get_date_format(width, language).pattern)
                yield from re.findall(r"'([^']+)'", pattern)

    return frozenset((*_BESIDE, *(word for each in told() for word in _PARTS.findall(each))))
