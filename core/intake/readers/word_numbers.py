"""The numbers that Word puts before paragraphs: "2.", "(a)", "Article III"."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from core.intake.readers.numerals import ABJAD, ARABIC, chinese, circled, hebrew, in_digits, roman
from core.intake.readers.package import Element, attribute, child, local

BULLET = "•"
DEEPEST = 9
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_LEGAL = ("none", "decimalZero")
"""What stays as it is in numbers that are all in digits."""
_MOST = 100_000
"""Numbers beyond this are taken for damage."""


def _lettered(number: int, letters: str) -> str:
    """a … z, aa, bb …, as Word counts."""
    turns, place = divmod(number - 1, len(letters))
    return letters[place] * (turns + 1) if number else ""


def _ordinal(number: int) -> str:
    teens = 10 < number % 100 < 14
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _starred(number: int) -> str:
    """*, †, ‡, §, **, …: the marks of notes in English books."""
    turns, place = divmod(number - 1, 4)
    return "*†‡§"[place] * (turns + 1) if number else ""


_LATIN = "abcdefghijklmnopqrstuvwxyz"
FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02}".format,
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": lambda number: _lettered(number, _LATIN),
    "upperLetter": lambda number: _lettered(number, _LATIN).upper(),
    "russianLower": lambda number: _lettered(number, _RUSSIAN),
    "russianUpper": lambda number: _lettered(number, _RUSSIAN).upper(),
    "arabicAlpha": lambda number: _lettered(number, ARABIC),
    "arabicAbjad": lambda number: _lettered(number, ABJAD),
    "hebrew1": hebrew,
    "hindiNumbers": in_digits("०"),
    "thaiNumbers": in_digits("๐"),
    "decimalFullWidth": in_digits("０"),
    "decimalEnclosedCircle": circled,
    **dict.fromkeys(("chineseCounting", "japaneseCounting", "taiwaneseCounting"), chinese),
    "chineseCountingThousand": chinese,
    "ordinal": _ordinal,
    "decimalHalfWidth": str,
    "chicago": _starred,
    "numberInDash": "- {} -".format,
    "none": lambda _number: "",
}
"""How numbers are written; in a format that is not here, as digits."""


@dataclass(frozen=True)
class ListLevel:
    """How one level of a list is numbered: `text` has %1 for the number of the first level."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    legal: bool = False
    restart: int = -1
    style: str = ""


@dataclass
class _List:
    levels: dict[int, ListLevel] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


def number_in(text: str, default: int) -> int:
    """A whole number as a part of a document has it."""
    try:
        return max(min(int(text), _MOST), -_MOST)
    except ValueError:
        return default


class Numbering:
    """The lists of a document, counted from its beginning; `strange` are formats not known here."""

    def __init__(self, root: Element | None, linked: Callable[[str], str]) -> None:
        self._lists: dict[str, _List] = {}
        self._of: dict[str, str] = {}
        self._overrides: dict[str, dict[int, tuple[int | None, ListLevel | None]]] = {}
        self._begun: set[tuple[str, int]] = set()
        self.strange: set[str] = set()
        links: dict[str, str] = {}
        for each in () if root is None else root:
            if local(each.tag) == "abstractNum":
                key = attribute(each, "abstractNumId")
                self._lists[key] = _List(_levels(each))
                link = child(each, "numStyleLink")
                links |= {} if link is None else {key: attribute(link, "val")}
            elif local(each.tag) == "num":
                self._add(each)
        for key, style in links.items():
            there = self._of.get(linked(style), "")
            self._lists[key] = self._lists.get(there, self._lists[key])

    def _add(self, num: Element) -> None:
        key, of = attribute(num, "numId"), child(num, "abstractNumId")
        self._of[key] = "" if of is None else attribute(of, "val")
        for each in num:
            if local(each.tag) == "lvlOverride":
                start, level = child(each, "startOverride"), child(each, "lvl")
                self._overrides.setdefault(key, {})[number_in(attribute(each, "ilvl"), 0)] = (
                    None if start is None else number_in(attribute(start, "val"), 1),
                    None if level is None else _level(level),
                )

    def level_of_style(self, number: str, style: str) -> int:
        """The level that a list keeps for a style."""
        found = self._lists.get(self._of.get(number, ""), _List())
        return next((n for n, each in found.levels.items() if each.style == style), 0)

    def next(self, number: str, depth: int) -> str:
        """The label of the next paragraph at this level of a list, with the blank that follows it;
        "" if there is none."""
        found = self._lists.get(self._of.get(number, ""))
        overrides = self._overrides.get(number, {})
        if found is None or not 0 <= depth < DEEPEST:
            return ""
        levels = found.levels | {n: level for n, (_start, level) in overrides.items() if level}
        level = levels.get(depth)
        if level is None:
            return ""
        start = overrides.get(depth, (None, None))[0]
        if start is not None and (number, depth) not in self._begun:
            found.counts[depth] = start
        else:
            found.counts[depth] = found.counts.get(depth, level.start - 1) + 1
        self._begun.add((number, depth))
        for deeper in [n for n in found.counts if n > depth]:
            restart = levels.get(deeper, ListLevel()).restart
            if restart != 0 and (restart < 0 or depth < restart):
                del found.counts[deeper]
        return self._label(levels, found.counts, depth)

    def _label(self, levels: dict[int, ListLevel], counts: dict[int, int], depth: int) -> str:
        level = levels[depth]
        if level.form == "bullet":
            sign = level.text if level.text.isprintable() else ""
            usual = not sign or sign == "o" or "\ue000" <= sign[0] <= "\uf8ff"
            return f"{BULLET if usual else sign} "
        text = level.text
        for n in range(depth + 1):
            of = levels.get(n, ListLevel())
            form = "decimal" if level.legal and of.form not in _LEGAL else of.form
            count = counts.setdefault(n, of.start)
            text = text.replace(f"%{n + 1}", self._written(count, form))
        blank = "" if level.suffix == "nothing" else " "
        return f"{text.strip()}{blank}" if text.strip() else ""

    def _written(self, count: int, form: str) -> str:
        if form not in FORMATS:
            self.strange.add(form)
        return FORMATS.get(form, str)(max(count, 0))


def _levels(abstract: Element) -> dict[int, ListLevel]:
    levels = (each for each in abstract if local(each.tag) == "lvl")
    return {number_in(attribute(each, "ilvl"), 0): _level(each) for each in levels}


_FIELDS = {
    "start": "start",
    "numFmt": "form",
    "lvlText": "text",
    "suff": "suffix",
    "lvlRestart": "restart",
    "pStyle": "style",
}


def _level(element: Element) -> ListLevel:
    told: dict[str, Any] = {}
    for each in element:
        name, value = local(each.tag), attribute(each, "val")
        if name == "AlternateContent":  # a format that older programs do not know
            newer = child(each, "Choice", "numFmt")
            name, value = "numFmt", "" if newer is None else attribute(newer, "val")
        if name == "isLgl":
            told["legal"] = value not in ("0", "false", "off")
        elif name in ("start", "lvlRestart"):
            told[_FIELDS[name]] = number_in(value, 1)
        elif name in _FIELDS:
            told[_FIELDS[name]] = value
    return replace(ListLevel(), **told)
