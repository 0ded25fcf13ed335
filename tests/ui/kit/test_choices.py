"""Combo boxes: what their lists show."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QComboBox, QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.layout import faults
from ui.kit.choices import CalmBox, editable


def calm(names: list[str]) -> QComboBox:
    box = CalmBox()
    box.addItems(names)
    return box


@pytest.mark.parametrize("around", [QWidget, QDialog])
@pytest.mark.parametrize("make", [calm, lambda names: editable(names, "")])
@pytest.mark.parametrize("count", [2, 6, 10])
def test_the_list_of_a_box_shows_every_entry_whole(
    qtbot: QtBot, around: type[QWidget], make: Callable[[list[str]], QComboBox], count: int
) -> None:
    window = around()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    box = make([f"Entry {n}" for n in range(count)])
    column.addWidget(box)
    window.show()
    box.showPopup()
    shown = box.view()
    rows = [shown.visualRect(shown.model().index(n, 0)) for n in range(count)]
    assert shown.viewport().rect().contains(rows[0].united(rows[-1]))
    assert not shown.verticalScrollBar().maximum()
    assert rows[0].height() > box.fontMetrics().height()
    assert faults(shown.window()) == []
    box.hidePopup()
