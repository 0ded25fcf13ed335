"""A calendar in the window: what it has for the rounds is shown, then imported."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from core.editing.commands import create
from core.exchange.rounds_calendar import rounds_calendar
from core.model.dossier import Dossier
from core.model.records import Round
from tests.dossiers import TALKS, day
from tests.ui.conftest import RecordedPrompts
from ui.rounds.import_form import RoundsImportForm
from ui.session import Session
from ui.shell.window import Window


@pytest.fixture
def calendar(tmp_path: Path) -> Path:
    meetings = Round("k1", 1, day(0)), Round("k2", 2, day(9)), Round("k8", 8, day(99), place="Oslo")
    path = tmp_path / "talks.ICS"
    path.write_text(rounds_calendar(Dossier.of([TALKS, *meetings])), newline="")
    return path


def test_rounds_get_their_days_in_one_step(
    window: Window, session: Session, prompts: RecordedPrompts, calendar: Path
) -> None:
    session.do(create(Round, id="r8", number=8))
    before = session.dossier
    prompts.path = calendar
    window.do("import_rounds")
    (form,) = window.findChildren(RoundsImportForm)
    shown = "\n".join(each.text() for each in form.findChildren(QLabel)).replace("\u200b", "")
    assert "What the rounds get\nRound 8: 10 April 2025 · Oslo" in shown
    assert "What is not taken\nRound 2: the calendar says" in shown
    form.go.click()
    assert session.dossier.get(Round, "r8").place == "Oslo"
    assert window.status.sentence == "1 round gets what it lacks."
    session.undo()
    assert session.dossier == before


def test_a_calendar_that_was_dropped_is_shown_even_if_it_has_nothing(
    window: Window, calendar: Path
) -> None:
    assert window.files.accepts_dropped([str(calendar)])
    window.files.open_dropped([str(calendar)])
    (form,) = window.findChildren(RoundsImportForm)
    assert not form.go.isVisible()
    form.leave.click()


def test_what_is_no_calendar_is_a_sentence(window: Window, calendar: Path) -> None:
    calendar.write_text("hello")
    window.files.open_dropped([str(calendar)])
    assert window.status.sentence == "⚠ talks.ICS is not a calendar that can be read."
