"""Rows that wrap: where what stands in them lies."""

from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.kit import fonts
from ui.kit.labels import ProseLabel
from ui.kit.lines import BREAK, laid_out
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


def test_a_line_of_a_text_from_the_right_keeps_its_first_letter(qtbot: QtBot) -> None:
    label = ProseLabel("מ " + "W. The meeting took note of what was " * 4)
    qtbot.addWidget(label)
    for width in range(200, 260):
        label.resize(width, label.heightForWidth(width))
        image = label.grab().toImage()
        edge = {image.pixelColor(0, y).name() for y in range(image.height())}
        assert edge == {image.pixelColor(0, 0).name()}, width


def test_a_text_that_is_cut_stands_letter_for_letter_where_it_stood(qapp: QApplication) -> None:
    text = "מ " + "The meeting took note of what was said. " * 9
    for width in range(200, 260):
        layout, cut = laid_out(text, fonts.sans(12), width, 3)
        assert cut
        assert text.startswith(layout.text().replace(BREAK, " ").removesuffix("…")), width
        assert layout.lineAt(1).naturalTextRect().right() <= width, width
