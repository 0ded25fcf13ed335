"""What was not saved when the program ended is shown once nothing else asks for an answer."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.storage.writing import KeptDraft
from tests.dossiers import small
from ui.setup.talks import Talks
from ui.shell import drafts
from ui.shell.unsaved import Unsaved
from ui.shell.window import Window


@pytest.mark.parametrize("typed", ["", "Fishing"])
def test_it_waits_until_a_form_is_closed(
    open_window: Callable[..., Window], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    session = open_window(small()).session
    assert session is not None
    session.workspace.keep_draft(KeptDraft("Half a sentence", ""))
    monkeypatch.setattr(drafts, "LATER", 0)
    earlier = drafts.Drafts(session)
    form = Talks.reopened(session, ())
    assert form is not None
    form.open()
    for _turn in range(5):
        QApplication.processEvents()
    assert QApplication.activeModalWidget() is form
    QTest.keyClicks(form.first_field(), typed)
    earlier.keep()
    assert "Half a sentence" in session.workspace.store.draft.text
    form.settle()
    form.reject()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), Unsaved))
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, Unsaved)
    assert shown.text.toPlainText() == "Half a sentence"
    shown.forget.click()
