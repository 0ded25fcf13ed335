"""Days are those on the user's calendar, wherever the laptop is, around midnight too."""

import ast
import datetime as dt

import pytest
from msgspec.structs import replace

from briefings.compose.notes import byline
from core.editing.commands.notes import add_note
from core.lenses.said import said_by
from core.model.records import Note, Pack
from core.text.days import clock, end_of, local_day, moment_at, moment_in, now
from core.text.query import parse
from core.views.field_words import told
from core.views.history import HistoryFilter, matching, steps
from core.views.inspector import note_card
from core.views.notes import NoteFilter
from core.views.notes import matching as notes_matching
from core.views.search.filters import date_of, record_filter
from tests.dossiers import small
from tests.test_architecture import relative, sources, tree
from ui.briefings.register import PACKS

ZONES = [
    ("Pacific/Auckland", dt.datetime(2025, 6, 30, 12, 30, tzinfo=dt.UTC), dt.date(2025, 7, 1)),
    ("Pacific/Auckland", dt.datetime(2025, 6, 30, 11, 30, tzinfo=dt.UTC), dt.date(2025, 6, 30)),
    ("America/Los_Angeles", dt.datetime(2025, 7, 1, 6, 30, tzinfo=dt.UTC), dt.date(2025, 6, 30)),
    ("America/Los_Angeles", dt.datetime(2025, 7, 1, 7, 30, tzinfo=dt.UTC), dt.date(2025, 7, 1)),
]
"""Half an hour before and after midnight on the clock of the place."""
AS_IT_STANDS = {
    "briefings/trial_page.py",
    "briefings/matrix_page.py",
    "briefings/notes_report.py",
    "briefings/odt.py",
    "briefings/odt_tracked.py",
    "briefings/redline_report.py",
    "briefings/tracked.py",
    "briefings/word.py",
    "briefings/compose/cover.py",
    "core/exchange/rounds_calendar.py",
}
"""Where the moment of making is printed with the zone that it carries, or handed to a format; and
where a time comes or goes without a zone."""


@pytest.fixture(params=ZONES, ids=lambda each: f"{each[0]} {each[1]:%H:%M}")
def moment(request, at_zone):
    zone, at, day = request.param
    at_zone(zone)
    return at, day


def test_a_moment_is_of_the_day_on_the_calendar(moment):
    at, day = moment
    assert local_day(at) == day
    assert at <= end_of(day) < at + dt.timedelta(days=1)
    assert now().utcoffset() == dt.datetime.now().astimezone().utcoffset()


def test_a_note_is_found_shown_and_left_out_by_that_day(moment):
    at, day = moment
    note = Note("n", "point", "p", "Ask", created=at)
    dossier = small(note)
    next_day = day + dt.timedelta(days=1)
    assert date_of(dossier, note) == day
    assert record_filter(dossier, parse(f"after:{day}")).passes(note)
    assert not record_filter(dossier, parse(f"before:{day}")).passes(note)
    assert not record_filter(dossier, parse(f"after:{next_day}")).passes(note)
    assert notes_matching(dossier, NoteFilter(since=day, until=day))
    assert not said_by(dossier, day - dt.timedelta(days=1)).all(Note)
    assert said_by(dossier, day).all(Note)
    shown = f"{day.day} {day:%b}"
    assert shown in byline(note)
    assert shown in note_card(dossier, note).who


def test_a_pack_is_of_that_day_in_the_register(moment):
    at, day = moment
    pack = Pack("k", "Brief", issued=at)
    issued = PACKS[0]
    assert str(day.day) in issued.text(small(), pack).split()
    assert date_of(small(), pack) == day


def test_history_goes_by_that_day(moment, workspace):
    at, day = moment
    workspace.do(add_note("point", "p", "Ask"))
    (head, *_before) = workspace.store.heads(1)
    (step,) = steps([replace(head, at=at)], ())
    assert matching(workspace.latest, [step], HistoryFilter(since=day, until=day))
    assert not matching(workspace.latest, [step], HistoryFilter(since=day + dt.timedelta(days=1)))
    assert told(workspace.latest, Note, "created", at).startswith(f"{day.day} ")


def test_nothing_else_turns_moments_into_days():
    wrong = {
        f"{relative(path)}:{node.lineno}"
        for path in sources()
        if relative(path) not in AS_IT_STANDS | {"core/text/days.py"}
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("astimezone", "date", "fromtimestamp", "combine")
        and not (node.func.attr == "date" and node.args)
    }
    assert not wrong


def test_clocks_of_another_place():
    noon = dt.datetime(2025, 7, 1, 12, tzinfo=dt.UTC)
    assert clock(noon, "Europe/Vienna") == (noon.date(), "14:00")
    assert clock(noon, "Nowhere/Land") == clock(noon, "")
    assert moment_at(10**30) is None
    assert moment_in(noon.date(), dt.time(14), "Europe/Vienna") == noon
    assert moment_in(noon.date(), dt.time(14), "").tzinfo is None
