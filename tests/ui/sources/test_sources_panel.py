"""The register of sources, reading one, noting and citing its sentences."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QGuiApplication, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from core.editing.commands import create, remove
from core.editing.commands.evidence import cite
from core.editing.commands.sources import set_source_text
from core.model.records import Excerpt, Position, Source
from core.text.selectors import select
from tests.acts import answering, press
from tests.core.intake.papers import taken
from tests.core.intake.test_mail import message
from tests.core.intake.word_files import para, put_in, taken_out, word_xml
from tests.ui.keys import enter
from ui.annotate.sentences import go_to_sentence
from ui.kit import fonts
from ui.kit.card import Card
from ui.kit.fonts import em
from ui.positions.cited import Evidence
from ui.positions.form import PositionForm
from ui.sources import form as source_form
from ui.sources import importing
from ui.sources.panel import SourcesPanel
from ui.sources.reader_bar import ReaderBar

TEXT = "They met 🕊 in Geneva.\fNo land is given up at the table.\fЖодної землі не віддають.\f"
PHRASE = select(TEXT, TEXT.index("No land"), TEXT.index("No land") + 24)


@pytest.fixture
def panel(window, session):
    session.do(set_source_text("s", TEXT))
    window.go_to("sources")
    assert isinstance(window.panel, SourcesPanel)
    return window.panel


def select_phrase(panel, words):
    at = TEXT.index(words)
    panel.reading.text.select(at, at + len(words))


def test_the_page_can_be_chosen_in_a_narrow_window_too(qtbot):
    card = Card()
    qtbot.addWidget(card)
    bar = ReaderBar(card)
    bar.show_text(TEXT, refusal="")
    card.body.addWidget(bar)
    card.body.addWidget(QPlainTextEdit(card), 1)
    card.show()
    for width in (em(600), em(230)):
        card.resize(width, 10)
        QTest.qWait(20)
        card.resize(width, 10)  # as low as it goes
        assert bar.pages.geometry().bottom() <= bar.height()


def test_a_source_is_read_page_by_page(panel):
    text = panel.reading.text
    assert text.toPlainText() == TEXT.replace("\f", "\n")
    pages = panel.reading.bar.pages
    enter(pages, "4")
    QTest.keyClick(pages, Qt.Key.Key_Return)
    assert pages.validate() == "4 is not between 1 and 3."
    assert text.page() == 1
    enter(pages, "3")
    QTest.keyClick(pages, Qt.Key.Key_Return)
    assert text.page() == 3


def test_words_are_found_and_counted(panel):
    bar = panel.reading.bar
    bar.line.setText("ЗЕМЛІ")
    assert panel.reading.text.textCursor().selectedText() == "землі"
    assert bar.found.text() == "1 of 1"
    bar.line.setText("nowhere")
    assert bar.found.text() == "not found"


def test_a_sentence_becomes_a_new_position(panel, session):
    evidence = Evidence(session.dossier.get(Source, "s"), PHRASE, "p. 2")
    form = PositionForm(session, "i", "b", evidence=evidence)
    form.party.setCurrentIndex(form.party.findData("a"))
    assert form.statement.toPlainText() == PHRASE.quote.strip()
    assert form.locator.text() == "p. 2"
    assert form.save(), "the party's last value is offered"
    position = session.dossier.positions("i", "a")[-1]
    assert (position.source, position.locator) == ("s", "p. 2")
    assert session.dossier.excerpts(position.id)[0].quote == PHRASE.quote
    session.undo()
    assert session.dossier.count(Excerpt) == 0
    form.deleteLater()


def test_from_a_position_to_its_sentence(panel, window, session):
    session.do(cite("x4", "s", PHRASE, "p. 2"))
    window.go_to("overview")
    assert go_to_sentence(session, "x4")
    assert window.panel is panel
    assert panel.reading.text.page() == 2
    assert go_to_sentence(session, "x1"), "without evidence, its source"
    assert not go_to_sentence(session, "x5")


@pytest.mark.usefixtures("real_dialogs")
def test_text_on_the_clipboard_is_taken_in(panel, session):
    QGuiApplication.clipboard().setText("Communiqué\nWe met again.")
    panel.list.view.setFocus()
    with answering(press("Save")):
        QTest.keyClick(panel.list.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    new = session.dossier.all(Source)[-1]
    assert (new.title, session.workspace.store.text(new.digest)) == (
        "Communiqué",
        "Communiqué\nWe met again.",
    )
    assert panel.chosen == new.id
    assert not importing.paste(session), "already added"


def test_a_damaged_file_leaves_the_dossier_as_it_was(panel, session, tmp_path):
    said = []
    session.status_message.connect(lambda sentence, _problem: said.append(sentence))
    before = session.dossier
    path = tmp_path / "cut.pdf"
    path.write_bytes(b"%PDF-1.7 nothing more")
    assert not importing.import_file(session, path)
    assert session.dossier is before
    assert "cut.pdf" in said[-1]


def test_tracked_changes_come_in_as_somebody_chooses(panel, session):
    body = para("They ", taken_out("may"), put_in("shall"), " meet.")
    form = source_form.SourceForm(session, None, taken("office", word_xml(body)))
    form.reading.setCurrentIndex(form.reading.findData("rejected"))
    form.title.set_value("Draft")
    assert form.save()
    source = session.dossier.all(Source)[-1]
    assert session.workspace.store.text(source.digest) == "They may meet."
    form.deleteLater()


def test_undo_of_what_came_last_leads_back_to_the_row_before_and_a_removal_to_the_row_beside(
    panel, session
):
    for name in "tuv":
        session.do(create(Source, id=name, title=f"Source {name}"))
    panel.list.view.choose("t")
    session.do(create(Source, id="w", title="Source w"))
    assert panel.chosen == "w"
    session.undo()
    assert panel.chosen == "t"
    session.redo()
    session.undo()
    assert panel.chosen == "t"
    session.do(remove(Source, "t"))
    assert panel.chosen == "u"
    session.do(remove(Source, "v"))
    assert panel.chosen == "u"
    panel.list.view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    session.do(remove(Source, "u"))
    assert panel.chosen == "s"


def test_the_meaning_of_a_grade_is_at_hand(panel, session):
    form = source_form.SourceForm(session, session.dossier.get(Source, "s"))
    offered = [form.reliability.itemText(n) for n in range(form.reliability.count())]
    assert len(offered) == 7
    assert all(len(words) > 8 for words in offered)
    assert form.fields()["credibility"] == 2
    form.deleteLater()


def test_a_source_says_where_it_was_found_and_opens_nothing(panel, session):
    form = source_form.SourceForm(session, session.dossier.get(Source, "s"))
    QTest.keyClicks(form.link, "https://example.org/a?b=1")
    QTest.keyClicks(form.original, "safe 3")
    form.go.click()
    source = session.dossier.get(Source, "s")
    assert (source.link, source.original) == ("https://example.org/a?b=1", "safe 3")
    told = panel.reading.about
    assert "original: safe 3" in told.text()
    assert "https://example.org/a?b=1" in told.text().replace("\u200b", "")
    assert not told.openExternalLinks()


def test_evidence_is_removed_and_led_to_its_position(panel, session, window):
    session.do(cite("x4", "s", PHRASE))
    (card,) = panel.reading.margin.list.cards
    card.evidence.go.click()
    assert window.side.list.current == "point:p"
    assert window.panel.selected in ("x4", session.dossier.get(Position, "x4").id)
    window.go_to("sources")
    panel.reading.margin.list.cards[0].evidence.drop.click()
    assert session.dossier.count(Excerpt) == 0


def test_a_quote_in_arabic_is_drawn_with_letters_and_not_with_boxes(window):
    layout = QTextLayout("يحتاج إلى استفتاء", fonts.serif_italic(13))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    assert all(0 not in run.glyphIndexes() for run in layout.glyphRuns())


class Dragged(QDragEnterEvent):
    """A text that is dragged over the panel, from here or from elsewhere."""

    def __init__(self, data: QMimeData, origin: object) -> None:
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        super().__init__(QPointF(5, 5), copy, data, left, Qt.KeyboardModifier.NoModifier)
        self._origin = origin
        self.ignore()

    def source(self) -> object:
        return self._origin


@pytest.mark.parametrize("within", [True, False])
def test_words_dragged_within_the_window_are_no_new_source(panel, within):
    data = QMimeData()
    data.setText("No land is given up")
    for target in (panel, panel.reading):
        event = Dragged(data, panel.reading.text if within else None)
        target.dragEnterEvent(event)
        assert event.isAccepted() is not within


@pytest.mark.usefixtures("real_dialogs")
def test_a_message_brings_its_sender_its_day_and_its_documents(panel, session, tmp_path):
    whole = message(To="bo@b.org")
    whole.add_attachment("Annex text.", filename="annex.txt")
    path = tmp_path / "talks.eml"
    path.write_bytes(whole.as_bytes())
    with answering(press("Save"), press("Save")):
        assert importing.import_file(session, path)
    mail, annex = session.dossier.all(Source)[-2:]
    assert (mail.title, mail.publisher) == ("Talks – again", "Ann Ås <a@a.org>")
    assert mail.date is not None
    assert session.workspace.store.text(annex.digest) == "Annex text."
