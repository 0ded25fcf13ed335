"""Taking down what is said: what a line becomes, what is missing, and what is half written."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.editing.commands import create, remove
from core.model.records import (
    Action,
    Answer,
    Commitment,
    Party,
    Position,
    Proposal,
    Response,
    Round,
)
from tests.dossiers import day
from tests.ui.keys import enter
from ui.kit.labels import ProseLabel
from ui.kit.unsent import typed_in
from ui.rounds import capture
from ui.rounds.capture import CaptureForm
from ui.rounds.capture_kinds import As
from ui.session import Session
from ui.shell.half_written import half_written_in, read, show, told
from ui.shell.window import Window


@pytest.fixture
def form(window: Window, session: Session) -> Iterator[CaptureForm]:
    session.do(create(Proposal, id="w", name="The paper"))
    form = CaptureForm(session, session.dossier.get(Round, "r1"))
    form.show()
    QApplication.processEvents()
    yield form
    form.words.set_value("")
    form.close()


def say(form: CaptureForm, party: str, matter: str, words: str) -> bool:
    form.who.choose(party)
    form.matter.setEditText(matter)
    form.words.setPlainText(words)
    return form.take_down()


def test_a_line_is_a_position_of_the_round_on_its_last_day(
    session: Session, form: CaptureForm
) -> None:
    form.who.choose("b")
    form.matter.setEditText("fle")
    form._settle()
    form.value.setText("260")
    form.words.setPlainText("Twenty fewer.")
    assert form.take_down()
    (taken,) = session.dossier.having(Position, round="r1")
    assert (taken.party, taken.issue, taken.value) == ("b", "j", 260.0)
    assert (taken.date, taken.time) == (day(0), "")
    assert taken.commitment is Commitment.FORMAL_ORAL
    assert form.matter.currentText() == "Quota — Fleet"
    assert (form.words.value(), form.value.value()) == ("", None)


def test_a_value_typed_before_the_issue_is_kept(session: Session, form: CaptureForm) -> None:
    form.who.choose("b")
    enter(form.value, "260")
    form.matter.setEditText("fle")
    form._settle()
    assert form.value.text() == "260"
    assert form.take_down()
    (taken,) = session.dossier.having(Position, round="r1")
    assert taken.value == 260.0


@pytest.mark.parametrize(
    ("field", "modifier"),
    [
        ("value", Qt.KeyboardModifier.NoModifier),
        ("value", Qt.KeyboardModifier.ControlModifier),
        ("matter", Qt.KeyboardModifier.ControlModifier),
        ("words", Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_a_line_is_taken_down_from_where_the_keyboard_is(
    session: Session, form: CaptureForm, field: str, modifier: Qt.KeyboardModifier
) -> None:
    form.who.choose("b")
    form.matter.setEditText("fle")
    form._settle()
    form.value.setText("260")
    place = getattr(form, field)
    place.setFocus()
    QTest.keyClick(place, Qt.Key.Key_Return, modifier)
    assert session.dossier.having(Position, round="r1")


def test_the_issue_stays_until_another_is_asked_for(
    session: Session, form: CaptureForm, qtbot: QtBot
) -> None:
    assert say(form, "b", "fle", "Twenty fewer.")
    form.who.setFocus()
    QTest.keyClicks(form.who, "a")
    qtbot.waitUntil(form.words.hasFocus)
    QTest.keyClick(form.words, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(form.matter.hasFocus)
    QTest.keyClicks(form.matter, "cat")
    QTest.keyClick(form.matter, Qt.Key.Key_Return)
    qtbot.waitUntil(form.words.hasFocus)
    QTest.keyClicks(form.words, "Little.")
    QTest.keyClick(form.words, Qt.Key.Key_Return)
    assert [each.issue for each in session.dossier.having(Position, round="r1")] == ["j", "i"]


def test_a_response_and_an_action_are_one_step_each(session: Session, form: CaptureForm) -> None:
    form.become(As.RESPONSE)
    form.answer.choose(Answer.REJECTED)
    assert say(form, "b", "paper", "Never.")
    form.become(As.ACTION)
    assert say(form, "a", "", "Send the map.")
    (response,) = session.dossier.all(Response)
    assert (response.proposal, response.round, response.answer) == ("w", "r1", Answer.REJECTED)
    (action,) = session.dossier.all(Action)
    assert (action.owner, action.round) == ("Arland", "r1")
    session.undo()
    assert not session.dossier.all(Action)
    assert session.dossier.all(Response)
    assert form.list.table.rowCount() == 1


@pytest.mark.parametrize(
    ("kind", "party", "matter", "words", "sentence"),
    [
        (As.POSITION, "", "catch", "Hm", "Who speaks?"),
        (As.POSITION, "a", "salt", "Hm", "On what?"),
        (As.POSITION, "a", "catch", "", "Write what was said"),
        (As.RESPONSE, "a", "catch", "Hm", "On what?"),
        (As.ACTION, "", "", "", "Write what is to be done."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(
    session: Session,
    form: CaptureForm,
    kind: As,
    party: str,
    matter: str,
    words: str,
    sentence: str,
) -> None:
    before = session.dossier
    form.become(kind)
    assert not say(form, party, matter, words)
    assert sentence in form.problem.text()
    assert form.words.value() == words
    assert session.dossier is before


def test_a_number_that_cannot_be_read_keeps_the_line(session: Session, form: CaptureForm) -> None:
    form.matter.setEditText("fle")
    form._settle()
    form.value.setText("9000")
    assert not say(form, "a", "fle", "Many.")
    assert "off the scale" in form.problem.text()


def test_what_is_half_written_is_kept_with_who_and_what(window: Window, form: CaptureForm) -> None:
    form.who.choose("b")
    form.matter.setEditText("Quota — Catch")
    form.words.setPlainText("We might")
    assert typed_in(window) == ["Capture: Round 1\nBorduria · Quota — Catch · We might"]
    form.words.set_value("")
    assert typed_in(window) == []


def test_what_is_half_written_is_kept_with_all_that_it_would_take_down(
    window: Window, form: CaptureForm
) -> None:
    form.who.choose("b")
    form.matter.setEditText("fle")
    form._settle()
    enter(form.value, "260")
    assert typed_in(window) == ["Capture: Round 1\nBorduria · Quota — Fleet\nValue: 260"]
    assert form.altered()
    form.words.setPlainText("Twenty fewer.")
    form.become(As.RESPONSE)
    form.answer.choose(Answer.REJECTED)
    assert typed_in(window) == ["Capture: Round 1\nBorduria · Twenty fewer.\nResponse: rejected"]
    form.become(As.ACTION)
    form.due.line.setText("1 March 2025")
    told = "Capture: Round 1\nBorduria · Twenty fewer.\nDue: 1 March 2025"
    assert typed_in(window) == [told]
    form.due.line.clear()


@pytest.mark.parametrize("kind", As)
def test_what_was_half_written_is_in_the_form_again(
    window: Window, session: Session, kind: As
) -> None:
    session.do(create(Proposal, id="w", name="The paper"))
    form = CaptureForm(session, session.dossier.get(Round, "r1"))
    form.show()
    form.become(kind)
    form.who.choose("b")
    if kind is not As.ACTION:
        enter(form.matter.lineEdit(), "paper" if kind is As.RESPONSE else "fle")
    enter(form.words, "We might")
    (kept,) = read(told(tuple(half_written_in(window))))
    before, begun = form.typed(), form.grid_rows()
    form.done(0)
    QApplication.processEvents()
    assert show(session, kept)
    (again,) = (each for each in window.findChildren(CaptureForm) if each.isVisible())
    speaker = session.dossier.get(Party, "b")
    assert (again.kind, again.who.chosen(), again.words.value()) == (kind, speaker, "We might")
    assert QApplication.activePopupWidget() is None
    assert again.focusWidget() is again.words
    assert again.grid_rows() == begun
    assert again.typed() == before
    assert again.take_down()
    again.close()


def test_letters_that_are_no_name_are_answered_and_kept(window: Window, form: CaptureForm) -> None:
    form.who.choose("b")
    form.matter.setFocus()
    QTest.keyClicks(form.matter, "salt")
    QTest.keyClick(form.matter, Qt.Key.Key_Return)
    assert "No name has “salt” in it" in form.problem.text()
    assert typed_in(window) == ["Capture: Round 1\nBorduria · salt"]
    form.matter.setEditText("")
    assert typed_in(window) == []


def test_an_answer_in_the_place_of_another_says_so(session: Session, form: CaptureForm) -> None:
    form.become(As.RESPONSE)
    form.answer.choose(Answer.REJECTED)
    assert say(form, "b", "paper", "Never.")
    assert "In place of" not in form.problem.text()
    assert say(form, "b", "paper", "Never, ever.")
    assert form.problem.text().endswith("In place of: rejected · 1 January 2025 · Never.")


def test_the_list_alters_and_removes(qtbot: QtBot, session: Session, form: CaptureForm) -> None:
    assert say(form, "a", "catch", "Littel.")
    table = form.list.table
    assert table.setData(table.index(0, 3), "Little.")
    (taken,) = session.dossier.having(Position, round="r1")
    assert taken.statement == "Little."
    form.list.setFocus()
    qtbot.keyClick(form.list, Qt.Key.Key_Delete)
    assert not session.dossier.having(Position, round="r1")
    assert form.empty.isVisible()


def test_it_says_what_is_needed_first(window: Window, session: Session) -> None:
    for each in session.dossier.all(Round):
        session.do(remove(Round, each.id))
    assert not capture.ask(session)
    assert "No round is planned" in window.status.sentence


def test_thirty_parties_fit_on_half_a_screen(window: Window, session: Session) -> None:
    for number in range(27):
        name = f"Donaudampfschifffahrtsgesellschaft {number}"
        session.do(create(Party, name=name, code=f"D{number}"))
    form = CaptureForm(session, session.dossier.get(Round, "r1"))
    form.show()
    QApplication.processEvents()
    assert form.width() <= 560
    assert form.height() <= 720
    assert len(form.who.offered) == 30
    form.close()


def strike(letters: str) -> None:
    """Type into whatever has the focus."""
    for letter in letters:
        QTest.keyClick(QApplication.focusWidget(), letter)


def test_no_letter_of_an_action_is_lost_after_another_line(
    session: Session, form: CaptureForm, qtbot: QtBot
) -> None:
    with qtbot.waitActive(form):
        form.activateWindow()
    assert say(form, "b", "fle", "Twenty fewer.")
    QTest.keyClick(form, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    strike("Ask the mediator")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    strike("bring the annex")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    texts = {each.text for each in session.dossier.having(Action, round="r1")}
    assert {"Ask the mediator", "bring the annex"} <= texts


def test_a_letter_that_is_no_partys_begins_the_words(form: CaptureForm, qtbot: QtBot) -> None:
    with qtbot.waitActive(form):
        form.activateWindow()
    form.who.choose("b")
    form.who.setFocus()
    strike("fish")
    assert form.words.value() == "fish"
    assert form.words.hasFocus()


def test_what_was_missing_is_no_longer_said_once_it_is_there(form: CaptureForm) -> None:
    assert not say(form, "b", "no such issue", "Words.")
    assert form.problem.isVisible()
    form.matter.setEditText("fle")
    form._settle()
    assert not form.problem.isVisible()


def test_a_round_that_has_not_begun_is_said_to_be_so(session: Session) -> None:
    session.do(create(Round, id="r9", number=9, date=day(4000)))
    form = CaptureForm(session, session.dossier.get(Round, "r9"))
    assert any("This round begins on" in each.text() for each in form.findChildren(ProseLabel))
    form.deleteLater()
