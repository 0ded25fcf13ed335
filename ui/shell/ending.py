"""Being stopped from outside: a signal closes the file as quitting does.

Python handles a signal only between two of its own steps, and Qt's loop runs none while nothing
happens. So Python also writes each signal to a pipe, which wakes the loop; no socket is needed for
that. Windows cannot watch a pipe, so a slow timer is used there.
"""

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

NAMES = ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK")
BEAT = 500
"""Milliseconds between two checks for a signal where a pipe cannot wake the loop."""


class Ending(QObject):
    """Calls `end` from the event loop once a signal asks the program to stop."""

    def __init__(self, end: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._end = end
        for number in [getattr(signal, name) for name in NAMES if hasattr(signal, name)]:
            if signal.getsignal(number) != signal.SIG_IGN:  # as set by `nohup`
                signal.signal(number, self._heard)
        if sys.platform == "win32":
            self._beat = QTimer(self, interval=BEAT)
            self._beat.timeout.connect(lambda: None)
            self._beat.start()
        else:
            self._watch_pipe()

    def _watch_pipe(self) -> None:
        self._pipe, write = os.pipe()
        for end in (self._pipe, write):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        self._woken = QSocketNotifier(self._pipe, QSocketNotifier.Type.Read, self)
        self._woken.activated.connect(lambda: os.read(self._pipe, 64))

    def _heard(self, _number: int, _frame: object) -> None:
        QTimer.singleShot(0, self, self._end)
