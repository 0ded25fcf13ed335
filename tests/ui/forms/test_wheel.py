"""The wheel scrolls a form. It never takes the keyboard from the field in which somebody types, so
that the next letters would be written, or make a choice, somewhere else."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from ui.plan.clause_form import ClauseForm
from ui.positions.form import PositionForm
from ui.rounds.forms import RoundForm
from ui.session import Session
from ui.setup.issues import IssueForm
from ui.setup.several_points import SeveralPoints
from ui.sources.form import SourceForm

FORMS: tuple[Callable[[Session], QDialog], ...] = (
    PositionForm,
    SeveralPoints,
    RoundForm,
    SourceForm,
    lambda session: ClauseForm(session, "c"),
    lambda session: IssueForm(session, "p"),
)


@pytest.mark.parametrize("make", FORMS)
def test_no_field_takes_the_keyboard_by_the_wheel(
    session: Session, make: Callable[[Session], QDialog]
) -> None:
    form = make(session)
    wheel = Qt.FocusPolicy.WheelFocus
    fields = (each for each in form.findChildren(QWidget) if each.window() is form)
    assert not [each for each in fields if each.focusPolicy() & wheel == wheel]
