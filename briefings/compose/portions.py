"""Marks that follow from others: of whatever names a marked record, and, where portions are marked,
of whole tables and figures."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TypeVar

import msgspec

from briefings.compose.context import PackContext
from briefings.document import (
    Block,
    ContentsEntry,
    Heading,
    NoteBox,
    PositionMap,
    Prose,
    Run,
    Section,
    Table,
    TableColumn,
    Title,
    TrendFigure,
)
from briefings.within import levels_in, texts
from core.language import gettext as _
from core.lenses.cleared import SIGN
from core.lenses.marking import Levels, highest, levels, rank_of_text
from core.model.kinds import KIND_NAMED
from core.model.naming import NAMES
from core.model.records import Mark

T = TypeVar("T")
MARKED = (Title, Heading, NoteBox, TableColumn, ContentsEntry)
"""What says something by itself and has a marking."""


def with_names(sections: tuple[Section, ...], context: PackContext) -> tuple[Section, ...]:
    """The sections with the mark of a record on whatever calls it by its name, if it is marked
    higher than the talks: else a heading or a list would tell what the marking does not cover."""
    named = _names(context)
    if not named:
        return sections
    known = levels(context.dossier)
    words = "|".join(map(re.escape, sorted(named, key=len, reverse=True)))
    pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)")

    def level_in(value: object, own: str) -> str:
        found = (named[name] for text in texts(value) for name in pattern.findall(text))
        return highest(known, (own, *found))

    def raised(value: T) -> T:
        if isinstance(value, tuple):
            return tuple(map(raised, value))  # type: ignore[return-value]
        if isinstance(value, Run | PositionMap | TrendFigure):
            return msgspec.structs.replace(value, level=level_in(value, value.level))
        if isinstance(value, MARKED):
            return msgspec.structs.replace(value, marking=level_in(value, value.marking))
        if not isinstance(value, msgspec.Struct):
            return value
        fields = {name: raised(getattr(value, name)) for name in value.__struct_fields__}
        return msgspec.structs.replace(value, **fields)

    def told(block: Block) -> tuple[Block, ...]:
        says = any(pattern.search(text) for text in texts(block))
        return (raised(block) if says else block,)

    return tuple(each.with_each(told) for each in sections)


def _names(context: PackContext) -> Mapping[str, str]:
    """The mark of each name of a record that is marked higher than the talks."""
    dossier, found = context.dossier, dict[str, str]()
    known = levels(dossier)
    least = rank_of_text(known, dossier.talks.marking)
    lower = {each.word for n, each in enumerate(known) if n <= least or each.releasable}
    for mark in dossier.all(Mark):
        record = dossier.find(KIND_NAMED[mark.target_kind].record, mark.target)
        if record is None or mark.level in lower:
            continue
        for name in (getattr(record, field, "") for field in NAMES):
            if isinstance(name, str) and name and name != _(SIGN):
                found[name] = highest(known, (found.get(name, ""), mark.level))
    return found


def with_words(sections: tuple[Section, ...], context: PackContext) -> tuple[Section, ...]:
    """The sections with the marking word below each table and figure."""
    known, talks = levels(context.dossier), context.dossier.talks.marking
    place = rank_of_text(known, talks)
    least = known[place].word if place >= 0 and not context.recipe.releasable else ""
    return tuple(each.with_each(partial(_told, known=known, least=least)) for each in sections)


def _told(block: Block, known: Levels, least: str) -> Iterator[Block]:
    """The block, and what it is marked with: no less than what has no mark, of which some is in
    each."""
    yield block
    if isinstance(block, Table | PositionMap | TrendFigure):
        word = highest(known, (least, *levels_in(block)))
        if word:
            yield Prose((Run(word, strong=True, level=word),), small=True)
