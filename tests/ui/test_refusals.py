"""A refusal leads to the field at fault, and goes once that is edited."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from core.editing.commands import create
from core.model.records import Clause, Issue, Round
from tests.ui.keys import enter
from ui.kit.frame import Frame
from ui.kit.new_password import NewPassword
from ui.plan.links import ConditionForm
from ui.positions.communique import Communique
from ui.positions.form import PositionForm
from ui.rounds.forms import RoundForm
from ui.session import Session
from ui.setup.issues import IssueForm
from ui.setup.several_points import SeveralPoints
from ui.shell.window import Window

Spoilt = tuple[Frame, QWidget]
"""A form that cannot be saved, and the field at fault."""


def _passwords(session: Session) -> Spoilt:
    form = NewPassword(session.window, "Password", "Which?", session.theme)
    form.password.setText("one")
    form.again.setText("other")
    return form, form.again


def _no_password(session: Session) -> Spoilt:
    form = NewPassword(session.window, "Password", "Which?", session.theme)
    return form, form.password


def _half_a_range(session: Session, *, low: bool) -> Spoilt:
    form = PositionForm(session, "i", "a")
    given, missing = form.range.ends if low else form.range.ends[::-1]
    form.range.show_issue(session.dossier.get(Issue, "i"), None)
    enter(given, "5")
    return form, missing


def _no_value(session: Session) -> Spoilt:
    form = PositionForm(session, "i", "m")
    form.value.number.clear()
    return form, form.value.number


def _round_that_ends_before_it_begins(session: Session) -> Spoilt:
    form = RoundForm(session, session.dossier.get(Round, "r1"))
    form.end_date.line.setText("1 January 1999")
    return form, form.end_date.line


def _no_date(session: Session) -> Spoilt:
    form = PositionForm(session, "i", "a")
    form.show_more(True)
    form.date.line.setText("soon")
    return form, form.date.line


def _nothing_to_add(session: Session) -> Spoilt:
    form = SeveralPoints(session)
    for row in form.rows:
        row.point.clear()
    return form, form.rows[0].point


SPOILT: dict[str, Callable[[Session], Spoilt]] = {
    "passwords that differ": _passwords,
    "no password": _no_password,
    "no high end": lambda session: _half_a_range(session, low=True),
    "no low end": lambda session: _half_a_range(session, low=False),
    "no value": _no_value,
    "a round that ends before it begins": _round_that_ends_before_it_begins,
    "no date": _no_date,
    "nothing to add": _nothing_to_add,
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_refusal_has_the_keyboard_where_it_is_put_right_and_goes_once_it_is(
    name: str, window: Window, session: Session
) -> None:
    form, at_fault = SPOILT[name](session)
    form.open()
    form.go.click()
    assert form.problem.text()
    assert form.focusWidget() is at_fault
    QTest.keyClick(at_fault, Qt.Key.Key_7)
    assert not form.problem.text()
    form.settle()
    form.reject()


def test_a_choice_that_was_missing_is_put_right_by_choosing(
    window: Window, session: Session
) -> None:
    for number in (1, 2):
        session.do(create(Clause, id=f"k{number}", number=number, title="Fleet"))
    form = ConditionForm(session, "k1")
    form.open()
    form.go.click()
    assert form.problem.text() == "⚠ Select the clause."
    QTest.keyClick(form.focusWidget(), Qt.Key.Key_Down)
    assert not form.problem.text()
    form.settle()
    form.reject()


def test_what_was_refused_for_another_field_stays(window: Window, session: Session) -> None:
    form = PositionForm(session, "i", "a")
    form.show_more(True)
    form.date.line.setText("soon")
    form.open()
    form.go.click()
    form.statement.setFocus()
    QTest.keyClicks(form.statement, "Never.")
    assert form.problem.text()
    form.settle()
    form.reject()


def _anchor_without_a_place(session: Session) -> Spoilt:
    form = IssueForm(session, "p")
    form.name.setText("Leave")
    form.anchors.table.item(3, 0).setText("4000")
    form.anchors.table.item(3, 1).setText("for ever")
    return form, form.anchors.table


def _cell_without_a_number(session: Session) -> Spoilt:
    form = Communique(session, None)
    form.source.title.setEditText("A cable")
    form.cells.setData(form.cells.place(("i", "a")), "lots")
    return form, form.grid


def _empty_grid(session: Session) -> Spoilt:
    form = Communique(session, None)
    form.source.title.setEditText("A cable")
    return form, form.grid


@pytest.mark.parametrize("spoil", [_anchor_without_a_place, _cell_without_a_number, _empty_grid])
def test_a_refusal_goes_once_a_cell_is_put_right(
    spoil: Callable[[Session], Spoilt], window: Window, session: Session
) -> None:
    form, table = spoil(session)
    form.open()
    form.go.click()
    assert form.problem.text()
    assert form.focusWidget() is table
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit)
    enter(editor, "50")
    assert form.problem.text()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert not form.problem.text()
    form.settle()
    form.reject()


def test_an_anchor_that_cannot_be_placed_has_the_keyboard(window: Window, session: Session) -> None:
    form = IssueForm(session, "p")
    form.name.setText("Leave")
    form.anchors.table.item(3, 0).setText("4000")
    form.anchors.table.item(3, 1).setText("for ever")
    form.open()
    form.go.click()
    assert "for ever" in form.problem.text()
    assert form.focusWidget() is form.anchors.table
    assert form.anchors.table.currentRow() == 3
    form.settle()
    form.reject()
