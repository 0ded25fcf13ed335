"""What a language calls months, languages and time zones, and how it writes numbers and lists of
names (CLDR, via Babel).

English, the language of the window, is written out here, so that startup need not load the library.
Its numbers have the decimal sign that the fields for numbers beside them have.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from decimal import Decimal
from typing import Literal

from core.language import SOURCE_LANGUAGE, is_on_screen, spoken
from core.text.numbers import PLAIN, Writing
from core.text.patterns import pattern

DIGITS = 15
"""How many digits of a number are shown: as many as every number has that somebody gave."""
UNGROUPED = 4
"""How many digits of a whole number stand together."""
NO_BREAK = "\N{NO-BREAK SPACE}"

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
"""Languages that are written from right to left."""
_ARABIC_SIGNS = frozenset({"ar", "fa", "ur"})
"""Languages with a comma and a semicolon of their own."""
RIGHT_TO_LEFT_MARK = "\N{RIGHT-TO-LEFT MARK}"
LEFT_TO_RIGHT_MARK = "\N{LEFT-TO-RIGHT MARK}"
ISOLATE_END = "\N{POP DIRECTIONAL ISOLATE}"
_ISOLATE = "\N{RIGHT-TO-LEFT ISOLATE}"
OWN_WAY = "\N{FIRST STRONG ISOLATE}"

_FROM_THE_RIGHT = pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

_NO_CAPITALS = pattern("[\u1c90-\u1cbf]")

_screen: ContextVar[Callable[[], Writing]] = ContextVar("screen", default=lambda: PLAIN)

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


def day_of_month(date: dt.date) -> str:
    """The number of a day in its month; in French the first has an ending: "1er"."""
    return "1er" if spoken() == "fr" and date.day == 1 else str(date.day)


def capitals(text: str) -> str:
    """The text in capitals; Georgian stays as it is, whose capitals few fonts have."""
    return _NO_CAPITALS.sub(lambda found: found[0].lower(), text.upper())


def directed(text: str) -> str:
    """A date of numbers and a month in its language, kept in one piece where it stands among words
    that run the other way."""
    return RIGHT_TO_LEFT_MARK + text if spoken() in RIGHT_TO_LEFT else text


def isolated(text: str) -> str:
    """A phrase kept in one piece behind the words of somebody who may write the other way round."""
    return f"{_ISOLATE}{text}{ISOLATE_END}" if spoken() in RIGHT_TO_LEFT else text


def measured(figure: str, unit: str) -> str:
    """A figure with its unit, if there is one: "400 boats". The figure is read first, whatever way
    the unit runs."""
    return isolated(f"{figure} {own_way(unit)}") if unit else figure


def ranged(low: str, high: str) -> str:
    """A range, "85–100", whose lower end is read first: Arabic ranges run from right to left, of
    figures, too."""
    return isolated(f"{own_way(low)}{_turning()}–{own_way(high)}")


def own_way(text: str) -> str:
    """A name in a phrase, in one piece that runs as its own first letter does: wherever the
    language in force is written from right to left, and in other packs where the name is."""
    return f"{OWN_WAY}{text}{ISOLATE_END}" if text and ahead_of(text) else text


def ahead_of_reply(text: str) -> str:
    """What stands before an answer: an arrow that goes the way in which the language in force is
    written."""
    arrow = "←" if spoken() in RIGHT_TO_LEFT else "→"
    return f"{ahead_of(text)}{arrow} "


def parts_of(parts: Sequence[str]) -> Sequence[str]:
    """Parts of a phrase, each of which runs its own way in a pack that is written from the left."""
    if len(parts) < 2 or spoken() in RIGHT_TO_LEFT:
        return parts
    return [own_way(part) for part in parts]


def at_beginning(name: str) -> str:
    """A name that begins where lines of the language in force do, whatever way it runs itself. One
    of that language alone needs no isolates, which word processors lose blanks at."""
    return ahead_of(name) + (name if _is_of_the_right(name) else own_way(name))


def _is_of_the_right(name: str) -> bool:
    """Whether a name runs as a language in force does that is written from right to left."""
    return spoken() in RIGHT_TO_LEFT and all(map(runs_from_right, filter(str.isalpha, name)))


def numbered(number: int | str, name: str, gap: str = " ") -> str:
    """A name behind its number, "1 Territory", whose number comes first in the direction in which
    the language in force is written."""
    said = str(number)
    told = own_way(said) if any(map(str.isalpha, said)) else said
    return f"{ahead_of(name)}{told}{gap}{own_way(name)}"


def ahead_of(name: str) -> str:
    """What has a line of a pack run as its language does, whatever way the name that it begins with
    runs: nothing where both run from left to right."""
    if spoken() in RIGHT_TO_LEFT:
        return RIGHT_TO_LEFT_MARK
    return LEFT_TO_RIGHT_MARK if not is_on_screen() and runs_from_right(name) else ""


def runs_from_right(text: str) -> bool:
    """Whether a text, or some of it, is written from right to left."""
    return not text.isascii() and _FROM_THE_RIGHT.search(text) is not None


def write_on_screen_as(here: Callable[[], Writing]) -> None:
    """Write numbers among words on the screen as its fields write them, which `here` tells."""
    _screen.set(here)


def writing() -> Writing:
    """How a number is written among words: on the screen as in its fields, but with the digits that
    all other figures there have; in a pack as in its language."""
    if is_on_screen():
        here = _screen.get()()
        return Writing(here.decimal) if here.zero == PLAIN.zero else PLAIN
    if spoken() == SOURCE_LANGUAGE:
        return PLAIN
    from babel.numbers import get_decimal_symbol

    return Writing(get_decimal_symbol(spoken()))


def decimal(value: float) -> str:
    """A number with all its decimals, thousands grouped from 10,000 up."""
    said = f"{value + 0.0:.{DIGITS}g}"  # avoids -0.0
    if said.isdecimal() and len(said) <= UNGROUPED and spoken() == SOURCE_LANGUAGE:
        return said
    plain = Decimal(said)
    large = abs(plain) >= 10_000
    if spoken() == SOURCE_LANGUAGE:
        text = format(plain, ",f" if large else "f")
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return text.replace(",", NO_BREAK).replace(".", writing().decimal)
    from babel.numbers import format_decimal

    whole = "#,##0" if large else "0"
    return signed(format_decimal(plain, whole, spoken(), decimal_quantization=False))


def dot() -> str:
    """What stands between parts of a line: " · "."""
    return f"{_turning()} · "


def comma() -> str:
    """What stands between parts of a phrase: ", "."""
    return f"{_turning()}{'،' if spoken() in _ARABIC_SIGNS else ','} "


def semicolon() -> str:
    """What stands between phrases: "; "."""
    if spoken() in _ARABIC_SIGNS:
        return f"{_turning()}؛ "
    return f"{_turning()}{_before_high_signs()}; "


def _turning() -> str:
    """What has parts follow each other from right to left where the language is written that way,
    whatever way each of them runs."""
    return RIGHT_TO_LEFT_MARK if spoken() in RIGHT_TO_LEFT else ""


def colon() -> str:
    """What stands between a label and what it is the label of: ": "."""
    return f"{_before_high_signs()}: "


def _before_high_signs() -> str:
    """French has a space before signs of two parts."""
    return NO_BREAK if spoken() == "fr" else ""


def fixed(value: float, places: int) -> str:
    """A number with so many decimals, below zero with a minus sign."""
    value = round(value, places) + 0.0  # avoids -0.0
    text = f"{value:.{places}f}"
    if spoken() == SOURCE_LANGUAGE:
        text = text.replace(".", writing().decimal)
    else:
        from babel.numbers import format_decimal

        text = format_decimal(value, f"0.{'0' * places}", spoken())
    return signed(text.replace("-", "−"))


def signed(figure: str) -> str:
    """A figure whose minus is on its left among words that are written from right to left, too."""
    is_turned = figure.startswith(("-", "−")) and spoken() in RIGHT_TO_LEFT
    return LEFT_TO_RIGHT_MARK + figure if is_turned else figure


def row(names: Sequence[str]) -> str:
    """Names separated by commas, with the word for "and" before the last."""
    names = parts_of(names)
    if spoken() == SOURCE_LANGUAGE:
        return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
    from babel.lists import format_list

    return format_list(names, locale=spoken())


def language_name(code: str) -> str:
    """What a language is called, by its ISO 639 code; the code where it is none."""
    from babel.core import Locale

    return str(Locale.parse(spoken()).languages.get(code.lower(), code))


def zone_name(zone: str) -> str:
    """What the place is called whose time a zone of the IANA database keeps: "Vienna"; without a
    name in the language in force, as the database has it."""
    from babel.core import Locale, get_global

    known, current = Locale.parse(spoken()).time_zones, get_global("zone_aliases")
    earlier = (old for old, new in current.items() if new == zone)
    names = (known.get(each, {}).get("city") for each in (zone, current.get(zone, ""), *earlier))
    place = zone.rpartition("/")[2].replace("_", " ")
    return str(next(filter(None, names), place))
