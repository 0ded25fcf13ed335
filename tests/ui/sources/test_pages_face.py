"""The pages of a source that is left while they are being drawn."""

import io
import threading

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from reportlab.pdfgen.canvas import Canvas

from core.editing.commands.sources import import_source
from core.intake import read_document
from core.model.records import Source
from tests.ui.keys import enter


def papers(*pages):
    """A PDF that says this, with the foot of each page drawn before its words."""
    data = io.BytesIO()
    canvas = Canvas(data)
    for number, words in enumerate(pages, 1):
        canvas.drawString(300, 30, str(number))
        canvas.drawString(72, 700, words)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def drawn(pages, page):
    """Wait until a page is drawn."""
    for _turn in range(1200):
        if pages.words_of(page) is not None:
            return
        QTest.qWait(50)


def test_a_page_that_is_gone_to_begins_at_its_top(window, session):
    data = papers("The first page.", "The second.", "The third.")
    session.do(import_source(read_document("x.pdf", data), keep=True))
    source = next(each for each in session.dossier.all(Source) if each.kept)
    window.go_to("sources")
    reading = window.panel.reading
    window.panel.reveal(Source, source.id)
    reading.bar.face.click()
    pages = reading.pages.pages
    drawn(pages, 0)
    for _time in ("unseen", "drawn already"):
        enter(reading.bar.pages, "2")
        QTest.keyClick(reading.bar.pages, Qt.Key.Key_Return)
        drawn(pages, 1)
        assert 0 <= pages.box_of(1).top() < 20
        enter(reading.bar.pages, "1")
        QTest.keyClick(reading.bar.pages, Qt.Key.Key_Return)


def test_pages_that_nobody_waits_for_do_no_harm(window, session, qtbot, capfd):
    for name in ("one.pdf", "two.pdf"):
        session.do(import_source(read_document(name, papers(f"The words of {name}")), keep=True))
    one, two = (each for each in session.dossier.all(Source) if each.kept)
    window.go_to("sources")
    panel = window.panel
    panel.reveal(Source, one.id)
    panel.reading.bar.face.click()
    panel.reveal(Source, two.id)
    pages = panel.reading.pages.pages
    drawn(pages, 0)
    assert pages.content == session.workspace.store.original(two.file_digest)
    panel.reveal(Source, one.id)
    panel.reading.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(
        lambda: not any(each.name.startswith("parley") for each in threading.enumerate()),
    )
    QTest.qWait(50)
    assert "deleted" not in capfd.readouterr().err


def test_the_keyboard_goes_from_pages_that_are_gone_to_what_is_read_or_chosen(window, session):
    for name in ("one.pdf", "two.pdf"):
        session.do(import_source(read_document(name, papers(f"The words of {name}")), keep=True))
    one, two = (each for each in session.dossier.all(Source) if each.kept)
    window.go_to("sources")
    panel = window.panel
    panel.reveal(Source, two.id)
    panel.reading.bar.face.click()
    panel.reading.pages.setFocus()
    assert panel.reading.pages.pages.hasFocus()
    panel.reading.bar.face.click()
    assert panel.reading.text.hasFocus()
    panel.reading.bar.face.click()
    session.undo()
    assert panel.isAncestorOf(window.focusWidget())
    panel.reveal(Source, one.id)
    panel.reading.pages.setFocus()
    panel.reading.show_source("")
    assert panel.list.view.hasFocus()
