"""Moments and record identifiers that sort in the order of creation.

Both come from one hybrid logical clock: milliseconds since 1970 and, below them, a 12-bit counter
that carries into the milliseconds. The clock never runs backwards, even if the machine's does.
"""

import os
import threading
import time
from string import hexdigits

COUNTER_BITS = 12


AHEAD = 24 * 60 * 60 * 1000 << COUNTER_BITS
"""How far another's tick may lie ahead of the machine's clock, in ticks: a day, as much as two time
zones and a clock set by hand can differ. What is further ahead is a mistake and stays alone."""


class Clock:
    """A source of ticks, each greater than all before it; can be shared between threads."""

    def __init__(self) -> None:
        self._last = 0
        self._lock = threading.Lock()

    def tick(self) -> int:
        """A new tick."""
        with self._lock:
            self._last = max(self._last + 1, now())
            return self._last

    def heard(self, tick: int) -> None:
        """Make sure that all ticks to come are greater than `tick`, whoever made it, unless it is
        too far ahead to be true."""
        if tick <= latest():
            with self._lock:
                self._last = max(self._last, tick)


def made(identifier: str) -> int | None:
    """When an identifier was made, in milliseconds since 1970; None for one that is not of ours,
    such as an imported one."""
    digits = identifier.replace("-", "")
    ours = len(digits) == 32 and digits[12] == "7" and set(digits) <= set(hexdigits)
    return int(digits[:12], 16) if ours else None


def now() -> int:
    """The first tick of this moment, by the machine's clock."""
    return time.time_ns() // 1_000_000 << COUNTER_BITS


def latest() -> int:
    """The last tick that a clock which is not wrong can have made by now."""
    return now() + AHEAD


class Identifiers:
    """A source of UUIDs of version 7 (RFC 9562): a tick of the clock, then random bits."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def __call__(self) -> str:
        """A new identifier: 32 hexadecimal digits in the usual 8-4-4-4-12 grouping."""
        tick = self._clock.tick()
        millis, count = tick >> COUNTER_BITS, tick & 0xFFF
        tail = int.from_bytes(os.urandom(8)) & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        whole, rest = f"{millis:012x}", f"{tail:016x}"
        return f"{whole[:8]}-{whole[8:]}-7{count:03x}-{rest[:4]}-{rest[4:]}"


new_id = Identifiers(Clock())
