"""The line along the bottom: what was said, in its tool tip if there is no room for it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.acts import named
from ui.kit import fonts
from ui.kit.elided_button import ElidedButton
from ui.kit.labels import Text
from ui.kit.lines import ElidedLines
from ui.kit.theme import Theme
from ui.shell.statusline import StatusLine

SENTENCE = "No round is planned or under way. Add one, or capture from a past one under Rounds."


MOVED = (
    "talks.parley was moved, removed or replaced by another program. Your dossier was saved as "
    "talks, kept 2026-11-28 12.49.52.parley, and work goes on there."
)


@pytest.fixture
def line(qtbot: QtBot) -> StatusLine:
    return filled(qtbot)


def filled(qtbot: QtBot) -> StatusLine:
    made = StatusLine()
    qtbot.addWidget(made)
    made.show_file("Talks.parley · not encrypted", "/tmp/Talks.parley")
    made.show_notice("Illustrative")
    made.resize(900, made.height())
    made.show()
    return made


def say(line: StatusLine, sentence: str) -> None:
    line.say(sentence, problem=False, theme=Theme.load("light"))


def test_the_message_has_the_room_that_the_others_leave(line: StatusLine) -> None:
    say(line, SENTENCE)
    said = named(line, "Status")
    assert said.width() >= said.fontMetrics().horizontalAdvance(SENTENCE)


@pytest.mark.usefixtures("usual_size")
@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("problem", [False, True])
def test_a_message_takes_the_lines_that_it_needs(
    dressed: QApplication, qtbot: QtBot, problem: bool, percent: int
) -> None:
    fonts.set_fonts(dressed, percent)
    line = filled(qtbot)
    one = line.height()
    line.resize(1060, one)
    line.say(MOVED, problem=problem, theme=Theme.load("light"))
    said = named(line, "Status")
    assert isinstance(said, ElidedLines)
    assert not said.laid.cut
    assert said.height() >= said.laid.height > said.fontMetrics().height()
    say(line, "Saved.")
    assert line.height() == one


def test_a_message_is_broken_anew_where_its_room_changes(line: StatusLine) -> None:
    say(line, SENTENCE)
    one = line.height()
    line.resize(500, one)
    more = line.height()
    assert more > one
    line.show_notice("")
    assert line.height() <= more
    line.resize(900, line.height())
    assert line.height() == one


def test_a_message_longer_than_that_is_whole_in_its_tool_tip(line: StatusLine) -> None:
    line.resize(400, line.height())
    said = named(line, "Status")
    say(line, SENTENCE * 9)
    said.grab()
    assert SENTENCE * 9 in said.toolTip()
    say(line, "Saved.")
    said.grab()
    assert not said.toolTip()


def test_a_long_message_leaves_the_notice_in_sight(line: StatusLine) -> None:
    say(line, SENTENCE * 9)
    (notice,) = (each for each in line.findChildren(QLabel) if each.text() == "Illustrative")
    assert notice.width() >= notice.fontMetrics().horizontalAdvance("Illustrative")


def test_where_the_file_is_stays_in_its_tool_tip_when_the_window_is_resized(
    line: StatusLine,
) -> None:
    (file,) = (each for each in line.findChildren(QLabel) if each.text().startswith("Talks.parley"))
    line.resize(500, line.height())
    assert "/tmp/Talks.parley" in file.toolTip()


@pytest.mark.parametrize("problem", [False, True])
def test_what_was_said_takes_the_colours_of_another_theme(line: StatusLine, problem: bool) -> None:
    light, dark = Theme.load("light"), Theme.load("dark")
    line.say(SENTENCE, problem=problem, theme=light)
    line.apply_theme(dark)
    said = named(line, "Status")
    assert isinstance(said, Text)
    ink = QColor(dark.red_line) if problem else line.palette().placeholderText().color()
    assert said.pen == ink


def refused(line: StatusLine) -> QLineEdit:
    """A field, after something was refused."""
    field = QLineEdit(line)
    field.show()
    line.say(SENTENCE, problem=True, theme=Theme.load("light"))
    assert SENTENCE in line.sentence
    QApplication.processEvents()
    return field


@pytest.mark.parametrize(
    ("press", "what"),
    [(QTest.mousePress, Qt.MouseButton.LeftButton), (QTest.keyPress, Qt.Key.Key_A)],
)
def test_a_refusal_goes_with_the_next_key_or_click(
    line: StatusLine, press: Callable[..., None], what: object
) -> None:
    field = refused(line)
    QTest.keyPress(field, Qt.Key.Key_Shift)
    QTest.mouseMove(field)
    assert SENTENCE in line.sentence
    press(field, what)
    assert not line.sentence


def test_what_was_kept_or_said_since_stays(line: StatusLine) -> None:
    field = refused(line)
    line.keep()
    QTest.keyClicks(field, "a")
    assert SENTENCE in line.sentence
    field = refused(line)
    say(line, "Saved.")
    QTest.keyClicks(field, "a")
    assert line.sentence == "Saved."


def test_the_key_that_was_refused_leaves_the_answer(line: StatusLine) -> None:
    theme = Theme.load("light")
    field = QLineEdit(line)
    field.returnPressed.connect(lambda: line.say(SENTENCE, problem=True, theme=theme))
    for _again in range(2):
        QTest.keyClick(field, Qt.Key.Key_Return)
        QApplication.processEvents()
        assert SENTENCE in line.sentence


def test_what_undo_would_undo_is_whole_where_there_is_room(line: StatusLine) -> None:
    line.resize(1440, line.height())
    line.show_undo("record position: Lowland on Annual quota (million m³)")
    QApplication.processEvents()
    button = line.findChild(ElidedButton)
    assert button.width() >= button.sizeHint().width()
    line.resize(700, line.height())
    QApplication.processEvents()
    assert button.width() <= 700 / 3 < button.sizeHint().width()
