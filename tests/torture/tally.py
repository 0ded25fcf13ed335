"""What came of a trial."""

import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

Trial = Callable[[Path, random.Random], str | Counter[str]]
"""Does harm in a folder of its own, and answers in a word with what came of it, or counts what came
of several tries."""

LOST = ("lost", "other data", "crash")
"""What must not come of any."""


def tried(trial: Trial, seconds: float, least: int = 1, seed: int = 1) -> Counter[str]:
    """How often what came of a trial, repeated for so many seconds and so often at least."""
    counted: Counter[str] = Counter()
    end = time.monotonic() + seconds
    while counted.total() < least or time.monotonic() < end:
        chance = random.Random(f"{trial.__name__} {seed} {counted.total()}")
        with TemporaryDirectory(prefix="parley-torture-", ignore_cleanup_errors=True) as folder:
            try:  # who copied for a process that was killed may still write to the folder
                came = trial(Path(folder), chance)
                counted.update([came] if isinstance(came, str) else came)
            except AssertionError as failure:
                counted[f"lost: {failure}"] += 1
            except Exception as failure:
                counted[f"crash: {type(failure).__name__}: {failure}"] += 1
    return counted


def bad(counted: Counter[str]) -> list[str]:
    """What came of some and must not."""
    return sorted(word for word in counted if word.startswith(LOST))
