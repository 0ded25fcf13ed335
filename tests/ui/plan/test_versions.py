"""Two versions of a clause compared on the screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextTable
from PySide6.QtTest import QTest

from core.editing.commands import change, create
from core.editing.commands.marks import set_mark
from core.model.records import Clause, Level, Negotiation, Wording
from core.model.wordings import wordings
from tests.dossiers import day
from tests.ui.conftest import TODAY
from ui.kit.labels import ProseLabel
from ui.plan.comparing import ComparisonForm
from ui.plan.text_sheet import TextSheetDialog
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
    assert form.view.toPlainText() == "Some Most fish are not free now."
    assert form.after.currentText().startswith("Working text")
    form.after.setFocus()
    QTest.keyClick(form.after, Qt.Key.Key_Down)
    assert form.view.toPlainText() == "Some No fish are free."
    form.close()


def test_texts_that_are_compared_show_the_highest_marking_of_both(session: Session) -> None:
    known = (Level("OFFICIAL", "O"), Level("SECRET", "S"))
    session.do(change(Negotiation, Negotiation.ID, levels=known, marking="OFFICIAL"))
    form = opened(session)
    assert form.marking.text() == "OFFICIAL"
    form.close()
    session.do(set_mark([(Wording, "w2")], "SECRET"))
    versions, plans = VersionsForm(session, "c"), ComparisonForm(session)
    for each in (versions, plans):
        each.open()
        assert each.marking.text() == "OFFICIAL"
        each.after.setCurrentIndex(each.after.count() - 1)
        assert each.marking.text() == "SECRET"
        each.close()


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


def choose(form: VersionsForm, shape: str) -> None:
    QTest.keyClick(form.shape, Qt.Key.Key_Home)
    for _turn in range(form.shape.findText(shape)):
        QTest.keyClick(form.shape, Qt.Key.Key_Down)


@pytest.mark.parametrize("shape", ["Side by side", "Only changed lines"])
def test_changes_are_gone_through_in_every_shape(session: Session, shape: str) -> None:
    form = opened(session)
    choose(form, shape)
    found = []
    for _turn in range(4):
        click(form.next)
        found.append(form.view.textCursor().selectedText())
    assert {"Some", "Most"} <= set(found)


def cells(form: VersionsForm) -> list[list[str]]:
    """The texts of the table that is shown, row by row."""
    (table,) = form.view.document().rootFrame().childFrames()
    assert isinstance(table, QTextTable)
    told = []
    for row in range(table.rows()):
        places = [table.cellAt(row, column) for column in range(table.columns())]
        ends = [(each.firstCursorPosition(), each.lastCursorPosition()) for each in places]
        for start, end in ends:
            start.setPosition(end.position(), start.MoveMode.KeepAnchor)
        told.append([start.selectedText() for start, _end in ends])
    return told


def test_old_and_new_stand_side_by_side_and_what_is_equal_can_be_left_out(
    session: Session,
) -> None:
    lines = [f"Line {n} of the clause." for n in range(1, 8)]
    later = [*lines[:1], *lines[2:6], "Line 7 of the treaty."]
    form = opened(session, (("\n".join(lines), None), ("\n".join(later), None)))
    choose(form, "Side by side")
    told = cells(form)
    assert ["", "Line 2 of the clause.", ""] in told
    assert ["5", "Line 6 of the clause.", "Line 6 of the clause."] in told
    assert told[-1] == ["6", "Line 7 of the clause.", "Line 7 of the treaty."]
    assert not form.go.isEnabled()
    choose(form, "Only changed lines")
    assert [row[0] for row in cells(form)] == ["", "6"]
    assert not form.unsent(), "what is only looked at is not half written"
    choose(form, "In one text")
    assert form.go.isEnabled()
    form.close()


def test_a_version_is_called_by_its_name(session: Session) -> None:
    session.do(create(Clause, id="c", title="Fish", number=1))
    session.do(
        create(Wording, clause="c", text="Fish.", version="Mediator’s text 3", author="A. Desk")
    )
    form = VersionsForm(session, "c")
    assert form.after.currentText() == "Working text · Mediator’s text 3 · A. Desk"
    form.deleteLater()


def test_the_open_clauses_are_read_side_by_side(session: Session) -> None:
    opened(session).close()
    sheet = TextSheetDialog(session)
    sheet.open()
    heads = [each.accessibleName() for each in sheet.findChildren(ProseLabel)]
    assert "Borduria: No fish." in heads
    assert "Working text: Most fish are not free now." in heads
    sheet.close()
