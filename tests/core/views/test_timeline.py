"""The time line above the rounds."""

from msgspec.structs import replace

from core.model.dossier import Dossier
from core.model.records import Action, Round, RoundState
from core.views.timeline import Event, timeline
from tests.dossiers import TALKS, day, small

TODAY = day(36)


def told(dossier: Dossier) -> list[tuple[Event, str, int]]:
    line = timeline(dossier, TODAY)
    assert line is not None
    return [(each.event, each.record, (each.start - day(0)).days) for each in line.events]


def test_rounds_stand_on_it_with_the_deadline_of_the_next_pack() -> None:
    assert told(small()) == [
        (Event.ROUND, "r1", 0),
        (Event.DEADLINE, "r2", 36),
        (Event.ROUND, "r2", 40),
    ]


def test_open_actions_with_a_day_stand_on_it_and_say_if_they_are_late() -> None:
    actions = (
        Action("k1", 1, "r1", "Send the map.", "Ada", day(30)),
        Action("k2", 2, "r1", "Done.", due=day(31), done=True),
        Action("k3", 3, "r1", "No day."),
    )
    line = timeline(small(*actions), TODAY)
    assert line is not None
    (due,) = (each for each in line.events if each.event is Event.DUE)
    assert due.late
    assert due.words == "Due · Send the map. · Ada · 31 January 2025 · overdue"


def test_a_round_that_was_cancelled_has_no_deadline() -> None:
    dossier = small()
    second = dossier.get(Round, "r2")
    off = dossier.replacing(second, replace(second, state=RoundState.CANCELLED))
    line = timeline(off, TODAY)
    assert line is not None
    assert [(each.record, each.off) for each in line.events] == [("r1", False), ("r2", True)]
    assert line.events[1].words == "Round 2 · 10 February 2025 · Geneva · cancelled"


def test_the_line_reaches_a_year_back_and_to_the_last_event() -> None:
    rounds = (Round("r8", 8, day(-900)), Round("r9", 9, day(400), day(402)))
    line = timeline(small(*rounds), TODAY)
    assert line is not None
    assert [each.record for each in line.events if each.short] == ["r1", "r2", "r9"]
    assert (line.start, line.end) == (day(0), day(402))
    assert line.share(day(201)) == 0.5
    assert line.ticks[0][0] == day(0)


def test_without_any_date_there_is_no_line() -> None:
    assert timeline(Dossier.of([TALKS, Round("r", 1)]), TODAY) is None


def test_one_event_long_ago_still_makes_a_line() -> None:
    line = timeline(Dossier.of([TALKS, Round("r", 1, day(-5000))]), TODAY)
    assert line is not None
    assert line.start < line.end
