"""Parts of Qt that nobody needs are freed by the thread of the window, whoever makes garbage."""

import gc
import threading

from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from ui.kit.garbage import Collector
from ui.kit.jobs import Job


def left_over(freed_by: list[str]) -> None:
    """Something of Qt that only a look for garbage frees, for it holds itself."""
    thing = QObject()
    thing.circle = [thing]
    thing.destroyed.connect(
        lambda: freed_by.append(threading.current_thread().name), Qt.ConnectionType.DirectConnection
    )


def make_much(*, progress, cancelled) -> int:
    """Make so many things that Python would look for garbage several times."""
    return len([[number] for number in range(200_000)])


def test_a_job_frees_nothing_of_the_window(qapp, qtbot: QtBot) -> None:
    collector = Collector(qapp)
    freed_by: list[str] = []
    left_over(freed_by)
    job = Job(make_much)
    with qtbot.waitSignal(job.finished):
        job.start()
    assert "parley-job" not in freed_by
    kept: list[list[int]] = []

    def freed() -> bool:
        """Python counts what is made less what goes: more is made than an earlier test lets go."""
        kept.extend([number] for number in range(1_000))
        return bool(freed_by)

    qtbot.waitUntil(freed)
    assert freed_by == ["MainThread"]
    collector.deleteLater()


def test_python_does_not_look_by_itself_meanwhile(qapp) -> None:
    collector = Collector(qapp)
    assert not gc.isenabled()
    collector.deleteLater()
