"""The brackets of a text, drawn by depth: a colour behind their signs, by turns from one depth to
the next; those without a partner have a wavy line below them, unless it is in another text."""

from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from core.text.brackets import Brackets
from ui.kit.phrases import TextBox, marked
from ui.kit.theme import Theme


def bracket_marks(
    box: TextBox, text: str, found: Brackets, theme: Theme
) -> list[QTextEdit.ExtraSelection]:
    """What is to be drawn in a box that shows a text with these brackets."""
    spans: dict[int, list[tuple[int, int]]] = {0: [], 1: []}
    for pair in found.pairs:
        spans[pair.depth % 2] += [(pair.start, pair.start + 1), (pair.end - 1, pair.end)]
    spans[1] += [(each.at, each.at + 1) for each in found.across]
    alone = [(stray.at, stray.at + 1) for stray in found.strays]
    stray = _look(theme.red_line_fill)
    stray.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    stray.setUnderlineColor(QColor(theme.red_line))
    return [
        *marked(box, text, spans[0], _look(theme.narrowing_fill)),
        *marked(box, text, spans[1], _look(theme.selection)),
        *marked(box, text, alone, stray),
    ]


def _look(colour: str) -> QTextCharFormat:
    """Something behind a sign: of two that touch, Qt paints but one in a colour of its own."""
    look = QTextCharFormat()
    look.setBackground(QColor(colour))
    return look
