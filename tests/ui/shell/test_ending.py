"""Stopped from outside, the program closes its file as quitting does: whole, and a single file."""

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from core.editing.commands import change
from core.editing.workspace import Workspace
from core.model.records import Point
from core.storage.store import Store
from tests.waiting import LONG

ROOT = Path(__file__).resolve().parents[3]
posix = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")

WINDOW = """
import socket, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
import ui.app
from core.errors import DiskFull
from core.storage.store import Store
from core.editing.commands import change
from core.model.records import Point
from ui.shell.drafts import Drafts

opened, waited = [], []
sys.addaudithook(lambda event, _args: opened.append(event) if event.startswith("socket.") else None)

def typed():
    form = QApplication.activeModalWidget()
    held = form.findChildren(QLineEdit) if form is not None else []
    lines = [each for each in held if each.isVisible()]
    types = sys.argv[2] in ("talks", "new_position")
    stands = lines if types else form is not None or sys.argv[2] == "help"
    if not stands and not waited.append(0) and len(waited) < 2000:
        QTimer.singleShot(50, typed)
        return
    if not stands:
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        print("instead:", [(type(each).__name__, each.windowTitle()) for each in shown], flush=True)
        return
    if types:
        QTest.keyClicks(lines[0], "half")
    print("ready", flush=True)
    if sys.argv[3:] == ["end of session"]:
        QTimer.singleShot(0, lambda: QApplication.instance().commitDataRequest.emit(None))

def seen(window):
    window.session.do(change(Point, "p", bottom_line="Changed."))
    if sys.argv[3:] == ["drafts"]:
        (drafts,) = window.session.findChildren(Drafts)
        drafts.kept.connect(lambda: print("kept", flush=True))
    if sys.argv[3:] == ["full disk"]:
        Store.close = lambda store: store._connection.close() or refuse()
    if sys.argv[2] == "the window":
        QTimer.singleShot(200, lambda: print("ready", flush=True))
    else:
        QTimer.singleShot(0, lambda: window.do(sys.argv[2]))
        QTimer.singleShot(400, typed)

def refuse():
    raise DiskFull("There is no space left.")

ui.app.after_first_paint = seen
code = ui.app.run(Path(sys.argv[1]))
print("ended", opened)
sys.exit(code)
"""
COMMAND = """
import os, signal, sys
import core.views.checks
from cli import run

core.views.checks.findings = lambda *_args: os.kill(os.getpid(), getattr(signal, sys.argv[2]))
sys.exit(run(["check", sys.argv[1]]))
"""


HEARS = """
import signal
if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)
"""
"""Whoever runs the tests in the background may ignore signals, and what they start does so too."""


def begin(script: str, path: Path, *arguments: str) -> subprocess.Popen[str]:
    """A process of its own, as a person starts it."""
    home = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(path.parent))
    return subprocess.Popen(
        [sys.executable, "-c", HEARS + script, path, *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **home},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
@pytest.mark.parametrize("shown", ["the window", "new_position", "open"])
def test_a_signal_closes_the_file_as_quitting_does(path: Path, name: str, shown: str) -> None:
    process = begin(WINDOW, path, shown)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    assert path.with_name(f"{path.name}-wal").exists()
    process.send_signal(getattr(signal, name))
    told, complaint = process.communicate(timeout=LONG)
    assert (process.returncode, told) == (0, "ended []\n")
    assert "Traceback" not in complaint
    assert list(path.parent.glob(f"{path.name}-*")) == []
    with closing(Workspace.open(path)) as workspace:
        assert workspace.dossier.get(Point, "p").bottom_line == "Changed."


FORMS = (
    *("talks", "parties", "points", "issues", "rounds", "levels", "glossary", "followups"),
    *("delegates", "marks", "new_position", "communique", "author", "open", "new", "help"),
)


@posix
@pytest.mark.parametrize("shown", FORMS)
def test_the_program_ends_under_whatever_is_open(path: Path, shown: str) -> None:
    process = begin(WINDOW, path, shown)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.terminate()
    told, complaint = process.communicate(timeout=LONG)
    assert (process.returncode, told) == (0, "ended []\n")
    assert "Traceback" not in complaint
    assert "Error" not in complaint
    assert list(path.parent.glob(f"{path.name}-*")) == []


@posix
@pytest.mark.parametrize("shown", ["talks", "new_position"])
def test_what_was_being_typed_is_kept_in_the_file(path: Path, shown: str) -> None:
    for _time in range(2):
        process = begin(WINDOW, path, shown)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.terminate()
        process.communicate(timeout=LONG)
    title = {"talks": "Talks", "new_position": "New position"}[shown]
    kept = draft(path)
    assert kept.count("half") == 2
    assert title in kept
    assert [*path.parent.glob("*.txt")] == []


def draft(path: Path) -> str:
    """What is kept in a file besides the dossier."""
    store = Store.open(path)
    kept = store.draft.text
    store.close()
    return kept


@posix
def test_what_was_being_typed_survives_a_kill(path: Path) -> None:
    process = begin(WINDOW, path, "talks", "drafts")
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    assert process.stdout.readline() == "kept\n"
    process.kill()
    process.communicate(timeout=LONG)
    assert "half" in draft(path)


def test_the_end_of_the_session_closes_the_file_and_keeps_what_was_typed(path: Path) -> None:
    process = begin(WINDOW, path, "talks", "end of session")
    told, complaint = process.communicate(timeout=LONG)
    assert (process.returncode, told) == (0, "ready\nended []\n")
    assert "Traceback" not in complaint
    assert list(path.parent.glob(f"{path.name}-*")) == []
    assert "half" in draft(path)


@posix
def test_the_program_ends_although_the_file_cannot_be_closed(path: Path) -> None:
    process = begin(WINDOW, path, "the window", "full disk")
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.terminate()
    told, complaint = process.communicate(timeout=LONG)
    assert (process.returncode, told) == (0, "ended []\n")
    assert "talks.parley could not be closed properly. There is no space left." in complaint
    with closing(Workspace.open(path)) as workspace:
        assert workspace.dossier.get(Point, "p").bottom_line == "Changed."


@posix
def test_a_signal_that_is_to_be_ignored_is_ignored(path: Path) -> None:
    ignoring = f"import signal\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)\n{WINDOW}"
    process = begin(ignoring, path, "the window")
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.send_signal(signal.SIGHUP)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(1)
    process.terminate()
    assert process.communicate(timeout=LONG)[0] == "ended []\n"


@posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_command_that_is_stopped_closes_its_file(path: Path, name: str) -> None:
    with closing(Workspace.open(path)) as workspace:
        workspace.do(change(Point, "p", bottom_line="Changed."))
    process = begin(COMMAND, path, name)
    _told, complaint = process.communicate(timeout=LONG)
    assert process.returncode == 1
    assert "Traceback" not in complaint
    assert list(path.parent.glob(f"{path.name}-*")) == []
