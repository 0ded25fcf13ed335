"""Anchors are given in the unit, land where they are said to, or are refused with a word."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from core.model.records import Anchor, Issue
from core.model.scale_ends import ends, labelled
from tests.ui.keys import enter
from ui.session import Session
from ui.setup.anchors import AnchorsField
from ui.setup.issues import IssueForm


@pytest.fixture(params=["en_GB", "de_DE", "fr_FR", "ar_EG", "de_CH"])
def place(request: pytest.FixtureRequest) -> Iterator[QLocale]:
    """The locale of the machine."""
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield QLocale(request.param)
    QLocale.setDefault(before)


def write(anchors: AnchorsField, row: int, column: int, text: str) -> None:
    """Type into a cell as a person does."""
    anchors.table.setCurrentCell(row, column)
    QTest.keyClick(anchors.table, Qt.Key.Key_F2)
    (editor,) = anchors.table.viewport().findChildren(QLineEdit)
    enter(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, 52)  # deferred deletes, so that the editor is gone


def shown(anchors: AnchorsField) -> list[str]:
    return [anchors.table.item(row, 0).text() for row in range(anchors.table.rowCount())]


def save(form: IssueForm) -> bool:
    QTest.mouseClick(form.go, Qt.MouseButton.LeftButton)
    return form.result() == QDialog.DialogCode.Accepted


def test_no_place_is_offered_for_an_anchor_twice(session: Session) -> None:
    form = IssueForm(session, "p")
    form.open()
    field = form.anchors
    QTest.mouseClick(field.add, Qt.MouseButton.LeftButton)
    (editor,) = field.table.viewport().findChildren(QLineEdit)
    assert (field.table.currentColumn(), editor.text()) == (0, "")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert len(shown(field)) == len(set(shown(field)))
    form.low_end.write(10.0)
    assert shown(field)[-1] == ""
    assert not field.validate()
    field.table.item(5, 1).setText("between")
    assert "Enter the value for “between”" in field.validate()
    form.settle()
    form.reject()


def test_anchors_stand_where_their_value_is(session: Session, place: QLocale) -> None:
    form = IssueForm(session, "p")
    form.open()
    enter(form.name, "Leave")
    enter(form.unit, "days")
    enter(form.high_end, "40")
    assert [place.toDouble(text)[0] for text in shown(form.anchors)] == [0, 10, 20, 30, 40]
    write(form.anchors, 1, 0, "12,5")
    write(form.anchors, 1, 1, "a fortnight")
    write(form.anchors, 4, 1, "all summer")
    assert save(form)
    (issue,) = (each for each in session.dossier.issues("p") if each.name == "Leave")
    assert issue.anchors == (Anchor(31.25, "a fortnight"), Anchor(100.0, "all summer"))


def test_an_anchor_off_the_scale_is_refused_with_a_word(session: Session) -> None:
    form = IssueForm(session, "p", session.dossier.get(Issue, "j"))
    form.open()
    write(form.anchors, 0, 1, "few")
    write(form.anchors, 0, 0, "50")
    assert not save(form)
    said = "“few” cannot be at 50: enter a number from 100 to 300."
    assert said in form.problem.text()
    write(form.anchors, 0, 0, "some")
    assert not save(form)
    assert "“some” is not a number of boats." in form.problem.text()
    write(form.anchors, 0, 0, "150 boats")
    assert save(form)
    assert session.dossier.get(Issue, "j").anchors == (Anchor(25.0, "few"),)


def test_a_place_without_a_word_is_refused(session: Session) -> None:
    form = IssueForm(session, "p", session.dossier.get(Issue, "j"))
    form.open()
    write(form.anchors, 2, 0, "210")
    assert not save(form)
    assert "Say what 210 means, or remove that anchor." in form.problem.text()


def test_an_anchor_keeps_its_value_when_the_ends_change(session: Session) -> None:
    form = IssueForm(session, "p", session.dossier.get(Issue, "i"))
    form.open()
    enter(form.high_end, "200")
    assert shown(form.anchors) == ["0", "100"]
    assert save(form)
    assert session.dossier.get(Issue, "i").anchors == (Anchor(0.0, "none"), Anchor(50.0, "all"))


def test_the_ends_and_the_unit_are_written_where_no_anchor_stands(session: Session) -> None:
    boats = Issue("j", 2, "p", "Fleet", 40.0, (Anchor(50.0, "half"),), "boats", 100.0, 300.0)
    assert [(each.at, each.label) for each in labelled(boats)] == [
        (0.0, "100 boats"),
        (50.0, "half"),
        (100.0, "300 boats"),
    ]
    assert ends(boats) == "100–300 boats"
    catch = session.dossier.get(Issue, "i")
    assert (labelled(catch), ends(catch)) == (catch.anchors, "")
    small = Issue("s", 1, "p", "Small", low_end=0.0, high_end=0.005)
    assert ends(small) == "0–0.005"


def test_ctrl_enter_saves_the_form_from_a_cell_in_progress(session: Session) -> None:
    form = IssueForm(session, "p", session.dossier.get(Issue, "j"))
    form.open()
    form.anchors.table.setCurrentCell(0, 1)
    QTest.keyClick(form.anchors.table, Qt.Key.Key_F2)
    (editor,) = form.anchors.table.viewport().findChildren(QLineEdit)
    enter(editor, "few")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.result() == QDialog.DialogCode.Accepted
    assert session.dossier.get(Issue, "j").anchors == (Anchor(0.0, "few"),)
