"""Work beside the window: progress, results, problems, bugs, and stopping."""

import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from core.errors import PackProblem
from tests.waiting import LONG
from ui.kit.jobs import Job

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def test_a_job_that_computes_lets_the_window_have_its_turn(qtbot: QtBot) -> None:
    job = Job(lambda *, progress, cancelled: None)
    with qtbot.waitSignal(job.finished):
        job.start()
    assert sys.getswitchinterval() <= 0.001


def test_a_job_runs_in_another_thread_and_tells_its_progress(qtbot: QtBot) -> None:
    seen: list[Any] = []

    def work(*, progress: Progress, cancelled: Cancelled) -> int:
        seen.append(threading.current_thread() is threading.main_thread())
        progress(1, 2)
        return 7

    job = Job(work)
    job.progressed.connect(lambda done, of: seen.append((done, of)))
    with qtbot.waitSignal(job.finished) as told:
        job.start()
    assert told.args == [7]
    assert seen == [False, (1, 2)]


def test_a_problem_is_told_as_a_sentence(qtbot: QtBot) -> None:
    def work(*, progress: Progress, cancelled: Cancelled) -> None:
        raise PackProblem("No font can print this.")

    job = Job(work)
    with qtbot.waitSignal(job.refused) as told:
        job.start()
    assert told.args == ["No font can print this."]


def test_a_bug_is_handed_on(qtbot: QtBot) -> None:
    def work(*, progress: Progress, cancelled: Cancelled) -> None:
        raise ZeroDivisionError

    job = Job(work)
    with qtbot.waitSignal(job.broke) as told:
        job.start()
    assert isinstance(told.args[0], ZeroDivisionError)


def test_a_cancelled_job_only_says_that_it_stopped(qtbot: QtBot) -> None:
    begun = threading.Event()

    def work(*, progress: Progress, cancelled: Cancelled) -> int:
        begun.set()
        while not cancelled():
            threading.Event().wait(0.001)
        return 7

    job = Job(work)
    finished: list[object] = []
    job.finished.connect(finished.append)
    job.start()
    assert begun.wait(LONG)
    with qtbot.waitSignal(job.stopped):
        job.cancel()
    assert finished == []


def test_a_job_whose_window_has_gone_ends_in_silence(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised: list[object] = []
    monkeypatch.setattr(threading, "excepthook", raised.append)
    begun, gone, window = threading.Event(), threading.Event(), QObject()

    def work(*, progress: Progress, cancelled: Cancelled) -> None:
        begun.set()
        gone.wait(LONG)
        progress(1, 2)

    job = Job(work, window)
    job.start()
    assert begun.wait(LONG)
    thread = job._thread
    shiboken6.delete(window)
    gone.set()
    thread.join(LONG)
    assert not raised
