"""A note box beside a text has the room that it needs, in a small window with large text too."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from core.editing.commands.sources import set_source_text
from core.exchange.example import example
from core.model.records import Source
from tests.acts import named
from tests.layout import faults
from ui.shell.window import Window

pytestmark = pytest.mark.usefixtures("usual_size")
WORDS = "The Parties shall withdraw their forces from the zone within ninety days. " * 4


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_note_on_many_words_has_its_room(
    open_window: Callable[..., Window], qtbot: QtBot, percent: int
) -> None:
    window = open_window(example(), size=(1100, 700), percent=percent)
    (source, *_others) = window.session.dossier.all(Source)
    window.session.do(set_source_text(source.id, WORDS))
    window.go_to("sources")
    text = named(window, "Text of the source")
    assert isinstance(text, QPlainTextEdit)
    text.setFocus()
    text.moveCursor(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    QTest.keyClick(text, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not faults(window))
