"""The program as it is started, on a real screen: it connects to nothing but that, starts nothing,
and leaves nothing running, whatever the desktop lacks."""

import re
import shutil
from pathlib import Path

import pytest

from core.editing.workspace import Workspace
from tests.dossiers import small
from tests.journeys.program import TRACED, Program, linux, without_bus
from tests.waiting import until

pytestmark = linux


@pytest.fixture
def file(home: Path, tmp_path: Path) -> Path:
    path = tmp_path / "talks.parley"
    Workspace.create(path, small()).close()
    return path


def test_it_asks_for_no_socket_but_that_of_the_screen(file: Path, tmp_path: Path) -> None:
    told = tmp_path / "told"
    tracer = shutil.which("strace")
    by = (tracer, "-f", "-qq", "-e", f"trace={TRACED}", "-o", told) if tracer else ()
    with Program(without_bus(), file, by=by) as program:
        running = program.stand(file).named()
        program.end()
        assert until(lambda: not program.named()), program.named()
    assert all("main.py" in each for each in running), running
    if tracer:
        calls = told.read_text()
        assert "execve(" in calls
        assert not re.findall(r".*AF_INET.*", calls)
        assert not re.findall(r".*execve\([^,]*dbus.*", calls)
        assert not re.findall(r".* bind\(.*", calls)
        others = re.findall(r"connect\(.*", calls)
        assert all(".X11-unix" in each for each in others), others


def test_its_memory_is_not_written_to_the_disk_or_read_by_others(file: Path) -> None:
    with Program(without_bus(), file) as program:
        about = Path(f"/proc/{program.stand(file).number}")
        limits = (about / "limits").read_text()
        owner = (about / "environ").stat().st_uid
        program.end()
    assert re.search(r"Max core file size +0 +0 ", limits)
    assert owner == 0
