"""What cannot be read in a field of a form is never left out: the form says so, and the keyboard
goes there."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.test_fidelity import FORMS, dossier
from ui.forms.record_form import RecordForm
from ui.kit.date_field import DateField
from ui.kit.frame import Frame
from ui.kit.number_field import NumberField
from ui.parties.delegates import DelegateForm
from ui.parties.membership_form import MembershipForm
from ui.plan.links import ConditionForm
from ui.rounds.zone import ZoneField
from ui.session import Session
from ui.shell.window import Window

READ = (DateField, NumberField, ZoneField)


@pytest.fixture
def window(open_window: Callable[..., Window]) -> Window:
    return open_window(dossier())


def lines(form: Frame) -> list[QLineEdit]:
    """The lines of a form whose text is read as something else."""
    found = [each for each in form.findChildren(QLineEdit) if each.isEnabledTo(form)]
    return [each for each in found if isinstance(each, READ) or isinstance(each.parent(), READ)]


@pytest.mark.parametrize("name", FORMS)
def test_what_cannot_be_read_is_refused_where_it_is(session: Session, name: str) -> None:
    before = session.dossier
    form = FORMS[name](session)
    assert isinstance(form, Frame)
    form.open()
    for line in lines(form):
        was = line.text()
        line.setText("soon")
        form.go.setFocus()
        QTest.mouseClick(form.go, Qt.MouseButton.LeftButton)
        assert "soon" in form.problem.text(), line.accessibleName()
        assert form.focusWidget() in (line, line.parent()), line.accessibleName()
        line.setText(was)
    assert session.dossier is before
    form.done(0)


UNCHOSEN: dict[str, Callable[[Session], RecordForm]] = {
    "party": DelegateForm,
    "group": MembershipForm,
    "member": lambda session: MembershipForm(session, group="a"),
    "needs": lambda session: ConditionForm(session, "cl"),
}


@pytest.mark.parametrize("field", UNCHOSEN)
def test_the_keyboard_goes_to_what_is_still_to_be_chosen(session: Session, field: str) -> None:
    form = UNCHOSEN[field](session)
    form.open()
    form.go.setFocus()
    QTest.mouseClick(form.go, Qt.MouseButton.LeftButton)
    assert form.problem.text()
    assert form.focusWidget() is getattr(form, field)
    form.done(0)
