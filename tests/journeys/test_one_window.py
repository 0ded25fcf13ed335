"""The program, started again, hands over to the window that runs."""

import re
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.editing.workspace import Workspace
from core.errors import FileInUse
from core.storage.running import name_of
from core.storage.store import Store
from tests.dossiers import small
from tests.journeys.program import TRACED, Program, command, linux, without_bus
from tests.waiting import until

pytestmark = linux


@pytest.fixture
def files(home: Path, tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "first.parley", tmp_path / "second.parley"]
    for path in paths:
        Workspace.create(path, small()).close()
    return paths


@pytest.fixture
def first(files: list[Path]) -> Iterator[Program]:
    with Program(without_bus(), files[0]) as program:
        yield program.stand(files[0])


def is_open(path: Path) -> bool:
    """Whether a file is held. Nobody may be about to open it: it is opened to find out."""
    try:
        Store.open(path).close()
    except FileInUse:
        return True
    return False


def comes_to_be_open(path: Path, program: Program) -> bool:
    """Wait until a file is noted to be open; whether it is."""
    return until(lambda: program.notes(name_of(path))) and is_open(path)


def test_a_file_is_opened_in_the_window_that_runs(
    first: Program, files: list[Path], home: Path, tmp_path: Path
) -> None:
    told, tracer = tmp_path / "told", shutil.which("strace")
    by = (tracer, "-f", "-qq", "-e", f"trace={TRACED}", "-o", told) if tracer else ()
    assert is_open(files[0])
    with Program(without_bus(), files[1], by=by, script=("-c", PATIENT)) as second:
        assert second.wait() == 0
    assert comes_to_be_open(files[1], first)
    assert not is_open(files[0])
    assert first.is_running
    if tracer:
        others = re.findall(r"connect\(.*", told.read_text())
        assert all(".X11-unix" in each for each in others), others
        assert not re.findall(r".* bind\(.*|.*AF_INET.*", told.read_text())
    first.end()
    assert not is_open(files[1])
    assert not [*home.rglob("running/*")]


PATIENT = """
import sys
import main
from core.storage import running

running.PATIENCE = running.STALE - 1
sys.exit(main.main(sys.argv[1:]))
"""
"""Waits for an answer as long as there may be one."""
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


def test_a_window_that_begins_again_asks_nobody_and_is_asked(files: list[Path]) -> None:
    with Program(without_bus(), files[0], script=("-c", LOCKING)) as first:
        assert until(lambda: "main.py" in command(first.number))
        assert comes_to_be_open(files[0], first)
        with Program(without_bus(), files[1], script=("-c", PATIENT)) as second:
            assert second.wait() == 0
        assert comes_to_be_open(files[1], first)
        first.end()


def test_without_a_file_the_window_is_shown(first: Program, files: list[Path]) -> None:
    with Program(without_bus(), script=("-c", PATIENT)) as second:
        assert second.wait() == 0
    assert is_open(files[0])


def test_a_window_that_does_not_answer_is_left_alone(first: Program, files: list[Path]) -> None:
    first.signal(signal.SIGSTOP)
    with Program(without_bus(), files[1]) as second:
        assert comes_to_be_open(files[1], second)
        time.sleep(2)
        first.signal(signal.SIGCONT)
        time.sleep(2)
        assert is_open(files[0]), "what is no longer asked is not done"
        second.end()


def test_a_window_that_was_killed_is_not_asked(first: Program, files: list[Path]) -> None:
    first.signal(signal.SIGKILL)
    first.wait()
    with Program(without_bus(), files[1]) as second:
        assert comes_to_be_open(files[1], second)
        time.sleep(2)
        second.end()
