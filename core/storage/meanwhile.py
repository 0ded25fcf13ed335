"""Work in a thread that needs no other's help, while whoever asked for it goes on."""

from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TypeVar

S = TypeVar("S")
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


def beside(work: Callable[[S], T], given: Iterable[S]) -> Iterator[tuple[S, T]]:
    """What is given, in order, each with what came of it in a thread: the work on one goes on while
    the next is being made and use is made of the last. It is given values, as for `meanwhile`."""
    waiting: tuple[S, Future[T]] | None = None
    with ThreadPoolExecutor(1) as thread:
        for each in given:
            last, waiting = waiting, (each, thread.submit(work, each))
            if last is not None:
                yield last[0], last[1].result()
        if waiting is not None:
            yield waiting[0], waiting[1].result()
