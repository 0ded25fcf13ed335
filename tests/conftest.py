"""What all tests share: the length of random ones, dossier files that are cheap to make, and the
rule that nothing may wait for a person."""

import os
import shutil
import time
from functools import partialmethod
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

import main
from core.editing.workspace import Workspace
from core.exchange.example import make_example
from core.storage.store import Store
from tests.dossiers import small
from tests.waiting import LONG

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile(
    "short",
    max_examples=15,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
settings.register_profile(
    "long",
    settings.get_profile("short"),
    max_examples=2000,
    stateful_step_count=60,
    derandomize=False,
)
settings.load_profile("short")

PATIENCE = round(LONG * 1000)


class PatientBot(QtBot):
    """Waits longer than a busy computer takes."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=PATIENCE)
    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE)
    waitSignals = partialmethod(QtBot.waitSignals, timeout=PATIENCE)
    waitActive = partialmethod(QtBot.waitActive, timeout=PATIENCE)
    waitExposed = partialmethod(QtBot.waitExposed, timeout=PATIENCE)


@pytest.fixture
def qtbot(qapp, request):
    """The hands of a test in a window."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def long(pytestconfig):
    """Whether there is time: `pytest --hypothesis-profile=long`."""
    return pytestconfig.getoption("hypothesis_profile") == "long"


@pytest.fixture
def at_zone(monkeypatch):
    """Sets this laptop's time zone."""

    def go(name):
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield go
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def real_dialogs():
    """Lets a test meet windows that wait for an answer, and answer them (see `tests.acts`)."""


@pytest.fixture(autouse=True)
def no_modal_window(monkeypatch, request):
    """A window that waits for an answer fails the test instead of blocking it."""
    if "real_dialogs" in request.fixturenames:
        return

    def refuse(*_args, **_kinds):
        pytest.fail("a window would wait for a person")

    for kind in (QDialog, QFileDialog, QMessageBox, QMenu):
        monkeypatch.setattr(kind, "exec", refuse)
    for name in ("getOpenFileName", "getSaveFileName", "getExistingDirectory"):
        monkeypatch.setattr(QFileDialog, name, refuse)


@pytest.fixture(autouse=True)
def no_window_left():
    """A window still on screen after a test fails it."""
    yield
    if isinstance(QApplication.instance(), QApplication):
        left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        for widget in left:
            widget.hide()
        assert not left, f"left on screen: {left}"


@pytest.fixture(scope="session")
def small_file(tmp_path_factory) -> Path:
    """A closed file with the small dossier, to be copied and left as it is."""
    path = tmp_path_factory.mktemp("files") / "small.parley"
    Store.create(path, small()).close()
    return path


@pytest.fixture
def path(small_file, tmp_path) -> Path:
    """A closed file with the small dossier, for one test."""
    return Path(shutil.copy(small_file, tmp_path / "talks.parley"))


@pytest.fixture
def store(path):
    """The small dossier's file, open."""
    store = Store.open(path)
    yield store
    store.close()


@pytest.fixture
def workspace(path):
    """A workspace on the small dossier."""
    workspace = Workspace.open(path, author="Ann")
    yield workspace
    workspace.close()


@pytest.fixture(scope="session")
def example_file(tmp_path_factory) -> Path:
    """A closed file with the example; left as it is."""
    path = tmp_path_factory.mktemp("example") / "example.parley"
    make_example(path).close()
    return path


@pytest.fixture
def parley(capsys):
    """Run a command; answers with exit code, what it printed, and what it complained of."""

    def run(*arguments):
        code = main.main([str(each) for each in arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run
