"""Years that are left out of a date, or shortened, and what is said of them."""

from core.language import gettext as _
from core.language import noop
from core.text.date_signs import plain_signs
from core.text.months import day_in_words
from core.text.patterns import pattern

FOUR_DIGITS = noop("“{text}”: the year of a date must have four digits.")
_SHORT_YEAR = pattern(r"\d{1,2}[-/. ]+\w+[-/. ]+\d{2}")
_DAY_AND_MONTH = pattern(r"(0?[1-9]|[12]\d|3[01])[-/. ](0?[1-9]|1[0-2])|(0?[1-9]|1[0-2])/\d{1,2}")
_LEAP_YEAR = 2024
"""It has every day that any year has."""


def wrong_year(text: str) -> str:
    """What is wrong with the year of a text that is a date but for it, in a sentence: that it is
    missing, or has two digits alone. "" of any other text."""
    plain = plain_signs(text)
    if _SHORT_YEAR.fullmatch(plain):
        return _(FOUR_DIGITS).format(text=text)
    if _DAY_AND_MONTH.fullmatch(plain) or day_in_words(f"{plain} {_LEAP_YEAR}"):
        return _("“{text}” has no year. Add it, in four digits.").format(text=text)
    return ""
