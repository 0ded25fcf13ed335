"""One window for all that is opened, and who has a file open."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.editing.workspace import Workspace
from core.storage.running import WINDOW, Running, name_of, noted
from tests.dossiers import small
from tests.test_architecture import ROOT
from ui.kit.settings import Settings
from ui.shell.message import MessagePage
from ui.shell.one_window import OneWindow
from ui.shell.window import Window

HOLDING = """
import sys
from pathlib import Path
from core.storage.running import Running, name_of, note
from core.storage.store import Store
path, folder = map(Path, sys.argv[1:])
store = Store.open(path)
note(folder, name_of(path), Running.here("Ann"))
print("open", flush=True)
input()
"""


@pytest.fixture
def elsewhere(path: Path, settings: Settings) -> Iterator[int]:
    """A dossier open in another process: its number."""
    words = [sys.executable, "-c", HOLDING, str(path), str(settings.running)]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, cwd=ROOT, stdin=pipe, stdout=pipe) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process.pid
        process.communicate()


def words_in(window: QWidget) -> str:
    pages = window.findChildren(MessagePage)
    shown = (each for page in pages for each in page.findChildren(QWidget))
    return " ".join(each.text() for each in shown if hasattr(each, "text"))


def test_who_has_a_file_open_is_said(
    open_window: Callable[..., Window], path: Path, elsewhere: int
) -> None:
    window = open_window()
    window.files.open(path)
    told = f"talks.parley is open in another Parley window (process {elsewhere}, since "
    assert told in words_in(window)


def test_a_file_of_which_nobody_says_anything_is_in_use(
    open_window: Callable[..., Window], path: Path, elsewhere: int, settings: Settings
) -> None:
    (settings.running / name_of(path)).unlink()
    window = open_window()
    window.files.open(path)
    assert "talks.parley is open in another window or program" in words_in(window)


def test_an_open_dossier_is_noted_until_it_is_closed(
    open_window: Callable[..., Window], path: Path, settings: Settings, qtbot: QtBot
) -> None:
    window = open_window()
    window.files.open(path)
    note = settings.running / name_of(path)
    qtbot.waitUntil(note.exists)
    assert b"talks" not in note.read_bytes()
    window.files.close()
    assert not note.exists()


def test_the_note_follows_the_dossier_to_another_file(
    open_window: Callable[..., Window], path: Path, settings: Settings, qtbot: QtBot
) -> None:
    window = open_window()
    window.files.open(path)
    qtbot.waitUntil((settings.running / name_of(path)).exists)
    path.unlink()
    assert window.session is not None
    from ui.shell.file_keeper import FileKeeper

    keeper = window.session.findChild(FileKeeper)
    assert keeper is not None
    keeper.look()
    (note,) = settings.running.iterdir()
    assert note.name == name_of(window.session.workspace.path)


@pytest.fixture
def asked(window: Window) -> Iterator[OneWindow]:
    hearing = OneWindow(window)
    yield hearing
    hearing.leave()


def ask(settings: Settings, content: bytes) -> Path:
    path = settings.running / f"ask-{os.getpid()}-1"
    part = path.with_name("part")
    part.write_bytes(content)
    part.replace(path)
    return path


def test_what_is_asked_is_opened_and_the_window_is_raised(
    window: Window, asked: OneWindow, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.parley"
    Workspace.create(other, small()).close()
    window.showMinimized()
    waits = ask(settings, os.fsencode(other))
    qtbot.waitUntil(lambda: not waits.exists())
    qtbot.waitUntil(lambda: window.session is not None and window.session.workspace.path == other)
    assert not window.windowState() & Qt.WindowState.WindowMinimized


def test_a_window_alone_can_be_asked_for(
    window: Window, asked: OneWindow, settings: Settings, qtbot: QtBot
) -> None:
    assert window.session is not None
    before = window.session
    window.showMinimized()
    waits = ask(settings, b"")
    qtbot.waitUntil(lambda: not waits.exists())
    assert not window.isMinimized()
    assert window.session is before


def test_a_window_that_is_closed_is_asked_no_more(window: Window, settings: Settings) -> None:
    hearing = OneWindow(window)
    note = settings.running / WINDOW
    assert note.exists()
    assert noted(settings.running, WINDOW) is None, "it is this process"
    hearing.leave()
    assert not note.exists()
    hearing = OneWindow(window)
    window.locked = Path("talks.parley")
    hearing.leave()
    assert b'"process":%d' % Running.here().process in note.read_bytes(), "it begins again"
