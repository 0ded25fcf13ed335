"""Typed text is never thrown away by one key: whoever leaves with something typed is asked."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from core.model.records import Issue, Party, Source
from tests.acts import answering, let_go, press
from tests.ui.leaving import back_in, close_button, escape, in_front, keep_editing, prompts
from ui.kit.order import ready, takes_keys
from ui.parties import delegates
from ui.plan import clause_form as clause
from ui.point import lines
from ui.positions import form as position
from ui.proposals import forms as proposals
from ui.rounds import followups
from ui.rounds import forms as rounds
from ui.setup import glossary, issues, parties, points
from ui.shell.window import Window
from ui.sources import form as source
from ui.sources import text_form as source_text

__all__ = ["in_front", "prompts"]
Open = Callable[[Window], object]
CONTROL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.usefixtures("real_dialogs")

FORMS: dict[str, Open] = {
    "new position": lambda window: window.acts.by_name["new_position"].trigger(),
    "your name": lambda window: window.acts.by_name["author"].trigger(),
    "talks": lambda window: window.acts.by_name["talks"].trigger(),
    "a correction": lambda window: position.ask(window.session, correcting="x1"),
    "a position": lambda window: position.edit(window.session, "x1"),
    "a party": lambda window: parties.new(window.session),
    "a point": lambda window: points.new(window.session),
    "an issue": lambda window: issues.new(window.session, "p"),
    "a round": lambda window: rounds.new(window.session),
    "an agenda item": lambda window: rounds.new_item(window.session, "r2"),
    "a clause": lambda window: clause.ask(window.session),
    "a proposal": lambda window: proposals.new(window.session),
    "a source": lambda window: source.new(window.session),
    "the text of a source": lambda window: source_text.ask(
        window.session, window.session.dossier.get(Source, "s"), "They met."
    ),
    "a delegate": lambda window: delegates.DelegateForm(window.session).exec(),
    "an action": lambda window: followups.ActionForm(window.session).exec(),
    "an entry of the glossary": lambda window: glossary.DefinitionForm(window.session).exec(),
    "a line": lambda window: lines.LineForm(window.session, "p").exec(),
}


def typable(dialog: QWidget) -> list[QWidget]:
    """The fields of a dialog in which letters can be typed, folded ones unfolded."""
    fold = getattr(dialog, "fold", None)
    if fold is not None and "More" in fold.text():
        QTest.mouseClick(fold, Qt.MouseButton.LeftButton)
    layout = dialog.layout()
    assert layout is not None
    found = [each for each in ready(layout) if takes_keys(each)]
    return [each for each in found if _takes_letters(each)]


def _takes_letters(field: QWidget) -> bool:
    if isinstance(field, QComboBox):
        return field.isEditable()
    written = isinstance(field, QLineEdit | QPlainTextEdit)
    return written and not field.isReadOnly() and not field.property("searches")


def text_of(field: QWidget) -> str:
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    return field.currentText() if isinstance(field, QComboBox) else field.text()  # type: ignore[attr-defined,no-any-return]


class Visit:
    """Somebody opens a dialog, types into one of its fields, presses Escape and stays; then
    presses Escape again and lets go of it."""

    def __init__(self, number: int, close: Callable[[QWidget], object]) -> None:
        self._number, self._close = number, close
        self.count = 0

    def __call__(self, dialog: QWidget) -> None:
        fields = typable(dialog)
        self.count = len(fields)
        field = fields[self._number]
        field.setFocus()
        QTest.keyClicks(QApplication.focusWidget(), "Qz")
        typed, place = text_of(field), QApplication.focusWidget()
        assert "Qz" in typed
        self._close(dialog)
        assert dialog.isVisible()
        assert QTest.qWaitForWindowActive(dialog)
        assert (text_of(field), QApplication.focusWidget()) == (typed, place)
        self._close(dialog)
        assert not dialog.isVisible()


@pytest.mark.parametrize("name", FORMS)
def test_escape_asks_whichever_field_was_typed_into(window: Window, name: str) -> None:
    number, count = 0, 1
    while number < count:
        visit = Visit(number, escape)
        with answering(visit, keep_editing, press("Discard")):
            FORMS[name](window)
        number, count = number + 1, visit.count
    assert number, "there is something to type"


@pytest.mark.parametrize("leave", [close_button, press("Cancel")])
def test_so_do_cancel_and_the_windows_own_button(window: Window, leave: Open) -> None:
    def close(dialog: QWidget) -> None:
        place = QApplication.focusWidget()
        leave(dialog)  # type: ignore[arg-type]
        if dialog.isVisible():
            place.setFocus()

    with answering(Visit(0, close), keep_editing, press("Discard")):
        FORMS["talks"](window)


@pytest.mark.parametrize("name", FORMS)
def test_without_anything_typed_nobody_is_asked(window: Window, name: str) -> None:
    with answering(lambda dialog: escape(dialog)):
        FORMS[name](window)


def test_ctrl_enter_saves_from_a_box_of_several_lines(window: Window) -> None:
    def fill_in(dialog: QWidget) -> None:
        QTest.keyClicks(QApplication.focusWidget(), "Nets")
        (box, *_others) = [f for f in typable(dialog) if isinstance(f, QPlainTextEdit)]
        box.setFocus()
        QTest.keyClicks(box, "They differ.")
        QTest.keyClick(box, Qt.Key.Key_Return, CONTROL)

    with answering(fill_in):
        FORMS["a point"](window)
    made = window.session.dossier.points[-1]
    assert (made.name, made.bottom_line) == ("Nets", "They differ.")


def test_enter_presses_the_button_that_has_the_keyboard(window: Window) -> None:
    def add_anchor(dialog: QWidget) -> None:
        table = dialog.anchors.table  # type: ignore[attr-defined]
        before = table.rowCount()
        dialog.anchors.drop.setFocus()  # type: ignore[attr-defined]
        QTest.keyClick(dialog.anchors.drop, Qt.Key.Key_Return)  # type: ignore[attr-defined]
        assert table.rowCount() == before - 1
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    with answering(add_anchor, press("Discard")):
        FORMS["an issue"](window)
    assert len(window.session.dossier.all(Issue)) == 2


# --- cells of tables ---


def in_first_cell(dialog: QWidget) -> QWidget:
    """Begin to edit the first cell, as F2 does."""
    table = dialog.editor.view  # type: ignore[attr-defined]
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    return editor


def test_escape_in_a_cell_asks(window: Window) -> None:
    def edit(dialog: QWidget) -> None:
        cell = in_first_cell(dialog)
        QTest.keyClicks(cell, "Norland")
        QTest.keyClick(cell, Qt.Key.Key_Escape)
        assert back_in(dialog) is cell
        assert cell.text() == "Norland"  # type: ignore[attr-defined]
        QTest.keyClick(cell, Qt.Key.Key_Return)
        let_go()
        escape(dialog)

    with answering(edit, keep_editing):
        window.acts.by_name["parties"].trigger()
    assert window.session.dossier.get(Party, "a").name == "Norland"


def test_a_cell_that_cannot_be_kept_comes_back_with_what_was_typed(window: Window) -> None:
    def edit(dialog: QWidget) -> None:
        QTest.keyClicks(in_first_cell(dialog), " ")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        let_go()
        cell = QApplication.focusWidget()
        assert isinstance(cell, QLineEdit)
        assert cell.text() == " "
        assert "Enter a name for the party." in dialog.problem.text()  # type: ignore[attr-defined]
        QTest.keyClicks(cell, "Norland")
        QTest.keyClick(cell, Qt.Key.Key_Return)
        let_go()
        escape(dialog)

    with answering(edit):
        window.acts.by_name["parties"].trigger()
    assert window.session.dossier.get(Party, "a").name == "Norland"


def test_closing_a_list_with_a_cell_in_work_asks(window: Window) -> None:
    def edit(dialog: QWidget) -> None:
        cell = in_first_cell(dialog)
        QTest.keyClicks(cell, "Norland")
        dialog.close()
        assert dialog.isVisible()
        back_in(dialog)
        dialog.close()

    with answering(edit, keep_editing, press("Discard")):
        window.acts.by_name["parties"].trigger()


def test_words_of_marking_in_a_table_count_as_typed(window: Window) -> None:
    def add(dialog: QWidget) -> None:
        table = dialog.table  # type: ignore[attr-defined]
        table.setFocus()
        table.setCurrentCell(table.rowCount() - 1, 0)
        QTest.keyClick(table, Qt.Key.Key_F2)
        QTest.keyClicks(QApplication.focusWidget(), "SECRET")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        let_go()
        escape(dialog)
        assert dialog.isVisible()
        escape(dialog)

    with answering(add, keep_editing, press("Discard")):
        window.acts.by_name["levels"].trigger()


def test_what_an_input_method_commits_counts_as_typed(window: Window) -> None:
    def commit(dialog: QWidget) -> None:
        field = QApplication.focusWidget()
        composing = QInputMethodEvent()
        composing.setCommitString("渔业")
        QApplication.sendEvent(field, composing)
        escape(dialog)
        assert back_in(dialog) is field
        assert text_of(field).endswith("渔业")
        QTest.keyClick(field, Qt.Key.Key_Return)

    with answering(commit, keep_editing):
        FORMS["your name"](window)
    assert window.settings.author.endswith("渔业")
