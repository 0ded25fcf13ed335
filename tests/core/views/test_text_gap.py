"""The text gap of a plan, over its versions and beside the gap between positions."""

import pytest
from msgspec.structs import replace

from core.analysis.comparison import compare_days
from core.model.records import Clause, ClauseLink, Position, Round, Wording
from core.views.checks import unmatched
from core.views.text_gap import (
    COUNTED,
    NO_TEXT,
    bracketed_words,
    clauses_on,
    course_words,
    parting,
    plan_text_gap,
    reading_of_text,
    text_course,
    text_gap_course,
    text_gap_words,
)
from tests.dossiers import day, small

PAIR = ("a", "b")
PLAN = (
    Clause("c", 1, "Quotas", point="p"),
    Clause("d", 2, "Harbours"),
    Clause("e", 3, "Nothing yet"),
    Wording("w1", "c", "Catches are [shared] now.", date=day(1)),
    Wording("w2", "d", "Harbours are open.", date=day(1)),
    Wording("w3", "d", "Harbours [are] [stay] open].", date=day(40)),
    Wording("w4", "d", "Theirs [x]", party="b", date=day(40)),
)


def test_working_texts_that_stand_are_counted() -> None:
    gap = plan_text_gap(small(*PLAN))
    assert (gap.outermost, gap.clauses, gap.clean) == (3, 2, 0)
    assert [each.clause for each in gap.unbalanced] == ["2"]
    assert plan_text_gap(small(*PLAN), "p").outermost == 1
    assert text_gap_words(gap) == (
        "3 brackets · 38% of words in brackets · 0 of 2 clauses clean · 1 unmatched sign"
    )
    assert text_gap_words(plan_text_gap(small())) == ""


def test_versions_are_compared() -> None:
    course = [*text_gap_course(small(*PLAN), day(99))]
    assert [(on, gap.outermost) for on, gap in course] == [(day(1), 1), (day(40), 3)]
    told = course_words(small(*PLAN), day(99))
    assert told.startswith("Words in brackets: 14% on ")
    assert "· 38% on " in told
    assert course_words(small(), day(99)) == ""


def test_a_sentence_says_where_text_and_positions_part_ways() -> None:
    moved = (
        Position("x1", "i", "a", day(1), 10.0),
        Position("x2", "i", "b", day(1), 90.0),
        Position("x3", "i", "b", day(40), 40.0),
        Round("r9", 9, day(30)),
    )
    dossier = small(*PLAN, *moved)
    told = parting(dossier, PAIR, day(50), dossier.get(Round, "r9"))
    assert "come closer since Round 9, but more of the text" in told
    assert told.endswith("14% → 38%.")
    late = replace(PLAN[0], id="late", number=9)
    grown = small(*PLAN, late, *moved, Wording("wl", "late", "All of it is agreed.", date=day(40)))
    told = parting(grown, PAIR, day(50), dossier.get(Round, "r9"))
    assert "in the clauses that had a text then, more words stand in brackets: 14% → 38%." in told
    course = text_course(grown, clauses_on(grown), day(50)).at(day(50))
    assert course is not None
    assert told.endswith(f" together: {bracketed_words(course).split()[0]}.")
    assert parting(dossier, None, day(50), None) == ""
    assert parting(dossier, PAIR, day(35), dossier.get(Round, "r9")) == ""


@pytest.mark.parametrize(
    ("last", "more", "told"), [(90.0, 0.0, False), (40.0, 0.0, True), (40.0, 0.5, False)]
)
def test_they_part_ways_only_where_the_gap_changed_by_what_counts_as_a_move(
    last: float, more: float, told: bool
) -> None:
    moved = (
        Position("x1", "i", "a", day(1), 10.0),
        Position("x2", "i", "b", day(1), 90.0),
        Position("x3", "i", "b", day(40), last),
        Round("r9", 9, day(30)),
    )
    dossier = small(*PLAN, *moved)
    change = compare_days(dossier, PAIR, None, day(29), day(50)).told_stated
    assert change is not None
    talks = replace(dossier.talks, stall_threshold=abs(change) + more)
    dossier = dossier.replacing(dossier.talks, talks)
    assert bool(parting(dossier, PAIR, day(50), dossier.get(Round, "r9"))) == told


def test_the_share_in_brackets_is_a_step_line_over_the_days_of_texts() -> None:
    dossier = small(*PLAN)
    course = text_course(dossier, clauses_on(dossier), day(99))
    assert course.days == (day(1), day(40))
    assert [round(share, 2) for share in course.shares] == [0.14, 0.38]
    assert course.scale_end == 0.5
    gap = course.at(day(39))
    assert gap is not None
    assert (gap.outermost, gap.clauses, gap.clean) == (1, 2, 1)
    assert course.at(day(0)) is None
    assert text_course(dossier, clauses_on(dossier), day(39)).days == (day(1),)
    assert text_course(dossier, (), day(99)) == NO_TEXT


def test_the_counts_over_time_are_those_of_each_day() -> None:
    texts = [
        Wording(f"w{n}", "cde"[n % 3], "word [in] " * n + "[A] / [B]", date=day(n % 17))
        for n in range(60)
    ]
    dossier = small(*PLAN[:3], *texts)
    course = text_course(dossier, clauses_on(dossier), day(99))
    for date, gap in zip(course.days, course.gaps, strict=True):
        whole = plan_text_gap(dossier, on=date)
        assert [getattr(gap, n) for n in COUNTED] == [getattr(whole, n) for n in COUNTED]


def test_a_clause_that_gets_its_first_text_is_no_movement() -> None:
    dossier = small(*PLAN, Wording("w5", "e", "[Nothing] [of it]", date=day(60)))
    course = text_course(dossier, clauses_on(dossier), day(99))
    assert course.breaks == (2,)
    assert course.reasons == ((day(60), "+1 clause"),)
    moved = (
        Position("x1", "i", "a", day(1), 10.0),
        Position("x2", "i", "b", day(1), 90.0),
        Position("x3", "i", "b", day(60), 40.0),
        Round("r9", 9, day(55)),
    )
    late = small(*PLAN, *moved, Wording("w5", "e", "[Nothing] [of it]", date=day(60)))
    assert parting(late, PAIR, day(70), None) == ""


def test_the_clauses_of_a_point_are_its_own_and_those_linked_to_its_issues() -> None:
    linked = small(*PLAN, ClauseLink("l", "e", issue="j"), ClauseLink("m", "d", precedent="x"))
    assert [each.id for each in clauses_on(linked, "p")] == ["c", "e"]
    assert [each.id for each in clauses_on(linked, "p", "j")] == ["e"]
    assert clauses_on(linked, "p", "i") == ()
    assert len(clauses_on(linked)) == 3


def test_before_the_first_round_the_latest_text_is_compared_with_the_one_before() -> None:
    records = (
        Wording("w1", "c", "[Catches] [are] shared now.", date=day(1)),
        Wording("w2", "c", "Catches are shared now.", date=day(40)),
        Position("x6", "i", "b", day(45), 95.0),
    )
    dossier = small(PLAN[0], *records)
    for record in dossier.all(Round):
        dossier = dossier.replacing(record, None)
    told = parting(dossier, PAIR, day(50), None, "p")
    assert told == (
        "The positions have grown apart since 10 Feb, but less of the text stands in brackets: "
        "50% → 0%."
    )
    assert parting(dossier, PAIR, day(50), None, "elsewhere") == ""
    assert "% of words" not in reading_of_text(NO_TEXT, day(1))


def test_a_bracket_may_close_in_a_later_clause_and_is_followed_over_time() -> None:
    dossier = small(
        Clause("c", 1, "Quotas", point="p"),
        Clause("d", 2, "Harbours", point="p"),
        Clause("e", 3, "Lights", point="p"),
        Wording("w1", "c", "[Catches are shared.", date=day(1)),
        Wording("w2", "d", "Harbours are open.", date=day(1)),
        Wording("w3", "e", "Lights stay on.]", date=day(5)),
        Wording("w4", "c", "Catches are shared.", date=day(9)),
    )
    course = text_course(dossier, clauses_on(dossier), day(99))
    assert course.shares == (0.0, 1.0, 0.0)
    for date, gap in zip(course.days, course.gaps, strict=True):
        now = plan_text_gap(dossier, on=date)
        assert all(getattr(gap, each) == getattr(now, each) for each in COUNTED)
    assert plan_text_gap(dossier, on=day(5)).unbalanced == ()
    assert [each.sentence for each in unmatched(dossier)] == ["Clause 3: unmatched “]” after “on”."]


def test_a_point_is_inside_a_bracket_that_opens_in_a_clause_of_another() -> None:
    dossier = small(
        Clause("c", 1, "Quotas"),
        Clause("d", 2, "Harbours", point="p"),
        Clause("e", 3, "Lights"),
        Wording("w1", "d", "Harbours are open.", date=day(1)),
        Wording("w2", "c", "[Catches are shared.", date=day(3)),
        Wording("w3", "e", "Lights stay on.]", date=day(5)),
        Wording("w4", "c", "Catches are shared.", date=day(9)),
    )
    for on, inside in ((1, 0), (3, 0), (5, 3), (9, 0)):
        gap = plan_text_gap(dossier, "p", day(on))
        assert (gap.words, gap.inside, gap.clean) == (3, inside, not inside)
    course = text_course(dossier, clauses_on(dossier, "p"), day(99))
    assert course.days == (day(1), day(5), day(9))
    assert course.shares == (0.0, 1.0, 0.0)
    assert course.added == (1, 0, 0)
