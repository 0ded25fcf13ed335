"""Rows that wrap: where what stands in them lies."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.wrapping import WrappingRow

HEIGHTS = (20, 30, 12, 30, 14)


def test_what_stands_in_a_line_has_its_middle_at_one_height(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = WrappingRow(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setHorizontalSpacing(6)
    row.setVerticalSpacing(4)
    labels = [QLabel("word", window) for _height in HEIGHTS]
    for label, height in zip(labels, HEIGHTS, strict=True):
        label.setFixedSize(50, height)
        row.addWidget(label)
    window.resize(175, 200)
    window.show()
    middles = [label.y() + label.height() / 2 for label in labels]
    assert middles == [15, 15, 15, 49, 49]
    assert [label.x() for label in labels] == [0, 56, 112, 0, 56]
    window.resize(400, 200)
    assert [label.y() + label.height() / 2 for label in labels] == [15] * 5
