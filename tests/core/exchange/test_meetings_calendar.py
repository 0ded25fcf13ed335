"""Days and places of rounds from a calendar."""

import datetime as dt
import time

import msgspec
import pytest

from core.errors import Problem
from core.exchange.meetings_calendar import LARGEST, CalendarEvent, import_meetings, meetings
from core.exchange.rounds_calendar import rounds_calendar
from core.model.dossier import Dossier
from core.model.records import AgendaItem, Round
from tests.dossiers import TALKS

MARCH = dt.date(2026, 3, 12)
UNDATED = Dossier.of([TALKS, Round("r3", 3, MARCH, place="Oslo"), Round("r4", 4), Round("r5", 5)])


def event(summary="Round 4", start="2026-03-12", end="2026-03-13", **more):
    return CalendarEvent(summary=summary, start=start, end=end, **more)


def after(*events, dossier=UNDATED):
    found = meetings(events, dossier)
    for edit in found.command.edits(dossier):
        dossier = dossier.replacing(edit.before, edit.after)
    return dossier, found


@pytest.fixture
def in_kyiv(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Kyiv")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("title", "uid"),
    [("Round 4", ""), ("Talks, round 4: Geneva", "x"), ("Renamed", "round-r4@parley")],
)
def test_a_round_without_a_date_gets_it_and_its_place(title, uid):
    dossier, found = after(event(title, end="2026-03-15", place=" Geneva ", uid=uid))
    r4 = dossier.get(Round, "r4")
    assert (r4.date, r4.end_date, r4.place) == (MARCH, dt.date(2026, 3, 14), "Geneva")
    assert found.taken == ("Round 4: 12 to 14 March 2026 · Geneva",)
    assert found.remarks == ()


def test_what_the_dossier_says_otherwise_stays_and_is_told():
    dossier, found = after(event("Round 3", "2026-03-13", "2026-03-14", place="Bergen"))
    assert dossier == UNDATED
    assert found.taken == ()
    assert found.summary == "The calendar has nothing that a round lacks."
    assert found.remarks == (
        "Round 3: the calendar says 13 March 2026, the dossier 12 March 2026, which stays.",
        "Round 3: the calendar says Bergen, the dossier Oslo, which stays.",
    )


def test_a_round_that_is_there_twice_gets_the_first_and_the_other_is_told():
    dossier, found = after(event(), event(start="2026-03-20", end="2026-03-21"))
    assert dossier.get(Round, "r4").date == MARCH
    assert len(found.left) == 1


def test_what_only_names_a_round_comes_after_what_is_called_so_and_what_we_wrote():
    early = [event("Dinner before round 4", f"2026-03-{day}", f"2026-03-{day}") for day in (10, 11)]
    called = after(*early, event())[0]
    assert called.get(Round, "r4").date == MARCH
    ours = event("Talks", "2026-04-01", "2026-04-02", uid="round-r4@parley")
    assert after(*early, event(), ours)[0].get(Round, "r4").date == dt.date(2026, 4, 1)


def test_what_is_cancelled_unknown_or_no_round_is_told():
    dossier, found = after(
        event(cancelled=True),
        event("Round 44"),
        event("Round 5", start="", end=""),
        event("Round 5", "2026-03-12", "2026-03-01"),
        event("Dentist"),
        event("Round 4", uid="agenda-i1@parley"),
    )
    assert dossier == UNDATED
    assert found.remarks == (
        "Round 4 is cancelled in the calendar.",
        "“Round 44”: there is no such round in the dossier.",
        "Round 5: the calendar has no days for it that can be read.",
        "1 event is about no round.",
        "“Dentist”",
        "1 agenda item: agendas are not read from calendars.",
    )


def test_what_calendars_of_others_have_is_taken_or_told():
    def of(*lines: str, head: str = "METHOD:REQUEST"):
        body = "\r\n".join(["BEGIN:VEVENT", *lines, "SUMMARY:Round 4", "END:VEVENT"])
        task = "BEGIN:VTODO\r\nSUMMARY:Round 4 papers\r\nEND:VTODO"
        data = "\r\n".join(["BEGIN:VCALENDAR", head, body, task, "END:VCALENDAR", ""])
        return import_meetings(data.encode(), "a.ics", UNDATED)

    task = "1 task or journal entry is no event."
    off = of("DTSTART;VALUE=DATE:20260312", head="METHOD:CANCEL")
    assert (off.taken, off.remarks) == ((), ("Round 4 is cancelled in the calendar.", task))
    windows = of('DTSTART;TZID="W. Europe Standard Time":20260312T090000')
    assert windows.taken == ("Round 4: 12 March 2026",)
    assert windows.remarks[0] == (
        "Round 4: “W. Europe Standard Time” is no time zone known here; the days are those there."
    )
    home = of("DTSTART:20260312T220000Z", "DURATION:PT4H", head="X-WR-TIMEZONE:America/New_York")
    assert (home.taken, home.remarks) == (("Round 4: 12 March 2026",), (task,))
    altered = of("DTSTART:20260320T090000Z", "RECURRENCE-ID:20260319T090000Z")
    assert altered.taken == ()
    assert altered.remarks[0] == "Round 4 repeats in the calendar: only the first time counts."


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("2026-03-11T23:30:00+00:00", "2026-03-12T15:00:00+00:00", 12, 12),
        ("2026-03-12T09:00:00", "2026-03-13T00:00:00", 12, 12),
        ("2026-03-12T09:00:00-05:00", "2026-03-12T19:00:00-05:00", 12, 13),
        ("2026-03-12T09:00:00", "2026-03-12T09:00:00", 12, 12),
        ("2026-03-12", "2026-03-12", 12, 12),
    ],
)
def test_moments_are_local_days(in_kyiv, start, end, first, last):
    r4 = after(event(start=start, end=end))[0].get(Round, "r4")
    assert (r4.date.day, (r4.end_date or r4.date).day) == (first, last)


def test_days_at_the_ends_of_time_are_told():
    for moment in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:00:00-12:00"):
        assert after(event(start=moment, end=moment))[1].command.label


def test_what_was_written_is_read_again():
    items = (AgendaItem("i", 1, "r4", "Round 3 revisited", "09:30", minutes=45),)
    full = Round("r4", 4, MARCH, MARCH + dt.timedelta(days=2), "Geneva; room 4,\nupstairs")
    full = msgspec.structs.replace(full, time_zone="Europe/Zurich")
    there = Dossier.of([TALKS, full, *items])
    data = rounds_calendar(there).encode()
    here = Dossier.of([TALKS, Round("r4", 4)])
    found = import_meetings(data, "a.ics", here)
    assert [edit.after for edit in found.command.edits(here)] == [full]
    assert import_meetings(data, "a.ics", there).taken == ()


def test_days_are_those_of_the_place_that_the_file_names(in_kyiv):
    lines = "DTSTART;TZID=America/New_York:20260311T190000", "DURATION:PT3H", "SUMMARY:Round 4"
    data = "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"])
    found = import_meetings(data.encode(), "a.ics", UNDATED)
    assert found.taken == ("Round 4: 11 March 2026 · America/New_York",)


def test_a_time_zone_that_the_file_describes_itself_is_that_of_its_days(in_kyiv):
    zone = "\r\n".join(
        [
            "BEGIN:VTIMEZONE",
            "TZID:New Zealand Standard Time",
            "BEGIN:STANDARD",
            "DTSTART:16010101T000000",
            "TZOFFSETFROM:+1300",
            "TZOFFSETTO:+1300",
            "END:STANDARD",
            "END:VTIMEZONE",
        ]
    )
    named = 'TZID="New Zealand Standard Time"'
    lines = f"DTSTART;{named}:20260312T090000", f"DTEND;{named}:20260313T170000"
    data = "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            zone,
            "BEGIN:VEVENT",
            "SUMMARY:Round 4",
            *lines,
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )
    found = import_meetings(data.encode(), "a.ics", UNDATED)
    assert found.taken == ("Round 4: 12 to 13 March 2026",)


def test_a_moment_in_utc_is_of_the_day_where_the_round_meets():
    there = Dossier.of([TALKS, Round("r4", 4, time_zone="Pacific/Auckland")])
    start, end = "2026-03-11T20:00:00+00:00", "2026-03-12T03:00:00+00:00"
    assert after(event(start=start, end=end), dossier=there)[0].get(Round, "r4").date == MARCH


def test_what_repeats_and_what_is_in_another_time_zone_is_told():
    lines = "DTSTART;VALUE=DATE:20260312", "RRULE:FREQ=WEEKLY;COUNT=4", "SUMMARY:Round 4"
    data = "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"])
    found = import_meetings(data.encode(), "a.ics", UNDATED)
    assert found.taken == ("Round 4: 12 March 2026",)
    assert found.left == ("Round 4 repeats in the calendar: only the first time counts.",)
    there = Dossier.of([TALKS, Round("r4", 4, MARCH, time_zone="Europe/Oslo")])
    left = after(event(zone="Europe/Kyiv", at_place=True), dossier=there)[1].left
    assert left == (
        "Round 4: the calendar says Europe/Kyiv, the dossier Europe/Oslo, which stays.",
    )


def test_the_time_zone_of_another_place_is_not_that_of_the_round():
    there = Dossier.of([TALKS, Round("r4", 4, MARCH, place="Oslo")])
    dossier, found = after(event(zone="Europe/Kyiv", place="Kyiv", at_place=True), dossier=there)
    assert dossier == there
    assert found.taken == ()
    assert found.left == (
        "Round 4: the calendar says Kyiv · Europe/Kyiv, the dossier Oslo, which stays.",
    )


@pytest.mark.parametrize("data", [b"hello", b"x" * (LARGEST + 1), b"BEGIN:VCALENDAR\r\n" * 30_000])
def test_what_is_no_calendar_is_a_sentence(data):
    with pytest.raises(Problem, match=r"a\.ics"):
        import_meetings(data, "a.ics", UNDATED)
