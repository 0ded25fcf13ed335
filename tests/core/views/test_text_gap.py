"""The text gap of a plan, over its versions and beside the gap between positions."""

from core.model.records import Clause, Position, Round, Wording
from core.views.text_gap import (
    course_words,
    parting,
    plan_text_gap,
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
    assert "moved closer, but more of the text" in told
    assert told.endswith("14% → 38%.")
    assert parting(dossier, None, day(50), None) == ""
    assert parting(dossier, PAIR, day(35), dossier.get(Round, "r9")) == ""
