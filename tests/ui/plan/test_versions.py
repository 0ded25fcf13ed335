"""Two versions of a clause compared on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.editing.commands import create
from core.model.records import Clause, Wording
from core.views.plan import wordings
from tests.dossiers import day
from tests.ui.conftest import TODAY
from ui.plan.versions import VersionsForm
from ui.session import Session


def click(button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


TEXTS = (("Some fish are free.", None), ("Most fish are not free now.", None), ("No fish.", "b"))


def opened(session: Session, texts: tuple[tuple[str, str | None], ...] = TEXTS) -> VersionsForm:
    session.do(create(Clause, id="c", title="Fish", number=1))
    for n, (text, party) in enumerate(texts):
        session.do(create(Wording, id=f"w{n}", clause="c", text=text, party=party, date=day(n)))
    form = VersionsForm(session, "c")
    form.open()
    return form


def test_the_last_two_working_texts_are_compared_first(session: Session) -> None:
    form = opened(session)
    assert form.view.toPlainText() == "SomeMost fish are not free now."
    assert form.after.currentText().startswith("Working text")
    form.after.setFocus()
    QTest.keyClick(form.after, Qt.Key.Key_Down)
    assert form.view.toPlainText() == "SomeNo fish are free."
    form.close()


def test_a_change_is_accepted_as_one_step(session: Session) -> None:
    form = opened(session)
    click(form.go)
    assert "Select a change" in form.problem.text()
    click(form.next)
    assert form.view.textCursor().selectedText() == "Some"
    click(form.next)
    click(form.next)
    assert form.view.textCursor().selectedText() == "not "
    click(form.go)
    last = wordings(session.dossier, "c", None)[-1]
    assert (last.text, last.date) == ("Some fish are not free.", TODAY)
    session.undo()
    assert len(wordings(session.dossier, "c", None)) == 2


def test_a_change_after_signs_that_are_wide_in_qt_is_the_one_selected(session: Session) -> None:
    texts = ("\N{FISH}\N{FISH} swim here now.", "\N{FISH}\N{FISH} swim there now.")
    form = opened(session, ((texts[0], None), (texts[1], None)))
    click(form.next)
    assert form.view.textCursor().selectedText() == "here"
    click(form.next)
    assert form.view.textCursor().selectedText() == "there"
    click(form.go)
    assert wordings(session.dossier, "c", None)[-1].text == "\N{FISH}\N{FISH} swim there now."
