"""How a figure is measured: ours and a peer, interleaved in one run, as a ratio of medians.

Seconds differ from one laptop to the next, and from one minute to the next; a ratio of two things
measured in turn holds on all of them.
"""

import gc
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """The times of ours and the peer, in seconds, and how many times the peer's ours may take."""

    name: str
    ours: float
    peer: float
    bound: float

    @property
    def ratio(self) -> float:
        """How many times as long as the peer ours takes."""
        return self.ours / self.peer

    @property
    def passed(self) -> bool:
        """Whether the bound holds."""
        return self.ratio <= self.bound

    def __str__(self) -> str:
        verdict = "ok  " if self.passed else "FAIL"
        both = f"ours {self._shown(self.ours)}, peer {self._shown(self.peer)}"
        return f"{verdict} {self.ratio:5.2f}x (at most {self.bound:.2f}x)  {self.name}: {both}"

    @staticmethod
    def _shown(seconds: float) -> str:
        return f"{seconds * 1e3:.2f} ms"


@dataclass(frozen=True, slots=True)
class Size(Ratio):
    """The same of the sizes of two files, in bytes."""

    @staticmethod
    def _shown(size: float) -> str:
        return f"{size / 1e6:.1f} MB"


@dataclass(frozen=True, slots=True)
class Peak:
    """The most memory that something took, and that it may take, in megabytes."""

    name: str
    megabytes: float
    bound: float

    @property
    def passed(self) -> bool:
        """Whether the bound holds."""
        return self.megabytes <= self.bound

    def __str__(self) -> str:
        verdict = "ok  " if self.passed else "FAIL"
        return f"{verdict} {self.megabytes:.0f} MB (at most {self.bound:.0f} MB)  {self.name}"


def measure(
    name: str,
    ours: Callable[[], object],
    peer: Callable[[], object],
    bound: float,
    *,
    before: Callable[[], object] = lambda: None,
    repeats: int = 9,
) -> Ratio:
    """The medians of `repeats` runs each, after one uncounted run each; what happens `before` ours
    takes no part."""
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(repeats + 1):
        before()
        for times, function in zip(taken, (ours, peer), strict=True):
            seconds = timed(function)
            if turn:
                times.append(seconds)
    return Ratio(name, statistics.median(taken[0]), statistics.median(taken[1]), bound)


def compiled() -> dict[str, str]:
    """The environment for whole processes, in which modules stay compiled from one to the next; the
    uncounted run compiles them."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def timed(function: Callable[[], object]) -> float:
    """The seconds that one call takes; its result is released before the clock stops."""
    gc.collect()
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def report(ratios: Iterable[Ratio | Peak]) -> int:
    """Print each figure as it comes; returns how many exceeded their bound, for an exit code."""
    failures = 0
    for ratio in ratios:
        sys.stdout.write(f"{ratio}\n")
        sys.stdout.flush()
        failures += not ratio.passed
    return failures
