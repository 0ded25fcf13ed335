"""Cards in equal columns, as many as fit."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.kit.grid import Flow


@pytest.fixture
def flow(qtbot: QtBot) -> Flow:
    shown = Flow(200, gap=10)
    qtbot.addWidget(shown)
    shown.set_cards([QLabel(str(number)) for number in range(6)])
    shown.resize(640, 300)
    shown.show()
    return shown


def test_there_are_as_many_columns_as_fit(flow: Flow) -> None:
    assert flow.columns == 3
    flow.resize(419, 300)
    assert flow.columns == 2


def test_no_card_is_narrower_than_it_can_be(flow: Flow, qtbot: QtBot) -> None:
    card = flow.cards[4]
    card.setMinimumWidth(215)
    qtbot.waitUntil(lambda: flow.columns == 2)
    assert all(each.width() >= 215 for each in flow.cards)
    card.setMinimumWidth(0)
    qtbot.waitUntil(lambda: flow.columns == 3)
