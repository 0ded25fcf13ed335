"""Parties in groups: what is refused, what goes along, and what comes back."""

import pytest

from core.editing.commands import change, create, remove
from core.errors import RuleBroken
from core.lenses.said import said_by
from core.model.records import Membership, Party
from core.views.names import called
from tests.dossiers import day


@pytest.fixture
def space(workspace):
    """A dossier of four parties."""
    workspace.do(create(Party, id="c", name="Caledon", code="CA"))
    return workspace


def join(group, member, since=None, until=None, **more):
    """A membership from the nth day to the nth."""
    days = {"since": since, "until": until}
    told = {name: None if n is None else day(n) for name, n in days.items()}
    return create(Membership, group=group, member=member, **told, **more)


def test_it_is_called_by_both_parties(space):
    space.do(join("c", "a", id="m1"))
    assert called(space.latest, space.latest.get(Membership, "m1")) == "Arland in Caledon"


@pytest.mark.parametrize(
    ("there", "refused", "sentence"),
    [
        ([], ("a", "a"), "A party cannot be a member of itself."),
        ([("c", "a")], ("a", "c"), "Arland itself belongs to Caledon. Choose another member."),
        (
            [("c", "a"), ("a", "b")],
            ("b", "c"),
            "Borduria itself belongs to Caledon. Choose another member.",
        ),
        (
            [],
            ("c", "a", 9, 8),
            "The membership ends before it begins. Change one of the dates.",
        ),
        ([("c", "a")], ("c", "a", 5, 6), "Arland already belongs to Caledon."),
        (
            [("c", "a", 5)],
            ("c", "a", 2, 5),
            "Arland already belongs to Caledon from 6 January 2025 on.",
        ),
        (
            [("c", "a", None, 5)],
            ("c", "a", 5),
            "Arland already belongs to Caledon until 6 January 2025.",
        ),
        (
            [("c", "a", 2, 5)],
            ("c", "a", 4, 9),
            "Arland already belongs to Caledon from 3 January 2025 until 6 January 2025.",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(space, there, refused, sentence):
    for each in there:
        space.do(join(*each))
    with pytest.raises(RuleBroken) as problem:
        space.do(join(*refused))
    assert str(problem.value) == sentence
    assert space.latest.count(Membership) == len(there)


def test_a_party_may_leave_and_come_back_and_belong_to_two_groups(space):
    for each in (("c", "a", 1, 5), ("c", "a", 6), ("m", "a"), ("c", "m", 1, 1), ("c", "b", 1, 1)):
        space.do(join(*each))
    assert space.latest.count(Membership) == 5


def test_an_edit_may_not_make_what_could_not_be_added(space):
    space.do(join("c", "a", 1, 5, id="m1"))
    space.do(join("c", "a", 6, id="m2"))
    with pytest.raises(RuleBroken):
        space.do(change(Membership, "m2", since=day(5)))
    space.do(change(Membership, "m2", since=day(7)))


@pytest.mark.parametrize("gone", ["a", "c"])
def test_it_goes_with_either_party_and_comes_back_with_it(space, gone):
    space.do(join("c", "a", role="presidency"))
    before = space.latest
    space.do(remove(Party, gone))
    assert space.latest.count(Membership) == 0
    space.undo()
    assert space.latest == before


def test_what_begins_later_is_not_in_a_look_back(space):
    space.do(join("c", "a", 20))
    space.do(join("c", "b", 1, 30))
    assert [each.member for each in said_by(space.latest, day(10)).all(Membership)] == ["b"]
