"""The facts that packs print: each a plain value with its words."""

import datetime as dt

import msgspec
import pytest

from core.analysis.gaps import gap
from core.model.dossier import Dossier
from core.model.records import (
    Commitment,
    Issue,
    Pack,
    Party,
    Point,
    PointStatus,
    Position,
    Proposal,
    Role,
    Round,
    Source,
    Term,
    Wording,
)
from core.text.saying import points
from core.views.citations import cited_sources
from core.views.course import gap_course, step_lines
from core.views.issued import last_pack
from core.views.moves import moved_furthest, positions_taken, said_since
from core.views.pace import given_on, pace_figures
from core.views.packages import TermWay, trade
from core.views.pairs import every_pair, shown_pair, wider_pair
from core.views.position_map import MapChoices
from core.views.positions import (
    NotHeard,
    PositionWords,
    position_words,
    positions_on,
    why_nowhere,
)
from core.views.weighting import weight_figures
from core.views.words import gap_finding
from tests.dossiers import day, position, small

PAIR = ("a", "b")
TODAY = day(60)


def two_points(*more: Position) -> Dossier:
    other = (Point("q", 2, "Court"), Issue("k", 3, "q", "Whose court", 1.0))
    return small(*other, *more)


# The gap over time


def test_a_course_ends_in_the_figures_of_the_day() -> None:
    now = gap(small(), PAIR, point="p", on=TODAY)
    course = gap_course(small(), PAIR, "p", TODAY)
    assert course is not None
    assert course.stated_words == f"{points(now.stated)} stated"
    assert course.between_words == f"{points(now.between)} between ranges"
    assert (course.stated, course.between) == step_lines(small(), PAIR, "p", TODAY)


def test_rounds_stand_beside_a_course_and_at_its_axis() -> None:
    course = gap_course(small(), PAIR, "p", TODAY)
    assert course is not None
    assert [name for _day, name in course.rounds] == ["Round 1", "Round 2"]
    assert course.start == day(0), "a round shortly before the first position"
    assert [words for _day, words in course.days] == ["1 Jan 2025", "10 Feb 2025", "2 Mar 2025"]
    earlier = gap_course(small(), PAIR, "p", day(10))
    assert earlier is not None
    assert [name for _day, name in earlier.rounds] == ["Round 1"]


def test_there_is_no_course_before_both_are_placed() -> None:
    assert gap_course(small(), PAIR, "p", day(1)) is None


def test_a_finding_is_told_once_a_round_was_held() -> None:
    assert gap_finding(small(), PAIR, "p", day(0)) == "no round held yet"
    moved = small(position("y", "j", "b", 50, 150.0))
    assert gap_finding(moved, PAIR, "p", TODAY).startswith("closed by ")
    assert "Borduria moved, Arland did not" in gap_finding(moved, PAIR, "p", TODAY)


# Who moved


def test_no_move_is_told_after_a_shorter_one_and_moves_before_words() -> None:
    dossier = two_points(
        position("y1", "j", "a", 45, 150.0),
        position("y2", "j", "b", 45, 170.0),
        position("y3", "k", "a", 45, 30.0),
        position("y4", "k", "b", 45, statement="We shall see."),
    )
    told = said_since(dossier, dossier.get(Round, "r2"), TODAY, PAIR)
    assert [each.position.id for each in told] == ["y2", "y1", "y3", "y4"]
    assert [each.tag for each in told] == ["Moved", "Moved", "New", "New words"]
    assert told[0].way == "280 → 170 boats, towards Arland"
    assert (told[0].party.name, told[0].point.name) == ("Borduria", "Quota")
    assert said_since(dossier, dossier.get(Round, "r2"), day(44), PAIR) == ()


def test_of_equal_moves_the_same_come_first_wherever_they_are_told() -> None:
    dossier = two_points(
        position("y1", "j", "a", 45, 150.0),
        position("y9", "k", "b", 46, 60.0),
        position("z1", "k", "b", 1, 50.0),
        position("z2", "k", "a", 1, 50.0),
        position("y3", "k", "a", 45, 60.0),
    )
    since = dossier.get(Round, "r2")
    told = [each.position.id for each in said_since(dossier, since, TODAY, PAIR)]
    first = [each.position.id for each in moved_furthest(dossier, since, TODAY, PAIR, 4)]
    assert first == told
    assert first.index("y9") < first.index("y3"), "the latest first"


def test_first_places_and_moves_are_taken_words_are_not() -> None:
    dossier = small(
        position("y1", "j", "a", 45, 150.0), position("y2", "j", "b", 46, statement="No")
    )
    taken = positions_taken(dossier, PAIR)
    assert [each.position.id for each in taken] == ["y1", "x5", "x4", "x3", "x2", "x1"]


def test_who_states_no_value_any_longer_is_told_with_both() -> None:
    dossier = small(position("y1", "j", "a", 45, low=110.0, high=150.0, statement="As before."))
    (told,) = said_since(dossier, dossier.get(Round, "r2"), TODAY, PAIR)
    assert (told.tag, told.way) == ("Range only", "120 boats → range 110–150 boats")
    assert told.before is not None


def test_steps_are_added_up_to_find_who_moved_furthest() -> None:
    dossier = small(
        position("y1", "j", "a", 45, 150.0),
        position("y2", "j", "a", 46, 200.0),
        position("y3", "i", "b", 47, 70.0),
    )
    since = dossier.get(Round, "r2")
    first, second = moved_furthest(dossier, since, TODAY, PAIR, 4)
    assert first.way == "120 → 200 boats, towards Borduria"
    assert second.position.id == "y3"
    assert len(moved_furthest(dossier, since, TODAY, PAIR, 1)) == 1


def test_a_round_without_a_date_begins_nothing() -> None:
    undated = small(Round("r3", 3))
    coming = undated.get(Round, "r3")
    assert said_since(undated, coming, TODAY, PAIR) == ()
    assert moved_furthest(undated, coming, TODAY, PAIR, 4) == ()


# Pairs


def test_the_pair_asked_for_is_shown_while_both_are_there() -> None:
    assert shown_pair(small(), ("b", "m")) == ("b", "m")
    assert shown_pair(small(), ("b", "gone")) == ("a", "b")
    assert shown_pair(small(), ("b", "b")) == ("a", "b")


def test_every_pair_has_its_gap() -> None:
    found = every_pair(small(position("y", "i", "m", 50, 30.0)), TODAY, 4)
    assert found is not None
    assert found.names == ("AR – BO", "AR – ME", "BO – ME")
    assert [each.words for each in found.gaps["p"]] == ["74", "20", "50"]
    assert [each.words for each in found.gaps[None]] == ["74", "20", "50"]
    assert every_pair(small(), TODAY, 2) is None


def test_every_pair_but_one_keeps_its_gap() -> None:
    found = every_pair(small(position("y", "i", "m", 50, 30.0)), TODAY, 4)
    assert found is not None
    others = found.without(("m", "a"))
    assert others.names == ("AR – BO", "BO – ME")
    assert [each.words for each in others.gaps["p"]] == ["74", "50"]


def test_a_wider_pair_is_told_unless_it_is_the_one_shown() -> None:
    assert wider_pair(small(), ("b", "a"), None, TODAY) == ""
    for point in (None, "p"):
        said = wider_pair(small(), ("a", "m"), point, TODAY)
        assert said == "widest pair: Arland – Borduria, 74"


def test_the_only_two_who_negotiate_are_told_beside_the_gap_to_who_mediates() -> None:
    dossier = small()
    mediator = dossier.get(Party, "m")
    two = dossier.replacing(mediator, msgspec.structs.replace(mediator, role=Role.MEDIATOR))
    assert wider_pair(two, PAIR, "p", TODAY) == ""
    assert wider_pair(two, ("a", "m"), "p", TODAY) == "widest pair: Arland – Borduria, 74"


def test_what_is_yet_to_be_said_makes_no_pair_wider() -> None:
    to_come = position("y", "j", "m", 90, 120.0), position("z", "i", "m", 90, 0.0)
    assert (
        wider_pair(small(*to_come), PAIR, None, day(95)) == "widest pair: Borduria – Mediator, 80"
    )
    assert wider_pair(small(*to_come), PAIR, None, TODAY) == ""


# Positions


def test_a_party_is_told_with_its_place_or_why_it_has_none() -> None:
    dossier = small(Party("c", 4, "Carpania", "CA"), Party("o", 5, "Observer", "OB", Role.OBSERVER))
    (told,) = positions_on(dossier, [dossier.get(Issue, "i")], TODAY)
    assert [each.party.id for each in told] == ["a", "b", "m", "c"], "an observer need not speak"
    first, silent = told[0], told[-1]
    assert isinstance(first, PositionWords)
    assert isinstance(silent, NotHeard)
    assert first.place == "at 10"
    assert first.unchanged == "unchanged for 1 round"
    assert silent.why == "no position recorded"


def test_a_table_has_the_same_parties_on_every_issue() -> None:
    observers = [Party(each, 9, each.upper(), each.upper(), Role.OBSERVER) for each in "opq"]
    heard = position("y", "j", "o", 50, statement="We shall see.")
    dossier = small(*observers, heard)
    issues = dossier.issues("p")
    told = positions_on(dossier, issues, TODAY, ("a", "q"))
    assert len(issues) == len(told) > 1
    assert {tuple(each.party.id for each in row) for row in told} == {("a", "b", "m", "o", "q")}


def test_that_a_party_made_no_statement_is_told_with_the_day() -> None:
    nothing = position("y", "i", "m", 50, commitment=Commitment.NO_STATEMENT)
    dossier = small(nothing)
    issue, party = dossier.get(Issue, "i"), dossier.get(Party, "m")
    told = position_words(dossier, issue, party, TODAY)
    assert isinstance(told, NotHeard)
    assert told.why == "no statement on 20 February 2025"
    assert why_nowhere(dossier, issue, party, TODAY) == "no statement"
    assert why_nowhere(dossier, issue, party, day(0)) == "no position recorded"


def test_a_red_line_holds_and_silence_is_told_since_when() -> None:
    dossier = small(
        position("y", "i", "a", 41, 12.0, red_line="No trawlers"),
        position("z", "i", "a", 43, 14.0),
        position("zz", "i", "a", 50, commitment=Commitment.NO_STATEMENT),
    )
    told = position_words(dossier, dossier.get(Issue, "i"), dossier.get(Party, "a"), TODAY)
    assert isinstance(told, PositionWords)
    assert told.red_line is not None
    assert told.red_line.id == "y"
    assert told.latest.id == "z"
    assert told.silent_since == day(50)


def test_what_is_made_up_says_so_beside_the_place_or_else_the_range() -> None:
    made_up = Source("t", 2, "Exercise", illustrative=True)
    dossier = small(
        made_up,
        position("y", "i", "m", 50, 30.0, low=20.0, high=40.0, source="t"),
        position("z", "j", "m", 50, low=150.0, high=200.0, source="t"),
    )
    mediator = dossier.get(Party, "m")
    both, ranged = (
        position_words(dossier, dossier.get(Issue, key), mediator, TODAY) for key in ("i", "j")
    )
    assert isinstance(both, PositionWords)
    assert isinstance(ranged, PositionWords)
    assert both.place == "illustrative at 30"
    assert not both.reach.startswith("illustrative")
    assert ranged.place == ""
    assert ranged.reach.startswith("illustrative ")


def test_on_settled_points_nothing_is_told_to_be_stale() -> None:
    dossier = small()
    assert stale(dossier) == ["stale", "stale"]
    point = dossier.points[0]
    settled = msgspec.structs.replace(point, status=PointStatus.SETTLED)
    assert stale(dossier.replacing(point, settled)) == ["", ""]


def test_words_are_not_stale_for_the_place_that_they_leave_open() -> None:
    assert stale(small(position("y", "i", "a", 50, statement="We shall see."))) == ["", "stale"]


def stale(dossier: Dossier) -> list[str]:
    """What is said of those heard on an issue, more than a year later."""
    (told,) = positions_on(dossier, [dossier.get(Issue, "i")], day(400))
    return [each.stale for each in told if isinstance(each, PositionWords)]


def test_hollow_markers_stand_where_parties_stood_when_the_round_began() -> None:
    last = small().get(Round, "r2")
    assert MapChoices.since(last, PAIR, TODAY).before == day(39)
    assert MapChoices.since(None, PAIR, TODAY).before is None


# Packages


def test_a_trade_gives_the_way_of_each_party_to_each_term() -> None:
    proposal = Proposal("o", 1, "One third")
    dossier = small(proposal, Term("e", 1, "o", "i", 35.0, "a third"), Term("f", 2, "o", "j"))
    told = trade(dossier, proposal, TODAY, 2)
    assert [party.code for party in told.parties] == ["AR", "BO"]
    catch, fleet = told.rows
    assert catch.words == "35, a third"
    assert catch.ways == (TermWay("25", in_range=True), TermWay("45"))
    assert fleet.words == "—"
    assert fleet.ways == (TermWay(), TermWay())


def test_a_stated_value_is_no_range_that_could_hold_a_term() -> None:
    proposal = Proposal("o", 1, "As Arland says")
    dossier = small(proposal, Term("e", 1, "o", "j", 120.0))
    (row,) = trade(dossier, proposal, TODAY, 1).rows
    assert row.ways == (TermWay("0"),)


# What figures rest on


def test_paces_are_told_with_the_band_where_the_talks_ask_for_it() -> None:
    dossier = small()
    found = pace_figures(dossier, PAIR, "p", TODAY)
    assert (found.band, found.trend != "") == ("", True)
    assert found.last_move is not None
    assert found.last_move.id == "x5"
    banded = dossier.replacing(dossier.talks, msgspec.structs.replace(dossier.talks, bands=True))
    assert pace_figures(banded, PAIR, "p", TODAY).band.startswith("band ")
    assert given_on(dossier, PAIR, "p", TODAY)[0] == "0%"


def test_weights_are_told_with_the_sum_that_they_make() -> None:
    found = weight_figures(small(), PAIR, "p", TODAY)
    assert [row[0] for row in found.rows] == ["Catch", "Fleet"]
    assert found.total.endswith("= 74; 100% of the weight is known")
    assert found.known == "2 of 2 issues"


def test_sources_are_cited_by_whatever_is_shown() -> None:
    more = (Source("t", 2, "Minutes"), Source("u", 3, "Not cited"), Source("v", 4, "Too late"))
    told = small(
        *more,
        Wording("w", "c", "Text", source="t"),
        position("y", "i", "m", 90, 50.0, source="v"),
    )
    assert [source.id for source in cited_sources(told, TODAY)] == ["s", "t"]
    assert [source.id for source in cited_sources(told, day(95))] == ["s", "t", "v"]


def test_the_pack_issued_last_is_told_by_the_journal_where_a_clock_was_put_back() -> None:
    at = dt.datetime(2025, 3, 2, 9, tzinfo=dt.UTC)
    first = Pack("k1", "First", "r2", at, journal_head="7355740707487744")
    later = Pack("k2", "Later", "r2", at - dt.timedelta(days=3), journal_head="7355740711178240")
    older = Pack("k0", "Before heads were recorded", "r2", at + dt.timedelta(days=9))
    assert last_pack(small(first, later, older)) == later
    assert last_pack(small(older)) == older
    assert last_pack(small()) is None


@pytest.mark.parametrize("count", [6, 14])
def test_of_many_parties_the_widest_pairs_are_shown_and_the_others_counted(count: int) -> None:
    parties = [Party(f"z{n:02}", 10 + n, f"Party {n}", f"Z{n}") for n in range(count)]
    stands = [
        position(f"y{n}", "i", each.id, 50, 30.0 + n / 4 if n < count - 1 else 100.0)
        for n, each in enumerate(parties)
    ]
    found = every_pair(small(*parties, *stands), TODAY, 4)
    assert found is not None
    assert found.names[:2] == (f"AR – Z{count - 1}", "AR – BO")
    assert len(found.pairs) == 6
    gaps = [each.value for each in found.gaps[None]]
    assert gaps == sorted(gaps, reverse=True, key=float)
    assert found.left_out == (count + 3) * (count + 2) // 2 - 6
    assert found.without(found.pairs[0]).left_out == found.left_out
