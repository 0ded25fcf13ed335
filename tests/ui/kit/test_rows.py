"""A row that wraps is as high as its sentence needs, whatever lays it out."""

from math import ceil

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.kit import fonts
from ui.kit.rows import Cell, RowButton

SENTENCE = "Norland, Territory: no position recorded on three of the four issues of this point."


@pytest.mark.parametrize("layout", [QGridLayout, QVBoxLayout])
def test_a_row_that_wraps_has_the_height_of_its_sentence(
    layout: type[QGridLayout] | type[QVBoxLayout], qtbot: QtBot
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    rows = [RowButton((Cell("!", 22), Cell(SENTENCE)), wraps=True) for _row in range(2)]
    column = layout(page)
    for each in rows:
        column.addWidget(each)
    page.resize(240, column.totalHeightForWidth(240))
    page.show()
    assert all(each.height() == each.heightForWidth(each.width()) for each in rows)
    assert rows[0].height() > RowButton((Cell(""),)).sizeHint().height()


def test_a_word_that_is_wider_than_a_row_goes_on_on_the_next_line(qtbot: QtBot) -> None:
    word = "W" * 60
    row = RowButton((Cell("!", 22), Cell(word)), wraps=True)
    qtbot.addWidget(row)
    width = QFontMetrics(fonts.sans(12.5)).horizontalAdvance(word)
    lines = ceil(width / 218)
    assert lines > 1
    assert row.heightForWidth(240) >= row.sizeHint().height() + (lines - 1) * 12
