"""What a cell says in a field of a record, whatever the type of the field."""

import datetime as dt
import re
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin

import msgspec

from core.errors import ImportProblem
from core.exchange.columns import plain
from core.exchange.dates import ONE_READING, DateStyle, day, moment
from core.exchange.number_cells import PERCENT, NumberCells
from core.exchange.spreadsheet import unguarded
from core.exchange.whole import mirrored
from core.language import gettext as _
from core.language import spoken
from core.model.naming import choice
from core.model.records import Anchor, Issue
from core.model.scales import anchors_of
from core.text import json

Chosen = TypeVar("Chosen", bound=StrEnum)

_YES, _NO = frozenset({"true", "yes", "x", "1"}), frozenset({"false", "no", "0"})
_ANCHOR = re.compile(r"\s*([^=:]+?)\s*[=:]\s*(.+?)\s*")


class CellReader(msgspec.Struct, frozen=True):
    """How the cells of one table are written: its numbers, and its dates."""

    numbers: NumberCells
    dates: DateStyle = ONE_READING

    def value(self, kind: Any, text: str, unit: str = PERCENT) -> Any:
        """What a cell that is not empty says in a field of this type, whose numbers have this unit;
        ImportProblem if that cannot be told."""
        kind = _without_none(kind)
        if kind is float:
            return self.numbers.read(text, unit)
        if get_origin(kind) is tuple:
            return self._several(kind, text)
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return chosen(kind, text)
        read: dict[Any, Callable[[str], Any]] = {
            int: self._whole,
            bool: _truth,
            dt.date: lambda cell: day(cell, self.dates),
            dt.datetime: lambda cell: moment(cell, self.dates),
        }
        return read.get(kind, unguarded)(text)

    def _whole(self, text: str) -> int:
        found = self.numbers.read(text)
        if not found.is_integer():
            raise ImportProblem(_("{text} is not a whole number.").format(text=text))
        return int(found)

    def _several(self, kind: Any, text: str) -> tuple[Any, ...]:
        """Several values in one cell: as JSON, or anchors as people list them."""
        if not text.startswith("["):
            if get_args(kind)[0] is not Anchor:
                return tuple(part.strip() for part in text.split(";") if part.strip())
            return self._anchors(text)
        try:
            told = json.decoded(text.encode(), mirrored(kind))
            found: tuple[Any, ...] = msgspec.convert(told, kind, from_attributes=True)
        except msgspec.MsgspecError as failure:
            raise ImportProblem(str(failure)) from failure
        return found

    def _anchors(self, text: str) -> tuple[Anchor, ...]:
        """Phrases for places, each "value = phrase", or else at equal distances."""
        parts = [part for part in re.split(r"[;\n]", text) if part.strip()]
        found = [_ANCHOR.fullmatch(part) for part in parts]
        if not all(found):
            return anchors_of(text)
        return tuple(Anchor(self.numbers.read(each[1]), each[2]) for each in found if each)


def in_points(issue: Issue, text: str) -> Issue:
    """An issue whose anchors were listed by values in its unit, with them in scale points."""
    if text.startswith("[") or ("=" not in text and ":" not in text):
        return issue
    if issue.low_end == issue.high_end:
        return issue
    placed = (Anchor(issue.scaled(each.at), each.label) for each in issue.anchors)
    return msgspec.structs.replace(issue, anchors=tuple(sorted(placed, key=lambda each: each.at)))


def _without_none(kind: Any) -> Any:
    kinds = [each for each in get_args(kind) if each is not NoneType]
    return kinds[0] if len(kinds) == 1 and NoneType in get_args(kind) else kind


def _truth(text: str) -> bool:
    word = plain(text)
    if word in _YES | {plain(_("yes"))}:
        return True
    if word in _NO | {plain(_("no"))}:
        return False
    raise ImportProblem(_("“{text}” is neither yes nor no.").format(text=text))


@cache
def _named(kind: type[Chosen], _language: str) -> dict[str, Chosen]:
    """The choices of a kind by their words, in the language spoken."""
    words = ((name, each) for each in kind for name in (each.value, choice(each)))
    return {plain(name): each for name, each in reversed([*words])}


def chosen(kind: type[Chosen], text: str) -> Chosen:
    """The choice that a cell names in the words of the file or of the screen."""
    found: Chosen | None = _named(kind, spoken()).get(plain(text))
    if found is not None:
        return found
    known = ", ".join(each.value for each in kind)
    sentence = _("“{text}” is none of: {known}.")
    raise ImportProblem(sentence.format(text=text, known=known))
