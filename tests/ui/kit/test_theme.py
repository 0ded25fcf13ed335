"""Themes: all complete and legible, switched at once, party colours readable on each."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.model.records import Party
from ui.kit import fonts, theme
from ui.kit.labels import Text
from ui.kit.theme import LEGIBLE, SYSTEM, Theme, chosen, contrast
from ui.shell.window import Window

KEYS = ("light", "dark", "contrast")


@pytest.mark.parametrize("key", KEYS)
def test_text_can_be_read_on_every_ground(key: str) -> None:
    chosen = Theme.load(key)
    for ground in (chosen.background, chosen.panel, chosen.side, chosen.field):
        assert contrast(chosen.ink, ground) >= 7
        assert contrast(chosen.mute, ground) >= LEGIBLE
    for fill in (chosen.settled_fill, chosen.narrowing_fill, chosen.open_fill):
        assert contrast(chosen.ink, fill) >= 7
    for figure in (chosen.closing, chosen.widening, chosen.red_line):
        assert contrast(figure, chosen.panel) >= LEGIBLE
    assert contrast(chosen.on_accent, chosen.accent) >= LEGIBLE


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("colour", ["#0072B2", "#C8501E", "#000000", "#FFFFFF", "#FFFF00"])
def test_a_party_can_be_read_whatever_its_colour(key: str, colour: str) -> None:
    chosen = Theme.load(key)
    shown = chosen.party_colour(Party("a", 1, "Arland", "AR", colour=colour))
    assert contrast(shown, chosen.panel) >= LEGIBLE


@pytest.mark.parametrize("key", ["light", "dark", "contrast"])
def test_what_lies_around_pages_is_neither_paper_nor_black_on_white(key: str) -> None:
    shown = Theme.load(key)
    assert contrast(shown.around, "#FFFFFF") > 1.3
    assert contrast(shown.around, shown.background) < 2


def test_a_legible_colour_is_left_alone() -> None:
    party = Party("a", 1, "Arland", "AR", colour="#0072B2")
    assert Theme.load("light").party_colour(party).upper() == "#0072B2"


def test_contrast_is_as_defined() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_a_change_of_theme_reaches_the_window_at_once(
    window: Window, dressed: QApplication
) -> None:
    actions = {action.data(): action for action in window.acts.themes.actions()}
    actions["dark"].trigger()
    try:
        assert window.theme.dark
        assert window.settings.theme == "dark"
        ground = window.palette().color(QPalette.ColorRole.Window).name().upper()
        assert ground == window.theme.background
        assert window.session is not None
        assert window.session.theme is window.theme
    finally:
        actions["light"].trigger()
    assert actions["light"].isChecked()


@pytest.mark.usefixtures("usual_size")
@pytest.mark.parametrize("percent", [100, 125, 150])
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QPushButton])
def test_what_has_the_keyboard_has_a_thicker_frame_and_nothing_in_it_moves(
    dressed: QApplication, qtbot: QtBot, kind: type[QWidget], key: str, percent: int
) -> None:
    fonts.set_fonts(dressed, percent)
    chosen = Theme.load(key)
    theme.apply_theme(dressed, chosen)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    field, other = kind(), QLineEdit()
    if isinstance(field, QPushButton):
        field.setText("Words")
    for each in (field, other):
        column.addWidget(each)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    seen = []
    for each in (other, field):
        each.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        seen.append(field.grab().toImage())
    before, after = seen
    middle, inside = before.height() // 2, before.rect().adjusted(7, 7, -7, -7)
    assert field.size() == QSize(before.width(), before.height())
    assert after.pixelColor(1, middle).name().upper() == chosen.accent
    assert before.pixelColor(1, middle).name().upper() != chosen.accent
    if isinstance(field, QPushButton):
        assert before.copy(inside) == after.copy(inside)
    theme.apply_theme(dressed, Theme.load("light"))


@pytest.mark.parametrize("key", KEYS)
def test_what_is_disabled_can_be_told_from_what_is_not(key: str) -> None:
    chosen = Theme.load(key)
    assert contrast(chosen.ink, chosen.off) > 1.5


def test_the_style_sheet_has_no_colour_left_to_fill_in() -> None:
    assert "$" not in Theme.load("light").style_sheet()


def test_our_typefaces_are_there(dressed: QApplication) -> None:
    assert fonts.sans().exactMatch()
    assert fonts.serif(24).exactMatch()


def test_a_heavier_sans_is_wider(dressed: QApplication) -> None:
    plain, heavy = Text("Territorial", fonts.sans()), Text("Territorial", fonts.sans(weight=600))
    assert heavy.sizeHint().width() > plain.sizeHint().width()


def test_system_is_light_where_the_desktop_asks_for_nothing(dressed: QApplication) -> None:
    assert theme.system_theme(dressed) == "light"


@pytest.mark.parametrize("choice", ["../templates/full", "/tmp/x", "of a later version", ""])
def test_what_is_no_choice_is_the_desktops_theme(qapp: QApplication, choice: str) -> None:
    assert chosen(choice, qapp) == chosen(SYSTEM, qapp)
