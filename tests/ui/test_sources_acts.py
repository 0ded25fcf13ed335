"""Sources as a person works with them: keys and mouse on what is in sight, and real dialogs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from core.commands.sources import set_source_text
from core.model import Audience, Excerpt, Note, NoteType, Source
from core.passages import STORED_TEXT
from tests.acts import answering, click_on, named, press
from ui.desk import Desk
from ui.window import Window

TEXT = "They met in Geneva.\fNo land is given up at the table.\fMore talks will follow.\f"
CONTROL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.usefixtures("real_dialogs")


@pytest.fixture
def sources(window: Window, desk: Desk, qtbot: QtBot) -> Window:
    desk.do(set_source_text("s", TEXT))
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    return window


def select(window: Window, words: str) -> QWidget:
    """Find words in the text of the source, which selects them, and go to the text."""
    QTest.keyClicks(named(window, "Find in the text"), words)
    text = named(window, "Text of the source")
    text.setFocus()
    return text


def test_a_note_keeps_its_words_type_audience_and_pin(sources: Window, desk: Desk) -> None:
    QTest.keyClick(select(sources, "No land"), Qt.Key.Key_M, CONTROL)
    QTest.keyClicks(QApplication.focusWidget(), "Ask for the map")
    QTest.keyClick(named(sources, "What sort of note"), Qt.Key.Key_Down)
    QTest.keyClick(named(sources, "Who may see the note"), Qt.Key.Key_Up)
    QTest.keyClick(named(sources, "Pin to the pack"), Qt.Key.Key_Space)
    QTest.keyClick(named(sources, "Write a note… Ctrl+Enter keeps it"), Qt.Key.Key_Return, CONTROL)
    (note,) = desk.dossier.all(Note)
    assert (note.quote, note.field, note.text) == ("No land", STORED_TEXT, "Ask for the map")
    assert (note.type, note.audience, note.pinned) == (NoteType.QUESTION, Audience.MINE, True)


def test_a_note_is_kept_by_its_button(sources: Window, desk: Desk) -> None:
    select(sources, "Geneva")
    click_on(sources, "Note")
    QTest.keyClicks(QApplication.focusWidget(), "Where?")
    click_on(sources, "Add note")
    (note,) = desk.dossier.all(Note)
    assert (note.quote, note.text) == ("Geneva", "Where?")


def test_a_sentence_becomes_evidence_for_a_position_on_record(sources: Window, desk: Desk) -> None:
    def choose(dialog: QWidget) -> None:
        QTest.keyClicks(QApplication.focusWidget(), "arland fleet")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    text = select(sources, "No land is given up at the table.")
    with answering(choose):
        QTest.keyClick(text, Qt.Key.Key_E, CONTROL)
    (excerpt,) = desk.dossier.excerpts("x3")
    assert (excerpt.quote, excerpt.locator) == ("No land is given up at the table.", "p. 2")


def test_a_sentence_becomes_a_new_position(sources: Window, desk: Desk) -> None:
    text = select(sources, "No land is given up at the table.")
    with answering(press("Cite"), press("Save")):
        QTest.keyClick(text, Qt.Key.Key_E, CONTROL)
    (excerpt,) = desk.dossier.all(Excerpt)
    assert excerpt.source == "s"


def test_thinking_better_of_evidence_changes_nothing(sources: Window, desk: Desk) -> None:
    text, before = select(sources, "No land"), desk.dossier
    with answering(press("Cancel")):
        QTest.keyClick(text, Qt.Key.Key_E, CONTROL)
    assert desk.dossier is before


def test_a_text_is_put_right_and_keeps_its_pages(sources: Window, desk: Desk) -> None:
    def put_right(dialog: QWidget) -> None:
        box = QApplication.focusWidget()
        QTest.keyClick(box, Qt.Key.Key_Home, CONTROL)
        QTest.keyClicks(box, "Yesterday ")
        click_on(dialog, "Save")

    with answering(put_right):
        click_on(sources, "Edit text…")
    digest = desk.dossier.get(Source, "s").digest
    assert desk.workspace.store.text(digest) == f"Yesterday {TEXT}"


def test_words_are_found_as_search_finds_them(window: Window, desk: Desk, qtbot: QtBot) -> None:
    desk.do(set_source_text("s", "Straße nach Genf.\nThe Agree-\nment on the cease‑fire stands."))
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    line = named(window, "Find in the text")
    text = named(window, "Text of the source")
    assert isinstance(text, QPlainTextEdit)
    for words, seen in (
        ("agreement on", "Agree-\nment on"),
        ("STRASSE", "Straße"),
        ("genf. the", "Genf.\nThe"),
        ("ceasefire", "cease‑fire"),
    ):
        QTest.keyClick(line, Qt.Key.Key_A, CONTROL)
        QTest.keyClicks(line, words)
        assert text.textCursor().selectedText().replace("\u2029", "\n") == seen
        assert named(window, "1 of 1").isVisible()
