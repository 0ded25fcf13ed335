"""A date says its year unless that is clear."""

import datetime as dt

from core.model.records import Note
from core.text.saying import date_beside, dated
from core.views.inspector import Subject, note_cards
from tests.dossiers import small

LONG_AGO = dt.datetime(2023, 12, 30, 12, tzinfo=dt.UTC)


def test_a_short_date_has_its_year_where_it_is_another() -> None:
    day = dt.date(2025, 2, 3)
    assert dated(day, dt.date(2025, 12, 1)) == date_beside(day, 2025) == "3 Feb"
    assert dated(day, dt.date(2026, 1, 1)) == date_beside(day, 0) == "3 Feb 2025"


def test_a_note_of_another_year_says_so() -> None:
    note = Note("n1", "point", "p", "Old.", created=LONG_AGO, author="desk")
    (card,) = note_cards(small(note), Subject("p"))
    assert card.who == "desk · 30 Dec 2023"
