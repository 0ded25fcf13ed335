"""A delta tells all that is new, before and after, and nothing of what did not change."""

import datetime as dt
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefings.compose import compose
from briefings.document import Heading, Run
from core.language import speaking
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.naming import field_name, noun
from core.model.records import (
    DESK_ONLY,
    Action,
    AgendaItem,
    Anchor,
    Clause,
    ClauseStatus,
    Delegate,
    Excerpt,
    Issue,
    Line,
    LineType,
    Mark,
    Outcome,
    Pack,
    Point,
    Position,
    Record,
    Response,
    Term,
)
from core.views.since_pack import Fate, news_since, told_fields
from tests.briefings.packs import recipe, rich
from tests.briefings.test_compose import runs
from tests.dossiers import day, position

FULL = rich(
    Delegate("d1", 1, "a", "A. Person", "Head", "Was a judge."),
    Outcome("u1", "c9", ClauseStatus.BRACKETED, day(42)),
    Excerpt("e9", "x03", "t", "Any cut needs compensation"),
)
KINDS_TOLD = [kind for kind in KINDS if kind not in DESK_ONLY and FULL.all(kind)]
EDITS = [
    (record, field)
    for kind in KINDS_TOLD
    for record in FULL.all(kind)
    for field in told_fields(kind)
    if field not in KINDS[kind].references
]


def news(after: Dossier, before: Dossier = FULL, **asked: object) -> str:
    """What a delta says."""
    made = compose(after, recipe(sections=("news",), **asked), before)
    return "".join(run.text for run in runs(made.sections))


def other(value: Any) -> Any:
    """Another value of the same type."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, StrEnum):
        return next(each for each in type(value) if each is not value)
    if isinstance(value, dt.datetime | dt.date):
        return value + dt.timedelta(days=400)
    if isinstance(value, int | float):
        return value + 7
    return () if isinstance(value, tuple) else f"{value} Quite another text."


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(EDITS))
def test_every_edit_is_found_and_nothing_else(edit: tuple[Record, str]) -> None:
    record, field = edit
    value = getattr(record, field)
    altered = replace(record, **{field: other(7 if value is None else value)})
    if altered == record:
        return
    (found,) = news_since(FULL, FULL.replacing(record, altered))
    assert (found.record, found.fate) == (altered, Fate.ALTERED)
    assert [change.field for change in found.changes] == [field]
    (back,) = news_since(FULL.replacing(record, altered), FULL)
    assert [(each.now, each.before) for each in back.changes] == [
        (each.before, each.now) for each in found.changes
    ]


@pytest.mark.parametrize("kind", KINDS_TOLD, ids=lambda each: each.__name__)
def test_what_is_added_or_gone_is_found_and_nothing_else(kind: type[Record]) -> None:
    record = FULL.all(kind)[0]
    without = FULL.replacing(record, None)
    assert [(n.record, n.fate) for n in news_since(without, FULL)] == [(record, Fate.NEW)]
    assert [(n.record, n.fate) for n in news_since(FULL, without)] == [(record, Fate.REMOVED)]


def test_nothing_is_said_of_what_did_not_change() -> None:
    told = news(FULL)
    assert told.endswith("Nothing has been recorded since.")
    drawn = replace(FULL.get(Point, "p"), rank=9)
    mark = Mark("m", "point", "p", "SECRET")
    same = FULL.replacing(FULL.get(Point, "p"), drawn).replacing(None, mark)
    assert news(same).endswith("Nothing has been recorded since.")
    one = FULL.replacing(None, Line("l9", 9, "q", "A line."))
    assert "Catch quota" not in news(one, addendum=1)


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (Clause("c9", 9, "Quota", ClauseStatus.AGREED, "p"), "status: bracketed → agreed"),
        (Term("e1", 1, "o1", "i", 25.0, "a third"), "value: 50 → 25"),
        (Point("p", 1, "Catch quota", "Now they talk."), "bottom line: "),
        (AgendaItem("g2", 2, "r3", "Catch quota", "12:30", "p", "Head"), "time: 11:00 → 12:30"),
        (Action("y1", 1, "r2", "Send the table of species", "Borduria"), "Arland → Borduria"),
    ],
    ids=lambda each: type(each).__name__,
)
def test_what_altered_is_told_before_and_after(record: Record, words: str) -> None:
    was = FULL.get(type(record), record.id)
    told = news(FULL.replacing(was, record))
    assert words in told
    assert f"{noun(type(record))} · altered: " in told


@pytest.mark.parametrize(("language", "words"), [("ru", "имя: "), ("uk", "ім’я: ")])
def test_a_person_s_name_is_not_called_as_that_of_a_thing_is(language: str, words: str) -> None:
    was = FULL.get(Delegate, "d1")
    told = news(FULL.replacing(was, replace(was, name="A. Person-Smith")), language=language)
    assert words in told


def test_every_field_that_may_be_told_is_called_something_in_each_language() -> None:
    named = {name for kind in KINDS_TOLD for name in told_fields(kind)}
    plain = {name: field_name(name) for name in named}
    with speaking("uk"):
        same = [name for name in named if field_name(name) == plain[name]]
        assert not same
        assert all(noun(kind) not in KINDS[kind].nouns for kind in KINDS_TOLD)


def test_what_is_struck_and_what_takes_its_place_stand_apart() -> None:
    was = FULL.get(Point, "p")
    text = was.bottom_line.replace("Nobody", "Everybody")
    told = news(FULL.replacing(was, replace(was, bottom_line=text)))
    assert "Nobody Everybody moved on words" in told


def test_an_answer_is_told_with_who_gave_it() -> None:
    was = FULL.get(Response, "v2")
    assert "Borduria: response: awaited → rejected" in news(
        FULL.replacing(was, replace(was, answer=type(was.answer).REJECTED))
    )


def test_a_move_is_told_in_the_unit_with_its_range_and_red_line() -> None:
    move = position(
        "x99", "k", "a", 50, 170.0, low=120.0, high=210.0, red_line="No boat of theirs."
    )
    told = news(FULL.replacing(None, move))
    assert "150 boats → 170 boats" in told
    assert "range: 110 boats to 190 boats → 120 boats to 210 boats" in told
    assert "red line: none → No boat of theirs." in told


def test_what_is_gone_is_struck_and_what_is_not_for_print_is_not_told() -> None:
    gone = FULL.get(Position, "x12")
    made = compose(FULL.replacing(gone, None), recipe(sections=("news",)), FULL)
    struck = [run for run in runs(made.sections) if isinstance(run, Run) and run.struck]
    assert [run.text for run in struck] == ["Our court, as in 1994."]
    secret = Line("l9", 9, "p", "Our last word.", LineType.RED_LINE)
    assert "Our last word." not in news(FULL.replacing(None, secret))


def test_a_clause_is_told_with_its_title() -> None:
    was = FULL.get(Clause, "c9")
    told = news(FULL.replacing(was, replace(was, status=ClauseStatus.AGREED)))
    assert "clause · altered: Clause 9, Quota: status: bracketed → agreed" in told


def test_what_a_new_record_holds_is_labelled() -> None:
    told = news(FULL.replacing(None, Action("y9", 1, "r2", "Send the map", "Arland", done=True)))
    assert "action · new: Send the map: owner: Arland; done: yes" in told


def test_a_delta_names_the_day_since_which_it_tells() -> None:
    at = dt.datetime(2025, 2, 18, 9, tzinfo=dt.UTC)
    after = FULL.replacing(None, Pack("k1", "Pack", "r3", at))
    made = compose(after, recipe(sections=("news",), since="k1"), FULL)
    (heading, *_rest) = made.sections[0].blocks
    assert isinstance(heading, Heading)
    assert heading.aside == "since the last pack was issued, on 18 February 2025"


def test_places_of_a_scale_are_told_in_its_unit() -> None:
    was = FULL.get(Issue, "k")
    told = news(FULL.replacing(was, replace(was, anchors=(Anchor(25, "few"), Anchor(50, "half")))))
    assert "anchors: none → 150 boats: few · 200 boats: half" in told


def test_a_point_that_is_gone_is_called_by_its_name() -> None:
    told = news(FULL.replacing(FULL.get(Point, "r"), None))
    assert "sticking point · removed: Court of arbitration" in told


def test_a_releasable_delta_says_nothing_of_what_was_never_released() -> None:
    told = news(FULL, FULL.replacing(None, Line("l9", 9, "p", "Unmarked.")), releasable=True)
    assert "Unmarked." not in told
