"""Undo and redo of a step with many records: shown while it lasts, and given up by Escape."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.editing.commands import Command
from core.model.change import Edit
from core.model.records import Source
from ui.kit import working
from ui.session import Session
from ui.shell.window import Window

COUNT = 1200


@pytest.fixture
def far(session: Session, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session in which many sources were just imported, and no wait goes unexplained."""
    monkeypatch.setattr(working, "PATIENCE", 0)
    edits = [Edit(None, Source(f"new{n}", n + 10, f"Report {n}")) for n in range(COUNT)]
    session.do(Command("import sources", lambda _dossier: edits))
    return session


@pytest.fixture
def shown() -> Iterator[list[str]]:
    """The titles of the waits that are shown."""
    found: list[str] = []
    timer = QTimer()

    def look() -> None:
        wait = QApplication.activeModalWidget()
        if isinstance(wait, working.Waiting) and wait.windowTitle() not in found:
            found.append(wait.windowTitle())

    timer.timeout.connect(look)
    timer.start()
    yield found
    timer.stop()


def test_a_step_of_many_records_is_undone_and_redone_visibly(
    far: Session, shown: list[str]
) -> None:
    far.undo()
    assert far.dossier.count(Source) == 1
    far.redo()
    assert far.dossier.count(Source) == COUNT + 1
    assert shown == ["Undo", "Redo"]
    assert far.workspace.store.load() == far.workspace.latest


def test_escape_gives_it_up_and_nothing_has_changed(far: Session, window: Window) -> None:
    timer = QTimer()

    def escape() -> None:
        wait = QApplication.activeModalWidget()
        if wait is not None:
            timer.stop()
            QTest.keyClick(wait, Qt.Key.Key_Escape)

    timer.timeout.connect(escape)
    timer.start()
    far.undo()
    assert window.status.sentence == "Cancelled. Nothing has changed."
    assert far.dossier.count(Source) == COUNT + 1
    assert far.workspace.store.load() == far.workspace.latest
    assert far.workspace.undo_label == "import sources"
    far.undo()
    assert far.dossier.count(Source) == 1
