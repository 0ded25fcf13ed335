"""The gap between two parties, with the vectors that its definition gives."""

import math

import pytest
from msgspec.structs import replace

from core.analysis.gaps import default_pair, dispersion, gap, issue_gap, standing
from core.analysis.histories import assessed, entries, history
from core.analysis.measures import (
    dispersion_of,
    distance,
    geometric_salience,
    mean_pairwise_gap,
    mean_salience,
    one_sided_distance,
    overlap_share,
    polarisation,
    utility_at,
    weighted_mean,
    zone_of_agreement,
)
from core.analysis.widest import widest_pair
from core.model.records import Commitment, Issue, Negotiation, Party, Point, Position, Role
from tests.dossiers import TALKS, Dossier, day, position, small

PAIR = ("a", "b")
FIRST, SECOND = (10, 85, 20), (90, 60, 70)
FIRST_SALIENCE, SECOND_SALIENCE = (90.0, 80.0, 50.0), (80.0, 40.0, 60.0)
FOUR = [(0.9, 10.0), (0.8, 90.0), (0.48, 55.0), (0.25, 40.0)]


def talks_of(*positions: Position, issues: int = 1, **scale: object) -> Dossier:
    """Two parties, a point, so many issues of weight 1 called 0, 1 …, and these positions."""
    parties = [Party("a", 1, "Arland", "AR"), Party("b", 2, "Borduria", "BO")]
    scales = [Issue(str(n), n, "p", f"Issue {n}", **scale) for n in range(issues)]  # type: ignore[arg-type]
    return Dossier.of([TALKS, *parties, Point("p", 1, "Quota"), *scales, *positions])


def three_issues() -> Dossier:
    """The vector of three issues with saliences."""
    sides = (("a", FIRST, FIRST_SALIENCE), ("b", SECOND, SECOND_SALIENCE))
    return talks_of(
        *(
            position(f"{party}{n}", str(n), party, 1, value, salience=saliences[n])
            for party, values, saliences in sides
            for n, value in enumerate(values)
        ),
        issues=3,
    )


def test_gap_on_one_issue_is_the_distance() -> None:
    assert [distance(*values) for values in zip(FIRST, SECOND, strict=True)] == [80, 25, 50]
    whole = gap(three_issues(), PAIR, point="p")
    assert [each.stated for each in whole.issues] == [80, 25, 50]


def test_overlapping_ranges_have_a_zone() -> None:
    assert zone_of_agreement((10, 45), (35, 90)) == 10
    assert overlap_share((10, 45), (35, 90)) == 0.125


def test_ranges_apart_have_a_settlement_gap() -> None:
    assert zone_of_agreement((10, 30), (55, 90)) == -25
    assert overlap_share((10, 30), (55, 90)) == 0


def test_same_single_value_overlaps_wholly() -> None:
    assert overlap_share((40, 40), (40, 40)) == 1


@pytest.mark.parametrize(
    ("first", "second", "zone", "between", "overlap"),
    [((10, 45), (35, 90), 10, 0, 0.125), ((10, 30), (55, 90), -25, 25, 0)],
)
def test_ranges_of_a_dossier(
    first: tuple[float, float],
    second: tuple[float, float],
    zone: float,
    between: float,
    overlap: float,
) -> None:
    dossier = talks_of(
        position("1", "0", "a", 1, 20, low=first[0], high=first[1]),
        position("2", "0", "b", 1, 80, low=second[0], high=second[1]),
    )
    (found,) = gap(dossier, PAIR, issue="0").issues
    assert (found.zone, found.between, found.overlap) == (zone, between, overlap)
    assert gap(dossier, PAIR, issue="0").unranged == 0


def test_gap_over_issues_is_weighted_by_salience() -> None:
    gaps = (80.0, 25.0, 50.0)
    saliences = list(zip(FIRST_SALIENCE, SECOND_SALIENCE, strict=True))
    mean = [mean_salience(*both) for both in saliences]
    geometric = [geometric_salience(*both) for both in saliences]
    assert weighted_mean(zip((1, 1, 1), gaps, strict=True)) == pytest.approx(51.67, abs=0.005)
    assert weighted_mean(zip(mean, gaps, strict=True)) == pytest.approx(55.25, abs=0.005)
    assert weighted_mean(zip(geometric, gaps, strict=True)) == pytest.approx(55.77, abs=0.005)
    assert gap(three_issues(), PAIR).stated == pytest.approx(55.25, abs=0.005)


def test_weight_of_an_issue_is_multiplied_in() -> None:
    dossier = three_issues()
    (first, *_others) = dossier.issues("p")
    heavier = dossier.replacing(first, Issue(first.id, 0, "p", "Heavy", weight=3.0))
    expected = (3 * 85 * 80 + 60 * 25 + 55 * 50) / (3 * 85 + 60 + 55)
    assert gap(heavier, PAIR).stated == pytest.approx(expected)


def test_unknown_salience_counts_as_fifty() -> None:
    dossier = talks_of(
        position("1", "0", "a", 1, 0, salience=90.0), position("2", "0", "b", 1, 80), issues=1
    )
    assert issue_gap(dossier, dossier.get(Issue, "0"), PAIR).weight == 70


def test_one_sided_distance_and_utility() -> None:
    first = one_sided_distance(FIRST_SALIENCE, (80, 25, 50))
    second = one_sided_distance(SECOND_SALIENCE, (80, 25, 50))
    assert first == pytest.approx(0.6043, abs=5e-5)
    assert second == pytest.approx(0.6628, abs=5e-5)
    assert [utility_at(first, risk) for risk in (-1, 0, 1)] == pytest.approx(
        [0.1565, 0.3957, 0.6348], abs=1e-4
    )
    assert one_sided_distance((0, 0), (10, 20)) is None


def test_dispersion_of_four_parties() -> None:
    assert dispersion_of(FOUR) == pytest.approx(0.6728, abs=5e-5)
    assert dispersion_of([(1, 0), (1, 100)]) == 1
    assert dispersion_of([(0, 10), (0, 90)]) is None


def test_dispersion_takes_salience_for_weight_and_leaves_mediators_out() -> None:
    parties = [Party(str(n), n, f"Party {n}", f"P{n}") for n in range(4)]
    mediator = Party("m", 9, "Mediator", "ME", Role.MEDIATOR)
    placed = [
        position(f"x{n}", "0", str(n), 1, x, salience=100 * w) for n, (w, x) in enumerate(FOUR)
    ]
    placed.append(position("xm", "0", "m", 1, 100))
    dossier = Dossier.of(
        [TALKS, *parties, mediator, Point("p", 1, "Quota"), Issue("0", 1, "p", "Catch"), *placed]
    )
    issue = dossier.get(Issue, "0")
    assert dispersion(dossier, issue) == pytest.approx(0.6728, abs=5e-5)
    assert dispersion(dossier, issue, day(0)) is None
    assert widest_pair(dossier, point="p") == (("0", "1"), 80)
    assert widest_pair(dossier, point="p", on=day(0)) is None


def test_dispersion_weighs_by_influence_times_salience():
    counts, cares = (100.0, 100.0, 80.0, 50.0), (90, 80, 60, 50)
    parties = [
        Party(str(n), n, f"Party {n}", f"P{n}", influence=counts[n]) for n in range(len(FOUR))
    ]
    placed = [
        position(f"x{n}", "0", str(n), 1, x, salience=cares[n]) for n, (_w, x) in enumerate(FOUR)
    ]
    issue = Issue("0", 1, "p", "Catch")
    dossier = Dossier.of([TALKS, *parties, Point("p", 1, "Quota"), issue, *placed])
    assert dispersion(dossier, issue) == pytest.approx(0.6728, abs=5e-5)
    for party in parties:
        dossier = dossier.replacing(party, replace(party, influence=None))
    equal = [(s, x) for s, (_w, x) in zip(cares, FOUR, strict=True)]
    assert dispersion(dossier, issue) == dispersion_of(equal)


def test_mean_pairwise_gap_weighs_pairs_by_both() -> None:
    assert mean_pairwise_gap([(1, 10), (1, 90), (1, 40)]) == pytest.approx((80 + 30 + 50) / 3)
    assert mean_pairwise_gap([(2, 0), (1, 100), (0, 50)]) == 100
    assert mean_pairwise_gap([(1, 10)]) is None


def test_polarisation_of_esteban_and_ray() -> None:
    assert polarisation(FOUR, alpha=0) == pytest.approx(0.7386, abs=5e-5)
    assert polarisation(FOUR) == pytest.approx(0.4503, abs=5e-5)
    assert polarisation([(1, 0), (1, 100)]) == pytest.approx(1)
    assert polarisation([(0, 0)]) is None


def test_unknown_is_left_out_and_covered() -> None:
    dossier = talks_of(
        position("1", "0", "a", 1, 10),
        position("2", "0", "b", 1, 40),
        position("3", "1", "a", 1, 90),
        issues=2,
    )
    whole = gap(dossier, PAIR, point="p")
    assert (whole.stated, whole.coverage, whole.known, whole.total) == (30, 0.5, 1, 2)
    assert whole.unranged == 1


def test_nothing_known_is_none_and_not_zero() -> None:
    whole = gap(talks_of(issues=2), PAIR, point="p")
    assert (whole.stated, whole.between, whole.coverage, whole.known) == (None, None, 0, 0)
    assert gap(talks_of(), PAIR, point="nowhere").total == 0
    assert gap(talks_of(), PAIR, issue="nowhere").total == 0


def test_no_weight_anywhere_is_undefined() -> None:
    dossier = talks_of(position("1", "0", "a", 1, 10), position("2", "0", "b", 1, 40), weight=0.0)
    whole = gap(dossier, PAIR)
    assert (whole.stated, whole.between, whole.coverage, whole.known) == (None, None, 0, 1)


def test_values_in_a_unit_are_computed_in_scale_points() -> None:
    here = standing(small(), small().get(Issue, "j"), "a")
    assert (here.value, here.low, here.high, here.assessed) == (10, 10, 10, False)
    assert here.position is not None
    assert here.position.value == 120


def test_scale_that_runs_down_swaps_the_ends_of_a_range() -> None:
    dossier = talks_of(
        position("1", "0", "a", 1, 700, low=600, high=800),
        position("2", "0", "b", 1, 100, low=85, high=300),
        low_end=885.0,
        high_end=85.0,
    )
    here = standing(dossier, dossier.get(Issue, "0"), "a")
    assert (here.value, here.low, here.high) == pytest.approx((23.125, 10.625, 35.625))
    whole = gap(dossier, PAIR)
    assert whole.stated == pytest.approx(75)
    assert whole.between == pytest.approx(37.5)


def test_position_without_range_leaves_the_range_before_in_force() -> None:
    dossier = talks_of(
        position("1", "0", "a", 1, 10, low=0, high=50), position("2", "0", "a", 2, 20)
    )
    here = standing(dossier, dossier.get(Issue, "0"), "a")
    assert (here.value, here.low, here.high, here.assessed) == (20, 0, 50, True)


def test_a_range_that_is_carried_over_holds_what_is_said_since() -> None:
    dossier = talks_of(
        position("1", "0", "a", 1, 10, low=0, high=50, salience=80),
        position("2", "0", "a", 2, 70),
        position("3", "0", "a", 3, 20),
    )
    issue = dossier.get(Issue, "0")
    here = standing(dossier, issue, "a", day(2))
    assert (here.value, here.low, here.high, here.salience) == (70, 0, 70, 80)
    here = standing(dossier, issue, "a")
    assert (here.low, here.high, here.since) == (0, 50, day(3))
    source = assessed(dossier.positions("0", "a"), "low")
    assert source is not None
    assert source.id == "1"


def test_range_without_value_leaves_the_stated_gap_unknown() -> None:
    dossier = talks_of(
        position("1", "0", "a", 1, 10),
        position("2", "0", "b", 1, low=40, high=60),
    )
    whole = gap(dossier, PAIR)
    assert (whole.stated, whole.between) == (None, 30)
    assert (whole.coverage, whole.between_coverage, whole.unranged) == (0, 1, 1)


def test_no_statement_neither_changes_nor_renews() -> None:
    silence = position("2", "0", "a", 5, commitment=Commitment.NO_STATEMENT)
    remark = position("3", "0", "a", 7, statement="We shall see.")
    dossier = talks_of(position("1", "0", "a", 1, 10), silence, remark)
    here = standing(dossier, dossier.get(Issue, "0"), "a")
    assert (here.value, here.since) == (10, day(1))
    assert (here.last_heard, here.silent_since) == (day(7), day(5))


def test_party_that_never_took_a_place_was_heard_all_the_same() -> None:
    dossier = talks_of(position("1", "0", "a", 3, commitment=Commitment.NO_STATEMENT))
    here = standing(dossier, dossier.get(Issue, "0"), "a")
    assert (here.position, here.value, here.last_heard) == (None, None, day(3))
    assert (here.since, here.silent_since) == (None, day(3))


def test_new_placement_ends_the_silence() -> None:
    dossier = talks_of(
        position("1", "0", "a", 1, commitment=Commitment.NO_STATEMENT),
        position("2", "0", "a", 2, 30),
    )
    assert standing(dossier, dossier.get(Issue, "0"), "a").silent_since is None


def test_day_asked_for_is_included() -> None:
    dossier = small()
    issue = dossier.get(Issue, "i")
    assert standing(dossier, issue, "b", day(29)).value == 90
    assert standing(dossier, issue, "b", day(30)).value == 80
    assert standing(dossier, issue, "b", day(1)).value is None


def test_last_entry_of_a_day_holds() -> None:
    dossier = talks_of(position("2", "0", "a", 1, 20), position("1", "0", "a", 1, 10))
    assert standing(dossier, dossier.get(Issue, "0"), "a").value == 20


def test_correction_takes_the_place_of_what_it_corrects() -> None:
    dossier = talks_of(
        position("1", "0", "a", 1, 10),
        position("2", "0", "a", 1, 20),
        position("3", "0", "a", 1, 15, corrects="1"),
    )
    group = dossier.positions("0", "a")
    assert [each.id for each in entries(group)] == ["3", "2"]
    assert standing(dossier, dossier.get(Issue, "0"), "a").value == 20


def test_chain_of_corrections_leaves_the_last() -> None:
    dossier = talks_of(
        position("1", "0", "a", 1, 10),
        position("2", "0", "a", 1, 20, corrects="1"),
        position("3", "0", "a", 1, 30, corrects="2"),
        position("4", "0", "a", 1, 40),
    )
    assert [each.id for each in history(dossier.positions("0", "a"))] == ["3", "4"]


def test_later_of_two_corrections_of_one_position_stands() -> None:
    dossier = talks_of(
        position("1", "0", "a", 1, 10),
        position("2", "0", "a", 1, 20, corrects="1"),
        position("3", "0", "a", 1, 30, corrects="1"),
    )
    assert [each.id for each in history(dossier.positions("0", "a"))] == ["3"]


def test_correction_may_move_the_date_and_take_the_value_away() -> None:
    dossier = talks_of(
        position("1", "0", "a", 1, 10),
        position("2", "0", "a", 5, 20),
        position("3", "0", "a", 9, 10, corrects="1"),
        position("4", "0", "a", 5, corrects="2", commitment=Commitment.NO_STATEMENT),
    )
    assert [each.id for each in entries(dossier.positions("0", "a"))] == ["4", "3"]
    assert [each.id for each in history(dossier.positions("0", "a"))] == ["3"]


def test_correction_of_what_is_not_there_stands() -> None:
    dossier = talks_of(position("3", "0", "a", 1, 10, corrects="gone"))
    assert [each.id for each in history(dossier.positions("0", "a"))] == ["3"]


def test_pair_is_the_one_of_the_talks_or_the_first_negotiating_parties() -> None:
    mediator = Party("a", 1, "Mediator", "ME", Role.MEDIATOR)
    others = [Party("b", 2, "Borduria", "BO"), Party("c", 3, "Caledon", "CA")]

    def pair_of(*parties: Party, **chosen: str) -> tuple[str, str] | None:
        return default_pair(Dossier.of([Negotiation(Negotiation.ID, "T", **chosen), *parties]))

    assert pair_of(mediator, *others) == ("b", "c")
    assert pair_of(mediator, *others, first="c", second="a") == ("c", "a")
    assert pair_of(mediator, *others, first="c") == ("c", "b")
    assert pair_of(mediator, *others, first="gone", second="c") == ("c", "b")
    assert pair_of(mediator, others[0]) == ("b", "a")
    assert pair_of(mediator) is None


def test_gap_of_all_points_takes_every_issue() -> None:
    dossier = small()
    assert gap(dossier, PAIR) == gap(dossier, PAIR, point="p")
    assert gap(dossier, PAIR).stated == pytest.approx(74)
    assert math.isclose(gap(dossier, PAIR).between or 0, (60 * 10 + 40 * 80) / 100)
