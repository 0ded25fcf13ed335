"""Sources as a person works with them: keys and mouse on what is in sight, and real dialogs."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from core.editing.commands.notes import add_note
from core.editing.commands.sources import set_source_text
from core.model.records import Audience, Excerpt, Note, NoteType, Source
from core.model.texts import STORED_TEXT
from core.text.selectors import select as phrase_of
from tests.acts import answering, choose, click_on, named, press
from tests.dossiers import small
from tests.look import settle
from tests.ui.conftest import RecordedPrompts
from ui.annotate.inspector_cards import Quote
from ui.session import Session
from ui.shell.window import Window

TEXT = "They met in Geneva.\fNo land is given up at the table.\fMore talks will follow.\f"
CONTROL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.usefixtures("real_dialogs")


@pytest.fixture
def sources(window: Window, session: Session, qtbot: QtBot) -> Window:
    session.do(set_source_text("s", TEXT))
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


def test_a_note_keeps_its_words_type_audience_and_pin(sources: Window, session: Session) -> None:
    QTest.keyClick(select(sources, "No land"), Qt.Key.Key_M, CONTROL)
    QTest.keyClicks(QApplication.focusWidget(), "Ask for the map")
    QTest.keyClick(named(sources, "Note type"), Qt.Key.Key_Down)
    QTest.keyClick(named(sources, "Audience of the note"), Qt.Key.Key_Up)
    QTest.keyClick(named(sources, "Pin to the pack"), Qt.Key.Key_Space)
    QTest.keyClick(named(sources, "Write a note… Ctrl+Enter saves it"), Qt.Key.Key_Return, CONTROL)
    (note,) = session.dossier.all(Note)
    assert (note.quote, note.field, note.text) == ("No land", STORED_TEXT, "Ask for the map")
    assert (note.type, note.audience, note.pinned) == (NoteType.QUESTION, Audience.MINE, True)


def test_a_note_is_kept_by_its_button(sources: Window, session: Session) -> None:
    select(sources, "Geneva")
    click_on(sources, "Note")
    QTest.keyClicks(QApplication.focusWidget(), "Where?")
    click_on(sources, "Add note")
    (note,) = session.dossier.all(Note)
    assert (note.quote, note.text) == ("Geneva", "Where?")


def test_a_sentence_becomes_evidence_for_a_position_on_record(
    sources: Window, session: Session
) -> None:
    def choose(dialog: QWidget) -> None:
        QTest.keyClicks(QApplication.focusWidget(), "arland fleet")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    text = select(sources, "No land is given up at the table.")
    with answering(choose):
        QTest.keyClick(text, Qt.Key.Key_E, CONTROL)
    (excerpt,) = session.dossier.excerpts("x3")
    assert (excerpt.quote, excerpt.locator) == ("No land is given up at the table.", "p. 2")


def test_a_sentence_becomes_a_new_position(sources: Window, session: Session) -> None:
    text = select(sources, "No land is given up at the table.")
    with answering(press("Cite"), press("Save")):
        QTest.keyClick(text, Qt.Key.Key_E, CONTROL)
    (excerpt,) = session.dossier.all(Excerpt)
    assert excerpt.source == "s"


def test_thinking_better_of_evidence_changes_nothing(sources: Window, session: Session) -> None:
    text, before = select(sources, "No land"), session.dossier
    with answering(press("Cancel")):
        QTest.keyClick(text, Qt.Key.Key_E, CONTROL)
    assert session.dossier is before


def test_a_text_is_put_right_and_keeps_its_pages(sources: Window, session: Session) -> None:
    def put_right(dialog: QWidget) -> None:
        box = QApplication.focusWidget()
        QTest.keyClick(box, Qt.Key.Key_Home, CONTROL)
        QTest.keyClicks(box, "Yesterday ")
        click_on(dialog, "Save")

    with answering(put_right):
        click_on(sources, "Edit text…")
    digest = session.dossier.get(Source, "s").digest
    assert session.workspace.store.text(digest) == f"Yesterday {TEXT}"


def test_words_are_found_as_search_finds_them(
    window: Window, session: Session, qtbot: QtBot
) -> None:
    session.do(
        set_source_text("s", "Straße nach Genf.\nThe Agree-\nment on the cease‑fire stands.")
    )
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


def test_typing_a_word_stays_at_the_first_place_that_has_it(
    sources: Window, session: Session
) -> None:
    session.do(set_source_text("s", "Both meet. The plan of peace; the plain; the plan of war."))
    line, text = named(sources, "Find in the text"), named(sources, "Text of the source")
    assert isinstance(text, QPlainTextEdit)
    QTest.keyClicks(line, "the plan")
    assert named(sources, "1 of 2").isVisible()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert named(sources, "2 of 2").isVisible()
    QTest.keyClicks(line, " of")
    assert text.textCursor().selectedText() == "the plan of"
    assert named(sources, "2 of 2").isVisible()
    QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert named(sources, "1 of 2").isVisible()


@pytest.mark.usefixtures("usual_size")
def test_words_that_are_found_are_in_sight_in_a_small_window_with_large_text(
    open_window: Callable[..., Window],
) -> None:
    more = (Source(f"s{n}", n, "A communiqué of the talks in Geneva") for n in range(2, 6))
    window = open_window(small(*more), size=(1100, 700), percent=150)
    session = window.session
    assert session is not None
    lines = (
        f"Paragraph {n} of the text goes on about boats, nets and the zone." for n in range(99)
    )
    session.do(set_source_text("s", "\n".join(lines)))
    window.go_to("sources")
    settle()
    line, text = named(window, "Find in the text"), named(window, "Text of the source")
    assert isinstance(text, QPlainTextEdit)
    for words in ("Paragraph 70 of", "Paragraph 3 of"):
        QTest.keyClick(line, Qt.Key.Key_A, CONTROL)
        QTest.keyClicks(line, words)
        settle()
        assert text.textCursor().selectedText() == words
        seen = text.viewport().visibleRegion().boundingRect()
        assert seen.contains(text.cursorRect()), "the words"
        assert not line.visibleRegion().isEmpty(), "and where they were typed"


PRINTED = (
    "Both met.\nArt. 5 stays in force, as the U.S. and No. 3 of the annex have it, for the agree-\n"
    "ment of Minsk. They leave.\f"
)


@pytest.fixture
def printed(sources: Window, session: Session) -> QPlainTextEdit:
    session.do(set_source_text("s", PRINTED))
    text = named(sources, "Text of the source")
    assert isinstance(text, QPlainTextEdit)
    return text


def spot(text: QPlainTextEdit, words: str) -> QPoint:
    """Where words stand in the view of a text."""
    cursor = text.textCursor()
    cursor.setPosition(PRINTED.index(words) + 1)
    return text.cursorRect(cursor).center()


def test_a_third_click_takes_the_sentence_over_its_lines(printed: QPlainTextEdit) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at = spot(printed, "annex")
    QTest.mouseDClick(printed.viewport(), left, none, at)
    assert printed.textCursor().selectedText() == "annex"
    QTest.mouseClick(printed.viewport(), left, none, at)
    whole = printed.textCursor().selectedText().replace("\u2029", "\n")
    assert whole == PRINTED[PRINTED.index("Art") : PRINTED.index(" They")]


def test_the_sentence_is_taken_by_keyboard_and_reads_as_one(
    sources: Window, printed: QPlainTextEdit, session: Session
) -> None:
    select(sources, "annex")
    QTest.keyClick(printed, Qt.Key.Key_J, CONTROL)
    whole = (
        "Art. 5 stays in force, as the U.S. and No. 3 of the annex have it, for the agreement of"
        " Minsk."
    )

    def see_it_whole(form: QWidget) -> None:
        statement = named(form, "Statement")
        assert isinstance(statement, QPlainTextEdit)
        assert statement.toPlainText() == whole
        click_on(form, "Save")

    with answering(press("Cite"), see_it_whole):
        QTest.keyClick(printed, Qt.Key.Key_E, CONTROL)
    (excerpt,) = session.dossier.all(Excerpt)
    assert excerpt.quote == PRINTED[excerpt.start : excerpt.end]
    assert [each.text() for each in sources.findChildren(Quote) if each.isVisible()] == [whole]


# --- notes in the margin ---


def test_the_mouse_on_a_phrase_lights_its_note_and_the_keyboard_on_a_note_its_phrase(
    sources: Window, printed: QPlainTextEdit, session: Session
) -> None:
    start = PRINTED.index("annex")
    phrase = phrase_of(PRINTED, start, start + 5)
    session.do(add_note("source", "s", "Which?", field=STORED_TEXT, **phrase._asdict()))
    view, card = printed.viewport(), named(sources, "Note: Which?")
    calm, marks = card.grab().toImage(), len(printed.extraSelections())
    QTest.mouseMove(view, spot(printed, "annex"))
    assert card.grab().toImage() != calm
    QTest.mouseMove(view, QPoint(2, 2))
    assert card.grab().toImage() == calm
    card.setFocus(Qt.FocusReason.TabFocusReason)
    assert len(printed.extraSelections()) == marks + 1


def test_a_note_in_the_margin_is_attached_pinned_and_removed(
    sources: Window, printed: QPlainTextEdit, session: Session
) -> None:
    session.do(add_note("source", "s", "?", field=STORED_TEXT, quote="Gone words"))
    select(sources, "annex")
    click_on(sources, "More actions for this note")
    choose("Attach to the selected words")
    (note,) = session.dossier.all(Note)
    assert (note.quote, note.start) == ("annex", PRINTED.index("annex"))
    click_on(sources, "More actions for this note")
    choose("Pin")
    assert session.dossier.all(Note)[0].pinned
    click_on(sources, "More actions for this note")
    choose("Remove")
    assert session.dossier.count(Note) == 0


# --- documents ---


@pytest.fixture
def document(tmp_path: Path, prompts: RecordedPrompts) -> Path:
    """A Word file made on 5 January 2024, under a name that a program gave it."""
    made = docx.Document()
    made.core_properties.title = "Microsoft Word - ~WRL0003.tmp"
    made.core_properties.created = dt.datetime(2024, 1, 5, 12)
    made.add_heading("Joint statement")
    made.add_paragraph("Yesterday they met in Geneva.")
    path = tmp_path / "final v3.docx"
    made.save(str(path))
    prompts.path = path
    return path


def test_the_day_of_a_file_is_offered_and_taken_only_when_asked(
    sources: Window, session: Session, document: Path
) -> None:
    def leave_it(form: QWidget) -> None:
        assert isinstance(title := named(form, "Title"), QLineEdit)
        assert title.text() == "Joint statement"
        named(form, "Use 5 January 2024, when the file says it was created")
        click_on(form, "Save")

    def take_it(form: QWidget) -> None:
        click_on(form, "Use 5 January 2024, when the file says it was created")
        click_on(form, "Save")

    for act, date in ((leave_it, None), (take_it, dt.date(2024, 1, 5))):
        with answering(act):
            click_on(sources, "Import…")
        assert session.dossier.all(Source)[-1].date == date
        session.undo()


def test_a_document_is_put_into_a_source_and_notes_go_along(
    sources: Window, session: Session, document: Path
) -> None:
    for words in ("Geneva", "No land"):
        QTest.keyClick(select(sources, words), Qt.Key.Key_M, CONTROL)
        QTest.keyClicks(QApplication.focusWidget(), "Why?")
        click_on(sources, "Add note")
        QTest.keyClick(named(sources, "Find in the text"), Qt.Key.Key_A, CONTROL)
    with answering(press("Save")):
        click_on(sources, "Text from a file…")
    source = session.dossier.get(Source, "s")
    text = session.workspace.store.text(source.digest)
    assert (source.title, source.file_name) == ("A newspaper", "final v3.docx")
    assert text == "Joint statement\nYesterday they met in Geneva."
    kept, lost = sorted(session.dossier.all(Note), key=lambda note: note.start is None)
    assert text[kept.start : kept.end] == "Geneva"
    assert (lost.quote, lost.start) == ("No land", None)
    assert sources.status.sentence.endswith("1 note or excerpt is now detached.")
