"""A step with many records, its undo and redo: shown while it lasts, and given up by Escape."""

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


EDITS = [Edit(None, Source(f"new{n}", n + 10, f"Report {n}")) for n in range(COUNT)]
MANY = Command("import sources", lambda _dossier: EDITS)


@pytest.fixture
def far(session: Session, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session in which many sources were just imported, and no wait goes unexplained."""
    monkeypatch.setattr(working, "PATIENCE", 0)
    session.do(MANY)
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


@pytest.fixture
def escaping() -> Iterator[None]:
    """Escape is pressed in the first wait that is shown."""
    timer = QTimer()

    def escape() -> None:
        wait = QApplication.activeModalWidget()
        if wait is not None:
            timer.stop()
            QTest.keyClick(wait, Qt.Key.Key_Escape)

    timer.timeout.connect(escape)
    timer.start()
    yield
    timer.stop()


def test_a_command_with_many_records_is_carried_out_visibly(
    session: Session, monkeypatch: pytest.MonkeyPatch, shown: list[str]
) -> None:
    monkeypatch.setattr(working, "PATIENCE", 0)
    done = session.do(MANY)
    assert done is not None
    assert len(done.edits) == COUNT
    assert shown == ["Saving"]
    assert session.dossier.count(Source) == COUNT + 1


@pytest.mark.usefixtures("escaping")
def test_escape_gives_a_command_up_and_nothing_has_changed(
    session: Session, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "PATIENCE", 0)
    assert session.do(MANY) is None
    assert window.status.sentence == "Cancelled. Nothing has changed."
    assert session.dossier.count(Source) == 1


@pytest.mark.usefixtures("escaping")
def test_escape_gives_it_up_and_nothing_has_changed(
    session: Session, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.workspace.do(MANY)
    monkeypatch.setattr(working, "PATIENCE", 0)
    session.undo()
    assert window.status.sentence == "Cancelled. Nothing has changed."
    assert session.dossier.count(Source) == COUNT + 1
    assert session.workspace.store.load() == session.workspace.latest
    assert session.workspace.undo_label == "import sources"
    session.undo()
    assert session.dossier.count(Source) == 1
