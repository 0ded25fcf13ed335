"""Long work in the background: it gets values, never the store, and can be stopped."""

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from core.errors import Problem

TURN = 0.0005
"""The number of seconds after which a computing thread yields to the window. The window waits this
long at each Qt call it makes in the meantime, and an edit makes dozens; Python's default of 0.005
would add up to a tenth of a second."""


class Work(Protocol):
    """A function that reports its progress (done, of) and asks whether to stop."""

    def __call__(
        self, *, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> Any:
        """Do the work and return what it made."""
        ...


class Job(QObject):
    """A piece of work in a thread of its own. Its signals arrive in the thread that made it.

    `finished` carries the result, `refused` the sentence of what is then the job's `problem`,
    `broke` an exception that is a bug; none of the three comes after `cancel`, only `stopped`.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    refused = Signal(str)
    broke = Signal(object)
    stopped = Signal()
    _done = Signal(object, object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.problem: Problem | None = None
        self._cancelled = threading.Event()
        self._thread = threading.Thread(
            target=copy_context().run, args=(self._run,), name="parley-job", daemon=True
        )
        self._done.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin."""
        sys.setswitchinterval(TURN)
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop; any result it still produces is discarded."""
        self._cancelled.set()

    def wait(self, seconds: float = 30.0) -> None:
        """Wait until the thread has ended."""
        if self._thread.ident is not None:
            self._thread.join(seconds)

    def _run(self) -> None:
        try:
            result, failure = self._work(progress=self._advance, cancelled=self._asked), None
        except BaseException as caught:
            result, failure = None, caught
        with suppress(RuntimeError):  # the window may have gone meanwhile, and the job with it
            self._done.emit(result, failure)

    def _advance(self, done: int, of: int) -> None:
        self.progressed.emit(done, of)

    def _asked(self) -> bool:
        return self._cancelled.is_set()

    def _tell(self, result: Any, failure: BaseException | None) -> None:
        self.wait()
        if self._asked():
            self.stopped.emit()
        elif isinstance(failure, Problem):
            self.problem = failure
            self.refused.emit(str(failure))
        elif failure is not None:
            self.broke.emit(failure)
        else:
            self.finished.emit(result)
