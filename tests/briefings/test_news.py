"""A delta tells all that is new, before and after, and nothing of what did not change."""

import datetime as dt
from enum import StrEnum
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import fields, replace

from briefings.compose import compose
from briefings.document import Heading
from core.language import speaking
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.naming import field_name, noun
from core.model.records import (
    Action,
    AgendaItem,
    Anchor,
    Audience,
    Clause,
    ClauseStatus,
    Delegate,
    Hypothesis,
    Issue,
    Line,
    LineType,
    Mark,
    Negotiation,
    Note,
    Pack,
    Party,
    Point,
    Record,
    Response,
    Source,
    Term,
)
from core.views.field_words import field_words
from core.views.since_pack import NEVER_TOLD, NO_NEWS, UNTOLD, Fate, news_since, told_fields
from tests.briefings.canaries import everything
from tests.briefings.packs import recipe
from tests.briefings.test_compose import runs
from tests.dossiers import day, position

FULL = everything()
KINDS_TOLD = [kind for kind in KINDS if kind not in NO_NEWS]
EDITS = [
    (record, field)
    for kind in KINDS_TOLD
    for record in FULL.all(kind)
    for field in told_fields(kind)
]
EACH = {(type(record), field): (record, field) for record, field in EDITS}
SEEN = [EACH[each] for each in EACH if each != (Note, "audience")]
"""One record for each field of each kind; a note for nobody else is not told."""


def test_each_field_of_each_kind_is_told_or_said_not_to_be() -> None:
    assert all(FULL.all(kind) for kind in KINDS_TOLD)
    assert {*UNTOLD} <= {*KINDS_TOLD}
    for kind in KINDS_TOLD:
        left = UNTOLD.get(kind, frozenset())
        assert left <= {*kind.__struct_fields__}
        assert {*told_fields(kind)} == {*kind.__struct_fields__} - left - NEVER_TOLD


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        ("a1", "b2", "stored text: earlier text → new text"),
        ("", "b2", "stored text: none → new text"),
        ("a1", "", "stored text: earlier text → none"),
    ],
)
def test_another_text_of_a_source_is_told(then: str, now: str, said: str) -> None:
    source = FULL.all(Source)[0]
    before = FULL.replacing(source, replace(source, digest=then))
    kept = before.get(Source, source.id)
    assert said in news(before.replacing(kept, replace(kept, digest=now)), before)


def news(after: Dossier, before: Dossier = FULL, *more: str, **asked: object) -> str:
    """What a delta says, and `more` sections."""
    made = compose(after, recipe(sections=("news", *more), **asked), before)
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
    if isinstance(value, tuple):
        return (Anchor(25.0, "a tenth"), Anchor(75.0, "most"))
    return f"{value} Quite another text."


def altered(record: Record, field: str) -> Record:
    """The record with another value in a field; a field that names a record names another."""
    value, named = getattr(record, field), KINDS[type(record)].references.get(field)
    if named is not None:
        new = next(each.id for each in FULL.all(named) if each.id not in (value, record.id))
    else:
        hint = next(each.type for each in fields(type(record)) if each.name == field)
        new = other(value if value is not None else empty(hint))
    return replace(record, **{field: new})


def empty(hint: Any) -> Any:
    """A value of what a field may hold besides nothing."""
    found = next((each for each in get_args(hint) if each is not type(None)), hint)
    return {dt.date: day(1), dt.datetime: dt.datetime(2025, 1, 1, tzinfo=dt.UTC)}.get(
        found
    ) or found()


@pytest.mark.parametrize("edit", EDITS, ids=lambda e: f"{type(e[0]).__name__}-{e[0].id}-{e[1]}")
def test_every_edit_is_found_and_nothing_else(edit: tuple[Record, str]) -> None:
    record, field = edit
    new = altered(record, field)
    now = FULL.replacing(record, new)
    (found,) = news_since(FULL, now)
    assert (found.record, found.fate) == (new, Fate.ALTERED)
    assert [change.field for change in found.changes] == [field]
    (back,) = news_since(now, FULL)
    assert [(each.now, each.before) for each in back.changes] == [
        (each.before, each.now) for each in found.changes
    ]


@pytest.mark.parametrize("edit", SEEN, ids=lambda e: f"{type(e[0]).__name__}-{e[1]}")
def test_every_edit_is_printed_before_and_after(edit: tuple[Record, str]) -> None:
    record, field = edit
    now = FULL.replacing(record, altered(record, field))
    told = news(now, FULL, "annex", audiences=frozenset(Audience))
    new = now.get(type(record), record.id)
    sides = [field_words(FULL, record, field), field_words(now, new, field)]
    if field in KINDS[type(record)].texts:
        sides = [getattr(record, field), getattr(new, field)]
    assert f"{noun(type(record))} · altered: " in told
    assert all(word in told for side in sides for word in side.split())


STEPS = st.lists(
    st.tuples(
        st.sampled_from(EDITS), st.sampled_from(["edit", "undo", "remove", "again", "order"])
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_of_many_edits_the_last_state_alone_is_told(steps: list[tuple[Any, str]]) -> None:
    """Edits in combination, taken back, removals, records that come back, rows put in order."""
    now = FULL
    for (record, field), what in steps:
        there = now.find(type(record), record.id)
        if what == "edit" and there is not None:
            now = now.replacing(
                there, replace(there, **{field: getattr(altered(record, field), field)})
            )
        elif what in ("undo", "again"):
            now = now.replacing(there, record)
        elif what == "remove" and there is not None and not isinstance(record, Negotiation):
            now = now.replacing(there, None)
        elif there is not None and "rank" in there.__struct_fields__:
            now = now.replacing(there, replace(there, rank=there.rank + 100))
    expected = {}
    for kind in KINDS_TOLD:
        for was in FULL.all(kind):
            there = now.find(kind, was.id)
            fields_told = told_fields(kind)
            if there is None:
                expected[kind, was.id] = (Fate.REMOVED, [])
            elif changed := [f for f in fields_told if getattr(was, f) != getattr(there, f)]:
                expected[kind, was.id] = (Fate.ALTERED, changed)
    found = {
        (type(each.record), each.record.id): (each.fate, [change.field for change in each.changes])
        for each in news_since(FULL, now)
    }
    assert found == expected


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
    was = FULL.all(Delegate)[0]
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
    assert "150 → 170 boats, towards Borduria" in told
    assert "range: 110 to 190 boats → 120 to 210 boats" in told
    assert "red line: none → No boat of theirs." in told


def test_what_a_party_has_without_agreement_is_for_the_annex_alone() -> None:
    was = FULL.get(Party, "a")
    now = replace(was, alternative="It sells to others.")
    told = news(FULL.replacing(was, now))
    assert told.endswith("Nothing has been recorded since.")
    assert "It sells to others." not in news(FULL.replacing(was, None), FULL.replacing(was, now))
    new = FULL.replacing(None, replace(now, id="n", name="Newland", code="NL"))
    assert "Newland" in news(new)
    assert "It sells to others." not in news(new)
    assert "alternative to agreement: " in news(FULL.replacing(was, now), FULL, "annex")


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (
            Note("n9", "point", "p", "Sore words.", audience=Audience.PRINCIPAL),
            Note("n9", "point", "p", "Kind words.", audience=Audience.DELEGATION),
        ),
        (
            Line("l9", 9, "p", "Sore words.", LineType.RED_LINE),
            Line("l9", 9, "p", "Kind words.", LineType.ARGUMENT),
        ),
    ],
    ids=["note", "line"],
)
def test_what_readers_were_not_to_see_is_new_to_them(was: Record, now: Record) -> None:
    before = FULL.replacing(None, was)
    told = news(before.replacing(was, now), before)
    assert "Kind words." in told
    assert "Sore" not in told
    assert f"{noun(type(now))} · new: " in told


def test_what_the_annex_alone_says_is_news_for_it_alone() -> None:
    guess = FULL.get(Hypothesis, "hy2")
    red = Line("l9", 9, "p", "Our last word.", LineType.RED_LINE)
    notes = [
        Note(f"n-{kind}", kind, key, f"On the {kind}.")
        for kind, key in (("line", "l9"), ("hypothesis", guess.id))
    ]
    now = FULL.replacing(None, red)
    for each in notes:
        now = now.replacing(None, each)
    before = now.replacing(red, None).replacing(guess, None)
    for each in notes:
        before = before.replacing(each, None)
    secret = ("Our last word.", guess.text, *(each.text for each in notes))
    assert not [text for text in secret if text in news(now, before)]
    assert not [text for text in secret if text in news(before, now)]
    assert all(text in news(now, before, "annex") for text in secret)


def test_what_has_no_name_is_told_by_what_it_is_part_of() -> None:
    told = news(FULL, Dossier.of([FULL.talks, *FULL.parties, *FULL.points]))
    for words in (
        "term · new: One third, Foreign catch: a third; value: 50",
        "clause link · new: Clause 9, Foreign catch: remark: in part",
        "condition · new: Clause 9, only if 10",
        "note · new: Borduria on Foreign catch, statement: Which fund is meant?",
        "action · new: Round 2, Send the table of species: owner: Arland",
        "range: none → 80 to 100; informal, source 1, B2, 3 Jan 2025",
        "type: argument to use",
    ):
        assert words in told


def test_a_line_of_which_but_a_part_altered_is_told_by_its_first_words() -> None:
    was = FULL.get(Line, "l4")
    told = news(FULL.replacing(was, replace(was, addressee="Borduria")))
    assert f"line · altered: {was.text}: addressee: none → Borduria" in told


def test_a_clause_is_told_with_its_title() -> None:
    was = FULL.get(Clause, "c9")
    told = news(FULL.replacing(was, replace(was, status=ClauseStatus.AGREED)))
    assert "clause · altered: Clause 9, Quota: status: bracketed → agreed" in told


def test_what_a_new_record_holds_is_labelled() -> None:
    told = news(FULL.replacing(None, Action("y9", 1, "r2", "Send the map", "Arland", done=True)))
    assert "action · new: Round 2, Send the map: owner: Arland; done: yes" in told


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


def test_a_releasable_delta_says_nothing_of_what_was_never_released() -> None:
    told = news(FULL, FULL.replacing(None, Line("l9", 9, "p", "Unmarked.")), releasable=True)
    assert "Unmarked." not in told
