"""What may be seen by whom: the words of marking, which record carries which, and their roll-up.

The words are text only. They rank by their place in the list, the lowest first. A word that is no
longer in the list ranks above all that are, so that nothing is lowered by forgetting a word.
"""

import tomllib
from collections.abc import Iterable
from functools import cache

import msgspec

from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Level, Mark, Record
from resources import path

UNMARKED = -1
"""The rank of what carries no mark."""

Levels = tuple[Level, ...]


class MarkingSet(msgspec.Struct, frozen=True):
    """A list of words that comes along, by the name of those who use it."""

    name: str
    levels: Levels


@cache
def sets() -> tuple[MarkingSet, ...]:
    """The lists of words that come along; the first is the one in force where none is chosen."""
    told = tomllib.loads(path("markings.toml").read_text("utf-8"))["set"]
    return tuple(
        MarkingSet(each["name"], tuple(Level(**level) for level in each["levels"])) for each in told
    )


def levels(dossier: Dossier) -> Levels:
    """The words in force, the lowest first."""
    return dossier.talks.levels or sets()[0].levels


def mark_of(dossier: Dossier, record: Record) -> Mark | None:
    """The mark on a record."""
    table = KINDS[type(record)].table
    return next((m for m in dossier.marks(record.id) if m.target_kind == table), None)


def level_of(dossier: Dossier, record: Record) -> str:
    """The word that a record is marked with; "" for none."""
    mark = mark_of(dossier, record)
    return mark.level if mark is not None else ""


def is_releasable(dossier: Dossier, record: Record) -> bool:
    """Whether a record carries a mark that lets it go to others; one without a mark does not."""
    word = level_of(dossier, record)
    return any(level.releasable and level.word == word for level in levels(dossier))


def rank(known: Levels, word: str) -> int:
    """How high a word of a mark is; UNMARKED for ""."""
    if not word:
        return UNMARKED
    return next((n for n, level in enumerate(known) if level.word == word), len(known))


def rank_of_text(known: Levels, marking: str) -> int:
    """How high the marking of a cover is: that of the longest word with which it begins."""
    said = marking.strip().casefold()
    begins = [
        (len(lv.word), n) for n, lv in enumerate(known) if said.startswith(lv.word.casefold())
    ]
    return max(begins, default=(0, UNMARKED))[1]


def highest(known: Levels, words: Iterable[str]) -> str:
    """The highest of some words; "" for none."""
    return max(words, key=lambda word: rank(known, word), default="")


def rolled_up(known: Levels, marking: str, highest_portion: str) -> str:
    """The marking, raised to the highest portion that it covers; never lowered."""
    below = rank_of_text(known, marking) < rank(known, highest_portion)
    return highest_portion if below else marking


def short(known: Levels, word: str) -> str:
    """What stands in brackets before a portion; "" for none."""
    found = next((level for level in known if level.word == word), None)
    return (found.short or found.word) if found else word
