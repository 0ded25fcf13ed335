"""Rounds and agendas as a calendar."""

import datetime as dt

from icalendar import Calendar
from msgspec.structs import replace

from core.exchange.rounds_calendar import rounds_calendar
from core.model.dossier import Dossier
from core.model.records import AgendaItem, Round, RoundState
from tests.dossiers import TALKS, day, small

ITEMS = (
    Round("r3", 3, day(50), day(52), "Geneva, Room 4; upstairs", "Two envoys", "Win"),
    Round("r4", 4),
    AgendaItem("i1", 1, "r3", "Quota\nand nets", "09:30", "p", "Ada", 45, "sly", "No comment"),
    AgendaItem("i2", 2, "r3", "Lunch", "after the plenary", minutes=60),
    AgendaItem("i3", 3, "r4", "Nothing yet"),
)


def events(dossier):
    found = Calendar.from_ical(rounds_calendar(dossier)).walk("VEVENT")
    return {str(each["summary"]): each for each in found}


def test_a_round_is_an_event_of_whole_days_with_its_place():
    found = events(small(*ITEMS))["Round 3"]
    assert (found.start, found.end) == (day(50), day(53))
    assert found["location"] == "Geneva, Room 4; upstairs"
    assert found["uid"] == "round-r3@parley"


def test_an_item_has_its_time_and_minutes_and_belongs_to_its_round():
    found = events(small(*ITEMS))
    item = found["Quota\nand nets"]
    begins = dt.datetime.combine(day(50), dt.time(9, 30))
    assert (item.start, item.end) == (begins, begins + dt.timedelta(minutes=45))
    assert item["related-to"] == "round-r3@parley"
    lunch = found["Lunch"]
    assert lunch.start == day(50)
    assert lunch["description"] == "after the plenary · minutes: 60"


def test_what_has_no_day_is_named_and_no_event():
    dossier = small(*ITEMS)
    assert {*events(dossier)} == {"Round 1", "Round 2", "Round 3", "Quota\nand nets", "Lunch"}
    told = Calendar.from_ical(rounds_calendar(dossier))["description"]
    assert told == "Without a date yet: Round 4."


def test_nothing_of_the_desks_own_is_in_it():
    text = rounds_calendar(small(*ITEMS))
    for private in ("Ada", "sly", "No comment", "Win", "envoys"):
        assert private not in text


def test_the_end_of_time_is_a_day_too():
    assert "99991231" in rounds_calendar(small(Round("r9", 9, dt.date.max)))


def test_no_text_adds_a_line_or_an_event():
    meeting = Round("r9", 9, day(3), place="a\rBEGIN:VEVENT\nEND:VEVENT\x00\ud800;,\\")
    found = events(small(meeting))
    assert {*found} == {"Round 1", "Round 2", "Round 9"}
    assert found["Round 9"]["location"] == "a\nBEGIN:VEVENT\nEND:VEVENT;,\\"


def test_a_round_with_a_time_zone_gives_the_moment_and_one_that_is_off_says_so() -> None:
    off = Round("r", 1, dt.date(2025, 7, 1), name="Oslo talks", time_zone="Europe/Oslo")
    item = AgendaItem("t", 1, "r", "Opening", "09:30")
    written = rounds_calendar(Dossier.of([TALKS, off, item]))
    assert "DTSTART:20250701T073000Z" in written
    assert "SUMMARY:Round 1: Oslo talks" in written
    assert "STATUS" not in written
    off = replace(off, state=RoundState.CANCELLED)
    assert "STATUS:CANCELLED" in rounds_calendar(Dossier.of([TALKS, off, item]))
