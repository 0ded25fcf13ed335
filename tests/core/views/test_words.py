"""How figures, dates and findings are said."""

import datetime as dt

import pytest
from msgspec.structs import replace

from core.analysis.gaps import gap, standing
from core.analysis.movement import change_since_round
from core.model import grades, naming
from core.model.records import Commitment, Issue, Point, PointStatus, Round, Source
from core.text import saying
from core.views import words
from tests.dossiers import day, position, small

PAIR = ("a", "b")
AFTER = day(60)


@pytest.mark.parametrize(
    ("value", "said"),
    [(97.2, "97"), (0.5, "1"), (2.5, "3"), (0.2, "0"), (-0.2, "0"), (100, "100"), (None, "—")],
)
def test_points(value: float | None, said: str) -> None:
    assert saying.points(value) == said


@pytest.mark.parametrize(
    ("change", "said"),
    [(-9, "▼ 9"), (3.4, "▲ 3"), (0, "▬ 0"), (-0.4, "▬ 0"), (-0.5, "▼ 1"), (None, "—")],
)
def test_change_has_a_sign(change: float | None, said: str) -> None:
    assert saying.delta(change) == said


@pytest.mark.parametrize(
    ("share", "said"), [(0.7, "70%"), (1, "100%"), (0.999, "99%"), (0.001, "1%"), (0, "0%")]
)
def test_share_is_whole_only_when_all_of_it_is(share: float, said: str) -> None:
    assert saying.percent(share) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (450.0, "450"),
        (62.5, "62.5"),
        (0.125, "0.125"),
        (-0.001, "-0.001"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"),
        (12345.6789, "12\N{NO-BREAK SPACE}345.6789"),
        (-5, "-5"),
        (9999, "9999"),
        (80000, "80\N{NO-BREAK SPACE}000"),
        (-1234567.5, "-1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567.5"),
    ],
)
def test_number(value: float, said: str) -> None:
    assert saying.number(value) == said


@pytest.mark.parametrize(("value", "said"), [(1 / 3, "0.33"), (-0.001, "0"), (62.5, "62.5")])
def test_what_was_worked_out_is_rounded(value: float, said: str) -> None:
    assert saying.rounded(value) == said


def test_a_place_is_said_without_what_reckoning_adds() -> None:
    issue = Issue("i", 1, "p", "Fee", unit="USD", low_end=-1000.0, high_end=0.7)
    assert naming.natural_at(issue, issue.scaled(0.1)) == "0.1 USD"
    assert naming.natural_at(issue, issue.scaled(-0.125)) == "-0.125 USD"


def test_value_is_said_in_its_unit() -> None:
    troops = Issue("t", 1, "p", "Size", unit="thousand troops", low_end=85, high_end=800)
    assert naming.natural(troops, 450) == "450 thousand troops"
    assert naming.natural(troops, None) == "—"
    assert naming.natural(Issue("u", 1, "p", "Scale"), 12.5) == "12.5"


def test_dates() -> None:
    assert saying.long_date(dt.date(2025, 12, 24)) == "24 December 2025"
    assert saying.short_date(dt.date(2025, 12, 20)) == "20 Dec"
    assert [saying.short_date(dt.date(2025, n, 1)) for n in (1, 5, 9)] == [
        "1 Jan",
        "1 May",
        "1 Sep",
    ]
    assert saying.long_date(dt.date(2026, 5, 1)) == "1 May 2026"


@pytest.mark.parametrize(
    ("number", "said"),
    [(60, "today"), (59, "1 day ago"), (54, "6 days ago"), (61, "in 1 day"), (66, "in 6 days")],
)
def test_age(number: int, said: str) -> None:
    assert saying.age(day(number), AFTER) == said


def test_names_in_a_row() -> None:
    assert saying.list_of([]) == ""
    assert saying.list_of(["Arland"]) == "Arland"
    assert saying.list_of(["Arland", "Borduria"]) == "Arland and Borduria"
    assert saying.list_of(["Arland", "Borduria", "Caledon"]) == "Arland, Borduria and Caledon"


def test_grades() -> None:
    graded = Source("s", 1, "Paper", reliability="B", credibility=2)
    assert grades.grade(graded) == "B2"
    assert grades.grade(None) == "no source"
    assert grades.grade(Source("s", 1, "Paper")) == "not graded"
    assert grades.grade_in_words(graded) == "usually reliable; probably true"
    assert grades.grade_in_words(Source("s", 1, "Paper", credibility=6)) == "truth cannot be judged"
    assert grades.grade_in_words(Source("s", 1, "Paper")) == "not graded"


def test_what_a_figure_rests_on() -> None:
    now, early = gap(small(), PAIR), gap(small(), PAIR, on=day(3))
    assert words.coverage(early) == "60% of weight known"
    assert words.known_of(early) == "1 of 2 issues"
    assert words.ranges_note(early) == ""
    assert words.ranges_note(now) == (
        "No range assessed on 1 issue; the stated value counts as the range."
    )


def test_how_ranges_lie() -> None:
    def between(*more: object, on: int = 60) -> str:
        dossier = small(*more)  # type: ignore[arg-type]
        return words.between(dossier, gap(dossier, PAIR, issue="i", on=day(on)).issues[0])

    assert between() == "ranges 10 apart"
    assert between(position("y", "i", "a", 50, 10, low=5, high=60)) == "ranges overlap by 10"
    assert between(position("y", "i", "a", 50, 10, low=5, high=50)) == "ranges touch"
    assert between(position("y", "i", "a", 50, 10, low=5, high=50.3)) == "ranges touch"
    assert between(position("y", "i", "a", 50, 10)) == "ranges 10 apart", "a range holds"
    apart = gap(small(), PAIR, issue="j", on=AFTER).issues[0]
    assert words.between(small(), apart) == "no ranges", "nothing is known of any range"
    one = small(position("w", "j", "b", 50, 280.0, low=200.0, high=290.0))
    half = gap(one, PAIR, issue="j").issues[0]
    assert words.between(one, half) == "40 apart, range missing"
    within = small(position("w", "j", "b", 50, 280.0, low=100.0, high=290.0))
    half = gap(within, PAIR, issue="j").issues[0]
    assert words.between(within, half) == "range missing"
    assert between(on=1) == "Borduria not known"
    assert between(on=0) == "both not known"


def test_rounds_and_pairs_have_names() -> None:
    assert naming.round_name(Round("r", 5)) == "Round 5"
    assert words.pair_name(small(), PAIR) == "Arland – Borduria"
    assert words.unchanged(0) == ""
    assert words.unchanged(1) == "unchanged for 1 round"
    assert words.unchanged(3) == "unchanged for 3 rounds"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ((), "Stated gap 74, unchanged since Round 2; neither moved."),
        (
            (position("y", "i", "b", 50, 65.0, low=50.0, high=95.0),),
            "Stated gap 65, closed by 9 since Round 2; Borduria moved, Arland did not.",
        ),
        (
            (
                position("y", "i", "a", 50, 0.0, low=0.0, high=30.0),
                position("z", "i", "b", 50, 95.0, low=50.0, high=95.0),
            ),
            "Stated gap 89, widened by 15 since Round 2; both moved. "
            "Gap between ranges 44, widened by 6.",
        ),
        (
            (position("y", "i", "a", 50, 10.0, low=5.0, high=50.0),),
            "Stated gap 74, unchanged since Round 2; neither moved. "
            "Gap between ranges 32, closed by 6.",
        ),
        (
            (position("y", "j", "a", 50, 120.0, salience=100.0),),
            "Stated gap 75, unchanged since Round 2; neither moved; the weights have changed.",
        ),
        (
            (position("y", "i", "a", 50, 10.5, low=5.0, high=40.0),),
            "Stated gap 74, unchanged since Round 2; neither moved by 2 scale points or more.",
        ),
        (
            (position("y", "i", "a", 50, 11.5, low=5.0, high=40.0),),
            "Stated gap 73, closed by 1 since Round 2; neither moved by 2 scale points or more.",
        ),
        (
            (
                position("y", "i", "a", 50, 15.0, low=5.0, high=40.0),
                position("z", "j", "a", 50, 105.0),
            ),
            "Stated gap 74, unchanged since Round 2; Arland moved without narrowing it. "
            "Gap between ranges 41, widened by 3.",
        ),
        (
            (
                position("y", "i", "a", 50, 20.0, low=5.0, high=40.0),
                position("z", "i", "b", 50, 90.0, low=50.0, high=95.0),
            ),
            "Stated gap 74, unchanged since Round 2; "
            "Arland and Borduria moved without narrowing it.",
        ),
        (
            (position("y", "j", "a", 50, low=100.0, high=120.0),),
            "Stated gap 70, unchanged since Round 2; neither moved; 1 issue no longer known, "
            "now rests on 60% of the weight.",
        ),
    ],
)
def test_finding_of_a_point(more: tuple[object, ...], said: str) -> None:
    dossier = small(*more)  # type: ignore[arg-type]
    assert words.point_summary(dossier, PAIR, "p", AFTER) == said


def test_finding_where_nothing_weighs() -> None:
    dossier = small()
    for issue in dossier.issues("p"):
        dossier = dossier.replacing(issue, replace(issue, weight=0.0))
    assert words.point_summary(dossier, PAIR, "p", AFTER) == (
        "Stated gap not known: no known issue carries weight."
    )


def test_finding_without_a_round_or_without_a_gap() -> None:
    dossier = small()
    assert words.point_summary(dossier, PAIR, "p", day(0)) == (
        "Stated gap not known: 0 of 2 issues."
    )
    before = dossier.replacing(dossier.get(Round, "r1"), None)
    assert words.point_summary(before, PAIR, "p", day(40)) == "Stated gap 74; no round held yet."
    assert words.changed(None) == "change not known"
    unknown = change_since_round(small(), PAIR, "p", day(35))
    assert words.changed(unknown) == "change not known"


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (PointStatus.OPEN, "open · stalled"),
        (PointStatus.STALLED, "stalled"),
        (PointStatus.NARROWING, "narrowing · stalled"),
        (PointStatus.SETTLED, "settled"),
    ],
)
def test_a_status_tells_that_nobody_moves(status: PointStatus, said: str) -> None:
    dossier, point = small(Round("r3", 3, day(50))), Point("p", 1, "Quota", status=status)
    dossier = dossier.replacing(dossier.get(Point, "p"), point)
    assert words.point_status(dossier, point, day(60)) == said


def test_a_status_tells_that_somebody_moved_all_the_same() -> None:
    dossier, point = small(), Point("p", 1, "Quota", status=PointStatus.STALLED)
    dossier = dossier.replacing(dossier.get(Point, "p"), point)
    assert words.point_status(dossier, point, day(60)) == "stalled · moved since"


def test_a_recorded_silence_is_told_from_no_record() -> None:
    quiet = position("y", "i", "m", 30, commitment=Commitment.NO_STATEMENT)
    words_only = position("z", "j", "m", 30, statement="We listen.")
    dossier = small(quiet, words_only)
    stands = [standing(dossier, dossier.get(Issue, each), "m") for each in ("i", "j")]
    before = standing(dossier, dossier.get(Issue, "i"), "m", day(29))
    assert [words.nowhere(each) for each in (*stands, before)] == [
        "no statement",
        "words only, no place on the scale",
        "no position recorded",
    ]
    told = [
        words.between(dossier, gap(dossier, ("a", "m"), issue="i", on=day(on)).issues[0])
        for on in (29, 30)
    ]
    assert told == ["Mediator not known", "Mediator: no statement"]


@pytest.mark.parametrize(
    ("start", "end", "year", "said"),
    [
        (day(0), day(40), 2025, "20 Jan"),
        (day(0), day(40), 2026, "20 Jan 2025"),
        (day(0), day(400), 2026, "20 Jan 2025"),
        (day(-9000), day(40), 2025, "20 Jan 2025"),
    ],
)
def test_an_axis_names_the_year_where_it_is_not_plain(
    start: dt.date, end: dt.date, year: int, said: str
) -> None:
    assert saying.axis_date(dt.date(2025, 1, 20), start, end, year) == said


def test_a_short_date_names_another_year() -> None:
    assert saying.dated(dt.date(2024, 12, 20), day(0)) == "20 Dec 2024"
    assert saying.dated(dt.date(2025, 12, 20), day(0)) == "20 Dec"


def test_a_range_that_may_be_left_out_is_not_said_to_be_missing() -> None:
    apart = gap(small(), PAIR, issue="j", on=AFTER).issues[0]
    assert words.between(small(), apart) == "no ranges"
    assert words.between(small().as_partial(), apart) == "not known"
