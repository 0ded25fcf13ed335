"""Text typed in the window itself, a note or a bottom line, is never thrown away by one key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from core.editing.commands.notes import add_note
from core.editing.commands.sources import add_source, set_source_text
from core.model.records import Note, Point, Source
from tests.acts import answering, click_on, let_go, named, press
from tests.ui.leaving import back_in, in_front, keep_editing, prompts
from ui.annotate.annotated import Annotated
from ui.point.panel import PointPanel
from ui.shell.window import Window

__all__ = ["in_front", "prompts"]
CONTROL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.usefixtures("real_dialogs")


@pytest.fixture
def note(window: Window, panel: PointPanel) -> QWidget:
    """A half-written note on a sticking point."""
    click_on(window, "Add a note…")
    box = QApplication.focusWidget()
    assert isinstance(box, QPlainTextEdit)
    QTest.keyClicks(box, "Ask for the map")
    return box


def test_escape_in_a_note_asks(window: Window, note: QPlainTextEdit) -> None:
    with answering(keep_editing):
        QTest.keyClick(note, Qt.Key.Key_Escape)
    assert (note.toPlainText(), back_in(window)) == ("Ask for the map", note)
    with answering(press("Discard")):
        QTest.keyClick(note, Qt.Key.Key_Escape)
    assert not note.isVisible()


@pytest.mark.parametrize("keys", [Qt.Key.Key_W, Qt.Key.Key_Q])
def test_closing_the_file_or_the_window_asks(
    window: Window, note: QPlainTextEdit, keys: Qt.Key
) -> None:
    def read(box: QWidget) -> None:
        assert "Ask for the map" in box.informativeText()  # type: ignore[attr-defined]
        keep_editing(box)

    with answering(read):
        QTest.keyClick(note, keys, CONTROL)
    assert window.isVisible()
    assert back_in(window) is note
    QTest.keyClick(note, Qt.Key.Key_Return, CONTROL)
    assert [each.text for each in window.session.dossier.all(Note)] == ["Ask for the map"]


def test_opening_another_file_asks(window: Window, note: QPlainTextEdit, tmp_path: object) -> None:
    before = window.session
    with answering(keep_editing):
        assert not window.files.open(before.workspace.path.with_name("other.parley"))
    assert window.session is before


def test_a_note_in_work_is_there_after_going_round_all_panels(
    window: Window, note: QPlainTextEdit
) -> None:
    for _panel in range(len(window.side.list.keys) if hasattr(window.side.list, "keys") else 12):
        QTest.keyClick(window, Qt.Key.Key_PageDown, CONTROL)
    window.go_to("point:p")
    assert note.isVisible()
    assert note.toPlainText() == "Ask for the map"


def test_a_note_in_work_survives_another_theme_and_a_narrower_window(
    window: Window, note: QPlainTextEdit
) -> None:
    window.go_to("overview")
    window.acts.themes.actions()[2].trigger()
    window.go_to("point:p")
    window.resize(1000, 700)
    let_go()
    window.resize(1440, 900)
    let_go()
    assert note.isVisible()
    window.acts.themes.actions()[1].trigger()


def test_a_note_in_work_stays_on_what_it_was_begun_on(
    window: Window, panel: PointPanel, note: QPlainTextEdit
) -> None:
    panel.select("x1")
    QTest.keyClick(note, Qt.Key.Key_Return, CONTROL)
    (made,) = window.session.dossier.all(Note)
    assert (made.target_kind, made.target) == ("point", "p")


def test_a_note_that_is_refused_is_not_lost(window: Window, note: QPlainTextEdit) -> None:
    import datetime as dt

    window.session.look_back(dt.date(2025, 1, 20))
    QTest.keyClick(note, Qt.Key.Key_Return, CONTROL)
    assert note.toPlainText() == "Ask for the map"
    window.session.look_back(None)
    QTest.keyClick(note, Qt.Key.Key_Return, CONTROL)
    assert len(window.session.dossier.all(Note)) == 1


def test_escape_in_a_bottom_line_asks(window: Window, panel: PointPanel) -> None:
    QTest.mouseClick(panel.head.bottom_line, Qt.MouseButton.LeftButton)
    box = QApplication.focusWidget()
    QTest.keyClick(box, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(box, "All is open")
    with answering(keep_editing):
        QTest.keyClick(box, Qt.Key.Key_Escape)
    assert back_in(window) is box
    with answering(keep_editing):
        QTest.keyClick(box, Qt.Key.Key_W, CONTROL)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert window.session.dossier.get(Point, "p").bottom_line == "All is open"


def test_a_note_on_a_source_stays_with_its_source(window: Window) -> None:
    session = window.session
    session.do(set_source_text("s", "No land is given up."))
    session.do(add_source("A cable", id="t"))
    window.go_to("sources")
    QTest.keyClicks(named(window, "Find in the text"), "No land")
    text = named(window, "Text of the source")
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_M, CONTROL)
    box = QApplication.focusWidget()
    QTest.keyClicks(box, "Which land?")
    window.panel.reveal(Source, "t")
    assert box.isVisible()
    QTest.keyClick(box, Qt.Key.Key_Return, CONTROL)
    (note,) = session.dossier.all(Note)
    assert (note.target, note.quote, note.text) == ("s", "No land", "Which land?")


def test_a_reply_in_work_goes_with_its_note(window: Window, panel: PointPanel) -> None:
    session = window.session
    session.do(add_note("point", "p", "First?", id="n1"))
    let_go()
    click_on(window, "Reply")
    QTest.keyClicks(QApplication.focusWidget(), "Ask them")
    session.do(add_note("point", "p", "Second?", id="n2"))
    panel.select("x1")
    panel.select("")
    let_go()
    (box,) = [
        each
        for each in window.findChildren(QPlainTextEdit)
        if each.isVisible() and each.toPlainText() == "Ask them"
    ]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Return, CONTROL)
    (answer,) = [each for each in session.dossier.all(Note) if each.parent]
    assert (answer.parent, answer.text) == ("n1", "Ask them")
    assert not box.isVisible()


def test_the_keyboard_stays_with_the_notes_after_one(window: Window, note: QPlainTextEdit) -> None:
    QTest.keyClick(note, Qt.Key.Key_Return, CONTROL)
    assert not note.isVisible()
    assert back_in(window) is named(window, "Add a note…")
    QTest.keyClick(named(window, "Add a note…"), Qt.Key.Key_Space)
    assert back_in(window) is note
    QTest.keyClick(note, Qt.Key.Key_Escape)
    assert back_in(window) is named(window, "Add a note…")


def test_the_keyboard_goes_back_to_the_words_that_a_note_is_on(
    window: Window, panel: PointPanel
) -> None:
    statement = panel.cards.findChildren(Annotated)[0]
    statement.setFocus()
    statement.selectAll()
    QTest.keyClick(statement, Qt.Key.Key_M, CONTROL)
    box = back_in(window)
    assert isinstance(box, QPlainTextEdit)
    QTest.keyClicks(box, "By when?")
    QTest.keyClick(box, Qt.Key.Key_Return, CONTROL)
    let_go()
    assert back_in(window) is statement


def test_the_keyboard_stays_at_a_note_after_a_reply(window: Window, note: QPlainTextEdit) -> None:
    QTest.keyClick(note, Qt.Key.Key_Return, CONTROL)
    click_on(window, "Reply")
    box = back_in(window)
    QTest.keyClicks(box, "Asked.")
    QTest.keyClick(box, Qt.Key.Key_Return, CONTROL)
    assert back_in(window) is named(window, "Reply")
