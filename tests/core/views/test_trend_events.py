"""Events of proposals and clauses on the time axis of a trend, and their marks."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from core.model.dossier import Dossier
from core.model.records import (
    Answer,
    Clause,
    ClauseLink,
    ClauseStatus,
    Outcome,
    Proposal,
    ProposalStatus,
    Response,
    Term,
    Wording,
)
from core.views.trend_events import EventMark, event_line, marks, told, trend_events
from tests.dossiers import day, small

HAPPENED = (
    Proposal("h", 1, "Halves", day(5), "b"),
    Proposal("t", 2, "Thirds", day(20), None, "h"),
    Proposal("d", 3, "Notes", day(6), "b", status=ProposalStatus.DRAFT),
    Term("u", 1, "h", "i", 30.0),
    Term("v", 1, "t", "j", 200.0),
    Term("x", 1, "d", "i", 3.0),
    Response("ra", "h", "a", Answer.REJECTED, day(9)),
    Response("rm", "h", "m", Answer.AWAITED, day(9)),
    Response("rb", "t", "b", Answer.ACCEPTED),
    Clause("c", 8, "Quotas", ClauseStatus.AGREED, "p"),
    Clause("e", 9, "Elsewhere"),
    Wording("w1", "c", "[x]", date=day(12), version="Mediator’s text 1"),
    Wording("w2", "e", "[y]", date=day(12), version="Mediator’s text 1"),
    Wording("w3", "e", "y", date=day(13)),
    Outcome("o1", "c", ClauseStatus.BRACKETED, day(12)),
    Outcome("o2", "c", ClauseStatus.AGREED, day(30)),
)


def told_of(dossier: Dossier, point: str | None, until: int = 99, issue: str = "") -> list[str]:
    return [each.words for each in trend_events(dossier, point, day(until), issue)]


def test_what_is_dated_happened_to_the_proposals_and_clauses_of_a_point() -> None:
    assert told_of(small(*HAPPENED), "p") == [
        "Halves tabled by Borduria",
        "Arland on Halves: rejected",
        "Mediator’s text 1: text of 1 clause",
        "Thirds tabled, replacing Halves",
        "Clause 8: agreed",
    ]
    assert "Mediator’s text 1: text of 2 clauses" in told_of(small(*HAPPENED), None)


def test_what_is_later_has_not_happened_and_an_issue_has_its_own() -> None:
    dossier = small(*HAPPENED, ClauseLink("l", "e", issue="j"))
    assert told_of(dossier, "p", 9) == ["Halves tabled by Borduria", "Arland on Halves: rejected"]
    assert told_of(dossier, "p", issue="j") == [
        "Mediator’s text 1: text of 1 clause",
        "Thirds tabled, replacing Halves",
    ]
    assert told_of(small(), "p") == []


def test_an_event_leads_to_its_record() -> None:
    events = trend_events(small(*HAPPENED), "p", day(99))
    assert [(each.kind, each.record) for each in events] == [
        (Proposal, "h"),
        (Response, "ra"),
        (Clause, "c"),
        (Proposal, "t"),
        (Clause, "c"),
    ]
    assert [each.text for each in events] == [False, False, True, False, True]


def test_the_legend_numbers_them_with_their_days() -> None:
    (first, *_others) = trend_events(small(*HAPPENED), "p", day(99))
    assert event_line(1, first, day(0), day(60), 2025) == "1  6 Jan  Halves tabled by Borduria"
    assert event_line(1, first, day(0), day(60), 2026).startswith("1  6 Jan 2025  ")


def width(mark: EventMark) -> float:
    return 6.0 * len(mark.numbers) + 4


@given(st.lists(st.floats(0, 600), max_size=60))
def test_marks_never_overlap_and_hold_every_event_once(spots: list[float]) -> None:
    found = marks(sorted(spots), 0, 600, width)
    assert [n for mark in found for n in range(mark.first, mark.last + 1)] == [
        *range(1, len(spots) + 1)
    ]
    for one, other in pairwise(found):
        assert one.at + width(one) / 2 < other.at - width(other) / 2
    for mark in found:
        assert width(mark) / 2 <= mark.at <= 600 - width(mark) / 2 + 1e-9


def test_marks_are_all_numbered_or_all_counted() -> None:
    found = marks((100, 103, 104, 300), 0, 600, width)
    assert [each.numbers for each in found] == ["1–3", "4"]
    assert [each.counted for each in found] == ["3 events", "1 event"]


def test_a_tool_tip_tells_the_first_of_many() -> None:
    events = trend_events(small(*HAPPENED), None, day(99)) * 3
    assert len(told(events)) == 7
    assert told(events)[-1] == f"and {len(events) - 6} more"


def test_a_withdrawal_that_has_no_day_is_told_where_the_proposal_came() -> None:
    gone = Proposal("h", 1, "Halves", day(5), "b", status=ProposalStatus.WITHDRAWN)
    (event,) = trend_events(small(gone), None, day(99))
    assert (event.day, event.words) == (day(5), "Halves tabled by Borduria (since withdrawn)")
    assert (gone, "status") in event.rests_on
