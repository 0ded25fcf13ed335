"""What is told of a gap and a place beside what they were for the pack before."""

import msgspec

from core.model.records import Issue, Position
from core.views.since_pack import gap_since, place_since, told_against
from tests.dossiers import day, position, small

PAIR = ("a", "b")
TODAY = day(60)


def test_a_gap_is_told_with_what_it_was_for_the_pack_before() -> None:
    before, now = small(), small(position("y", "i", "b", 50, 60.0))
    assert gap_since(before, now, PAIR, "p", TODAY) == "stated gap 74 before, 62 now"
    assert gap_since(before, before, PAIR, "p", TODAY) == ""
    assert gap_since(before, now, None, "p", TODAY) == ""
    assert gap_since(small(), now, ("a", "gone"), "p", TODAY) == ""


def test_a_gap_that_is_not_known_now_or_was_not_then_is_told_in_words() -> None:
    unknown = small()
    for key in ("i", "j"):
        new = position(f"y{key}", key, "b", 50, low=60.0, high=170.0)
        unknown = unknown.replacing(None, new)
    said = gap_since(small(), unknown, PAIR, "p", TODAY)
    assert said.startswith("stated gap 74 before, not known now")
    said = gap_since(unknown, small(), PAIR, "p", TODAY)
    assert said.startswith("stated gap not known before, 74 now")


def test_what_else_altered_a_gap_is_told_beside_it() -> None:
    before = small()
    issue = before.get(Issue, "j")
    now = before.replacing(issue, msgspec.structs.replace(issue, weight=400.0))
    assert gap_since(before, now, PAIR, "p", TODAY).endswith("the weights have changed")


def test_a_place_is_told_with_where_the_party_stood_then() -> None:
    moved, here = (position("y", "j", "a", 50, value) for value in (160.0, 120.0))
    assert placed(moved, PAIR) == "120 → 160 boats, towards Borduria"
    assert placed(moved, None) == "120 → 160 boats"
    assert placed(here, PAIR) == "120 boats"
    assert placed(position("y", "j", "a", 50, statement="We shall see."), PAIR) == ""


def placed(new: Position, pair: tuple[str, str] | None) -> str:
    dossier = small(new)
    return place_since(dossier, new, told_against(dossier, new), pair)
