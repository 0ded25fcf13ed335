"""The processes that read foreign documents, started as they are needed or a little ahead: to start
one takes as long as to read fifty pages, time in which somebody still chooses a file or turns to a
page."""

import atexit
import os
import site
import subprocess
import sys
import threading
from pathlib import Path

CHILD = Path(__file__).with_name("child.py")

MOST_TEXT = 20_000_000
"""The longest text that is imported, in characters."""

WAITS = 120.0
"""How long a process waits for a document, in seconds."""

_KEPT_MEMORY = {"MALLOC_TRIM_THRESHOLD_": f"{256 << 20}", "MALLOC_MMAP_THRESHOLD_": f"{30 << 20}"}
"""What has the C library of Linux (glibc) keep the memory of one page for the next."""

Process = subprocess.Popen[bytes]


def started(kind: str) -> Process:
    """A process that reads one document of a kind, as soon as it gets it."""
    return subprocess.Popen(
        [sys.executable, "-I", "-S", str(CHILD), kind, str(MOST_TEXT), *site.getsitepackages()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_KEPT_MEMORY | {k: v for k, v in os.environ.items() if k == "SYSTEMROOT"},
        cwd=CHILD.parent,
    )


class Standby:
    """Processes that wait for a document, by the kind that they read; what has waited in vain for
    `seconds` is ended. Threads may share it."""

    def __init__(self, seconds: float = WAITS) -> None:
        self._seconds = seconds
        self._waiting: dict[str, list[Process]] = {}
        self._lock = threading.Lock()
        self._clock: threading.Timer | None = None

    def prepare(self, kind: str, count: int) -> None:
        """Have so many processes wait that read documents of a kind."""
        with self._lock:
            waiting = self._waiting.setdefault(kind, [])
            waiting += [started(kind) for _missing in range(count - len(waiting))]
            self._begin_to_wait()

    def taken(self, kind: str) -> Process:
        """One that waits, or else a new one."""
        with self._lock:
            waiting = self._waiting.get(kind, [])
            while waiting:
                process = waiting.pop()
                if process.poll() is None:
                    return process
                _end(process)
        return started(kind)

    def dismiss(self) -> None:
        """End all that wait."""
        with self._lock:
            for waiting in self._waiting.values():
                while waiting:
                    _end(waiting.pop())

    def _begin_to_wait(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
        self._clock = threading.Timer(self._seconds, self.dismiss)
        self._clock.daemon = True
        self._clock.start()


def _end(process: Process) -> None:
    process.kill()
    process.communicate()


STANDBY = Standby()
atexit.register(STANDBY.dismiss)
