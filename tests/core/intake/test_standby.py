"""Processes that wait for a document: one that is there is taken, and none waits for ever."""

import os
from collections.abc import Iterator

import pytest

from core.intake import read_document, reading, standby
from core.intake.standby import Process, Standby
from tests.core.intake.papers import pdf
from tests.core.intake.test_shared_pages import book
from tests.waiting import LONG


@pytest.fixture
def begun(monkeypatch) -> Iterator[list[Process]]:
    """The processes that are started."""
    start, every = standby.started, []
    monkeypatch.setattr(standby, "started", lambda kind: (every.append(start(kind)), every[-1])[1])
    yield every
    for each in every:
        each.kill()
        with each:
            pass


@pytest.fixture
def waiting(begun):
    made = Standby()
    yield made
    made.dismiss()


def test_what_waits_reads_the_next_document(waiting, begun, monkeypatch):
    monkeypatch.setattr(reading, "STANDBY", waiting)
    monkeypatch.setattr(reading, "SHARE", 1)
    monkeypatch.setattr(reading.os, "cpu_count", lambda: 2)
    reading.prepare()
    assert len(begun) == 2
    for _turn in range(2):
        assert read_document("a.pdf", book()).pages == 7
    assert len(begun) == 4, "nothing waits for the second one"


def test_no_more_wait_than_are_asked_for(waiting, begun):
    for _turn in range(3):
        waiting.prepare("pdf", 2)
    assert len(begun) == 2
    assert waiting.taken("pdf") in begun
    waiting.prepare("pdf", 2)
    assert len(begun) == 3


def test_a_process_that_has_ended_is_not_taken(waiting, begun):
    waiting.prepare("pdf", 1)
    begun[0].kill()
    os.waitid(os.P_PID, begun[0].pid, os.WEXITED | os.WNOWAIT)
    found = waiting.taken("pdf")
    assert found is not begun[0]
    said, _none = found.communicate(pdf("Said."))
    assert b"Said." in said


def test_what_waits_in_vain_is_ended(begun):
    Standby(0.01).prepare("pdf", 1)
    begun[0].wait(LONG)
    assert begun[0].poll() is not None


def test_one_process_does_not_hold_the_pipes_of_another(waiting, begun):
    """Each ends where its document does, whatever else waits."""
    waiting.prepare("pdf", 1)
    waiting.prepare("html", 1)
    said, _none = waiting.taken("pdf").communicate(pdf("Said."), timeout=LONG)
    assert b"Said." in said
