"""The slider of an acceptable range shows a bar only where there is a range."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from core.model.records import Issue
from ui.positions.fields import RangeField

VIVID = 60
"""The least saturation of a colour that is no grey, of 255."""


@pytest.fixture
def field(qtbot: QtBot) -> RangeField:
    field = RangeField()
    qtbot.addWidget(field)
    field.set_colours("#ff0000", "#cccccc")
    field.resize(500, 40)
    field.show()
    return field


def is_full(field: RangeField) -> bool:
    """Whether the middle of the scale is in a colour."""
    picture = field.slider.grab().toImage()
    ratio = picture.devicePixelRatio()
    middle = QPoint(round(field.slider.width() * ratio / 2), 0)
    column = (picture.pixelColor(middle.x(), y) for y in range(picture.height()))
    return any(colour.saturation() > VIVID for colour in column)


def test_no_range_has_no_bar_and_a_range_has_one(field: RangeField, qtbot: QtBot) -> None:
    field.show_issue(Issue("i", 1, "p", "Catch"), None)
    assert not is_full(field)
    qtbot.keyClicks(field.low, "20")
    assert not is_full(field), "one end is no range"
    qtbot.keyClicks(field.high, "80")
    assert is_full(field)
    field.high.selectAll()
    qtbot.keyClick(field.high, Qt.Key.Key_Delete)
    assert not is_full(field)


def test_a_range_on_record_and_one_that_is_dragged_have_a_bar(
    field: RangeField, qtbot: QtBot
) -> None:
    field.show_issue(Issue("i", 1, "p", "Catch"), (10.0, 90.0))
    assert is_full(field)
    field.show_issue(Issue("j", 1, "p", "Fleet"), None)
    assert not is_full(field)
    places = [QPoint(x, field.slider.height() // 2) for x in (6, 30, 60)]
    qtbot.mousePress(field.slider, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        qtbot.mouseMove(field.slider, place)
    qtbot.mouseRelease(field.slider, Qt.MouseButton.LeftButton, pos=places[-1])
    assert field.values() is not None
    assert is_full(field)
