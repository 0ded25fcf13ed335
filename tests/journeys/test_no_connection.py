"""The program as it is started, on a real screen: it connects to nothing but that, starts nothing,
and leaves nothing running, whatever the desktop lacks."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.editing.workspace import Workspace
from tests.dossiers import small
from tests.journeys.story import until

ROOT = Path(__file__).resolve().parents[2]
TRACED = "socket,connect,execve,bind"
UP = 30.0
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is no /proc")


@pytest.fixture
def bare(home: Path) -> dict[str, str]:
    """An environment without a message bus of the desktop."""
    gone = ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")
    return {name: value for name, value in os.environ.items() if name not in gone}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "talks.parley"
    Workspace.create(path, small()).close()
    return path


def parts(group: int) -> list[int]:
    """The processes of a group."""
    found = []
    for each in Path("/proc").iterdir():
        try:
            fields = (each / "stat").read_text().rpartition(")")[2].split()
        except (OSError, ValueError):
            continue
        if each.name.isdigit() and int(fields[2]) == group and fields[0] != "Z":
            found.append(int(each.name))
    return found


def named(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def everything() -> set[str]:
    """The commands of everything that runs."""
    return {named(int(each.name)) for each in Path("/proc").iterdir() if each.name.isdigit()}


def begin(
    tracing: list[str | Path], environment: dict[str, str], file: Path
) -> subprocess.Popen[bytes]:
    """Start the program in a group of its own until its file is open and its window stands."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        [*tracing, sys.executable, ROOT / "main.py", file],
        env=environment,
        stdout=quiet,
        stderr=quiet,
        start_new_session=True,
    )
    home = Path(environment["XDG_CONFIG_HOME"])
    assert until(lambda: [*home.rglob("opening-*")], UP), "the file is not opened"
    assert until(lambda: not [*home.rglob("opening-*")], UP), "the window is not painted"
    time.sleep(2)  # what the program does once the window stands
    return process


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask the program to end, as the desktop does."""
    (program,) = [each for each in parts(process.pid) if named(each).startswith(sys.executable)]
    os.kill(program, signal.SIGTERM)
    assert process.wait(UP) == 0


def test_it_asks_for_no_socket_but_that_of_the_screen(
    bare: dict[str, str], file: Path, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    tracer = shutil.which("strace")
    before = everything()
    process = begin(
        [tracer, "-f", "-qq", "-e", f"trace={TRACED}", "-o", told] if tracer else [], bare, file
    )
    running = [named(each) for each in parts(process.pid)]
    end(process)
    assert all("main.py" in each for each in running), running
    assert not [each for each in everything() - before if "dbus" in each]
    if tracer:
        calls = told.read_text()
        assert "execve(" in calls
        assert not re.findall(r".*AF_INET.*", calls)
        assert not re.findall(r".*execve\([^,]*dbus.*", calls)
        assert not re.findall(r".* bind\(.*", calls)
        others = re.findall(r"connect\(.*", calls)
        assert all(".X11-unix" in each for each in others), others


def test_its_memory_is_not_written_to_the_disk_or_read_by_others(
    bare: dict[str, str], file: Path
) -> None:
    process = begin([], bare, file)
    limits = Path(f"/proc/{process.pid}/limits").read_text()
    owner = Path(f"/proc/{process.pid}/environ").stat().st_uid
    end(process)
    assert re.search(r"Max core file size +0 +0 ", limits)
    assert owner == 0
