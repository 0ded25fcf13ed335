"""Walks the screens of the example: a movement of something made up is told as made up."""

import re
from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.exchange.example import example
from core.views.trend import TrendView, explanation
from tests.journeys import seeing
from tests.ui.conftest import TODAY
from ui.point.export import chart_caption
from ui.shell.window import Window

NOTICE = "Illustrative placements"
MOVED = re.compile(r"(\S+ )(?:range )?[\d.,–]+ → [\d.,–]+")


def lines(window: Window) -> Iterator[str]:
    """All that can be read or heard in a window, tool tips included."""
    yield from seeing.words_on_screen().splitlines()
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            yield from widget.toolTip().splitlines()


def test_every_screen_of_the_example_says_what_is_made_up(
    open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    window = open_window(example(TODAY))
    qtbot.waitExposed(window)
    told_of = 0
    for key in [*window._places]:
        window.go_to(key)
        QApplication.processEvents()
        said = list(lines(window))
        assert any(NOTICE in line for line in said), key
        for line in said:
            for found in MOVED.finditer(line):
                told_of += 1
                assert found[1] == "illustrative ", f"{key}: {line}"
    assert told_of >= 3


def test_the_steps_of_the_trend_and_its_export_say_so(
    open_window: Callable[..., Window],
) -> None:
    window = open_window(example(TODAY))
    session, dossier = window.session, example(TODAY)
    assert session is not None and session.pair is not None  # noqa: PT018 - one thought
    for point in dossier.points:
        for issue in dossier.issues(point.id):
            for position in dossier.positions(issue.id, session.pair[0]):
                view = TrendView(issue=issue.id)
                words = explanation(dossier, point.id, session.pair, view, position.date).words
                assert "llustrative" in words, words
        caption = chart_caption(session, point.name, "", (TODAY, TODAY))
        assert NOTICE in caption.notice
