"""What a language calls its months, and how it writes numbers and lists of names (CLDR, via Babel).

English, the language of the window, is written out here, so that startup need not load the library.
"""

from collections.abc import Sequence
from typing import Literal

from core.language import SOURCE_LANGUAGE, spoken

NO_BREAK = "\N{NO-BREAK SPACE}"

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
"""Languages that are written from right to left."""
RIGHT_TO_LEFT_MARK = "\N{RIGHT-TO-LEFT MARK}"

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def month_names() -> list[str]:
    """The names of the months in order, in the form used in dates."""
    return [*_MONTHS] if spoken() == SOURCE_LANGUAGE else _months("wide")


def short_month_names() -> list[str]:
    """The abbreviated names of the months in order, in the form used in dates."""
    return (
        [month[:3] for month in _MONTHS] if spoken() == SOURCE_LANGUAGE else _months("abbreviated")
    )


def _months(width: Literal["wide", "abbreviated"]) -> list[str]:
    from babel.dates import get_month_names

    names = get_month_names(width, "format", spoken())
    return [names[number] for number in range(1, 13)]


def directed(text: str) -> str:
    """A date of numbers and a month in its language, kept in one piece where it stands among words
    that run the other way."""
    return RIGHT_TO_LEFT_MARK + text if spoken() in RIGHT_TO_LEFT else text


def decimal(value: float) -> str:
    """A number with at most two decimals, thousands grouped from 10,000 up."""
    value = round(value, 2) + 0.0  # avoids -0.0
    large = abs(value) >= 10_000
    if spoken() == SOURCE_LANGUAGE:
        text = format(value, ",.2f" if large else ".2f").rstrip("0").rstrip(".")
        return text.replace(",", NO_BREAK)
    from babel.numbers import format_decimal

    return format_decimal(value, "#,##0.##" if large else "0.##", spoken())


def row(names: Sequence[str]) -> str:
    """Names separated by commas, with the word for "and" before the last."""
    if spoken() == SOURCE_LANGUAGE:
        return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
    from babel.lists import format_list

    return format_list(names, locale=spoken())
