"""The shim between a process and its disk (`shim.c`): compiled once, and loaded into a process that
is to run on a bad one."""

import ctypes
import errno
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REASONS = {"refused": errno.EIO, "full": errno.ENOSPC, "short": 0}
"""How a call fails: with an error number, or by writing half."""


@cache
def compiled() -> Path | None:
    """The shim, ready to be loaded; None where there is no compiler, or another system."""
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        return None
    shim = Path(tempfile.mkdtemp(prefix="parley-shim-"), "shim.so")
    source = Path(__file__).with_suffix(".c")
    words = [compiler, "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", shim, source, "-ldl"]
    subprocess.run(words, check=True)
    return shim


def on_a_bad_disk(module: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a module of this folder as a program with the shim, to its end."""
    shim = compiled()
    assert shim is not None, "there is no compiler"
    return subprocess.run(
        [sys.executable, "-m", f"tests.torture.{module}", *words],
        cwd=ROOT,
        env={**os.environ, "LD_PRELOAD": str(shim), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )


@cache
def _loaded() -> ctypes.CDLL:
    shim = ctypes.CDLL(None)
    shim.shim_stop.restype = ctypes.c_long
    shim.shim_fail.argtypes = [ctypes.c_char_p, ctypes.c_long, ctypes.c_int]
    return shim


def fail(folder: Path, call: int, reason: int) -> None:
    """Have a call that changes a file in a folder fail, by its number from now on."""
    _loaded().shim_fail(os.fsencode(folder), call, reason)


def stop() -> int:
    """Have none fail any more; how many there were."""
    return int(_loaded().shim_stop())


def record(folder: Path, log: Path) -> None:
    """Have all calls that change a file in a folder written down from now on."""
    _loaded().shim_record(os.fsencode(folder), os.fsencode(log))


def mark(number: int) -> None:
    """Write down that a number is known to be saved."""
    _loaded().shim_mark(ctypes.c_long(number))
