"""A locked dossier is closed, and no process knows what was in it."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.editing.workspace import finished
from core.errors import DiskFull
from core.storage.passphrase import Secret, new_key
from core.storage.rekeying import rekeying
from core.storage.store import Store
from tests.traces import remembered, written
from tests.ui.keys import enter
from tests.waiting import LONG, until
from ui.kit.settings import Settings
from ui.setup.points import PointForm
from ui.shell import locking
from ui.shell.drafts import drafts_of
from ui.shell.locking import Idle, refusal

ROOT = Path(__file__).resolve().parents[3]
CANARY = "zqcanaryq"
WORDS = "orbit velvet canyon"
WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
import main, ui.app
from core.storage.private import private_folder
from ui.shell.unlocking import Unlocking

def opened(window):
    (form,) = window.findChildren(Unlocking)
    form.passphrase.line.setText(sys.argv[2])
    form.go.click()
    QTimer.singleShot(0, lambda: window.do("talks"))
    QTimer.singleShot(600, lambda: typed(window))

def typed(window):
    form = QApplication.activeModalWidget()
    if form is None:
        QTimer.singleShot(50, lambda: typed(window))
        return
    lines = [each for each in form.findChildren(QLineEdit) if each.isVisible()]
    QTest.keyClicks(lines[0], sys.argv[3])
    ui.app.copy = private_folder()
    Path(ui.app.copy.name, "copy").write_text(sys.argv[3])
    sys.argv[2:] = []
    print("ready", flush=True)
    sys.stdin.readline()
    QTest.keyClick(form.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

ui.app.after_first_paint = opened
sys.exit(main.main(sys.argv[1:2]))
"""


@pytest.fixture
def key():
    return new_key(Secret(WORDS))


@pytest.fixture
def protected(path, key):
    """A closed file with the small dossier under a passphrase."""
    finished(rekeying(Store.open(path), key)).close()
    return path


def command(process: subprocess.Popen[str]) -> str:
    return Path(f"/proc/{process.pid}/cmdline").read_text()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is no /proc")
def test_nothing_of_a_locked_dossier_is_left_in_memory(protected, key):
    places = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR")
    home = dict.fromkeys(places, str(protected.parent))
    process = subprocess.Popen(
        [sys.executable, "-c", WINDOW, protected, WORDS, CANARY],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **home},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout.readline() == "ready\n"
        if os.geteuid() == 0:  # for others it can no longer be read
            assert remembered(process.pid, "Fishing talks") > 0
        process.stdin.write("lock\n")
        process.stdin.flush()
        assert until(lambda: "-c" not in command(process), LONG)
        time.sleep(2)
        assert command(process).split("\0")[1:3] == [str(ROOT / "main.py"), str(protected)]
        found = {
            words: remembered(process.pid, words) for words in (CANARY, WORDS, "Fishing talks")
        }
        assert not any(found.values()), found
    finally:
        process.terminate()
        process.communicate(timeout=LONG)
    assert written(protected.parent, CANARY, WORDS, "Fishing talks") == []
    store = Store.open(protected, key)
    kept = store.draft.text
    store.close()
    assert CANARY in kept


def test_only_a_protected_dossier_can_be_locked(window):
    assert "Give it a passphrase" in refusal(window.session)


@pytest.fixture
def now(monkeypatch):
    """The clock, in seconds."""
    clock = [1000.0]
    monkeypatch.setattr(locking.time, "time", lambda: clock[0])
    return clock


def test_it_is_locked_when_nobody_has_done_anything(window, now, key):
    window.session.workspace.rekey(key)
    locked = []
    idle = Idle(window.session, lambda **_how: locked.append(now[0]))
    for _look in range(119):
        now[0] += 5
        idle.look()
    assert not locked
    for _look in range(3):
        now[0] += 5
        idle.look()
    assert locked


def test_it_is_locked_when_the_computer_slept(window, now, key):
    window.session.workspace.rekey(key)
    locked = []
    idle = Idle(window.session, lambda **_how: locked.append(now[0]))
    now[0] += 5
    idle.look()
    now[0] += 90
    idle.look()
    assert locked == [1095.0]


def test_after_how_long_is_remembered(tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    assert settings.lock_after == 10
    settings.lock_after = 0
    settings.write()
    assert Settings(tmp_path / "settings.ini").lock_after == 0


def test_nobody_is_locked_out_of_what_they_wait_for(window, now, key):
    window.session.workspace.rekey(key)
    locked = []
    idle = Idle(window.session, lambda **_how: locked.append(now[0]))
    window.session.workspace.writing = True
    for _look in range(130):
        now[0] += 5
        idle.look()
    assert not locked
    window.session.workspace.writing = False
    now[0] += 5
    idle.look()
    assert locked == [now[0]]


@pytest.fixture
def full(window, key, monkeypatch):
    """A window whose protected dossier is on a full disk, with something half written in a form.
    Its end does not end the program: no loop of events would run in this process afterwards."""
    window.session.workspace.rekey(key)
    form = PointForm(window.session, window.session.dossier.points[0])

    def refuse(_connection, _kept):
        raise DiskFull("There is no space left.")

    with monkeypatch.context() as patch:
        patch.setattr("core.storage.store.keep_draft", refuse)
        patch.setattr(QApplication, "exit", lambda: None)
        form.open()
        yield window
    if window.session is not None:
        form.settle()
        form.reject()


def type_something():
    enter(QApplication.activeModalWidget().first_field(), CANARY)


def test_it_is_said_once_that_what_is_typed_cannot_be_kept(full):
    drafts, said = drafts_of(full.session), []
    full.session.status_message.connect(lambda sentence, _is_problem: said.append(sentence))
    type_something()
    drafts.keep()
    drafts.keep()
    sentence = "What you are typing is not kept until you save it. There is no space left."
    assert said.count(sentence) == 1


def test_what_cannot_be_kept_is_not_locked_away_unasked(full):
    type_something()
    full.prompts.agrees = False
    full.lock()
    assert "is lost if you lock now. There is no space left." in full.prompts.asked[-1]
    assert full.session is not None
    assert full.locked is None
    full.prompts.agrees = True
    full.lock()
    assert full.locked is not None
