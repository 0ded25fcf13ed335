"""The program, started again, hands over to the window that runs."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.editing.workspace import Workspace
from core.errors import FileInUse
from core.storage.running import name_of
from core.storage.store import Store
from tests.dossiers import small
from tests.journeys.story import until
from tests.journeys.test_no_connection import ROOT, TRACED, UP, begin, end

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is no /proc")
Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "first.parley", tmp_path / "second.parley"]
    for path in paths:
        Workspace.create(path, small()).close()
    return paths


@pytest.fixture
def here(home: Path) -> dict[str, str]:
    gone = ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")
    return {name: value for name, value in os.environ.items() if name not in gone}


@pytest.fixture
def first(here: dict[str, str], files: list[Path]) -> Iterator[subprocess.Popen[bytes]]:
    process = begin([], here, files[0])
    yield process
    if process.poll() is None:
        process.send_signal(signal.SIGCONT)
        end(process)


def again(here: dict[str, str], *words: str | Path) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    command = [*words[:-1], sys.executable, ROOT / "main.py", *words[-1:]]
    return subprocess.Popen(
        [each for each in command if each != ""],
        env=here,
        stdout=quiet,
        stderr=quiet,
        start_new_session=True,
    )


def is_open(path: Path) -> bool:
    """Whether a file is held. Nobody may be about to open it: it is opened to find out."""
    try:
        Store.open(path).close()
    except FileInUse:
        return True
    return False


def comes_to_be_open(path: Path, here: dict[str, str]) -> bool:
    """Wait until a file is noted to be open; whether it is."""
    home = Path(here["XDG_CONFIG_HOME"])
    return until(lambda: [*home.rglob(name_of(path))], UP) and is_open(path)


def test_a_file_is_opened_in_the_window_that_runs(
    first: subprocess.Popen[bytes], here: dict[str, str], files: list[Path], tmp_path: Path
) -> None:
    told, tracer = tmp_path / "told", shutil.which("strace")
    tracing = (tracer, "-f", "-qq", "-e", f"trace={TRACED}", "-o", told) if tracer else ()
    assert is_open(files[0])
    second = again(here, *tracing, files[1])
    assert second.wait(UP) == 0
    assert comes_to_be_open(files[1], here)
    assert not is_open(files[0])
    assert first.poll() is None
    if tracer:
        others = re.findall(r"connect\(.*", told.read_text())
        assert all(".X11-unix" in each for each in others), others
        assert not re.findall(r".* bind\(.*|.*AF_INET.*", told.read_text())
    end(first)
    assert not is_open(files[1])
    assert not [*Path(here["HOME"]).rglob("running/*")]


LOCKING = """
import sys
from pathlib import Path
import main
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import app

def lock(window):
    window._lock_now()

hear = app.hear_others
def hearing(window):
    hear(window)
    QTimer.singleShot(1500, window, lambda: lock(window))

app.hear_others = hearing
sys.exit(app.run(Path(sys.argv[1]), main._begin_again))
"""


def test_a_window_that_begins_again_asks_nobody_and_is_asked(
    here: dict[str, str], files: list[Path]
) -> None:
    words = [sys.executable, "-c", LOCKING, files[0]]
    first = subprocess.Popen(words, env=here, cwd=ROOT, start_new_session=True)
    assert until(lambda: b"main.py" in Path(f"/proc/{first.pid}/cmdline").read_bytes(), UP)
    assert comes_to_be_open(files[0], here)
    assert again(here, files[1]).wait(UP) == 0
    assert comes_to_be_open(files[1], here)
    end(first)


def test_without_a_file_the_window_is_shown(
    first: subprocess.Popen[bytes], here: dict[str, str], files: list[Path]
) -> None:
    begun = time.monotonic()
    assert again(here, "").wait(UP) == 0
    assert time.monotonic() - begun < 5
    assert is_open(files[0])


def test_a_window_that_does_not_answer_is_left_alone(
    first: subprocess.Popen[bytes], here: dict[str, str], files: list[Path]
) -> None:
    first.send_signal(signal.SIGSTOP)
    second = again(here, files[1])
    assert comes_to_be_open(files[1], here)
    time.sleep(2)
    first.send_signal(signal.SIGCONT)
    time.sleep(2)
    assert is_open(files[0]), "what is no longer asked is not done"
    end(second)


def test_a_window_that_was_killed_is_not_asked(
    first: subprocess.Popen[bytes], here: dict[str, str], files: list[Path]
) -> None:
    first.kill()
    first.wait()
    second = again(here, files[1])
    assert comes_to_be_open(files[1], here)
    time.sleep(2)
    end(second)
