"""Proposals and lines to say: entered, shown, annotated."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.editing.commands import create
from core.editing.commands.proposals import respond
from core.model.records import Answer, Line, LineType, Note, Proposal, Response, Term
from tests.dossiers import day
from ui.annotate.annotated import Annotated
from ui.kit.flat import FlatButton
from ui.kit.labels import Text
from ui.point.lines import LineForm
from ui.point.panel import PointPanel
from ui.proposals.forms import ProposalForm, ResponseForm, TermForm
from ui.proposals.panel import ProposalsPanel


def fill(form):
    """Save a form as it stands, and let it go."""
    assert form.save()
    form.deleteLater()


@pytest.fixture
def panel(window, session):
    session.do(create(Proposal, id="zone", name="Zone", party="a", summary="A zone for both."))
    session.do(create(Term, id="t", proposal="zone", issue="i", value=50.0, text="Half the catch."))
    session.do(respond(proposal="zone", party="b", answer=Answer.REJECTED, text="Not half."))
    window.go_to("proposals")
    QApplication.processEvents()
    assert isinstance(window.panel, ProposalsPanel)
    return window.panel


def texts(panel):
    QApplication.processEvents()
    return [t.noted.text for t in panel.findChildren(Annotated) if t.isVisible()]


def select(text, words):
    cursor = text.textCursor()
    at = text.noted.text.index(words)
    cursor.setPosition(at)
    cursor.setPosition(at + len(words), cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


def test_the_words_of_a_proposal_its_terms_and_answers_are_shown(panel):
    assert texts(panel) == ["A zone for both.", "Half the catch.", "Not half."]


def test_an_answer_is_called_so_by_button_and_form(panel, session):
    assert panel.add_response.text() == "Add a response…"
    form = ResponseForm(session, "zone")
    assert form.windowTitle() == "New response"
    form.deleteLater()


def test_the_day_of_an_answer_stands_beside_it(panel, session):
    shown = [each.accessibleName() for each in panel.findChildren(FlatButton)]
    assert "Edit… Borduria: rejected" in shown
    session.do(respond(proposal="zone", party="b", answer=Answer.REJECTED, date=day(45)))
    QApplication.processEvents()
    shown = [each.accessibleName() for each in panel.findChildren(FlatButton)]
    assert "Edit… Borduria: rejected · 15 February 2025" in shown


def test_any_of_them_is_annotated_and_the_note_leads_back(panel, window, session):
    (term,) = (t for t in panel.findChildren(Annotated) if t.noted.text == "Half the catch.")
    select(term, "Half")
    window.do("note")
    panel.side.note_box.box.setPlainText("Of which year?")
    panel.side.note_box.keep.click()
    (note,) = session.dossier.all(Note)
    assert (note.target_kind, note.target, note.quote) == ("term", "t", "Half")
    window.go_to("overview")
    session.go(Note, note.id)
    QApplication.processEvents()
    assert window.panel is panel
    assert panel.chosen == "zone"


def test_a_proposal_is_entered_with_terms_and_answers(panel, session):
    form = ProposalForm(session)
    form.name.setText("Swap")
    form.replaces.setCurrentIndex(form.replaces.findData("zone"))
    fill(form)
    swap = session.dossier.all(Proposal)[-1]
    assert (swap.name, swap.replaces) == ("Swap", "zone")
    term = TermForm(session, swap.id)
    term.issue.setCurrentIndex(term.issue.findData("j"))
    term.text.setPlainText("All boats.")
    fill(term)
    assert session.dossier.where(Term, proposal=swap.id)[0].value is None
    answer = ResponseForm(session, swap.id)
    answer.answer.choose(Answer.CONDITIONAL)
    fill(answer)
    again = ResponseForm(session, swap.id, session.dossier.where(Response, proposal=swap.id)[0])
    again.answer.choose(Answer.ACCEPTED)
    fill(again)
    (given,) = session.dossier.where(Response, proposal=swap.id)
    assert given.answer is Answer.ACCEPTED


def test_lines_to_say_are_shown_by_sort_and_annotated(window, session):
    form = LineForm(session, "p")
    assert not form.save(), "a line says something"
    form.text.setPlainText("Fish are finite.")
    form.addressee.setText("Borduria")
    form.sort.choose(LineType.RESPONSE)
    fill(form)
    window.go_to("point:p")
    QApplication.processEvents()
    panel = window.panel
    assert isinstance(panel, PointPanel)
    (text,) = panel.lines.findChildren(Annotated)
    assert text.toPlainText() == "To Borduria: Fish are finite."
    select_in = text.textCursor()
    select_in.setPosition(13)
    select_in.setPosition(17, select_in.MoveMode.KeepAnchor)
    text.setTextCursor(select_in)
    text.setFocus()
    assert panel.annotate()
    panel.inspector.note_box.box.setPlainText("All of them?")
    panel.inspector.note_box.keep.click()
    (note,) = session.dossier.all(Note)
    (line,) = session.dossier.all(Line)
    assert (note.target_kind, note.target, note.quote) == ("line", line.id, "Fish")
    assert [card._value.note for card in panel.inspector.lists[0].cards] == [note.id]


def test_a_bottom_line_is_annotated_while_it_is_in_work(window, session):
    window.go_to("point:p")
    QApplication.processEvents()
    panel = window.panel
    assert isinstance(panel, PointPanel)
    line = panel.head.bottom_line
    line.begin()
    cursor = line.box.textCursor()
    cursor.setPosition(7)
    cursor.setPosition(12, cursor.MoveMode.KeepAnchor)
    line.box.setTextCursor(cursor)
    window.do("note")
    assert not line.editing
    panel.inspector.note_box.box.setPlainText("Since when?")
    panel.inspector.note_box.keep.click()
    (note,) = session.dossier.all(Note)
    assert (note.target, note.field, note.quote) == ("p", "bottom_line", "moved")
    assert line.label._marks == ((7, 12),)
    window.grab()


def test_the_chain_leads_to_a_proposal_and_the_distances_are_told(panel, session):
    session.do(create(Proposal, id="next", name="Zone, smaller", party="b", replaces="zone"))
    QApplication.processEvents()
    first, second = panel.chain.boxes
    assert first.accessibleName().startswith("Zone, Arland")
    panel.list.view.choose("zone")
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert panel.chosen == "next"
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert panel.chosen == "zone"
    QApplication.processEvents()
    cells = [each.accessibleName() for each in panel.page.findChildren(Text)]
    assert "Catch, Arland: 40" in cells
    assert "Catch, Borduria: 30, in range" in cells


def test_an_answer_has_a_source(panel, session):
    (answer,) = session.dossier.where(Response, proposal="zone")
    form = ResponseForm(session, "zone", answer)
    form.source.setCurrentIndex(form.source.findData("s"))
    fill(form)
    assert session.dossier.get(Response, answer.id).source == "s"
