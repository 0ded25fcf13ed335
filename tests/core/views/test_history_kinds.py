"""Every kind of record tells in the history what it came with, what was altered and what went."""

import datetime as dt
import re
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin

import msgspec
import pytest

from core.model.kinds import KIND_NAMED, KINDS
from core.model.records import (
    Anchor,
    Hypothesis,
    Level,
    Mark,
    Negotiation,
    Pack,
    Precedent,
    Proposal,
    Record,
    RecordTag,
    Tagging,
)
from core.storage.journal import WHOLE, JournalEntry
from core.views.history import HistoryStep, in_a_line, touched
from tests.briefings.packs import rich

AT = dt.datetime(2025, 1, 2, tzinfo=dt.UTC)
UGLY = re.compile(r"Anchor\(|Level\(|<|\(\)|None|=|datetime|^“x03”$")
"""What only the program would write."""
TUPLES = {
    "anchors": ((Anchor(0.0, "none"),), (Anchor(0.0, "none"), Anchor(100.0, "all"))),
    "levels": ((Level("OPEN", "O", True),), (Level("CLOSED"),)),
}
RECIPES = {"recipe", "content"}
"""Fields that are told as what they are, not by their content."""
GIVEN = {
    "target_kind": ("position", "party"),
    "target": ("x03", "x04"),
    "field": ("statement", "red_line"),
}

THERE = rich(
    Proposal("other", 9, "Two thirds"),
    Pack("k1", "First pack"),
    Pack("k2", "Second pack"),
    Mark("mark", "position", "x03", "OPEN"),
    Precedent("pr1", 1, "Another treaty"),
    Precedent("pr2", 2, "A third treaty"),
    Hypothesis("h1", 1, "i", "a", "It is for show"),
    Hypothesis("h2", 2, "i", "a", "It is meant"),
    RecordTag("tag1", 1, "customs"),
    RecordTag("tag2", 2, "fish"),
    Tagging("tagging", "tag1", "position", "x03"),
)


def two(kind: type[Record], field: Any) -> tuple[Any, Any]:
    """Two values of a field that are not its default, as far as it has as many."""
    if field.name in TUPLES:
        return TUPLES[field.name]
    if field.name in GIVEN:
        return GIVEN[field.name]
    named = KINDS[kind].references.get(field.name)
    if named is not None:
        there = [each.id for each in THERE.all(named)]
        return (there[0], there[-1]) if there else ("gone", "gone too")
    hint = field.type
    if get_origin(hint) is UnionType:
        hint = next(each for each in get_args(hint) if each is not type(None))
    if issubclass(hint, StrEnum):
        other = [each for each in hint if each != field.default]
        return other[0], other[-1]
    if hint is bool:
        return not field.default, field.default
    numbers = {int: (3, 7), float: (3.5, 7.5), str: ("one way", "another way")}
    days = {dt.date: (AT.date(), dt.date(2025, 3, 4)), dt.datetime: (AT, AT.replace(day=9))}
    return {**numbers, **days}[hint]


def entry(
    kind: type[Record], field: str, before: Any, after: Any, record: str = "n"
) -> JournalEntry:
    return JournalEntry(1, 1, AT, "Desk", "d", "edit", kind, record, field, before, after)


def lines(kind: type[Record], *entries: JournalEntry) -> list[tuple[str, str, str]]:
    (found,) = touched(THERE, HistoryStep(None, entries))  # type: ignore[arg-type]
    return [(each.field, each.before, each.after) for each in found.fields]


@pytest.mark.parametrize("kind", list(KINDS), ids=KIND_NAMED)
def test_a_record_that_came_or_went_tells_all_that_it_holds(kind: type[Record]) -> None:
    fields = [each for each in msgspec.structs.fields(kind) if each.name != "id"]
    record = kind("n", **{each.name: two(kind, each)[0] for each in fields})
    came = lines(kind, entry(kind, WHOLE, None, record))
    went = lines(kind, entry(kind, WHOLE, record, None))
    assert len(came) == len(went) == len(fields)
    assert all(before == "none" and after != "none" for _field, before, after in came)
    assert [(f, a, b) for f, b, a in went] == came
    assert not [after for _field, _before, after in came if UGLY.search(after)]


@pytest.mark.parametrize("kind", list(KINDS), ids=KIND_NAMED)
def test_every_field_tells_what_it_was_and_what_it_is(kind: type[Record]) -> None:
    there = next(iter(THERE.all(kind)), None)
    record = there.id if there is not None else "n"
    fields = [each for each in msgspec.structs.fields(kind) if each.name != "id"]
    told = lines(kind, *(entry(kind, each.name, *two(kind, each), record) for each in fields))
    assert len(told) == len(fields)
    alike = [field for field, before, after in told if before == after]
    assert set(alike) <= RECIPES
    assert not [words for line in told for words in line if not words or UGLY.search(words)]


def test_two_long_texts_are_told_from_where_they_part() -> None:
    start = "The parties agree on what follows. " * 20
    edit = entry(Negotiation, "summary", f"{start}They part.", f"{start}They meet.", "talks")
    ((_field, before, after),) = lines(Negotiation, edit)
    assert before.endswith("They part.”") and after.endswith("They meet.”")  # noqa: PT018 - one thought
    assert before.startswith("“…")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("“Little.”", "“Much.”", ("“Little.”", "“Much.”")),
        (
            "“Ukraine refuses to give up what it still holds of Donetsk and Luhansk.”",
            "“As before: Ukraine refuses to give up what it still holds of Donetsk and Luhansk.”",
            ("“Ukraine refu…”", "“As before: Ukraine refu…”"),
        ),
        (
            "“The parties agree on what follows, and on nothing else that was said.”",
            "“The parties agree on what follows, and on all of it that was said.”",
            ("“…ows, and on nothing else that was sa…”", "“…ows, and on all of it that was sa…”"),
        ),
        ("none", "“" + "x" * 100 + "”", ("none", "“" + "x" * 44 + "…")),
    ],
)
def test_of_two_texts_a_line_has_what_differs(
    before: str, after: str, told: tuple[str, str]
) -> None:
    assert in_a_line(before, after) == told
