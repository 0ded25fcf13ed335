"""Text in a few lines: long words break, what is too much is cut, and the tip has all of it."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.kit import fonts
from ui.kit.labels import Elided
from ui.kit.lines import ElidedLines
from ui.kit.tips import tip

WORD = "Donaudampfschifffahrtsgesellschaftskapitänswitwenversorgung"
MIXED = "مفاوضات الحدود · 边界谈判 · Переговоры о границе"


@pytest.fixture
def lines(qtbot: QtBot) -> ElidedLines:
    label = ElidedLines(font=fonts.sans(13), most=3)
    qtbot.addWidget(label)
    label.resize(120, 60)
    label.show()
    return label


def widest(lines: ElidedLines) -> float:
    layout, _cut, _height = lines._lay(lines.width())
    return max(layout.lineAt(n).naturalTextWidth() for n in range(layout.lineCount()))


@pytest.mark.parametrize("text", [WORD, f"{MIXED} {WORD} " * 6, "😀" * 200, "a\n\nb", "x" * 5000])
def test_no_line_is_wider_than_the_label(lines: ElidedLines, text: str) -> None:
    lines.setText(text)
    layout, _cut, _height = lines._lay(lines.width())
    assert layout.lineCount() <= 3
    assert widest(lines) <= lines.width()


@pytest.mark.parametrize("width", range(60, 260, 10))
def test_no_line_begins_with_the_dot_between_two_parts(lines: ElidedLines, width: int) -> None:
    lines.setText("UA: accepted with conditions · RU: rejected · US: conditional")
    layout, _cut, _height = lines._lay(width)
    starts = [layout.lineAt(n).textStart() for n in range(layout.lineCount())]
    assert "·" not in {layout.text()[at] for at in starts}


def test_what_is_too_much_ends_in_an_ellipsis_and_is_in_the_tip(lines: ElidedLines) -> None:
    lines.setText("one two three four five " * 10)
    layout, cut, _height = lines._lay(120)
    assert cut
    assert layout.text().endswith("…")
    lines.grab()
    assert "one two three" in lines.toolTip()


def test_a_short_text_takes_one_line_and_has_no_tip(lines: ElidedLines) -> None:
    lines.setText("Plant")
    assert lines.heightForWidth(120) <= lines.fontMetrics().height() + 2
    assert not lines.toolTip()


def test_a_text_of_many_lines_is_no_taller_than_its_most(lines: ElidedLines) -> None:
    lines.setText("a\n" * 50)
    assert lines.heightForWidth(120) <= 3 * lines.fontMetrics().lineSpacing() + 3


def test_a_text_that_runs_to_the_left_stands_at_the_right(lines: ElidedLines) -> None:
    lines.setText("مفاوضات")
    layout, _cut, _height = lines._lay(120)
    assert layout.textOption().alignment() & Qt.AlignmentFlag.AlignRight
    assert layout.textOption().textDirection() == Qt.LayoutDirection.RightToLeft


def test_a_tip_shows_markup_as_text(qtbot: QtBot) -> None:
    label = Elided('<img src="/etc/hostname"> and more words than there is room for')
    qtbot.addWidget(label)
    label.resize(50, 20)
    label.show()
    assert "&lt;img" in label.toolTip()
    assert tip("a & b") == "a & b"
    assert tip("&lt;b>") == '<p style="white-space: pre-wrap">&amp;lt;b&gt;</p>'
