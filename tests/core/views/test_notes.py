"""Notes filtered, grouped and counted."""

import datetime as dt

import pytest

from core.editing.commands.notes import attach, change_notes, pin
from core.model.records import Audience, Note, NoteType, Point
from core.text.selectors import select
from core.views.notes import (
    EVERYTHING,
    Grouping,
    NoteFilter,
    NoteState,
    grouped,
    matching,
    stands_on,
    threads,
    without_private,
)
from tests.core.editing.test_commands import done
from tests.dossiers import small

NOON = dt.datetime(2025, 2, 3, 12, tzinfo=dt.UTC)


def note(identifier, target, text="Why?", kind="position", **fields):
    return Note(identifier, kind, target, text, **fields)


@pytest.fixture
def dossier():
    return small(
        note(
            "n1",
            "x1",
            "Чи це нове?",
            author="Desk",
            created=NOON,
            quote="Little",
            start=0,
            end=6,
        ),
        note("n2", "x1", "No.", parent="n1", audience=Audience.MINE),
        note("n3", "x2", author="Legal", type=NoteType.LEGAL, resolved=True, pinned=True),
        note("n4", "p", kind="point", quote="Nobody", field="bottom_line"),
        note("n5", "r2", kind="round", audience=Audience.MINE),
    )


def ids(found):
    return [each.id for each in found]


def test_replies_go_with_their_note(dossier):
    found = threads(dossier)
    assert ids(found) == ["n5", "n4", "n3", "n1"]
    assert ids(found[-1].replies) == ["n2"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (EVERYTHING, ["n5", "n4", "n3", "n1"]),
        (NoteFilter(point="p"), ["n4", "n3", "n1"]),
        (NoteFilter(party="b"), ["n3"]),
        (NoteFilter(round="r2"), ["n5"]),
        (NoteFilter(author="Desk"), ["n1"]),
        (NoteFilter(type=NoteType.LEGAL), ["n3"]),
        (NoteFilter(audience=Audience.MINE), ["n5"]),
        (NoteFilter(state=NoteState.OPEN), ["n5", "n1"]),
        (NoteFilter(state=NoteState.RESOLVED), ["n3"]),
        (NoteFilter(state=NoteState.DETACHED), ["n4"]),
        (NoteFilter(pinned=True), ["n3"]),
        (NoteFilter(words="чи НОВЕ"), ["n1"]),
        (NoteFilter(words="no."), ["n1"]),
        (NoteFilter(words="little why"), []),
        (NoteFilter(since=dt.date(2025, 2, 3)), ["n1"]),
        (NoteFilter(until=dt.date(2025, 2, 2)), []),
        (NoteFilter(point="p", state=NoteState.OPEN), ["n1"]),
    ],
)
def test_a_filter_lets_through_what_it_asks_for(dossier, wanted, found):
    assert ids(matching(dossier, wanted)) == found


@pytest.mark.parametrize(
    ("by", "names"),
    [
        (Grouping.NONE, [""]),
        (Grouping.POINT, ["Quota", "No sticking point"]),
        (Grouping.PARTY, ["Arland", "Borduria", "No party"]),
        (Grouping.ROUND, ["Round 2", "No round"]),
        (Grouping.AUTHOR, ["Desk", "Legal", "No author"]),
        (Grouping.TYPE, ["Comment", "Legal"]),
        (Grouping.AUDIENCE, ["Mine", "Delegation"]),
        (Grouping.TEXT, ["Quota", "Arland on Catch", "Borduria on Catch", "Round 2"]),
    ],
)
def test_groups_are_in_the_dossier_s_order(dossier, by, names):
    groups = grouped(dossier, threads(dossier), by)
    assert [group.name for group in groups] == names
    assert sorted(each.id for group in groups for each in group.threads) == ["n1", "n3", "n4", "n5"]


def test_what_is_private_stays_at_the_desk(dossier):
    left = without_private(threads(dossier))
    assert ids(left) == ["n4", "n3", "n1"]
    assert left[-1].replies == ()


def test_a_detached_note_says_what_it_was_on(dossier):
    assert stands_on(dossier, dossier.get(Note, "n4")) == "detached, was on Quota, bottom line"
    assert stands_on(dossier, dossier.get(Note, "n5")) == "Round 2"


def test_several_notes_change_as_one_step(dossier):
    after = done(dossier, change_notes(["n1", "n3", "gone"], resolved=True))
    assert all(after.get(Note, each).resolved for each in ("n1", "n3"))


def test_pinning_and_attaching(dossier):
    assert done(dossier, pin("n1")).get(Note, "n1").pinned
    text = dossier.get(Point, "p").bottom_line
    after = done(dossier, attach("n4", select(text, 0, 6)))
    assert matching(after, NoteFilter(state=NoteState.DETACHED)) == ()
    assert after.get(Note, "n4").quote == text[:6]
