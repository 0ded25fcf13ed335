"""Numbers that fields of a Word document count, and that the file does not keep.

Source: ECMA-376 1, 17.16.5 (AUTONUM, AUTONUMLGL, AUTONUMOUT, LISTNUM).
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from core.intake.readers.word_numbers import DEEPEST, FORMATS, number_in

_BODY = DEEPEST
"""The level of a paragraph that is no heading, counted from 0."""
_OUTLINE = (
    *(("upperRoman", "{}."), ("upperLetter", "{}."), ("decimal", "{}."), ("lowerLetter", "{})")),
    *(("decimal", "({})"), ("lowerLetter", "({})"), ("lowerRoman", "({})")),
    *(("lowerLetter", "({})"), ("lowerRoman", "({})")),
)
_LIST = (
    *(("decimal", "{})"), ("lowerLetter", "{})"), ("lowerRoman", "{})"), ("decimal", "({})")),
    *(("lowerLetter", "({})"), ("lowerRoman", "({})"), ("decimal", "{}.")),
    *(("lowerLetter", "{}."), ("lowerRoman", "{}.")),
)
"""How each level of an outline, and of a list without a name, is numbered."""
_FORMS = {"arabic": "decimal", "ordinal": "ordinal"}
_FORMS |= {"alphabetic": "lowerLetter", "ALPHABETIC": "upperLetter"}
_FORMS |= {"roman": "lowerRoman", "ROMAN": "upperRoman"}

_FIELD = re.compile(r"(?i)\s*(AUTONUM|AUTONUMLGL|AUTONUMOUT|LISTNUM)(?![A-Z])(.*)", re.DOTALL)
_SWITCH = re.compile(r"\\(\*|[a-z])\s*([^\s\\]*)", re.IGNORECASE)
_NAME = re.compile(r'\s*"?([^\\"]*)')
_USUAL = ("", "numberdefault")


class PlaceInDocument(NamedTuple):
    """Where a field stands: in a heading of a level from 0, or in other text (`_BODY`); and in the
    list and at the level that its paragraph has, without a list if in none."""

    heading: int = _BODY
    number: str = ""
    depth: int = 0


def place_in_document(style: str, number: str, depth: int) -> PlaceInDocument:
    """The place of a paragraph by the name of its style, and by its list and its level there."""
    level = number_in(style.removeprefix("heading "), 0) if style.startswith("heading ") else 0
    is_heading = 0 < level <= DEEPEST
    return PlaceInDocument(level - 1 if is_heading else _BODY, number.lstrip("0"), depth)


class AutoNumbers:
    """Counts the fields of a document; `next_in_list` counts at a level of a list in it."""

    def __init__(self, next_in_list: Callable[[str, int], str]) -> None:
        self._next_in_list = next_in_list
        self._counts: dict[str, dict[int, int]] = {}

    def next(self, instruction: str, place: PlaceInDocument) -> str:
        """The number that a field shows; "" if it is no such field, or of a list that is named."""
        found = _FIELD.match(instruction)
        if found is None:
            return ""
        told = dict(_SWITCH.findall(found[2]))
        kind = found[1].upper()
        if kind == "LISTNUM":
            named = _NAME.match(found[2])
            return self._in_list("" if named is None else named[1].strip(), told, place)
        return self._of_paragraph(kind, told, place.heading)

    def _in_list(self, name: str, told: dict[str, str], place: PlaceInDocument) -> str:
        is_listed = bool(place.number) and not name
        level = number_in(told.get("l", ""), place.depth + 2 if is_listed else 1) - 1
        if name.lower() not in _USUAL or not 0 <= level < DEEPEST:
            return ""
        if is_listed:
            return self._next_in_list(place.number, level).strip()
        form, around = _LIST[level]
        start = number_in(told["s"], 1) if "s" in told else None
        return around.format(FORMATS[form](self._count("LISTNUM", level, start)))

    def _of_paragraph(self, kind: str, told: dict[str, str], heading: int) -> str:
        if kind == "AUTONUMOUT":
            if heading == _BODY:
                return ""
            form, around = _OUTLINE[heading]
            return around.format(FORMATS[form](self._count(kind, heading)))
        count = self._count(kind, heading)
        end = "" if "e" in told else told.get("s") or "."
        if kind == "AUTONUMLGL":
            counts = sorted(self._counts[kind].items())
            return (told.get("s") or ".").join(str(each) for _level, each in counts) + end
        asked = told.get("*", "")
        form = _FORMS.get(asked) or _FORMS.get(asked.lower(), "decimal")
        return FORMATS[form](count) + end

    def _count(self, kind: str, level: int, start: int | None = None) -> int:
        """The next number at a level, below which all begin anew."""
        counts = self._counts.setdefault(kind, {})
        counts[level] = counts.get(level, 0) + 1 if start is None else start
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return counts[level]
