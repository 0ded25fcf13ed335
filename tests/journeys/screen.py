"""A virtual screen of our own with a window manager, where no other screen should be used."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.waiting import until

ROOM = "1920x1200x24"
"""Larger than the largest window tried, so that each size is the size of the window."""
PATIENCE = 10.0
"""Seconds after which what does not end is killed."""


class Screen:
    """An X server and a window manager, from `open` to `close`."""

    def __init__(self) -> None:
        self._programs: list[subprocess.Popen[bytes]] = []

    @property
    def is_open(self) -> bool:
        return bool(self._programs)

    def open(self) -> bool:
        """Show the windows of this process on a screen of their own; returns whether that is
        possible."""
        programs = ("Xvfb", "openbox")
        if not sys.platform.startswith("linux") or not all(map(shutil.which, programs)):
            return False
        number = self._serve()
        os.environ |= {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
        if self._manage():
            return True
        self.close()
        return False

    def _manage(self) -> bool:
        """Start the window manager and wait until it is there: a window that was shown earlier
        would not get the keyboard."""
        with tempfile.TemporaryDirectory() as folder:
            there = Path(folder) / "there"
            self._start("openbox", "--sm-disable", "--startup", f"touch {shlex.quote(str(there))}")
            return until(there.exists)

    def _serve(self) -> int:
        """Start the server; it chooses a free display number and reports it."""
        reading, writing = os.pipe()
        options = ("-screen", "0", ROOM, "-nolisten", "tcp", "-noreset", "-displayfd", str(writing))
        self._start("Xvfb", *options, passed=writing)
        os.close(writing)
        with os.fdopen(reading) as told:
            return int(told.readline())

    def _start(self, *command: str, passed: int | None = None) -> None:
        kept = () if passed is None else (passed,)
        quiet = subprocess.DEVNULL
        self._programs.append(
            subprocess.Popen(command, pass_fds=kept, stdin=quiet, stdout=quiet, stderr=quiet)
        )

    @contextmanager
    def without_frames(self) -> Iterator[None]:
        """The window manager does nothing meanwhile, as where much else is going on."""
        manager = self._programs[-1]
        manager.send_signal(signal.SIGSTOP)
        yield
        manager.send_signal(signal.SIGCONT)

    def close(self) -> None:
        """End both."""
        for program in reversed(self._programs):
            program.terminate()
        end = time.monotonic() + PATIENCE
        for program in self._programs:
            try:
                program.wait(max(0.1, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                program.kill()
        self._programs.clear()
