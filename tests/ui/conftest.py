"""What screen tests share: a window on a dossier, recorded questions, and the rule that a test
leaves no window, timer or thread behind."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.editing.workspace import Workspace
from core.model.dossier import Dossier
from tests.dossiers import small
from tests.waiting import LONG
from ui import app as app_module
from ui.kit import fonts, theme
from ui.kit.garbage import Collector
from ui.kit.prompts import Prompts
from ui.kit.settings import Settings
from ui.point.panel import PointPanel
from ui.session import Session
from ui.shell import crash
from ui.shell.window import Window

TODAY = dt.date(2025, 2, 5)
"""Between the two rounds of the small dossier (1 January and 10 February 2025)."""


class RecordedPrompts(Prompts):
    """Answers as instructed, and keeps what was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.path: Path | None = None
        self.opened: Path | None = None
        self.kind = 0
        self.kinds: Sequence[str] = ()
        self.agrees = True
        self.words: str | None = None

    def file_to_open(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        self.asked.append(title)
        return self.opened or self.path

    def file_to_write(
        self, parent: QWidget, title: str, suggestion: Path, kinds: str
    ) -> Path | None:
        self.asked.append(f"{title}: {suggestion.name}")
        return self.path

    def file_of_kind(
        self, parent: QWidget, title: str, suggestion: Path, kinds: Sequence[str]
    ) -> tuple[Path, int] | None:
        self.asked.append(f"{title}: {suggestion.name}")
        self.kinds = kinds
        return (self.path, self.kind) if self.path is not None else None

    def folder(self, parent: QWidget, title: str, start: Path) -> Path | None:
        self.asked.append(title)
        return self.path

    def text(self, parent: QWidget, title: str, question: str, suggestion: str) -> str | None:
        self.asked.append(f"{title}: {suggestion}")
        return self.words

    def new_password(
        self, parent: QWidget, title: str, question: str, shown: theme.Theme
    ) -> str | None:
        self.asked.append(question)
        return self.words

    def confirm(
        self, parent: QWidget, question: str, action: str, more: str = "", stay: str = ""
    ) -> bool:
        self.asked.append(question)
        return self.agrees

    def choose(
        self, parent: QWidget, question: str, choices: Sequence[str], stay: str = ""
    ) -> int | None:
        self.asked.append(question)
        return 0 if self.agrees else None


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["parley"]


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with our style, typefaces and light colours."""
    app_module.set_up_appearance(qapp)
    Collector(qapp)
    theme.apply_theme(qapp, theme.chosen("light", qapp))
    return qapp


@pytest.fixture(autouse=True)
def nothing_left(dressed: QApplication) -> Iterator[None]:
    """Fail a test that leaves a top-level widget or a thread, or that ends the program: Qt runs no
    loop of events after that. No theme outlasts its test."""
    before, palette = set(threading.enumerate()), dressed.palette()
    known = {id(widget) for widget in dressed.topLevelWidgets()}
    yield
    if dressed.palette() != palette:
        theme.apply_theme(dressed, theme.chosen("light", dressed))
    for _round in range(3):
        dressed.processEvents()
        dressed.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = [w for w in dressed.topLevelWidgets() if id(w) not in known]
    threads = [t for t in threading.enumerate() if t not in before and t.name.startswith("parley")]
    for thread in threads:
        thread.join(LONG)
    threads = [each for each in threads if each.is_alive()]
    for widget in left:
        widget.close()
        widget.deleteLater()
    assert not left, f"left on screen: {left}"
    assert not threads, f"left running: {threads}"
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    assert loop.exec() == 0, "the test ended the program"


@pytest.fixture
def usual_size(dressed: QApplication) -> Iterator[None]:
    """Text is of the usual size again after a test."""
    yield
    fonts.set_fonts(dressed, fonts.USUAL)
    theme.apply_theme(dressed, theme.chosen("light", dressed))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(tmp_path / "settings.ini")
    made.keeps_backups = False
    return made


@pytest.fixture
def prompts() -> RecordedPrompts:
    return RecordedPrompts()


@pytest.fixture
def open_window(
    qtbot: QtBot, tmp_path: Path, settings: Settings, prompts: RecordedPrompts
) -> Iterator[Callable[..., Window]]:
    """Makes a window, on a dossier if one is given, with text of so many `percent`; it is closed
    after the test. For other text than usual see `usual_size`."""
    windows: list[Window] = []

    def make(
        dossier: Dossier | None = None,
        *,
        size: tuple[int, int] = (1440, 900),
        percent: int = fonts.USUAL,
        today: dt.date = TODAY,
    ) -> Window:
        window = Window(settings, prompts, clock=lambda: today)
        windows.append(window)
        if dossier is None:
            window.files.welcome()
        else:
            path = tmp_path / f"talks{len(windows)}.parley"
            window.show_workspace(Workspace.create(path, dossier))
        window.resize(*size)
        window.show()
        qtbot.waitExposed(window)
        if percent != fonts.USUAL:
            window.show_text_at(percent)
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.fixture(autouse=True)
def no_log_at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Faults that a test brings about are not logged among those of whoever runs it."""
    monkeypatch.setattr(crash, "folder_of_settings", lambda: tmp_path)


@pytest.fixture
def window(open_window: Callable[..., Window]) -> Window:
    """A window on the small dossier."""
    return open_window(small())


@pytest.fixture
def session(window: Window) -> Session:
    """The session of that window."""
    assert window.session is not None
    return window.session


@pytest.fixture
def panel(window: Window) -> PointPanel:
    window.go_to("point:p")
    QApplication.processEvents()
    assert isinstance(window.panel, PointPanel)
    return window.panel
