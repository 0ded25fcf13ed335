"""The program as it is started: a process of its own, which does not outlive the test."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from core.storage.running import name_of
from tests.journeys.story import until

ROOT = Path(__file__).resolve().parents[2]
UP = 30.0
"""Seconds within which the program must have done what it was started for."""
SETTLED = 2.0
"""Seconds for what the program does once its window stands."""
TRACED = "socket,connect,execve,bind"
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is no /proc")


def without_bus() -> dict[str, str]:
    """Our environment as a desktop without a message bus gives it."""
    gone = ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")
    return {name: value for name, value in os.environ.items() if name not in gone}


class Program:
    """`main.py` with `words`, or another `script`, in a process group of its own, perhaps started
    by another command; whatever runs of it is killed in the end."""

    def __init__(
        self,
        environment: dict[str, str],
        *words: str | Path,
        by: tuple[str | Path, ...] = (),
        script: tuple[str | Path, ...] = (ROOT / "main.py",),
    ) -> None:
        quiet = subprocess.DEVNULL
        self._home = Path(environment["XDG_CONFIG_HOME"])
        self._process = subprocess.Popen(
            [*by, sys.executable, *script, *words],
            env=environment,
            cwd=ROOT,
            stdout=quiet,
            stderr=quiet,
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self.parts():
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(UP)

    @property
    def number(self) -> int:
        """The number of the process that was started."""
        return self._process.pid

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    def stand(self, path: Path) -> Self:
        """Wait until a file is open and its window painted."""
        assert until(lambda: self.notes(name_of(path)), UP), "the file is not opened"
        assert until(lambda: not self.notes("opening-"), UP), "the window is not painted"
        time.sleep(SETTLED)
        return self

    def notes(self, begin: str) -> list[str]:
        """The names below the settings' folder that begin so; they may go while it is read."""
        found = (name for _at, folders, files in os.walk(self._home) for name in folders + files)
        return [each for each in found if each.startswith(begin)]

    def parts(self) -> list[int]:
        """The processes of its group."""
        return [each for each, group in _groups() if group == self._process.pid]

    def named(self) -> list[str]:
        """The commands of the processes of its group."""
        return [command(each) for each in self.parts()]

    def signal(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def wait(self) -> int:
        """The exit code, once it has ended."""
        return self._process.wait(UP)

    def end(self) -> None:
        """Ask the program to end, as the desktop does."""
        (program,) = [each for each in self.parts() if command(each).startswith(sys.executable)]
        os.kill(program, signal.SIGTERM)
        assert self.wait() == 0


def everything() -> set[str]:
    """The commands of everything that runs."""
    return {command(each) for each, _group in _groups()}


def command(process: int) -> str:
    """The command that a process is, or ""."""
    try:
        return Path(f"/proc/{process}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def _groups() -> list[tuple[int, int]]:
    """The running processes, with their groups."""
    found = []
    for each in Path("/proc").iterdir():
        try:
            fields = (each / "stat").read_text().rpartition(")")[2].split()
        except (OSError, ValueError):
            continue
        if each.name.isdigit() and fields[0] != "Z":
            found.append((int(each.name), int(fields[2])))
    return found
