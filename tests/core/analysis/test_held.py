"""What a party holds as a member of a group."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from core.analysis.comparison import compare_days, compare_dossiers
from core.analysis.gaps import Standing, dispersion, gap, issues_of, standing
from core.analysis.held import held
from core.analysis.histories import history
from core.analysis.movement import has_moved, moves_since, unchanged_rounds
from core.analysis.pace import given as conceded
from core.analysis.pace import last_move
from core.analysis.series import trend_of
from core.analysis.silence import silence
from core.analysis.stalls import stalled
from core.analysis.trend import made_by, plain_trend, trend
from core.analysis.weighting import weighting
from core.model.dossier import Dossier
from core.model.records import (
    Commitment,
    Issue,
    Membership,
    Negotiation,
    Party,
    Point,
    Position,
    Record,
    Round,
)
from tests.core.analysis.test_series import assert_same
from tests.core.positions import positions, some
from tests.dossiers import day, position

PAIR = ("fr", "ru")
GROUPS = ("eu", "v4")


def talks(*more: Record) -> Dossier:
    """A bloc, another, two that may belong to them, and one beside."""
    return Dossier.of(
        [
            Negotiation(Negotiation.ID, "Talks", "", "", *PAIR),
            *(Party(c, n, c.upper(), c.upper()) for n, c in enumerate(("eu", "v4", "fr", "de"))),
            Party("ru", 5, "RU", "RU"),
            Point("p", 1, "Borders"),
            Issue("i", 1, "p", "Line"),
            Round("r1", 1, day(5)),
            Round("r2", 2, day(15)),
            *more,
        ]
    )


def member(of: str, who: str = "fr", since: int | None = None, until: int | None = None):
    """A membership from the nth day to the nth day."""
    first, last = (None if n is None else day(n) for n in (since, until))
    return Membership(f"{of}-{who}-{since}", of, who, first, last)


def stand(dossier: Dossier, on: int, party: str = "fr") -> Standing:
    """Where a party stands on the one issue on the nth day."""
    return standing(dossier, dossier.get(Issue, "i"), party, day(on))


def test_a_member_without_a_position_holds_that_of_its_group() -> None:
    said = position("x", "i", "eu", 2, 30, low=20, high=50, ideal=25, salience=90, source=None)
    found = stand(talks(member("eu"), said), 3)
    assert (found.value, found.low, found.high, found.salience) == (30, 20, 50, 90)
    assert (found.position, found.group, found.since) == (said, "eu", day(2))
    assert found.assessed
    assert found.last_heard is None, "the member itself said nothing"


def test_it_gave_what_its_group_gave_also_past_a_correction() -> None:
    told = [position("x", "i", "eu", 2, 80), position("y", "i", "eu", 5, 70)]
    corrected = position("z", "i", "eu", 9, 60, corrects="y")
    dossier = talks(member("eu"), position("w", "i", "ru", 1, 0), *told, corrected)
    ours, theirs = (
        conceded(dossier, dossier.get(Issue, "i"), (who, "ru"), day(20)) for who in ("fr", "eu")
    )
    assert ours == theirs
    assert ours.first == pytest.approx(20 / 80)


def test_it_holds_it_on_the_days_of_its_membership_alone() -> None:
    dossier = talks(member("eu", since=5, until=8), position("x", "i", "eu", 2, 30))
    values = [stand(dossier, on).value for on in (4, 5, 8, 9)]
    assert values == [None, 30, 30, None]
    assert stand(dossier, 5).since == day(2), "it is as old as the words are"


def test_its_own_position_wins_from_its_day_on() -> None:
    ours = position("z", "i", "fr", 4, 70)
    later = position("y", "i", "eu", 6, 40, low=30, high=50, salience=80)
    dossier = talks(member("eu"), position("x", "i", "eu", 2, 30), ours, later)
    assert [stand(dossier, on).value for on in (3, 4, 7)] == [30, 70, 70]
    own = stand(dossier, 7)
    assert (own.group, own.assessed, own.salience) == (None, False, 50)


def test_words_and_silence_of_its_own_leave_it_where_its_group_is() -> None:
    quiet = position("y", "i", "fr", 3, commitment=Commitment.NO_STATEMENT)
    dossier = talks(member("eu"), position("x", "i", "eu", 2, 30), quiet)
    found = stand(dossier, 4)
    assert (found.value, found.group, found.declared) == (30, "eu", True)
    assert found.silent_since == day(3)


def test_of_two_groups_that_agree_the_one_heard_last_counts() -> None:
    said = (position("x", "i", "eu", 2, 30), position("y", "i", "v4", 4, 30))
    dossier = talks(member("eu"), member("v4"), *said)
    assert [stand(dossier, on).group for on in (3, 4)] == ["eu", "v4"]


def test_two_groups_that_differ_place_nobody_and_are_named() -> None:
    said = (position("x", "i", "eu", 2, 30), position("y", "i", "v4", 4, 60))
    dossier = talks(member("eu"), member("v4", until=9), *said)
    assert stand(dossier, 3).value == 30
    clash = stand(dossier, 5)
    assert (clash.value, clash.position, clash.conflict) == (None, None, ("eu", "v4"))
    assert stand(dossier, 10).value == 30
    assert gap(dossier, ("fr", "eu"), on=day(5)).stated is None


def test_a_group_of_groups_speaks_for_all_of_them() -> None:
    dossier = talks(member("eu", "v4"), member("v4", "de"), position("x", "i", "eu", 2, 30))
    found = stand(dossier, 3, "de")
    assert (found.value, found.group) == (30, "v4")
    assert found.position is not None
    assert found.position.party == "eu"


def test_a_circle_speaks_for_nobody() -> None:
    circle = (member("eu", "v4"), member("v4", "eu"), member("eu", "fr"))
    dossier = talks(*circle, position("x", "i", "eu", 2, 30))
    assert stand(dossier, 3, "v4").value is None


def test_now_is_not_the_day_on_which_a_membership_is_to_end() -> None:
    far = Membership("m", "eu", "fr", None, dt.date(9999, 12, 31))
    soon = Membership("n", "v4", "de", None, dt.date.today() + dt.timedelta(days=30))
    past = Membership("o", "eu", "ru", None, day(3))
    said = (position("x", "i", "eu", 2, 30), position("y", "i", "v4", 2, 60))
    dossier = talks(far, soon, past, *said)
    issue = dossier.get(Issue, "i")
    assert [standing(dossier, issue, p).value for p in ("fr", "de", "ru")] == [30, 60, None]


def test_an_issue_known_by_joining_is_coverage_and_not_movement() -> None:
    said = (position("x", "i", "eu", 2, 30), position("y", "i", "ru", 2, 90))
    dossier = talks(member("eu", since=8, until=17), *said)
    found = trend(dossier, PAIR)
    assert found.dates == (day(2), day(8), day(18))
    assert found.stated == (None, 60, None)
    assert found.change == (None, None, None)
    joined = compare_days(dossier, PAIR, None, day(7), day(9))
    assert (joined.basis.gained, joined.stated) == (1, None)


def test_a_step_of_the_group_is_one_of_its_members() -> None:
    said = (position("x", "i", "eu", 2, 30), position("y", "i", "eu", 9, 50))
    dossier = talks(member("eu"), *said, position("z", "i", "ru", 2, 90))
    issue = dossier.get(Issue, "i")
    assert trend(dossier, PAIR).change[-1] == pytest.approx(-20)
    assert has_moved(dossier, issue, "fr", day(3), day(10))
    (made,) = made_by(dossier, PAIR, day(9))
    assert (made.id, made.party) == ("y", "fr")
    last = last_move(dossier, PAIR, None, day(20))
    assert last is not None
    assert last.id == "y"
    assert [each.position.id for each in moves_since(dossier, day(9))] == ["y"], "told once"
    assert unchanged_rounds(dossier, issue, "fr", day(20)) == 1


def test_speaking_for_itself_is_a_step_from_what_it_held() -> None:
    said = (position("x", "i", "eu", 2, 30), position("y", "i", "fr", 9, 50))
    dossier = talks(member("eu"), *said, position("z", "i", "ru", 2, 90))
    assert trend(dossier, PAIR).change[-1] == pytest.approx(-20)
    assert has_moved(dossier, dossier.get(Issue, "i"), "fr", day(3), day(10))


def test_changing_from_group_to_group_moves_nobody() -> None:
    said = (position("x", "i", "eu", 2, 30), position("y", "i", "v4", 2, 60))
    both = (member("eu", until=7), member("v4", since=8))
    dossier = talks(*both, *said, position("z", "i", "ru", 2, 90))
    issue = dossier.get(Issue, "i")
    found = trend(dossier, PAIR)
    assert (found.stated[-1], found.change[-1], found.basis[-1].corrected) == (30, None, 1)
    assert not has_moved(dossier, issue, "fr", day(3), day(10))
    assert last_move(dossier, PAIR, None, day(20)) is None
    assert conceded(dossier, issue, PAIR, day(20)).closed == 0
    compared = compare_days(dossier, PAIR, None, day(6), day(9))
    assert (compared.stated, compared.basis.corrected) == (None, 1)


def test_whoever_left_gave_nothing_by_it() -> None:
    dossier = talks(
        member("eu", until=7), position("x", "i", "eu", 2, 30), position("z", "i", "ru", 2, 90)
    )
    assert conceded(dossier, dossier.get(Issue, "i"), PAIR, day(20)).gap is None


def test_a_correction_of_the_group_moves_no_member() -> None:
    said = (position("x", "i", "eu", 2, 30), position("y", "i", "eu", 9, 50, corrects="x"))
    dossier = talks(member("eu"), *said, position("z", "i", "ru", 2, 90))
    assert stand(dossier, 5).value is None, "a corrected entry does not reappear"
    assert trend(dossier, PAIR).change[-1] is None


def test_a_membership_known_anew_is_no_movement() -> None:
    said = (position("x", "i", "eu", 2, 30), position("y", "i", "v4", 2, 60))
    before = talks(member("eu"), *said, position("z", "i", "ru", 2, 90))
    after = talks(member("v4"), *said, position("z", "i", "ru", 2, 90))
    found = compare_dossiers(before, after, PAIR, None, day(9))
    assert (found.stated, found.basis.corrected) == (None, 1)


def test_a_group_and_its_members_are_one_voice() -> None:
    said = (position("x", "i", "eu", 2, 0), position("y", "i", "ru", 2, 100))
    alone, joined = talks(*said), talks(member("eu"), member("eu", "de"), *said)
    issue = alone.get(Issue, "i")
    assert dispersion(joined, issue) == dispersion(alone, issue) == 1


def test_a_group_and_its_member_do_not_face_each_other() -> None:
    said = position("x", "i", "eu", 1, 0)
    dossier = talks(member("eu"), said, replace(talks().talks, stall_rounds=1))
    assert not stalled(dossier, "p", day(20))
    other = position("y", "i", "ru", 1, 100)
    assert stalled(dossier.replacing(None, other), "p", day(20))


def test_a_salience_of_the_group_is_not_typed_over_at_its_member() -> None:
    dossier = talks(member("eu"), position("x", "i", "eu", 1, 0, salience=80))
    (row,) = weighting(dossier, ("fr", "eu"), point="p", on=day(9)).rows
    assert (row.saliences, row.positions) == ((80, 80), (None, "x"))


def test_a_member_is_silent_where_its_group_speaks() -> None:
    dossier = talks(member("eu"), position("x", "i", "eu", 5, 30))
    assert len(silence(dossier, "i", "fr", day(20)).silent) == 2
    assert len(silence(dossier, "i", "eu", day(20)).silent) == 1


def test_without_groups_a_history_is_the_very_one_recorded() -> None:
    dossier = talks(member("eu"), position("y", "i", "ru", 2, 90), position("x", "i", "fr", 1, 9))
    assert held(dossier, "i", "ru") is dossier.positions("i", "ru")
    assert held(dossier, "i", "fr") is dossier.positions("i", "fr"), "its group said nothing"


def test_what_a_member_holds_follows_each_edit() -> None:
    dossier = talks(member("eu"), position("x", "i", "eu", 2, 30))
    assert stand(dossier, 3).value == 30
    said = dossier.get(Position, "x")
    moved = dossier.replacing(said, position("x", "i", "eu", 2, 40))
    assert stand(moved, 3).value == 40
    out = moved.replacing(moved.all(Membership)[0], None)
    assert stand(out, 3).value is None
    assert stand(dossier, 3).value == 30


DAYS = st.none() | st.integers(0, 12)
GROUPED = st.tuples(
    st.sampled_from((("a", "g"), ("a", "h"), ("b", "h"), ("g", "h"))), DAYS, DAYS
).filter(lambda each: None in each[1:] or each[1] <= each[2])


@st.composite
def grouped(draw: st.DrawFn) -> Dossier:
    """Two parties, two groups, and whatever any of them said."""
    scales = [Issue("i", 1, "p", "I", 2.0), Issue("j", 2, "p", "J", 1.0, (), "", 50.0, -50.0)]
    said = []
    for n in range(draw(st.integers(0, 14))):
        told = draw(positions(n, scales))
        said.append(replace(told, party=draw(st.sampled_from("abgh"))))
    joined = [
        Membership(f"m{n}", group, who, *(None if on is None else day(on) for on in days))
        for n, ((who, group), *days) in enumerate(draw(st.lists(GROUPED, max_size=4)))
    ]
    parties = [Party(code, n, code, code) for n, code in enumerate("abgh")]
    records = [Negotiation(Negotiation.ID, "T"), Point("p", 1, "P"), *scales, *parties]
    return Dossier.of([*records, *said, *joined])


def by_definition(dossier: Dossier, issue: Issue, party: str, on: dt.date) -> tuple | None:
    """Day, id, value and range of what a party holds on a day, as the definition has it."""
    own = [each for each in history(dossier.positions(issue.id, party)) if each.date <= on]
    if own:
        return own[-1].date, own[-1].id, own[-1].value, own[-1].low, own[-1].high
    groups = {m.group for m in dossier.where(Membership, member=party) if m.holds_on(on)}
    found = [each for g in sorted(groups) if (each := by_definition(dossier, issue, g, on))]
    return max(found) if len({each[2:] for each in found}) == 1 else None


@some
@given(grouped(), st.integers(0, 14).map(day))
def test_standing_is_what_the_definition_says(dossier: Dossier, on: dt.date) -> None:
    for issue in dossier.all(Issue):
        for party in "abgh":
            position = standing(dossier, issue, party, on).position
            expected = by_definition(dossier, issue, party, on)
            assert (position and position.id) == (expected and expected[1])


@some
@given(grouped())
def test_trends_of_members_are_their_gaps_by_loops_and_by_arrays(dossier: Dossier) -> None:
    for pair in (("a", "b"), ("a", "h"), ("g", "b")):
        found = plain_trend(dossier, pair, issues_of(dossier), None)
        for n, date in enumerate(found.dates):
            whole = gap(dossier, pair, on=date)
            assert found.stated[n] == pytest.approx(whole.stated)
            assert found.between[n] == pytest.approx(whole.between)
            assert found.coverage[n] == pytest.approx(whole.coverage)
        assert_same(trend_of(dossier, pair, issues_of(dossier), None), found)
