"""The shell's own forms: the talks, and the day to look back to."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QPushButton, QTableView
from pytestqt.qtbot import QtBot

from core.model.records import Negotiation
from tests.dossiers import day, small
from tests.ui.shell.test_window import nameless
from ui.briefings import issue
from ui.briefings.draft import Draft
from ui.plan.clause_form import ClauseForm
from ui.session import Session
from ui.setup.talks import Talks
from ui.shell import as_of
from ui.shell.as_of import AsOf
from ui.shell.window import Window


@pytest.fixture
def talks(session: Session) -> Iterator[Talks]:
    form = Talks(session)
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    form.show()
    yield form
    form.close()


@pytest.fixture
def popup(session: Session, window: Window) -> Iterator[AsOf]:
    popup = as_of.show(session, window.top.as_of)
    popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    yield popup
    popup.close()
    popup.deleteLater()


def choose(popup: AsOf, words: str) -> None:
    """Press the button that begins with these words."""
    buttons = popup.findChildren(QPushButton)
    next(button for button in buttons if button.text().startswith(words)).click()


def test_the_talks_are_saved_as_one_step(talks: Talks, session: Session, window: Window) -> None:
    talks.name.setText("Herring talks")
    talks.marking.setEditText("DRAFT")
    talks.own.setCurrentIndex(talks.own.findData("a"))
    talks.go.click()
    saved = session.dossier.talks
    assert (saved.title, saved.marking, saved.own) == ("Herring talks", "DRAFT", "a")
    assert window.windowTitle() == "Herring talks – Parley"
    session.undo()
    assert session.dossier == small()


def test_a_party_is_not_compared_with_itself(talks: Talks, session: Session) -> None:
    talks.second.setCurrentIndex(talks.second.findData("a"))
    talks.go.click()
    assert talks.isVisible()
    assert talks.problem.text() == "⚠ Compare two different parties."
    assert session.dossier.talks.second == "b"


def test_cancelling_changes_nothing(talks: Talks, session: Session) -> None:
    talks.name.setText("Herring talks")
    talks.leave.click()
    assert session.dossier.talks == small().get(Negotiation, Negotiation.ID)


def test_a_held_round_can_be_looked_back_to(popup: AsOf, session: Session) -> None:
    choose(popup, "Round 1")
    assert session.workspace.as_of == day(0)
    assert not popup.isVisible()


def test_a_round_to_come_is_not_offered(popup: AsOf) -> None:
    words = [button.text() for button in popup.findChildren(QPushButton)]
    assert words == ["Latest", "Round 1 · 1 Jan"]


def test_a_day_is_chosen_by_keyboard(popup: AsOf, session: Session, qtbot: QtBot) -> None:
    popup.calendar.setSelectedDate(QDate(2025, 1, 20))
    qtbot.keyClick(popup.calendar.findChild(QTableView), Qt.Key.Key_Return)
    assert session.workspace.as_of == day(19)


def test_latest_comes_back(popup: AsOf, session: Session) -> None:
    session.look_back(day(3))
    popup.latest.click()
    assert session.editable


def test_every_field_has_a_name(talks: Talks, session: Session) -> None:
    dialog = issue.ask(session, Draft(session))
    clause = ClauseForm(session, None)
    clause.show()
    for form in (talks, dialog, clause):
        assert nameless(form) == []
    dialog.close()
    clause.close()
