"""The file is brought up to date while it is worked on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from core.editing.commands import change
from core.model.records import Point
from ui.shell import file_keeper
from ui.shell.window import Window


def test_it_is_so_too_where_one_edit_follows_another(
    open_window: Callable[..., Window],
    path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(file_keeper, "SETTLE", 50)
    window = open_window()
    window.files.open(path)
    session = window.session
    assert session is not None

    def edit() -> None:
        point = session.dossier.get(Point, "p")
        session.do(change(Point, "p", bottom_line=f"{point.bottom_line}."))

    edits = QTimer(window, interval=5)
    edits.timeout.connect(edit)
    edits.start()
    qtbot.waitUntil(lambda: b"Nobody moved.." in path.read_bytes())
    edits.stop()


def test_nothing_is_done_to_a_file_that_was_closed(
    open_window: Callable[..., Window], path: Path
) -> None:
    window = open_window()
    window.files.open(path)
    session = window.session
    assert session is not None
    keeper = session.findChild(file_keeper.FileKeeper)
    assert keeper is not None
    session.do(change(Point, "p", bottom_line="Somebody moved."))
    assert any(timer.isActive() for timer in keeper.findChildren(QTimer))
    window.files.close()
    assert not any(timer.isActive() for timer in keeper.findChildren(QTimer))


def test_an_edit_that_finds_the_file_gone_says_so_last(
    open_window: Callable[..., Window], path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    window.files.open(path)
    session = window.session
    assert session is not None
    path.unlink()
    session.do(change(Point, "p", bottom_line="Somebody moved."))
    session.say("Bottom line saved.")
    qtbot.waitUntil(lambda: "was moved, removed or replaced" in window.status.sentence)
