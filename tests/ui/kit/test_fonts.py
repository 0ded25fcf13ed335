"""A font that a widget gets while it is on screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.kit import fonts
from ui.kit.labels import Text
from ui.kit.rescale import rescale
from ui.kit.theme import Theme, apply_theme


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    apply_theme(qapp, Theme.load("light"))
    yield qapp
    rescale(qapp, fonts.USUAL, Theme.load("light"))


@pytest.fixture
def label(app: QApplication, qtbot: QtBot) -> Text:
    made = Text("Security guarantees", fonts.serif(24))
    qtbot.addWidget(made)
    made.show()
    fonts.set_font_for_good(made, fonts.serif(21))
    return made


def test_it_stays_in_another_theme(app: QApplication, label: Text) -> None:
    apply_theme(app, Theme.load("dark"))
    assert label.font().pixelSize() == fonts.em(21)


def test_another_text_size_begins_from_it(app: QApplication, label: Text) -> None:
    rescale(app, 200, Theme.load("dark"))
    assert label.font().pixelSize() == fonts.em(21)
    fonts.set_font_for_good(label, fonts.serif(15))
    rescale(app, fonts.USUAL, Theme.load("dark"))
    assert label.font().pixelSize() == fonts.em(15)
