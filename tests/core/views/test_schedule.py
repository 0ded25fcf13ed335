"""The rounds as seen from a day, and the next one in words."""

import datetime as dt

import pytest

from core.model.dossier import Dossier
from core.model.records import AgendaItem, Negotiation, Round
from core.views.schedule import frozen_on, next_in_brief, round_numbered, schedule, until_next
from tests.dossiers import TALKS, day, small

TODAY = day(36)


def test_a_day_between_two_rounds_has_one_before_and_one_after() -> None:
    found = schedule(small(), TODAY)
    assert [each.id for each in found.held] == ["r1"]
    assert found.last is not None
    assert (found.last.id, found.next and found.next.id, found.current) == ("r1", "r2", None)


def test_what_is_said_right_after_a_round_belongs_to_it() -> None:
    current = schedule(small(), day(2)).current
    assert current is not None
    assert current.id == "r1"


def test_a_round_is_found_by_its_number() -> None:
    found = round_numbered(small(), 2)
    assert found is not None
    assert found.id == "r2"
    assert round_numbered(small(), 9) is None


def test_before_the_first_round_there_is_no_last() -> None:
    assert schedule(Dossier.of([TALKS]), TODAY) == ((), None, None)


@pytest.mark.parametrize(
    ("meets", "frozen"),
    [
        (dt.date(2025, 12, 24), dt.date(2025, 12, 22)),
        (dt.date(2025, 12, 22), dt.date(2025, 12, 18)),
        (dt.date(2025, 12, 27), dt.date(2025, 12, 25)),
        (None, None),
    ],
)
def test_a_pack_is_frozen_two_working_days_before(
    meets: dt.date | None, frozen: dt.date | None
) -> None:
    assert frozen_on(Round("r", 1, meets)) == frozen


@pytest.mark.parametrize(
    ("today", "when"), [(day(36), "4 days"), (day(39), "1 day"), (day(40), "today")]
)
def test_the_days_until_the_next_round_are_counted(today: dt.date, when: str) -> None:
    assert until_next(small(), today).when == when


def test_what_is_ready_for_the_next_round_is_said() -> None:
    assert until_next(small(), TODAY).lines[0] == "Round 2 · no agenda yet"
    planned = small(AgendaItem("t", 1, "r2", "Quota"))
    assert until_next(planned, TODAY).lines[0] == "Round 2 · agenda has 1 item"
    assert until_next(Dossier.of([TALKS]), TODAY) == ("none planned", ("Plan one under Rounds.",))


def test_beside_a_title_the_next_round_has_its_day_and_place() -> None:
    assert next_in_brief(small(), TODAY) == "Round 2 in 4 days · 10 February 2025 · Geneva"
    undated = Dossier.of([Negotiation(Negotiation.ID, "Talks"), Round("r", 1, place="x" * 33)])
    assert next_in_brief(undated, TODAY) == "Round 1 · no date yet"
    assert next_in_brief(Dossier.of([TALKS]), TODAY) == ""
