"""What came of a trial."""

import faulthandler
import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, as_completed, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.torture.worker import FORKING

Trial = Callable[[Path, random.Random], str | Counter[str]]
"""Does harm in a folder of its own, and answers in a word with what came of it, or counts what came
of several tries."""

LOST = ("lost", "other data", "crash")
"""What must not come of any."""

HANGS = 300.0
"""Seconds after which a try is taken to hang, and its process ends."""
MEMORY = 4 << 30
"""The most that a process with trials may ask of the system, in bytes."""
SHARED = Path("/dev/shm")
"""A disk in memory, where there is one: who is killed there leaves the same files as elsewhere."""


def once(trial: Trial, number: int) -> Counter[str]:
    """What came of a trial; the same each time for the same number."""
    chance = random.Random(f"{trial.__name__} {number}")
    place = SHARED if os.access(SHARED, os.W_OK) else None
    with TemporaryDirectory("", "parley-torture-", place, ignore_cleanup_errors=True) as folder:
        try:  # who copied for a process that was killed may still write to the folder
            came = trial(Path(folder), chance)
        except AssertionError as failure:
            came = f"lost: {failure}"
        except Exception as failure:
            came = f"crash: {type(failure).__name__}: {failure}"
    counted = Counter([came] if isinstance(came, str) else came)
    for word in bad(counted):
        counted[f"{word} (try {number})"] = counted.pop(word)
    return counted


def tried(trial: Trial, seconds: float, least: int = 1) -> Counter[str]:
    """How often what came of a trial, repeated for so many seconds and so often at least."""
    counted: Counter[str] = Counter()
    for number in _numbers(seconds, least):
        counted += once(trial, number)
    return counted


def _numbers(seconds: float, least: int) -> Iterator[int]:
    end = time.monotonic() + seconds
    for number in count():
        if number >= least and time.monotonic() >= end:
            return
        yield number


class Spread:
    """Trials on all processors at once, each in a process that may fail."""

    def __init__(self) -> None:
        self._many = os.cpu_count() or 1
        self._pool = self._processes()

    def _processes(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._many, FORKING, _begin)

    def tried(self, trial: Trial, seconds: float, least: int = 1) -> Counter[str]:
        """As `tried`."""
        counted: Counter[str] = Counter()
        running: dict[Future[Counter[str]], int] = {}
        for number in _numbers(seconds, least):
            running[self._pool.submit(_within_bounds, trial, number)] = number
            if len(running) > self._many:
                counted += self._ended(running)
        while running:
            counted += self._ended(running)
        return counted

    def each(self, trials: Iterable[Trial]) -> Iterator[tuple[Trial, Counter[str]]]:
        """What came of trying each of some trials once, as they end."""
        running = {self._pool.submit(_within_bounds, trial, 0): trial for trial in trials}
        for done in as_completed(running):
            try:
                yield running[done], done.result()
            except BrokenProcessPool:
                yield running[done], Counter(["crash: this or another process ended, or hung"])

    def _ended(self, running: dict[Future[Counter[str]], int]) -> Counter[str]:
        counted: Counter[str] = Counter()
        for each in wait(running, return_when=FIRST_COMPLETED).done:
            number = running.pop(each, -1)
            try:
                counted += each.result()
            except BrokenProcessPool:
                together = sorted({number, *running.values()})
                counted[f"crash: a process ended, or hung (one of the tries {together})"] += 1
                running.clear()
                self._pool = self._processes()
                return counted
        return counted

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown()


def _begin() -> None:
    """What holds in each process."""
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.RLIM_INFINITY))


def _within_bounds(trial: Trial, number: int) -> Counter[str]:
    faulthandler.dump_traceback_later(HANGS, exit=True)
    try:
        return once(trial, number)
    finally:
        faulthandler.cancel_dump_traceback_later()


def bad(counted: Counter[str]) -> list[str]:
    """What came of some and must not."""
    return sorted(word for word in counted if word.startswith(LOST))
