"""The program as it is started: a process of its own, which does not outlive the test."""

import contextlib
import os
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from core.storage.running import WINDOW, name_of
from tests.waiting import LONG, until

ROOT = Path(__file__).resolve().parents[2]
SETTLED = 2.0
"""Seconds for what the program does once its window stands."""
MARK = "PARLEY_STARTED_BY"
"""The variable by which whatever a program starts is known for its own."""
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
        self._mark = uuid.uuid4().hex
        self._process = subprocess.Popen(
            [*by, sys.executable, *script, *words],
            env={**environment, MARK: self._mark},
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
        for each in self.parts():
            with contextlib.suppress(ProcessLookupError):
                os.kill(each, signal.SIGKILL)
        self._process.wait(LONG)

    @property
    def number(self) -> int:
        """The number of the process that was started."""
        return self._process.pid

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    def stand(self, path: Path) -> Self:
        """Wait until a file is open, and its window painted and heard of."""
        assert until(lambda: self.notes(name_of(path))), "the file is not opened"
        assert until(lambda: not self.notes("opening-")), "the window is not painted"
        assert until(lambda: self.notes(WINDOW)), "the window hears nobody"
        time.sleep(SETTLED)
        return self

    def notes(self, begin: str) -> list[str]:
        """The names below the settings' folder that begin so; they may go while it is read."""
        found = (name for _at, folders, files in os.walk(self._home) for name in folders + files)
        return [each for each in found if each.startswith(begin)]

    def parts(self) -> list[int]:
        """The processes that it consists of, and those that they have started."""
        mark = f"{MARK}={self._mark}"
        return [
            each
            for each, group in _running()
            if group == self._process.pid or mark in _told(each, "environ").split("\0")
        ]

    def named(self) -> list[str]:
        """The commands of its processes."""
        return [words for each in self.parts() if (words := command(each))]

    def signal(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def wait(self) -> int:
        """The exit code, once it has ended."""
        return self._process.wait(LONG)

    def end(self) -> None:
        """Ask the program to end, as the desktop does."""
        (program,) = [each for each in self.parts() if command(each).startswith(sys.executable)]
        os.kill(program, signal.SIGTERM)
        assert self.wait() == 0


def command(process: int) -> str:
    """The command that a process is, or ""."""
    return _told(process, "cmdline").replace("\0", " ")


def _told(process: int, name: str) -> str:
    """What the system tells about a process; nothing of one that is gone or somebody else's."""
    try:
        return Path(f"/proc/{process}/{name}").read_text(errors="replace")
    except OSError:
        return ""


def _running() -> list[tuple[int, int]]:
    """The running processes, with their groups."""
    found = []
    for each in (int(each.name) for each in Path("/proc").iterdir() if each.name.isdigit()):
        fields = _told(each, "stat").rpartition(")")[2].split()
        if fields and fields[0] != "Z":
            found.append((each, int(fields[2])))
    return found
