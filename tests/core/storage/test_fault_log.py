"""Faults are logged without what was in the dossier, and the log does not grow for ever."""

import os
import stat
import subprocess
import sys

import pytest

from core.storage import fault_log
from tests.waiting import LONG


def test_reports_are_kept_for_their_owner_alone(tmp_path):
    for number in range(3):
        fault_log.keep(tmp_path, f"report {number}")
    log = tmp_path / fault_log.NAME
    assert [line for line in log.read_text("utf-8").splitlines() if "report" in line] == [
        "report 0",
        "report 1",
        "report 2",
    ]
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_the_log_does_not_grow_for_ever(tmp_path):
    for _time in range(30):
        fault_log.keep(tmp_path, "x" * 50_000)
    sizes = [each.stat().st_size for each in tmp_path.iterdir()]
    assert len(sizes) == 1 + fault_log.EARLIER
    assert max(sizes) <= fault_log.LARGEST + 100


def test_a_folder_that_cannot_be_made_is_no_fault(tmp_path, capsys):
    (tmp_path / "file").touch()
    try:
        raise ValueError("a word of the dossier")
    except ValueError:
        fault_log.keep(tmp_path / "file", "report")
        (tmp_path / "folder" / fault_log.NAME).mkdir(parents=True)
        fault_log.keep(tmp_path / "folder", "report")
    fault_log.watch(tmp_path / "file")
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(os.name == "nt", reason="other signals")
def test_where_the_process_was_when_it_ended_is_kept(tmp_path):
    code = (
        "import os, signal, sys; from pathlib import Path; from core.storage import fault_log;"
        "fault_log.watch(Path(sys.argv[1])); os.kill(os.getpid(), signal.SIGSEGV)"
    )
    subprocess.run([sys.executable, "-c", code, tmp_path], check=False, timeout=LONG)
    log = tmp_path / fault_log.FATAL
    assert "Segmentation fault" in log.read_text("utf-8")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
