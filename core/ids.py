"""Record identifiers that sort in the order in which they were made.

UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, then a counter, then random bits.
The counter and a remembered maximum keep the order even when the clock is set back.
"""

import itertools
import os
import threading
import time


class Identifiers:
    """A source of identifiers, each greater than all before it; safe to share between threads."""

    def __init__(self) -> None:
        self._last = 0
        self._lock = threading.Lock()

    def __call__(self) -> str:
        """A new identifier: 32 hexadecimal digits in the usual 8-4-4-4-12 grouping."""
        with self._lock:
            tick = max(self._last + 1, time.time_ns() // 1_000_000 << 12)
            self._last = tick
        millis, count = tick >> 12, tick & 0xFFF
        tail = int.from_bytes(os.urandom(8)) & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        digits = f"{millis:012x}7{count:03x}{tail:016x}"
        cuts = (0, 8, 12, 16, 20, 32)
        return "-".join(digits[a:b] for a, b in itertools.pairwise(cuts))

    def after(self, identifier: str) -> None:
        """Make sure that what comes next sorts after `identifier`, whatever the clock says."""
        digits = identifier.replace("-", "")
        if len(digits) == 32 and digits[12] == "7":
            tick = int(digits[:12], 16) << 12 | int(digits[13:16], 16)
            with self._lock:
                self._last = max(self._last, tick)


new_id = Identifiers()
