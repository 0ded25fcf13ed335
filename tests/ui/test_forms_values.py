"""Values and dates in the forms: not there until somebody gives them, and typed as people do."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QTableView
from pytestqt.qtbot import QtBot

from core.editing.commands import create
from core.model.records import Proposal, Round, Term
from tests.ui.keys import enter
from ui.positions.form import PositionForm
from ui.proposals.forms import TermForm, new_term
from ui.rounds.forms import RoundForm
from ui.session import Session
from ui.shell.window import Window


@pytest.fixture
def unsaid(session: Session) -> Iterator[PositionForm]:
    """A party that never said anything on boats."""
    form = PositionForm(session, "j", "m")
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    form.open()
    yield form
    form.close()
    form.deleteLater()


@pytest.fixture
def meeting(session: Session) -> Iterator[RoundForm]:
    form = RoundForm(session)
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    form.open()
    yield form
    form.close()
    form.deleteLater()


def test_a_value_that_nobody_gave_is_not_recorded(
    qtbot: QtBot, session: Session, unsaid: PositionForm
) -> None:
    assert unsaid.value.value() is None
    assert unsaid.value.number.text() == ""
    assert not unsaid.value.slider.known
    qtbot.keyClick(unsaid.value.number, Qt.Key.Key_Return)
    assert "Enter a value, or tick “No stated value”." in unsaid.problem.text()
    assert not session.dossier.positions("j", "m")
    qtbot.keyClicks(unsaid.value.number, "150")
    assert unsaid.value.number.text() == "150"
    assert unsaid.value.slider.known
    qtbot.keyClick(unsaid.value.number, Qt.Key.Key_Return)
    assert [said.value for said in session.dossier.positions("j", "m")] == [150.0]


def test_words_alone_are_recorded_without_a_value(session: Session, unsaid: PositionForm) -> None:
    unsaid.statement.setPlainText("Boats are a matter of honour.")
    assert unsaid.save()
    (said,) = session.dossier.positions("j", "m")
    assert (said.value, said.low, said.ideal, said.salience) == (None, None, None, None)


def test_a_click_on_the_hollow_handle_takes_the_middle(qtbot: QtBot, unsaid: PositionForm) -> None:
    qtbot.mouseClick(unsaid.value.slider, Qt.MouseButton.LeftButton)
    assert unsaid.value.slider.known
    assert unsaid.value.points.text() == "50 of 100"


def test_a_number_can_be_taken_back(qtbot: QtBot, unsaid: PositionForm) -> None:
    number = unsaid.value.number
    number.set_value(150.0)
    number.selectAll()
    qtbot.keyClick(number, Qt.Key.Key_Delete)
    number.clearFocus()
    assert (number.value(), number.text()) == (None, "")
    qtbot.keyClick(number, Qt.Key.Key_Up)
    assert unsaid.value.points.text() == "50 of 100"


def test_a_value_off_the_scale_is_kept_on_screen_and_refused(
    qtbot: QtBot, session: Session, unsaid: PositionForm
) -> None:
    qtbot.keyClicks(unsaid.value.number, "450")
    assert unsaid.value.number.text() == "450"
    qtbot.keyClick(unsaid.value.number, Qt.Key.Key_Return)
    assert unsaid.isVisible()
    assert "450 is off the scale of 100 to 300." in unsaid.problem.text()
    assert not session.dossier.positions("j", "m")


def test_half_a_range_is_refused(session: Session, unsaid: PositionForm) -> None:
    unsaid.value.number.set_value(150.0)
    unsaid.range.low.set_value(100.0)
    assert not unsaid.save()
    assert "both ends" in unsaid.problem.text()
    unsaid.range.high.set_value(160.0)
    assert unsaid.save()
    (said,) = session.dossier.positions("j", "m")
    assert (said.low, said.high) == (100.0, 160.0)


def test_all_fields_stay_on_the_screen(unsaid: PositionForm) -> None:
    unsaid.show_more(True)
    room = unsaid.screen().availableGeometry()
    assert unsaid.frameGeometry().bottom() <= room.bottom()
    assert unsaid.rect().contains(unsaid.go.geometry())


@pytest.mark.parametrize("text", ["5 December 2026", "2026-12-05", "5 Dec 2026", "5.12.2026"])
def test_a_date_is_typed_whole(
    qtbot: QtBot, session: Session, meeting: RoundForm, text: str
) -> None:
    line = meeting.date.line
    assert (meeting.date.value(), line.text()) == (None, "")
    meeting.date.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "5 December 2026"
    assert meeting.save()
    assert session.dossier.all(Round)[-1].date == dt.date(2026, 12, 5)


def test_what_is_no_date_is_told_beside_it(qtbot: QtBot, meeting: RoundForm) -> None:
    qtbot.keyClicks(meeting.date.line, "31 February 2026")
    qtbot.keyClick(meeting.date.line, Qt.Key.Key_Tab)
    assert meeting.date.told.isVisible()
    assert "“31 February 2026” is not a date." in meeting.date.told.text()
    assert not meeting.save()
    assert "is not a date" in meeting.problem.text()


def test_a_day_of_the_calendar_is_written_into_the_line(qtbot: QtBot, meeting: RoundForm) -> None:
    meeting.date.button.click()
    (calendar,) = meeting.date.findChildren(QCalendarWidget)
    calendar.setSelectedDate(QDate(2025, 4, 3))
    qtbot.keyClick(calendar.findChild(QTableView), Qt.Key.Key_Return)
    assert meeting.date.value() == dt.date(2025, 4, 3)


def test_a_proposal_takes_one_term_an_issue(session: Session) -> None:
    session.do(create(Proposal, id="pr", name="Package"))
    first = TermForm(session, "pr")
    first.open()
    assert [first.issue.itemData(n) for n in range(first.issue.count())] == ["i", "j"]
    enter(first.value, "12,5")
    QTest.mouseClick(first.go, Qt.MouseButton.LeftButton)
    (term,) = session.dossier.all(Term)
    assert (term.issue, term.value) == ("i", 12.5)
    second = TermForm(session, "pr")
    second.open()
    assert [second.issue.itemData(n) for n in range(second.issue.count())] == ["j"]
    QTest.mouseClick(second.go, Qt.MouseButton.LeftButton)
    assert session.dossier.count(Term) == 2
    again = TermForm(session, "pr", session.dossier.get(Term, term.id))
    assert [again.issue.itemData(n) for n in range(again.issue.count())] == ["i"]
    again.deleteLater()
    told: list[str] = []
    session.status_message.connect(lambda sentence, _problem: told.append(sentence))
    assert not new_term(session, "pr")
    assert told == ["The proposal already has a term on every issue. Edit an existing one."]


def test_a_value_outside_the_range_carried_over_says_that_it_widens(
    window: Window, session: Session
) -> None:
    form = PositionForm(session, "i", "a")
    form.show()
    enter(form.value.number, "60")
    assert form.save()
    assert window.status.sentence.startswith("Position recorded. Range widened to 5–60 ")
    session.undo()
    form = PositionForm(session, "i", "a")
    form.show()
    enter(form.value.number, "70")
    assert form.save_and_next()
    assert window.status.sentence.startswith("Position recorded. Range widened to 5–70 ")
    form.close()
