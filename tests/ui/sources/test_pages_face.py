"""The pages of a source that is left while they are being drawn."""

import io
import threading

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from reportlab.pdfgen.canvas import Canvas

from core.editing.commands.sources import import_source
from core.intake import read_document
from core.model.records import Source


def papers(words):
    """A PDF that says this."""
    data = io.BytesIO()
    canvas = Canvas(data)
    canvas.drawString(72, 700, words)
    canvas.save()
    return data.getvalue()


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
    for _turn in range(400):
        if pages.words_of(0) is not None:
            break
        QTest.qWait(50)
    assert pages.content == session.workspace.store.original(two.file_digest)
    panel.reveal(Source, one.id)
    panel.reading.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(
        lambda: not any(each.name.startswith("parley") for each in threading.enumerate()),
        timeout=30_000,
    )
    QTest.qWait(50)
    assert "deleted" not in capfd.readouterr().err
