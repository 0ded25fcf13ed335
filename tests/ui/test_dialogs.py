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
from ui.session import Desk
from ui.setup.talks import Talks
from ui.shell import as_of
from ui.shell.as_of import AsOf
from ui.shell.window import Window


@pytest.fixture
def talks(desk: Desk) -> Iterator[Talks]:
    form = Talks(desk)
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    form.show()
    yield form
    form.close()


@pytest.fixture
def popup(desk: Desk, window: Window) -> Iterator[AsOf]:
    popup = as_of.show(desk, window.top.as_of)
    popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    yield popup
    popup.close()
    popup.deleteLater()


def choose(popup: AsOf, words: str) -> None:
    """Press the button that begins with these words."""
    buttons = popup.findChildren(QPushButton)
    next(button for button in buttons if button.text().startswith(words)).click()


def test_the_talks_are_saved_as_one_step(talks: Talks, desk: Desk, window: Window) -> None:
    talks.name.setText("Herring talks")
    talks.marking.setEditText("DRAFT")
    talks.own.setCurrentIndex(talks.own.findData("a"))
    talks.go.click()
    saved = desk.dossier.talks
    assert (saved.title, saved.marking, saved.own) == ("Herring talks", "DRAFT", "a")
    assert window.windowTitle() == "Herring talks – Parley"
    desk.undo()
    assert desk.dossier == small()


def test_a_party_is_not_compared_with_itself(talks: Talks, desk: Desk) -> None:
    talks.second.setCurrentIndex(talks.second.findData("a"))
    talks.go.click()
    assert talks.isVisible()
    assert talks.problem.text() == "⚠ Compare two different parties."
    assert desk.dossier.talks.second == "b"


def test_cancelling_changes_nothing(talks: Talks, desk: Desk) -> None:
    talks.name.setText("Herring talks")
    talks.leave.click()
    assert desk.dossier.talks == small().get(Negotiation, Negotiation.ID)


def test_a_held_round_can_be_looked_back_to(popup: AsOf, desk: Desk) -> None:
    choose(popup, "Round 1")
    assert desk.workspace.as_of == day(0)
    assert not popup.isVisible()


def test_a_round_to_come_is_not_offered(popup: AsOf) -> None:
    words = [button.text() for button in popup.findChildren(QPushButton)]
    assert words == ["Latest", "Round 1 · 1 Jan"]


def test_a_day_is_chosen_by_keyboard(popup: AsOf, desk: Desk, qtbot: QtBot) -> None:
    popup.calendar.setSelectedDate(QDate(2025, 1, 20))
    qtbot.keyClick(popup.calendar.findChild(QTableView), Qt.Key.Key_Return)
    assert desk.workspace.as_of == day(19)


def test_latest_comes_back(popup: AsOf, desk: Desk) -> None:
    desk.look_back(day(3))
    popup.latest.click()
    assert desk.editable


def test_every_field_has_a_name(talks: Talks, desk: Desk) -> None:
    dialog = issue.ask(desk, Draft(desk))
    clause = ClauseForm(desk, None)
    clause.show()
    for form in (talks, dialog, clause):
        assert nameless(form) == []
    dialog.close()
    clause.close()
