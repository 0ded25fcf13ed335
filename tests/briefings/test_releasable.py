"""What a releasable pack tells: of a record marked so what is declared public, and nothing else."""

import datetime as dt
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin

import msgspec
import pytest
from msgspec.structs import replace

from briefings.compose import compose
from briefings.document import Table
from briefings.recipe import Recipe
from briefings.sections import SECTIONS
from briefings.templates import applied, stock
from core.exchange.example import DAY, example
from core.lenses.releasable import is_public
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import (
    Anchor,
    Audience,
    ClauseStatus,
    Copy,
    Definition,
    Delegate,
    Excerpt,
    Level,
    Mark,
    Membership,
    Negotiation,
    Note,
    Outcome,
    Pack,
    Party,
    Precedent,
    Proposal,
    Record,
    Round,
    Source,
    Template,
    Wording,
)
from tests.briefings.packs import recipe, rich
from tests.briefings.test_compose import said

FREE = "RELEASABLE"
QUIET = {
    "negotiation.summary",
    "negotiation.marking",
    "negotiation.levels",
    "party.rank",
    "action.rank",
    "delegate.rank",
    "proposal.rank",
    "term.rank",
    "line.rank",
    "definition.rank",
    "wording.date",
    "line.key_words",
    "source.language",
    "excerpt.prefix",
    "excerpt.suffix",
    "excerpt.end",
    "note.target",
    "note.prefix",
    "note.suffix",
    "note.start",
    "note.end",
    "note.target_kind",
}
"""Public fields that no section prints, or not from this dossier."""


def whole() -> Dossier:
    """Everything that a pack can show, all of it marked as releasable."""
    there = rich(
        Proposal("other", 9, "Two thirds"),
        Excerpt("e", "x03", "t", "Any cut needs compensation"),
        Delegate("d", 1, "a", "A. Delegate", "adviser", "Known to be impatient."),
        Membership("ms", "m", "b", dt.date(2025, 1, 2), dt.date(2025, 6, 30), "presidency"),
        Definition("w1", 1, "quota", "a share of the catch"),
        Definition("w2", 2, "fleet", "all boats of a party"),
        Precedent("p1", 1, "A treaty of before", "Nobody fishes at night.", "t", "article 3"),
        Precedent("p2", 2, "Another treaty"),
        Outcome("o", "c1", ClauseStatus.OPEN, dt.date(2025, 2, 1)),
        Pack("pack", "An internal pack"),
        Copy("copy", "pack", 1, "A reader"),
        Template("template", 1, "Own template"),
    )
    records = [each for kind in KINDS for each in there.all(kind) if kind is not Negotiation]
    levels = (Level(FREE, "REL", True), Level("CLOSED", "C"))
    talks = msgspec.structs.replace(there.talks, levels=levels)
    free = [_for_others(each) for each in records]
    return Dossier.of([talks, *free, *_marks([talks, *records])])


def _for_others(record: Record) -> Record:
    if isinstance(record, Note):
        return msgspec.structs.replace(record, audience=Audience.RELEASABLE)
    return record


def _marks(records: list[Record]) -> list[Record]:
    return [
        Mark(f"m{number}", KINDS[type(each)].table, each.id, FREE)
        for number, each in enumerate(records)
        if not isinstance(each, Note)
    ]


WHOLE = whole()
ALL: Recipe = recipe(
    releasable=True,
    sections=tuple(each.id for each in SECTIONS if not each.restricted),
    audiences=frozenset({Audience.RELEASABLE}),
    marking="",
)
PACK = compose(WHOLE, ALL)
FIELDS = [
    (kind, field)
    for kind in KINDS
    for field in msgspec.structs.fields(kind)
    if kind is not Mark and field.name != "id" and field.name not in KINDS[kind].references
]


def shows(kind: type[Record], field: Any) -> bool:
    """Whether another value of a field makes another pack."""
    return any(
        compose(WHOLE.replacing(each, altered), ALL) != PACK
        for each in WHOLE.all(kind)
        if (altered := another(each, field)) is not None
    )


def another(record: Record, field: Any) -> Record | None:
    """The record with another value in a field."""
    value, hint = getattr(record, field.name), field.type
    if field.name in ("target", "target_kind"):
        return None
    if get_origin(hint) is UnionType:
        hint = next(each for each in get_args(hint) if each is not type(None))
    others: dict[Any, Any] = {
        bool: not value,
        str: "Planted",
        dt.date: dt.date(2025, 1, 9),
        dt.datetime: dt.datetime(2024, 1, 1, tzinfo=dt.UTC),
    }
    if hint in (int, float):
        new: Any = (value or 0) + hint(7)
    elif isinstance(hint, type) and issubclass(hint, StrEnum):
        new = next(each for each in hint if each is not value)
    elif get_origin(hint) is tuple:
        new = (Anchor(10.0, "Planted"),) if field.name == "anchors" else value
    else:
        new = others[hint]
    return msgspec.structs.replace(record, **{field.name: new})


@pytest.mark.parametrize(
    ("kind", "field"), FIELDS, ids=[f"{KINDS[kind].table}.{field.name}" for kind, field in FIELDS]
)
def test_a_releasable_pack_tells_what_is_declared_public_and_nothing_else(
    kind: type[Record], field: Any
) -> None:
    told = f"{KINDS[kind].table}.{field.name}"
    assert shows(kind, field) == (is_public(kind, field.name) and told not in QUIET)


def test_no_figure_of_the_desk_s_own_is_in_it() -> None:
    text = said(PACK)
    for word in ("gap", "weight", "confidence", "not graded", "Admiralty", "Known to be impatient"):
        assert word not in text, word


def test_what_is_not_declared_stays_in() -> None:
    assert not is_public(Negotiation, "a field of tomorrow")
    assert all(set(kind.public) <= {*kind.record.__struct_fields__} for kind in KINDS.values())


@pytest.mark.parametrize(
    ("kind", "record", "words"),
    [
        (Wording, "w1", "Foreign boats may catch"),
        (Source, "s", "The Coastal Times"),
        (Party, "b", "Borduria"),
        (Note, "n1", "Which fund is meant?"),
        (Negotiation, Negotiation.ID, "The quota has not moved"),
    ],
)
def test_what_was_released_once_and_is_no_longer_is_not_told_as_gone(
    kind: type[Record], record: str, words: str
) -> None:
    talks = msgspec.structs.replace(WHOLE.talks, plan_summary="The quota has not moved.")
    issued = WHOLE.replacing(WHOLE.talks, talks)
    if kind is Note:
        note = issued.get(Note, record)
        now = issued.replacing(note, msgspec.structs.replace(note, audience=Audience.MINE))
    else:
        table = KINDS[kind].table
        mark = next(each for each in issued.marks(record) if each.target_kind == table)
        now = issued.replacing(mark, None)
    asked = msgspec.structs.replace(ALL, sections=("news",), changed_only=True)
    assert words not in said(compose(now, asked, issued))


def test_what_was_released_and_then_deleted_is_told_as_gone() -> None:
    asked = msgspec.structs.replace(ALL, sections=("news",), changed_only=True)
    now = WHOLE.replacing(WHOLE.get(Wording, "w1"), None)
    assert "Foreign boats may catch" in said(compose(now, asked, WHOLE))


def test_a_round_that_may_not_go_gives_its_place_to_no_other() -> None:
    """A pack for a round says nothing of it, rather than something of the next."""
    later = Round("r9", 9, dt.date(2035, 6, 1), place="The other place")
    levels = (Level(FREE, "REL", True),)
    there = rich(later, Mark("m9", "round", "r9", FREE))
    dossier = there.replacing(there.talks, msgspec.structs.replace(there.talks, levels=levels))
    kept = msgspec.structs.replace(ALL, round="r3", sections=("cover", "steering"))
    told = said(compose(dossier, kept))
    assert "The other place" not in told
    assert "Round 9" not in told
    assert "is planned" not in told


def test_a_pack_for_others_does_not_say_that_nothing_is_recorded() -> None:
    told = said(compose(rich(), ALL))
    assert "recorded" not in told
    assert "Nothing in this copy." in told


def test_when_packs_are_due_is_for_the_desk_alone() -> None:
    released = Mark("m", "round", "r3", FREE)
    inside, outside = (
        said(compose(rich(released), recipe(sections=("cover",), round="r3", releasable=free)))
        for free in (False, True)
    )
    assert "Vienna" in outside, "the round itself is told"
    assert "Noon on" in inside
    assert "Noon on" not in outside


def test_sources_have_no_column_of_grades_where_none_may_go() -> None:
    made = compose(example(), applied(stock("releasable"), replace(recipe(), today=DAY)))
    (sources,) = (each for each in made.sections if each.key == "sources")
    (table,) = (each for each in sources.blocks if isinstance(each, Table))
    assert "Grade" not in {column.title for column in table.columns}
    assert "illustrative" in said(made)
