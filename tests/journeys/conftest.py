"""Stories run on a real platform: on a virtual screen of their own if possible."""

import contextlib
import faulthandler
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QEvent, QLocale, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog

from core.editing.workspace import Workspace
from core.exchange.example import example_texts
from core.model.change import Body
from core.model.dossier import Dossier
from core.model.records import Source
from core.model.stored import stored_for
from tests import layout
from tests.journeys import open_windows
from tests.journeys.looking import SOON
from tests.journeys.person import Person
from tests.journeys.screen import Screen
from tests.journeys.story import Bridge, Watch, tell
from tests.waiting import until
from ui import app as app_module
from ui.kit.garbage import Collector
from ui.kit.settings import Settings
from ui.shell.window import Window

LONGEST = 1800
"""Seconds after which a story that does not end is reported, with where it hangs."""
SCREEN = Screen()
PICTURES = Path(__file__).resolve().parents[2] / "build" / "journeys"
"""Where the last picture of a failed story is kept."""


class Room(NamedTuple):
    """The size of the window, the number format, and the text size."""

    width: int
    height: int
    locale: str = "en_GB"
    text: int = 100

    def written(self, number: str) -> str:
        """A number without grouping as it is written in this locale."""
        return number.replace(".", QLocale(self.locale).decimalPoint())

    def __str__(self) -> str:
        return f"{self.width}x{self.height}-{self.locale}-{self.text}"


ROOMS = (Room(1440, 900), Room(1280, 720, "de_DE"), Room(1100, 700), Room(1440, 900, text=150))


def pytest_configure(config: pytest.Config) -> None:
    """Open a screen before the application is created; each process has its own."""
    worker = hasattr(config, "workerinput")
    if not worker and config.getoption("numprocesses", None):
        return
    if not SCREEN.open():
        print("No virtual screen can be opened here: the stories run without one.")
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def pytest_unconfigure(config: pytest.Config) -> None:
    """Close it."""
    SCREEN.close()


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a test with a person in it beside the window."""
    stage = pyfuncitem.funcargs.get("stage")
    if not isinstance(stage, Stage):
        return None
    wanted = pyfuncitem._fixtureinfo.argnames
    known = {name: pyfuncitem.funcargs[name] for name in wanted}

    def story() -> None:
        try:
            pyfuncitem.obj(**known)
        except BaseException:
            _keep_picture(stage.bridge, pyfuncitem.name)
            raise

    tell(stage.bridge, story, stage.leave)
    return True


def _keep_picture(bridge: Bridge, name: str) -> None:
    """Save the screen as it was when a story failed."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    path = PICTURES / f"{re.sub(r'[^a-zA-Z0-9]+', '_', name)}.png"
    with contextlib.suppress(Exception):
        bridge.ask(lambda: QApplication.primaryScreen().grabWindow(0).save(str(path)))


class Stage:
    """The window that a story is about, and what observes it."""

    def __init__(self, room: Room, folder: Path) -> None:
        self.room, self.folder = room, folder
        self.bridge = Bridge()
        self.watch = Watch(self.bridge.faults)
        self.window: Window | None = None
        self.keeps_backups = False

    def open(self, path: Path | None = None) -> None:
        """Start the program as `main.py` does; call it in the window's thread."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        settings = Settings.of_user()
        settings.text_size = self.room.text
        settings.keeps_backups = self.keeps_backups
        settings.write()
        self.window = app_module.first_window(app, path)
        self.window.resize(self.room.width, self.room.height)
        self.window.show()
        app_module.after_first_paint(self.window)
        self.watch.begin()

    def close(self) -> None:
        """End the program."""
        if self.window is None:
            return
        self.watch.end()
        window, self.window = self.window, None
        timer = QTimer(interval=50)
        timer.timeout.connect(self.let_go)
        timer.start()  # closing may ask about unsaved text
        window.close()
        timer.stop()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def leave(self) -> None:
        """Cancel whatever is in front of the window."""
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        front = popup or modal
        if isinstance(front, QDialog):
            front.done(0)
        elif front is not None:
            front.close()

    def let_go(self) -> None:
        """Discard what was typed; cancel whatever else is in front."""
        front = QApplication.activeModalWidget()
        asked = front.findChildren(QAbstractButton) if front is not None else []
        for button in (each for each in asked if each.text() == "Discard"):
            button.click()
            return
        self.leave()

    def look(self) -> list[str]:
        """What is wrong with the visible layout."""
        ours = (each for each in open_windows.on_the_screen() if not isinstance(each, QFileDialog))
        return [fault for window in ours for fault in layout.faults(window)]


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application as the program creates it."""
    app_module.set_up_appearance(qapp)
    Collector(qapp)
    return qapp


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["parley", "-style", "Fusion"]


def texts_of(dossier: Dossier) -> dict[str, Body]:
    """The stored texts that the example, or a dossier made from it, refers to."""
    return stored_for(dossier.all(Source), example_texts())


@pytest.fixture(params=ROOMS, ids=str)
def room(request: pytest.FixtureRequest) -> Room:
    """One of the setups in which every story is run."""
    chosen: Room = request.param
    return chosen


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A separate home: settings, documents and the example's copy."""
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(home))
    return home


@pytest.fixture(autouse=True)
def no_modal_window() -> None:
    """Here a person answers."""


@pytest.fixture
def screen() -> Screen:
    """The screen, if there is a virtual one."""
    if not SCREEN.is_open:
        pytest.skip("no virtual screen can be opened here")
    return SCREEN


@pytest.fixture
def stage(room: Room, tmp_path: Path, dressed: QApplication) -> Iterator[Stage]:
    """The window's side of a story."""
    before = QLocale()
    QLocale.setDefault(QLocale(room.locale))
    faulthandler.dump_traceback_later(LONGEST, exit=True)
    stage = Stage(room, tmp_path)
    yield stage
    stage.close()
    faulthandler.cancel_dump_traceback_later()
    QLocale.setDefault(before)
    assert not stage.bridge.faults, "\n".join(stage.bridge.faults)


@pytest.fixture
def person(stage: Stage) -> Person:
    """A person at a window that is not open yet."""
    return Person(stage.bridge, stage.look)


@pytest.fixture
def start(stage: Stage, person: Person) -> Callable[..., Person]:
    """Opens the window: as on a first start, on a file, or on a dossier that is written first."""

    def begin(what: Path | Dossier | None = None) -> Person:
        path = what
        if isinstance(what, Dossier):
            path = stage.folder / "talks.parley"
            Workspace.create(path, what, texts=texts_of(what)).close()
        stage.bridge.ask(lambda: stage.open(path))
        awake = until(lambda: stage.bridge.ask(QGuiApplication.focusWindow) is not None, SOON)
        assert awake, "the window does not get the keyboard"
        return person

    return begin
