"""Automatic numbers of OpenDocument texts: those of lists and of headings."""

import re
from collections.abc import Iterator

from core.intake.readers.package import Element, attribute, local, whole
from core.intake.readers.word_numbers import FORMATS

_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "01": "decimalZero",
    "1st": "ordinal",
    "а, б, .., аа, аб, ... (ru)": "russianLower",
    "А, Б, .., Аа, Аб, ... (ru)": "russianUpper",
    "一, 二, 三, ...": "chineseCounting",
    "①, ②, ③, ...": "decimalEnclosedCircle",
}
"""How numbers are written, by what the format and LibreOffice call it."""
_PLACE = re.compile(r"%(\d+)%")
DEEPEST = 10


class OpenLevel:
    """How one level of a list is numbered."""

    def __init__(self, told: Element) -> None:
        self.is_bullet = local(told.tag) == "list-level-style-bullet"
        self.bullet = attribute(told, "bullet-char")
        self.form = attribute(told, "num-format")
        self.prefix, self.suffix = attribute(told, "num-prefix"), attribute(told, "num-suffix")
        self.whole = attribute(told, "num-list-format")
        self.start = whole(attribute(told, "start-value"), 1)
        self.shown = whole(attribute(told, "display-levels"), 1)

    @property
    def is_strange(self) -> bool:
        """Whether it is numbered in a way that is not known."""
        return bool(self.form) and self.form not in _FORMATS

    def sign(self, number: int) -> str:
        """A number in the form of the level; "" if it has none."""
        return self.form and FORMATS[_FORMATS.get(self.form, "decimal")](number)


class Lists:
    """The numbers of all lists of a text, as they grow."""

    def __init__(self, styles: Iterator[Element]) -> None:
        self._levels: dict[str, dict[int, OpenLevel]] = {}
        self._counts: dict[str, list[int]] = {}
        self._ended: dict[str, list[int]] = {}
        self.strange: set[str] = set()
        for style in styles:
            self._levels[_name(style)] = {
                whole(attribute(each, "level"), 1): OpenLevel(each)
                for each in style
                if local(each.tag).startswith(("list-level-style", "outline-level-style"))
            }

    def begin(self, style: str) -> None:
        """A list begins that does not go on with another of its style."""
        self._counts.pop(style, None)

    def resume(self, style: str, identifier: str) -> None:
        """A list begins that goes on with the one of this id, if there was one."""
        self._counts[style] = [*self._ended.get(identifier, ())]

    def end(self, style: str, identifier: str) -> None:
        """A list ends, with which another may go on by its id."""
        self._ended[identifier] = [*self._counts.get(style, ())]

    def label(self, style: str, depth: int, start: str = "") -> str:
        """The mark of the next item at a depth, counted from 1, or of one that begins anew at a
        number; "" if it has none."""
        levels = self._levels.get(style, {})
        level = levels.get(depth)
        if level is None or not 0 < depth <= DEEPEST:
            return ""
        if level.is_bullet:
            return level.bullet if level.bullet.isprintable() else "•"
        if level.is_strange:
            self.strange.add(level.form)
        counts = self._counts.setdefault(style, [])
        del counts[depth:]
        counts += [
            levels[n].start - 1 if n in levels else 0 for n in range(len(counts) + 1, depth + 1)
        ]
        counts[depth - 1] = whole(start, counts[depth - 1] + 1)
        if not level.form:
            return ""
        above = range(1, depth + 1)
        all_signs = {n: levels[n].sign(max(counts[n - 1], 1)) for n in above if n in levels}
        if level.whole:
            return _PLACE.sub(lambda place: all_signs.get(int(place[1]), ""), level.whole).strip()
        signs = (all_signs[n] for n in above[-level.shown or -1 :] if all_signs.get(n))
        return f"{level.prefix}{'.'.join(signs)}{level.suffix}".strip()


OUTLINE = "*outline*"
"""What the style of numbered headings is called here."""


def _name(style: Element) -> str:
    return OUTLINE if local(style.tag) == "outline-style" else attribute(style, "name")
