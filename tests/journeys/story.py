"""A story runs in a thread of its own beside the window, like a person sitting in front of it.

Its actions go to the window's thread as posted work, so that an action that opens a dialog does not
block the story: the dialog runs its own event loop, and the next action is delivered there.
"""

import sys
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

Answer = TypeVar("Answer")
PATIENCE = 120.0
"""Seconds after which a window that does not answer counts as hung."""
HARMLESS = ("This plugin does not support", "propagateSizeHints")
"""How Qt messages begin that are about the virtual screen, not about us."""


class Bridge(QObject):
    """Carries work from the story to the thread of the window."""

    _posted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self._posted.connect(self._carry_out, Qt.ConnectionType.QueuedConnection)

    def act(self, work: Callable[[], object]) -> None:
        """Have something done, and wait until the window responds again, perhaps in a dialog."""
        self._posted.emit(work)
        self.ask(lambda: None)

    def ask(self, question: Callable[[], Answer]) -> Answer:
        """The result from the window's thread; an exception is raised here."""
        future: Future[Answer] = Future()
        self._posted.emit(lambda: _settle(future, question))
        return future.result(PATIENCE)

    def _carry_out(self, work: Callable[[], object]) -> None:
        try:
            work()
        except Exception:
            self.faults.append(traceback.format_exc())


def _settle(future: "Future[Answer]", question: Callable[[], Answer]) -> None:
    try:
        future.set_result(question())
    except BaseException as failure:
        future.set_exception(failure)


class Watch:
    """Records what fails while a story runs: exceptions anywhere, and Qt's complaints."""

    def __init__(self, faults: list[str]) -> None:
        self._faults = faults

    def begin(self) -> None:
        """Listen before anybody else, without keeping events from them."""
        self._python, self._threads = sys.excepthook, threading.excepthook
        sys.excepthook = self._broke
        threading.excepthook = lambda args: self._broke(
            args.exc_type, args.exc_value, args.exc_traceback
        )
        self._before = qInstallMessageHandler(self._complained)

    def end(self) -> None:
        """Restore things as they were."""
        sys.excepthook, threading.excepthook = self._python, self._threads
        qInstallMessageHandler(self._before)

    def _broke(self, kind: Any, value: Any, stack: Any) -> None:
        self._faults.append("".join(traceback.format_exception(kind, value, stack)))
        if self._python is not sys.__excepthook__:
            self._python(kind, value, stack)

    def _complained(self, kind: Any, _where: Any, words: str) -> None:
        wrong = kind.name in ("QtWarningMsg", "QtCriticalMsg", "QtFatalMsg")
        if wrong and not words.startswith(HARMLESS):
            self._faults.append(f"Qt: {words}")


def tell(bridge: Bridge, story: Callable[[], object], leave: Callable[[], None]) -> None:
    """Run a story to its end while the window lives; `leave` closes what it left open."""
    failures: list[BaseException] = []

    def run() -> None:
        try:
            story()
        except BaseException as failure:
            failures.append(failure)

    teller = threading.Thread(target=run, name="story", daemon=True)
    loop, ends = QEventLoop(), QTimer()
    ends.setInterval(20)
    ends.timeout.connect(lambda: None if teller.is_alive() else _let_go(loop, leave))
    teller.start()
    ends.start()
    loop.exec()
    ends.stop()
    if failures:
        raise failures[0]


def _let_go(loop: QEventLoop, leave: Callable[[], None]) -> None:
    """End our loop; dialogs with loops of their own have to be closed first."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if app.activePopupWidget() is not None or app.activeModalWidget() is not None:
        leave()
    else:
        loop.quit()
