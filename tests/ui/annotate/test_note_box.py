"""Where a note is written: the same keys save and cancel it from every field."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.model.records import Audience, NoteType
from ui.annotate.note_box import NoteEditor
from ui.kit.theme import Theme

FIELDS = ("box", "type", "audience", "pinned")


@pytest.fixture
def editor(qtbot: QtBot) -> NoteEditor:
    editor = NoteEditor()
    qtbot.addWidget(editor)
    editor.begin("the line of 1994", Theme.load("light"))
    qtbot.keyClicks(editor.box, "Which map?")
    return editor


@pytest.mark.parametrize("field", FIELDS)
def test_ctrl_enter_saves_the_note_as_chosen(qtbot: QtBot, editor: NoteEditor, field: str) -> None:
    editor.type.choose(NoteType.QUESTION)
    editor.audience.choose(Audience.MINE)
    editor.pinned.setChecked(True)
    with qtbot.waitSignal(editor.written) as saved:
        qtbot.keyClick(
            getattr(editor, field), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )
    told = {"type": NoteType.QUESTION, "audience": Audience.MINE, "pinned": True}
    assert saved.args == ["Which map?", told]


@pytest.mark.parametrize("field", FIELDS)
def test_escape_closes_it_where_nothing_was_written(
    qtbot: QtBot, editor: NoteEditor, field: str
) -> None:
    editor.box.clear()
    with qtbot.waitSignal(editor.put_away):
        qtbot.keyClick(getattr(editor, field), Qt.Key.Key_Escape)
