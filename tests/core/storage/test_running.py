"""Who has a dossier open, and what one window asks of another, by notes in a folder."""

import datetime as dt
import os
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import msgspec
import pytest

from core.storage import running
from core.storage.processes import begun, host
from core.storage.running import (
    HELD,
    WINDOW,
    Running,
    forget,
    handed_over,
    name_of,
    note,
    noted,
    sweep,
    taken,
)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "running"


@pytest.fixture
def other():
    """Another process, of a window that does not answer."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield process
    process.communicate()


def of(process, **fields):
    found = Running(process.pid, host(), begun(process.pid), dt.datetime.now(dt.UTC))
    return msgspec.structs.replace(found, **fields)


def test_a_process_is_told_from_a_later_one(other):
    assert begun(other.pid)
    assert begun(other.pid) == begun(other.pid)
    assert begun(os.getpid())
    other.communicate()
    assert begun(other.pid) == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere it is not replaced")
def test_a_process_that_becomes_another_program_is_the_same():
    code = "import os, sys; input(); os.execv(sys.executable, [sys.executable, '-c', 'input()'])"
    pipe = subprocess.PIPE
    process = subprocess.Popen([sys.executable, "-c", code], stdin=pipe)
    before = begun(process.pid)
    assert process.stdin is not None
    process.stdin.write(b"\n")
    process.stdin.flush()
    time.sleep(0.3)
    assert begun(process.pid) == before
    process.communicate(b"\n")


def test_a_note_is_private_and_tells_no_name(folder, path):
    note(folder, name_of(path), Running.here("Ann"))
    (each,) = folder.iterdir()
    assert [stat.S_IMODE(one.stat().st_mode) for one in (folder, each)] == [0o700, 0o600]
    assert "talks" not in each.name
    assert b"talks" not in each.read_bytes()
    assert name_of(path) == name_of(path.parent / "." / path.name)


def test_another_window_is_told_until_it_has_ended(folder, path, other):
    name = name_of(path)
    note(folder, name, of(other))
    found = noted(folder, name)
    assert found == of(other, since=found.since)
    other.communicate()
    assert noted(folder, name) is None
    assert not [*folder.iterdir()]


def test_a_later_process_of_the_same_number_is_another(folder, path, other):
    note(folder, name_of(path), of(other, begun="1"))
    assert noted(folder, name_of(path)) is None


def test_this_process_is_no_other(folder, path):
    note(folder, name_of(path), Running.here())
    assert noted(folder, name_of(path)) is None
    assert [*folder.iterdir()], "it is kept, for others"
    forget(folder, name_of(path))
    assert not [*folder.iterdir()]


def test_the_note_of_another_is_not_forgotten(folder, path, other):
    note(folder, name_of(path), of(other))
    forget(folder, name_of(path))
    assert noted(folder, name_of(path)) is not None


def test_whether_another_computer_still_has_it_is_not_known(folder, path, other):
    note(folder, name_of(path), of(other, host="elsewhere", begun="1", user="Ann"))
    found = noted(folder, name_of(path))
    assert found is not None
    assert found.told(path).startswith("talks.parley is open in Parley on elsewhere (Ann, since ")


def test_what_is_said_of_it(path, other, at_zone):
    at_zone("UTC")
    today = dt.datetime.now(dt.UTC).replace(hour=0, minute=2)
    assert of(other, since=today).told(path) == (
        f"talks.parley is open in another Parley window (process {other.pid}, since 00:02). Close "
        "it there, then try again."
    )
    earlier = dt.datetime(2026, 1, 5, 14, 2, tzinfo=dt.UTC)
    assert "since 5 Jan 2026, 14:02)" in of(other, since=earlier).told(path)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff" * 100, b"{" * 99999])
def test_a_note_that_says_nothing_is_none(folder, path, content):
    folder.mkdir()
    (folder / name_of(path)).write_bytes(content)
    assert noted(folder, name_of(path)) is None
    sweep(folder)
    assert not handed_over(folder, path, "")


def test_what_has_ended_is_swept(folder, other, tmp_path):
    for number in range(3):
        note(folder, f"{HELD}{number}", of(other))
    note(folder, name_of(tmp_path), Running.here())
    other.communicate()
    sweep(folder)
    assert [each.name for each in folder.iterdir()] == [name_of(tmp_path)]


def answering(folder, found):
    """A window in this process that answers, as if it were another."""

    def answer():
        ends = time.monotonic() + running.PATIENCE
        while not found and time.monotonic() < ends:
            found.extend(taken(folder))
            time.sleep(0.01)

    return threading.Thread(target=answer)


@pytest.fixture
def seen_from_elsewhere(monkeypatch):
    """Has this process take its own notes for those of another, and wait for an answer as long as
    there may be one."""
    monkeypatch.setattr(Running, "is_here", False)
    monkeypatch.setattr(running, "PATIENCE", running.STALE - 1)


@pytest.mark.parametrize("name", ["talks.parley", "Verhandlung – Öl\n.parley", None])
def test_a_window_that_answers_is_handed_a_file(folder, tmp_path, seen_from_elsewhere, name):
    path = tmp_path / name if name else None
    note(folder, WINDOW, Running.here(screen="one"))
    found = []
    window = answering(folder, found)
    window.start()
    assert handed_over(folder, path, "one")
    window.join()
    assert found == [path]
    assert [each.name for each in folder.iterdir()] == [WINDOW]


def test_a_path_is_told_whole(folder, path, seen_from_elsewhere, monkeypatch):
    monkeypatch.chdir(path.parent)
    note(folder, WINDOW, Running.here())
    found = []
    window = answering(folder, found)
    window.start()
    assert handed_over(folder, Path(path.name), "")
    window.join()
    assert found == [path]


def test_a_window_that_does_not_answer_is_not_waited_for(folder, path, other, monkeypatch):
    monkeypatch.setattr(running, "PATIENCE", 0.1)
    note(folder, WINDOW, of(other))
    assert not handed_over(folder, path, "")
    assert [each.name for each in folder.iterdir()] == [WINDOW], "nothing is opened later"


def test_nothing_is_asked_where_there_is_no_window(folder, path, other):
    assert not handed_over(folder, path, "")
    assert not folder.exists()
    note(folder, WINDOW, of(other, screen="one"))
    assert not handed_over(folder, path, "two")
    note(folder, WINDOW, of(other, host="elsewhere"))
    assert not handed_over(folder, path, "")
    assert [each.name for each in folder.iterdir()] == [WINDOW]


def test_what_nobody_waits_for_any_more_is_not_done(folder, path):
    folder.mkdir()
    asked = folder / f"ask-{os.getpid()}-1"
    asked.write_bytes(os.fsencode(path))
    os.utime(asked, (1, 1))
    assert [*taken(folder)] == []
    assert not asked.exists()
    asked.write_bytes(os.fsencode(path))
    other = asked.with_name("ask-1-1")
    other.write_bytes(os.fsencode(path))
    assert [*taken(folder)] == [path]
    assert other.exists(), "another is asked"
    os.utime(other, (1, 1))
    sweep(folder)
    assert not other.exists()


def test_a_folder_that_cannot_be_written_to_has_no_notes(tmp_path, path):
    folder = tmp_path / "file" / "running"
    folder.parent.write_text("x")
    note(folder, WINDOW, Running.here())
    sweep(folder)
    forget(folder, WINDOW)
    assert noted(folder, WINDOW) is None
    assert [*taken(folder)] == []
