"""The brackets of a wording in its form: gone to, lifted, chosen among, and drawn."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from core.editing.commands import create
from core.model.records import Clause, Wording
from core.model.wordings import wordings
from tests.dossiers import day
from tests.ui.keys import enter
from ui.plan.clause_form import ClauseForm
from ui.session import Session

WIDE = "\N{FISH}\N{FISH} "
"""What Qt counts as more than it has characters."""


def click(button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def opened(session: Session, text: str) -> ClauseForm:
    session.do(create(Clause, id="c", title="Fish", number=1))
    session.do(create(Wording, id="w", clause="c", text="Some fish.", date=day(0)))
    form = ClauseForm(session, "c")
    form.open()
    enter(form.text, text)
    return form


def drawn(form: ClauseForm) -> list[tuple[str, str]]:
    """The signs that have a look of their own, each with the line below it."""
    found = [
        (each.cursor.position(), each.cursor.selectedText(), each.format.underlineStyle())
        for each in form.text.extraSelections()
    ]
    return [(sign, style.name) for _at, sign, style in sorted(found, key=lambda each: each[0])]


def test_brackets_are_gone_to_lifted_and_chosen_among(session: Session) -> None:
    form = opened(session, "Fish [are] / [is] [very] good]")
    bar = form.brackets
    for _turn in range(2):
        click(bar.next)
    assert form.text.textCursor().selectedText() == "[is]"
    click(bar.take)
    assert form.text.toPlainText() == "Fish is [very] good]"
    click(bar.next)
    click(bar.lift)
    assert form.text.toPlainText() == "Fish is very good]"
    QTest.keyClick(form.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.text.toPlainText() == "Fish is [very] good]"
    click(form.go)
    assert wordings(session.dossier, "c", None)[-1].text == "Fish is [very] good]"


def test_signs_that_are_wide_in_qt_put_nothing_out_of_place(session: Session) -> None:
    form = opened(session, f"{WIDE}[are] / [is] {WIDE}all good")
    bar, text = form.brackets, form.text
    for _turn in range(2):
        click(bar.next)
    assert text.textCursor().selectedText() == "[is]"
    click(bar.take)
    assert text.toPlainText() == f"{WIDE}is {WIDE}all good"
    text.moveCursor(QTextCursor.MoveOperation.Start)
    assert text.find("all")
    click(bar.put)
    assert text.toPlainText() == f"{WIDE}is {WIDE}[all] good"
    click(bar.next)
    click(bar.lift)
    assert text.toPlainText() == f"{WIDE}is {WIDE}all good"
    text.clear()
    form.close()


def test_a_sign_is_drawn_anew_when_its_partner_on_another_line_goes(session: Session) -> None:
    form = opened(session, f"{WIDE}[one\ntwo [three]]")
    assert {style for _sign, style in drawn(form)} == {"NoUnderline"}
    assert "".join(sign for sign, _style in drawn(form)) == "[[]]"
    QTest.keyClick(form.text, Qt.Key.Key_Backspace)
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline.name
    assert drawn(form) == [("[", wave), ("[", "NoUnderline"), ("]", "NoUnderline")]
    form.text.clear()
    assert drawn(form) == []
    form.close()


def test_a_sign_without_a_partner_in_any_clause_is_named_and_gone_to(session: Session) -> None:
    session.do(create(Clause, id="b", title="Boats", number=2))
    session.do(create(Wording, id="v", clause="b", text="Boats] stay.\n[a] Small ones."))
    form = opened(session, "[Fish[a] are] / [is[b]] good] or [all bad")
    bar = form.brackets
    (row,) = [each for each in bar.unmatched.findChildren(QPushButton) if each.isVisible()]
    assert row.accessibleName() == "unmatched “]” after “good”"
    assert form.text.accessibleDescription() == form.text.toolTip() == row.accessibleName()
    click(row)
    assert form.text.textCursor().selectedText() == "]"
    assert form.text.textCursor().selectionStart() == 28
    click(bar.next)
    click(bar.next)
    assert form.text.textCursor().selectedText() == "[is[b]]"
    click(bar.take)
    assert form.text.toPlainText() == "is[b] good] or [all bad"
    assert "footnote [a]" in bar.told.text()
