"""The forms: positions, points, issues, parties, rounds. Filled and saved without a modal loop."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from core.analysis.gaps import standing
from core.model.records import (
    Anchor,
    Commitment,
    Confidence,
    Dash,
    Issue,
    Marker,
    Party,
    Point,
    PointStatus,
    Position,
    Role,
    Round,
    Source,
)
from tests.ui.conftest import TODAY
from tests.ui.keys import enter
from ui.forms.record_form import ListDialog
from ui.positions import form as position_dialog
from ui.positions.form import CORRECT, EDIT, PositionForm
from ui.rounds import forms as rounds
from ui.session import Session
from ui.setup import issues, parties, points

Shown = Callable[[QDialog], QDialog]


@pytest.fixture(autouse=True)
def closing(qtbot: QtBot) -> Iterator[list[QDialog]]:
    dialogs: list[QDialog] = []
    yield dialogs
    for dialog in dialogs:
        dialog.deleteLater()


@pytest.fixture
def form(session: Session, closing: list[QDialog]) -> PositionForm:
    made = PositionForm(session, "i", "a")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    closing.append(made)
    return made


def kept(dialog: QDialog, closing: list[QDialog]) -> None:
    """Let the test look at a dialog after it was closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    closing.append(dialog)


def test_party_and_value_are_enough(session: Session, form: PositionForm) -> None:
    enter(form.value.number, "30")
    assert form.save()
    said = session.dossier.positions("i", "a")[-1]
    assert (said.value, said.date) == (30.0, TODAY)
    assert (said.low, said.high) == (None, None)
    here = standing(session.dossier, session.dossier.get(Issue, "i"), "a")
    assert (here.low, here.high) == (5.0, 40.0)
    assert said.commitment is Commitment.INFORMAL
    assert said.confidence is Confidence.MEDIUM


def test_the_range_widens_to_include_the_value(session: Session, form: PositionForm) -> None:
    enter(form.value.number, "70")
    assert form.save()
    here = standing(session.dossier, session.dossier.get(Issue, "i"), "a")
    assert (here.low, here.high) == (5.0, 70.0)


def test_slider_and_number_agree_in_the_unit(session: Session, form: PositionForm) -> None:
    form.issue.setCurrentIndex(form.issue.findData("j"))
    assert form.value.value() == 120.0
    form.value.slider.setValue(500)
    assert form.value.value() == 200.0
    assert form.value.points.text() == "50 of 100"


def test_another_party_brings_its_own_last_position(form: PositionForm) -> None:
    form.party.setCurrentIndex(form.party.findData("b"))
    assert form.value.value() == 80.0
    assert form.range.values() is None
    assert "range 50 to 95 (carried over from 31 January 2025)" in form.carried.text()
    assert form.last.text() == "Last recorded: 80"


def test_a_new_source_is_recorded_in_the_same_step(session: Session, form: PositionForm) -> None:
    form.show_more(True)
    form.source.title.setEditText("A cable")
    form.source.reliability.setCurrentText("C")
    form.source.credibility.setCurrentText("3")
    assert form.save()
    said = session.dossier.positions("i", "a")[-1]
    source = session.dossier.get(Source, said.source or "")
    assert (source.title, source.grade, source.number) == ("A cable", "C3", 2)
    assert session.workspace.undo_label == "record position: Arland on Catch"
    session.undo()
    assert session.dossier.count(Source) == 1


def test_a_known_source_is_chosen(session: Session, form: PositionForm) -> None:
    form.source.choose("s")
    assert not form.source.reliability.isVisibleTo(form)
    assert form.save()
    assert session.dossier.positions("i", "a")[-1].source == "s"


def test_no_statement_has_no_value(session: Session, form: PositionForm) -> None:
    form.commitment.choose(Commitment.NO_STATEMENT)
    assert form.save()
    said = session.dossier.positions("i", "a")[-1]
    assert (said.value, said.low, said.commitment) == (None, None, Commitment.NO_STATEMENT)


def test_nothing_at_all_is_refused_with_what_to_do(session: Session, form: PositionForm) -> None:
    form.valueless.setChecked(True)
    form.range.show_issue(session.dossier.get(Issue, "i"), None)
    assert not form.save()
    assert "Enter a value" in form.problem.text()
    assert len(session.dossier.positions("i", "a")) == 1
    form.valueless.setChecked(False)
    assert form.save()


def test_save_and_next_goes_on_with_the_next_party(session: Session, form: PositionForm) -> None:
    enter(form.value.number, "20")
    assert form.save_and_next()
    assert form.party.currentData() == "b"
    assert form.isHidden() or not form.result()
    enter(form.value.number, "60")
    assert form.save()
    assert session.dossier.positions("i", "b")[-1].value == 60.0


def test_the_next_position_is_from_the_same_source_day_and_round(
    session: Session, form: PositionForm
) -> None:
    form.show_more(True)
    form.source.title.setEditText("A cable")
    form.date.line.setText("11 February 2025")
    assert form.round.currentText() == "Round 2"
    form.commitment.choose(Commitment.FORMAL_ORAL)
    form.statement.setPlainText("We can wait.")
    assert form.save_and_next()
    assert form.form.isRowVisible(form.source)
    assert (form.statement.toPlainText(), form.source.new_title()) == ("", "")
    form.value.number.setFocus()
    form.valueless.setChecked(True)
    form.statement.setPlainText("So can we.")
    assert form.save()
    first, second = session.dossier.positions("i", "a")[-1], session.dossier.positions("i", "b")[-1]
    assert first.source == second.source
    assert first.source
    for said in (first, second):
        assert (said.date, said.round) == (dt.date(2025, 2, 11), "r2")
        assert said.commitment is Commitment.FORMAL_ORAL
    assert session.dossier.count(Source) == 2


def test_editing_changes_the_position_itself(session: Session, closing: list[QDialog]) -> None:
    said = session.dossier.get(Position, "x1")
    form = PositionForm(session, said.issue, said.party, said, EDIT)
    kept(form, closing)
    assert not form.party.isEnabled()
    assert form.statement.toPlainText() == "Little."
    form.statement.setPlainText("Next to nothing.")
    form.date.line.setText("3 Jan 2025")
    assert form.save()
    edited = session.dossier.get(Position, "x1")
    assert (edited.statement, edited.date) == ("Next to nothing.", dt.date(2025, 1, 3))
    assert session.dossier.positions("i", "a")[:] == (edited,)


def test_a_correction_leaves_what_it_corrects_on_record(
    session: Session, closing: list[QDialog]
) -> None:
    said = session.dossier.get(Position, "x1")
    form = PositionForm(session, said.issue, said.party, said, CORRECT)
    kept(form, closing)
    enter(form.value.number, "12")
    assert form.save()
    assert session.dossier.get(Position, "x1") == said
    (second,) = (p for p in session.dossier.positions("i", "a") if p.id != "x1")
    assert (second.corrects, second.value, second.statement) == ("x1", 12.0, "Little.")


def test_looking_back_refuses_and_says_why(session: Session, form: PositionForm) -> None:
    session.look_back(dt.date(2025, 1, 20))
    assert not form.save()
    assert "Go back to latest" in form.problem.text()


def test_enter_saves_and_escape_closes(qtbot: QtBot, session: Session, form: PositionForm) -> None:
    form.open()
    qtbot.waitExposed(form)
    enter(form.value.number, "31")
    qtbot.keyClick(form.value.number, Qt.Key.Key_Return)
    assert form.result() == QDialog.DialogCode.Accepted
    assert len(session.dossier.positions("i", "a")) == 2
    form.open()
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert form.result() == QDialog.DialogCode.Rejected


def test_without_an_issue_the_form_says_what_is_missing(
    open_window: Callable[..., object], session: Session
) -> None:
    from core.editing.commands import remove

    told: list[str] = []
    session.status_message.connect(lambda sentence, _problem: told.append(sentence))
    session.do(remove(Point, "p"))
    assert not position_dialog.ask(session)
    assert told[-1].startswith("Add an issue first")


def test_a_point_is_made_and_changed(session: Session, closing: list[QDialog]) -> None:
    form = points.PointForm(session)
    kept(form, closing)
    assert not form.save()
    assert form.problem.text().endswith("Enter a name for the sticking point.")
    form.name.setText("Nets")
    form.status.choose(PointStatus.NARROWING)
    assert form.save()
    made = session.dossier.points[-1]
    assert (made.name, made.status, made.rank) == ("Nets", PointStatus.NARROWING, 2)
    assert isinstance(made.status, PointStatus)


def test_two_points_of_one_name_are_refused_in_the_form(
    session: Session, closing: list[QDialog]
) -> None:
    form = points.PointForm(session)
    kept(form, closing)
    form.name.setText("Quota")
    assert not form.save()
    assert "There is already a sticking point called Quota." in form.problem.text()


def test_an_issue_keeps_its_anchors_in_order(session: Session, closing: list[QDialog]) -> None:
    issue = session.dossier.get(Issue, "i")
    form = issues.IssueForm(session, "p", issue)
    kept(form, closing)
    assert form.anchors.values() == issue.anchors
    form.anchors.add.click()
    form.anchors.table.item(2, 1).setText("half")
    assert form.save()
    anchors = session.dossier.get(Issue, "i").anchors
    assert anchors == (Anchor(0, "none"), Anchor(50, "half"), Anchor(100, "all"))


def test_an_anchor_off_the_scale_is_refused(session: Session, closing: list[QDialog]) -> None:
    form = issues.IssueForm(session, "p", session.dossier.get(Issue, "i"))
    kept(form, closing)
    form.anchors.table.item(1, 0).setText("120")
    assert not form.save()
    assert "a number from 0 to 100" in form.problem.text()


def test_equal_ends_are_refused(session: Session, closing: list[QDialog]) -> None:
    form = issues.IssueForm(session, "p")
    kept(form, closing)
    form.name.setText("Days")
    enter(form.high_end, "0")
    assert not form.save()
    assert "different values" in form.problem.text()


def test_a_party_gets_a_code_a_sign_and_a_place(session: Session, closing: list[QDialog]) -> None:
    form = parties.PartyForm(session)
    kept(form, closing)
    form.name.setText("Caledon")
    form._suggest_code("Caledon")
    form.role.choose(Role.OBSERVER)
    form.marker.choose(Marker.STAR)
    form.dash.choose(Dash.DOTTED)
    form.show_colour("#123456")
    assert form.save()
    made = session.dossier.parties[-1]
    assert (made.code, made.role, made.marker, made.dash, made.colour) == (
        "CA",
        Role.OBSERVER,
        Marker.STAR,
        Dash.DOTTED,
        "#123456",
    )


def test_a_code_that_is_taken_is_refused(session: Session, closing: list[QDialog]) -> None:
    form = parties.PartyForm(session)
    kept(form, closing)
    form.name.setText("Arcadia")
    form.code.setText("ar")
    assert not form.save()
    assert "Another party has the code ar." in form.problem.text()


def test_a_round_takes_the_next_number(session: Session, closing: list[QDialog]) -> None:
    form = rounds.RoundForm(session)
    kept(form, closing)
    assert form.number.value() == 3
    form.date.line.setText("2025-03-09")
    form.place.setText("Oslo")
    assert form.save()
    made = session.dossier.all(Round)[-1]
    assert (made.number, made.date, made.end_date, made.place) == (
        3,
        dt.date(2025, 3, 9),
        None,
        "Oslo",
    )


def test_a_round_that_ends_before_it_begins_is_refused(
    session: Session, closing: list[QDialog]
) -> None:
    form = rounds.RoundForm(session, session.dossier.get(Round, "r2"))
    kept(form, closing)
    form.end_date.line.setText("2 January 2025")
    assert not form.save()
    assert "ends before it begins" in form.problem.text()


def test_a_list_follows_the_dossier_while_it_is_open(
    session: Session, closing: list[QDialog]
) -> None:
    dialog = ListDialog(session, "Parties", parties.editor(session))
    kept(dialog, closing)
    dialog.open()
    dialog.editor.view.choose("m")
    dialog.editor.shift(-1)
    assert [party.id for party in session.dossier.parties] == ["a", "m", "b"]
    assert dialog.editor.view.current() == session.dossier.get(Party, "m")
    dialog.reject()
    session.undo()
    assert dialog.editor.view.table.record(1).id == "m"


def test_removing_a_party_can_be_undone(session: Session, closing: list[QDialog]) -> None:
    dialog = ListDialog(session, "Parties", parties.editor(session))
    kept(dialog, closing)
    dialog.editor.view.choose("b")
    dialog.editor.remove_current()
    assert session.dossier.find(Party, "b") is None
    assert dialog.editor.view.table.rowCount() == 2
    session.undo()
    assert dialog.editor.view.table.rowCount() == 3


def test_the_talks_say_when_a_point_is_stalled(session: Session, closing: list[QDialog]) -> None:
    from ui.setup.talks import Talks

    form = Talks(session)
    kept(form, closing)
    enter(form.threshold, "5.5")
    enter(form.stall_rounds, "3")
    enter(form.stale_days, "30")
    form.go.click()
    talks = session.dossier.talks
    assert (talks.stall_threshold, talks.stall_rounds, talks.stale_days) == (5.5, 3, 30)
