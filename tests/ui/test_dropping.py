"""What is dragged here from another program stays there."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ui.kit.dropped import take_copy
from ui.shell.window import Window
from ui.sources.panel import SourcesPanel

COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction
LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier


class FromElsewhere(QDragEnterEvent):
    """Something that another program would move, over a place of ours."""

    def __init__(self, data: QMimeData) -> None:
        super().__init__(QPointF(5, 5), COPY | MOVE, data, LEFT, SHIFT)
        self.ignore()

    def source(self) -> None:  # type: ignore[override]
        """Nothing here."""


def the_window(window: Window) -> QWidget:
    return window


def the_sources(window: Window) -> QWidget:
    window.go_to("sources")
    assert window.panel is not None
    return window.panel


def the_source_in_view(window: Window) -> QWidget:
    panel = the_sources(window)
    assert isinstance(panel, SourcesPanel)
    return panel.reading


@pytest.mark.parametrize(
    ("place", "is_file"), [(the_window, True), (the_sources, False), (the_source_in_view, False)]
)
def test_what_another_program_would_move_is_taken_as_a_copy(
    window: Window, place: Callable[[Window], QWidget], is_file: bool
) -> None:
    target, data = place(window), QMimeData()
    if is_file:
        data.setUrls([QUrl.fromLocalFile("/nowhere/talks.parley")])
    else:
        data.setText("No land is given up.")
    entered = FromElsewhere(data)
    assert entered.proposedAction() == MOVE
    target.dragEnterEvent(entered)
    assert entered.isAccepted()
    assert entered.dropAction() == COPY


def test_what_is_let_go_is_a_copy_too() -> None:
    data = QMimeData()
    let_go = QDropEvent(QPointF(5, 5), COPY | MOVE, data, LEFT, SHIFT)
    take_copy(let_go)
    assert let_go.isAccepted()
    assert let_go.dropAction() == COPY
