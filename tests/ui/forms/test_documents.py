"""Choosing a document to bring in."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication

from core.intake import reading
from core.intake.standby import Standby
from tests.ui.conftest import RecordedPrompts
from ui.forms.documents import ask_for_document
from ui.session import Session
from ui.shell.window import Window


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """The processes that were made ready, by kind and number."""
    told: list[tuple[str, int]] = []
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(Standby, "prepare", lambda _self, *what: told.append(what))
    return told


def test_while_a_file_is_chosen_processes_begin_that_may_read_it(
    session: Session, monkeypatch: pytest.MonkeyPatch, begun: list[tuple[str, int]]
) -> None:
    seen: list[list[tuple[str, int]]] = []

    def chosen(*_asked: object) -> Path:
        seen.append([*begun])
        return Path("a.pdf")

    monkeypatch.setattr(RecordedPrompts, "file_to_open", chosen)
    assert ask_for_document(session, "Import") == Path("a.pdf")
    assert seen == [[(reading.PART, 2)]]


@pytest.mark.parametrize(("name", "count"), [("Treaty.PDF", 1), ("draft.docx", 0), ("a.exe", 0)])
def test_while_a_file_is_dragged_over_the_window_processes_begin_that_may_read_it(
    window: Window, begun: list[tuple[str, int]], name: str, count: int
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"/tmp/{name}")])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    drag = QDragEnterEvent(QPointF(5, 5), copy, data, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, drag)
    assert begun == [(reading.PART, 2)] * count
