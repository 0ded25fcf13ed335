"""Waiting for what happens in its own time: in another thread, process or window."""

import time
from collections.abc import Callable

LONG = 120.0
"""Seconds after which what is awaited counts as missing, on however slow a computer."""


def until(true: Callable[[], object], seconds: float = LONG) -> bool:
    """Wait for something; returns whether it happened."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True
