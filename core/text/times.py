"""Times of day as people type them: 14:05, 14.05, 09:30 to 10:45; or in words, such as "after
lunch", which may hold anything but hours and minutes that no day has."""

from core.errors import RuleBroken
from core.language import gettext as _
from core.text.patterns import pattern

_HOURS_AND_MINUTES = pattern(r"\d+:\d+|(?<![\d.])\d{1,2}\.\d\d(?![\d.])")
_OF_A_DAY = pattern(r"([01]?\d|2[0-3])[:.][0-5]\d|24[:.]00")


def typed_time(text: str) -> str:
    """The time as it was typed; RuleBroken, for the field `time`, if it names hours and minutes
    that no day has."""
    for told in _HOURS_AND_MINUTES.findall(text):
        if not _OF_A_DAY.fullmatch(told):
            sentence = _("“{text}” is not a time of day. Enter it like 14:05.")
            raise RuleBroken(sentence.format(text=told), "time")
    return text
