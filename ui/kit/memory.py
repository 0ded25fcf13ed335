"""Keeping the dossier in memory from other programs."""

import ctypes
import sys

SET_DUMPABLE = 4
"""PR_SET_DUMPABLE of Linux (prctl(2))."""


def close_memory() -> None:
    """Let no other program of this user read our memory, and no crash reporter save it.

    Done once the window is there: until then the desktop may look at who asks for its colours."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(SET_DUMPABLE, 0, 0, 0, 0)
