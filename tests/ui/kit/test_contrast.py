"""Contrast of all colours that the program puts on each other (WCAG 2.2, level AA), theme by theme:
text 4.5 to 1 (1.4.3), what shows that and where a control is 3 to 1 (1.4.11)."""

from itertools import product

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit

import resources
from ui.kit.theme import Theme, contrast
from ui.shell.window import Window

KEYS = ("light", "dark", "contrast")
GROUNDS = ("background", "panel", "side", "field")
WORDS = {
    "ink": (*GROUNDS, "selection", "highlight", "settled_fill", "narrowing_fill", "open_fill"),
    "mute": (*GROUNDS, "selection", "warning_fill", "settled_fill", "narrowing_fill", "open_fill"),
    "accent": GROUNDS,
    "closing": (*GROUNDS, "selection", "settled_fill"),
    "widening": (*GROUNDS, "selection", "warning_fill"),
    "red_line": (*GROUNDS, "selection", "warning_fill", "red_line_fill"),
    "on_accent": ("accent",),
    "panel": ("ink",),
}
"""Colours of words (muted, placeholders, links, figures of change, problems, chips, balloons), and
what they stand on."""
CONTROLS = {"edge": GROUNDS, "accent": (*GROUNDS, "selection"), "mute": GROUNDS}
"""Colours of the borders of fields and buttons, of the focus, and of boxes to tick."""
BORDERED = ("QPushButton {", "QLineEdit, ", "QScrollBar::handle {")


def pairs(of: dict[str, tuple[str, ...]]) -> list[tuple[str, str, str]]:
    """Every colour of a kind on each of its grounds, in each theme."""
    each = [(colour, ground) for colour, grounds in of.items() for ground in grounds]
    return [(key, *pair) for key, pair in product(KEYS, each)]


def ratio(key: str, colour: str, ground: str) -> float:
    chosen = Theme.load(key)
    return contrast(getattr(chosen, colour), getattr(chosen, ground))


@pytest.mark.parametrize(("key", "colour", "ground"), pairs(WORDS))
def test_words_stand_out_from_what_they_stand_on(key: str, colour: str, ground: str) -> None:
    assert ratio(key, colour, ground) >= 4.5


@pytest.mark.parametrize(("key", "colour", "ground"), pairs(CONTROLS))
def test_controls_stand_out_from_what_they_stand_on(key: str, colour: str, ground: str) -> None:
    assert ratio(key, colour, ground) >= 3


def test_words_in_empty_fields_are_as_dark_as_others_that_are_muted(window: Window) -> None:
    fields = [window.top.search, *window.findChildren(QLineEdit)]
    for field in fields:
        field.ensurePolished()
        shown = field.palette().color(QPalette.ColorRole.PlaceholderText)
        assert shown.alpha() == 255
        assert shown.name().upper() == window.theme.mute


@pytest.mark.parametrize("rule", BORDERED)
def test_fields_and_buttons_are_bordered_in_a_colour_that_stands_out(rule: str) -> None:
    sheet = resources.path("style.qss").read_text(encoding="utf-8")
    line = next(line for line in sheet.splitlines() if line.startswith(rule))
    assert "$edge" in line
    assert "$line" not in line
