"""The keys of a panel, in a window too small for it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from core.editing.commands.sources import set_source_text
from core.exchange.example import example
from core.model.records import Point, Source
from tests.look import settle
from ui.shell.window import Window

CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.mark.usefixtures("usual_size")
@pytest.mark.parametrize("bottom", [False, True])
@pytest.mark.parametrize(
    ("panel", "key", "modifier", "field"),
    [
        ("sources", Qt.Key.Key_F, CONTROL, "Find in the text"),
        ("notes", Qt.Key.Key_F, CONTROL, "Search notes, quotes and replies"),
        ("history", Qt.Key.Key_F, CONTROL, "Search the history"),
        ("point", Qt.Key.Key_F2, NONE, "Bottom line"),
    ],
)
def test_a_field_that_a_key_goes_to_is_in_view(
    open_window: Callable[..., Window],
    panel: str,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    field: str,
    bottom: bool,
) -> None:
    dossier = example()
    window = open_window(dossier, size=(1100, 700), percent=150)
    session = window.session
    assert session is not None
    session.do(set_source_text(dossier.all(Source)[0].id, "Both sides met. " * 500))
    window.go_to(f"point:{dossier.all(Point)[0].id}" if panel == "point" else panel)
    settle()
    for area in window.findChildren(QScrollArea):
        bar = area.verticalScrollBar()
        bar.setValue(bar.maximum() if bottom else 0)
    QTest.mouseRelease(
        window, Qt.MouseButton.LeftButton
    )  # a double click of QTest's leaves it down
    QTest.keyClick(window, key, modifier)
    settle()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == field
    assert not focus.visibleRegion().isEmpty()
