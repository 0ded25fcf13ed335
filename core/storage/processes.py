"""Processes of this computer: which they are, told from later ones that have their numbers."""

import os
import sys
from pathlib import Path

BEGUN = 19
"""Which of the figures that Linux tells of a process, after its name, says when it was begun."""


def host() -> str:
    """The name of this computer."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def begun(process: int) -> str:
    """What tells a running process from a later one with its number, also once it has become
    another program; "" if there is none. Where the system does not say, they are all alike."""
    if sys.platform.startswith("linux"):
        return _begun_on_linux(process)
    if sys.platform == "win32":
        return _begun_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return ""
    except OSError:
        pass
    return "running"


def _begun_on_linux(process: int) -> str:
    try:
        told = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()
    except OSError:
        return ""
    return "" if told[0] in (b"Z", b"X") else told[BEGUN].decode()


def _begun_on_windows(process: int) -> str:
    if sys.platform != "win32":
        return ""
    import ctypes

    kernel = ctypes.WinDLL("kernel32")
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = ctypes.c_void_p(kernel.OpenProcess(0x1000, False, process))
    if not handle:
        return ""
    times = (ctypes.c_uint64 * 4)()
    told = kernel.GetProcessTimes(handle, *(ctypes.byref(times, 8 * n) for n in range(4)))
    kernel.CloseHandle(handle)
    return str(times[0]) if told and not times[1] else ""
