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

    def tick(self, count: int = 1) -> int:
        """A new tick, the last of so many that nobody else gets."""
        with self._lock:
            self._last = max(self._last + 1, now()) + count - 1
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
        return self.several(1)[0]

    def several(self, count: int) -> list[str]:
        """So many new identifiers, in order."""
        last = self._clock.tick(count)
        first = last - count + 1
        ticks = range(first, last + 1)
        moments = range(first >> COUNTER_BITS, (last >> COUNTER_BITS) + 1)
        times = {moment: _time(f"{moment:012x}") for moment in moments}
        random = os.urandom(8 * count).hex()
        parts = [random[at : at + 16] for at in range(0, len(random), 16)]
        return [
            f"{times[tick >> COUNTER_BITS]}{tick & 0xFFF:03x}"
            f"-{_VARIANT[part[0]]}{part[1:4]}-{part[4:]}"
            for tick, part in zip(ticks, parts, strict=True)
        ]


def _time(digits: str) -> str:
    """The digits of a moment and the version, with what parts them."""
    return f"{digits[:8]}-{digits[8:]}-7"


_VARIANT = dict(zip(hexdigits[:16], "89ab" * 4, strict=True))
"""The digit that two of its bits make it, by a random one."""

new_id = Identifiers(Clock())
new_ids = new_id.several
