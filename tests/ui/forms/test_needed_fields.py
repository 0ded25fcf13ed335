"""What a form leaves empty that may not be: the rule says so, and the keyboard goes there."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from core.editing.commands import create
from core.language import gettext as _
from core.model.kinds import KINDS
from core.model.records import Hypothesis
from ui.forms.record_form import RecordForm
from ui.parties.delegates import DelegateForm
from ui.plan.clause_form import ClauseForm
from ui.plan.precedents import PrecedentForm
from ui.point.hypotheses import HypothesisForm, IndicationForm
from ui.point.lines import LineForm
from ui.proposals.forms import ProposalForm
from ui.rounds.followups import ActionForm
from ui.rounds.forms import AgendaForm
from ui.search.saved import SearchForm
from ui.session import Session
from ui.setup.glossary import DefinitionForm
from ui.setup.issues import IssueForm
from ui.setup.parties import PartyForm
from ui.setup.points import PointForm
from ui.setup.tags import TagForm
from ui.sources.form import SourceForm


def chosen(form: DelegateForm) -> DelegateForm:
    form.party.setCurrentIndex(1)
    return form


def assumed(session: Session) -> str:
    """A hypothesis; its id."""
    session.do(create(Hypothesis, id="h", issue="i", party="a", text="It is for show"))
    return "h"


FORMS: dict[str, Callable[[Session], RecordForm]] = {
    "party.name": PartyForm,
    "party.code": PartyForm,
    "point.name": PointForm,
    "issue.name": lambda session: IssueForm(session, "p"),
    "agenda_item.title": lambda session: AgendaForm(session, "r2"),
    "action.text": ActionForm,
    "delegate.name": lambda session: chosen(DelegateForm(session)),
    "proposal.name": ProposalForm,
    "line.text": lambda session: LineForm(session, "p"),
    "source.title": SourceForm,
    "definition.word": DefinitionForm,
    "precedent.title": PrecedentForm,
    "hypothesis.text": lambda session: HypothesisForm(session, "p"),
    "indication.text": lambda session: IndicationForm(session, assumed(session)),
    "tag.name": TagForm,
    "saved_search.name": SearchForm,
    "saved_search.query": SearchForm,
}
WITHOUT_A_FORM = {"clause.title", "template.name"}
"""A clause's card is tried below; a template's name is asked for in one line."""


def empty(form: RecordForm | ClauseForm, name: str) -> QLineEdit | QPlainTextEdit:
    """Fill in all that is asked for but one field."""
    for each in ("name", "code", "title", "text", "word", "query"):
        box = getattr(form, each, None)
        if isinstance(box, QLineEdit):
            box.setText("Something else")
        elif isinstance(box, QPlainTextEdit):
            box.setPlainText("Something else")
    left = getattr(form, name)
    assert isinstance(left, QLineEdit | QPlainTextEdit)
    left.clear()
    return left


@pytest.mark.parametrize("place", FORMS)
def test_the_keyboard_goes_to_what_is_missing(session: Session, qtbot: QtBot, place: str) -> None:
    table, name = place.split(".")
    form = FORMS[place](session)
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    form.open()
    left = empty(form, name)
    form.setFocus()
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    (needs,) = (each.needs for each in KINDS.values() if each.table == table)
    assert form.problem.text() == f"⚠ {_(needs[name])}"
    assert form.focusWidget() is left
    form.reject()
    form.deleteLater()


def test_every_field_that_is_never_empty_has_a_form_that_leads_there() -> None:
    declared = {f"{kind.table}.{name}" for kind in KINDS.values() for name in kind.needs}
    assert declared == {*FORMS} | WITHOUT_A_FORM
