"""Somebody at work in a process of their own, who is killed.

The processes are forked from one that has loaded everything before, so that each is at work at
once.
"""

import multiprocessing
import os
import random
import signal
import time
from pathlib import Path

from tests.torture import work

FORKING = multiprocessing.get_context("forkserver")
FORKING.set_forkserver_preload(["tests.torture.trials", "core.storage.batch"])


class Worker:
    """A process that works on a dossier as `work.main` does, and what it has told."""

    def __init__(self, path: Path, chance: random.Random, how: str = "") -> None:
        self._told, theirs = FORKING.Pipe(duplex=False)
        self._process = FORKING.Process(
            target=work.main, args=(path, str(chance.random()), how, theirs), daemon=True
        )
        self._process.start()
        theirs.close()
        self.last = -1
        """The last number known to be saved."""

    def saves(self) -> bool:
        """Wait until the next number is saved; not if the process has ended."""
        while (heard := self._heard()) == work.SEEN:
            pass
        return heard is not None

    def sees(self) -> bool:
        """Wait until something that was done to the file is seen; not if the process has ended."""
        while (heard := self._heard()) not in (work.SEEN, None):
            pass
        return heard is not None

    def killed_after(self, seconds: float) -> int:
        """Let it work for so long, and kill it; the last number known to be saved."""
        time.sleep(seconds)
        assert self._process.pid is not None
        os.kill(self._process.pid, signal.SIGKILL)
        while self._heard() is not None:
            pass
        self._told.close()
        self._process.join()
        assert self._process.exitcode == -signal.SIGKILL, "it ended by itself"
        self._process.close()
        return self.last

    def _heard(self) -> int | None:
        try:
            heard: int = self._told.recv()
        except (EOFError, OSError):
            return None
        if heard != work.SEEN:
            self.last = heard
        return heard
