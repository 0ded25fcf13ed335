"""Who may see what: the marking words, which record carries which, and how they roll up.

The words are plain text. They rank by their place in the list, lowest first. A word that is no
longer in the list ranks above all that are, so that forgetting a word never lowers a marking.
"""

import tomllib
from collections.abc import Collection, Iterable
from functools import cache
from typing import NamedTuple

import msgspec

from core.language import gettext as _
from core.language import noop
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Level, Mark, Record
from resources import path

CLOSE = (
    noop("SENSITIVE · handle by hand only"),
    noop("SENSITIVE — DELEGATION ONLY"),
    noop("NOT FOR DISTRIBUTION"),
)
"""Markings of what goes from hand to hand only."""
UNMARKED = -1
"""The rank of an unmarked record."""

Levels = tuple[Level, ...]


class MarkingSet(msgspec.Struct, frozen=True):
    """A predefined list of marking words, named after those who use it."""

    name: str
    levels: Levels


class Portion(NamedTuple):
    """A part of a text: how many characters it has without blanks, and its marking word."""

    signs: int
    level: str


def signs(text: str) -> int:
    """How many characters a text has without blanks."""
    return sum(map(len, text.split()))


@cache
def sets() -> tuple[MarkingSet, ...]:
    """The predefined lists of words; the first is in force if none is chosen."""
    told = tomllib.loads(path("markings.toml").read_text("utf-8"))["set"]
    return tuple(
        MarkingSet(each["name"], tuple(Level(**level) for level in each["levels"])) for each in told
    )


def levels(dossier: Dossier) -> Levels:
    """The words in force, lowest first."""
    return dossier.talks.levels or sets()[0].levels


def mark_of(dossier: Dossier, record: Record) -> Mark | None:
    """The mark on a record."""
    table = KINDS[type(record)].table
    return next((m for m in dossier.marks(record.id) if m.target_kind == table), None)


def level_of(dossier: Dossier, record: Record) -> str:
    """The word that a record is marked with; "" if none."""
    mark = mark_of(dossier, record)
    return mark.level if mark is not None else ""


def level_within(dossier: Dossier, record: Record) -> str:
    """The word that a record is marked with, no lower than that of what it is a part of, without
    which no mark lets it go to others; "" if none."""
    if not dossier.count(Mark):
        return ""
    own, parts = level_of(dossier, record), KINDS[type(record)].parts
    owners = [dossier.find(of, getattr(record, name)) for name, of in parts.items()]
    above = [dossier.recall(level_within, each) for each in owners if each is not None]
    if all(each == own for each in above):
        return own
    known = levels(dossier)
    found = highest_portion(known, (own, *filter(None, above)), dossier.talks.marking)
    return "" if is_free(known, found) and not all(above) else found


def is_releasable(dossier: Dossier, record: Record) -> bool:
    """Whether a record's mark allows it to go to others; an unmarked record may not."""
    return is_free(levels(dossier), level_of(dossier, record))


def is_free(known: Levels, word: str) -> bool:
    """Whether a marking word lets what it stands on go to others."""
    return any(level.releasable and level.word == word for level in known)


def rank(known: Levels, word: str) -> int:
    """The rank of a marking word; UNMARKED for ""."""
    if not word:
        return UNMARKED
    return next((n for n, level in enumerate(known) if level.word == word), len(known))


def rank_of_text(known: Levels, marking: str) -> int:
    """The rank of a cover's marking: that of the longest word with which it begins."""
    said = marking.strip().casefold()
    begins = [
        (len(lv.word), n) for n, lv in enumerate(known) if said.startswith(lv.word.casefold())
    ]
    return max(begins, default=(0, UNMARKED))[1]


def is_close(marking: str) -> bool:
    """Whether a cover's marking begins with one of `CLOSE`, in English or the language in use."""
    said = marking.strip().casefold()
    return any(said.startswith(words.casefold()) for each in CLOSE for words in (each, _(each)))


def highest(known: Levels, words: Iterable[str]) -> str:
    """The highest of several words; "" if there are none."""
    return max(words, key=lambda word: rank(known, word), default="")


def highest_portion(known: Levels, words: Collection[str], marking: str = "") -> str:
    """The highest of several words of marking; what has none is marked like the talks, and one that
    lets records go to others does not cover it. "" where `marking`, that of the talks, holds."""
    if not any(words):
        return ""
    found = highest(known, words)
    covered = is_free(known, found) or rank(known, found) <= rank_of_text(known, marking)
    return "" if covered and not all(words) else found


def rolled_up(known: Levels, marking: str, highest_portion: str) -> str:
    """The marking, raised to the highest portion that it covers; never lowered."""
    below = rank_of_text(known, marking) < rank(known, highest_portion)
    return highest_portion if below else marking


def highest_of(known: Levels, markings: Iterable[str]) -> str:
    """The highest of the markings of several texts; "" if none has one."""
    return max(markings, key=lambda each: (rank_of_text(known, each), bool(each)), default="")


def covering(dossier: Dossier, records: Iterable[Record | None]) -> str:
    """The marking of what shows these records: that of the talks, raised to the highest of their
    marks. That some may go to others says nothing about the whole."""
    known = levels(dossier)
    free = {level.word for level in known if level.releasable}
    found = {level_of(dossier, each) for each in records if each is not None} - free
    return rolled_up(known, dossier.talks.marking, highest(known, found))


def short(known: Levels, word: str) -> str:
    """The short form in brackets before a portion; "" if none."""
    found = next((level for level in known if level.word == word), None)
    return (found.short or found.word) if found else word
