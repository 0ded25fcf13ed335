"""A date says its year unless that is clear: only one module writes dates without."""

import ast
import datetime as dt
from pathlib import Path

from core.model.records import Note
from core.text.saying import date_beside, dated
from core.views.inspector import Subject, note_cards
from tests.dossiers import small

ROOT = Path(__file__).resolve().parents[3]
LONG_AGO = dt.datetime(2023, 12, 30, 12, tzinfo=dt.UTC)


def test_no_other_module_writes_a_date_without_its_year() -> None:
    found = {
        str(path.relative_to(ROOT))
        for folder in ("core", "ui", "briefings", "cli")
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if "short_date" in (getattr(node, name, "") for name in ("id", "attr", "name"))
    }
    assert found == {str(Path("core", "text", "saying.py"))}


def test_a_short_date_has_its_year_where_it_is_another() -> None:
    day = dt.date(2025, 2, 3)
    assert dated(day, dt.date(2025, 12, 1)) == date_beside(day, 2025) == "3 Feb"
    assert dated(day, dt.date(2026, 1, 1)) == date_beside(day, 0) == "3 Feb 2025"


def test_a_note_of_another_year_says_so() -> None:
    note = Note("n1", "point", "p", "Old.", created=LONG_AGO, author="desk")
    (card,) = note_cards(small(note), Subject("p"))
    assert card.who == "desk · 30 Dec 2023"
