"""Work that waits for the disk, in a thread, while whoever asked for it goes on."""

from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TypeVar

T = TypeVar("T")

PART = 0.01
"""How long is waited at a time, in seconds."""


def meanwhile(work: Callable[[], T]) -> Generator[None, None, T]:
    """Have something done in a thread, and give way now and then until it is; answers with what
    came of it. The work is given values, and uses nothing that belongs to another thread. If this
    is closed before its end, it waits for that."""
    with ThreadPoolExecutor(1) as thread:
        done = thread.submit(work)
        while not done.done():
            wait([done], PART)
            yield
    return done.result()
