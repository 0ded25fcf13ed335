"""Panels on top of each other: the last ones shown are kept, the others made again."""

from functools import partial

from PySide6.QtWidgets import QTableWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.model.change import Change
from core.model.dossier import Dossier
from ui.kit.ground import ScrollingMiddle
from ui.kit.labels import ProseLabel
from ui.panel import Panel
from ui.shell.stack import MOST_KEPT, PanelStack


class Plain(Panel):
    """A panel that shows nothing."""

    def __init__(self) -> None:
        QWidget.__init__(self)

    def show_dossier(self, dossier: Dossier) -> None:
        """Nothing to show."""


class Counting(Plain):
    """A panel that counts what it hears."""

    def __init__(self) -> None:
        super().__init__()
        self.count, self._behind = 0, False

    def on_change(self, change: Change) -> None:
        """One more."""
        self.count += 1


def test_only_the_panel_in_view_is_told_of_a_change(qtbot: QtBot) -> None:
    stack, hidden, seen = PanelStack(), Counting(), Counting()
    qtbot.addWidget(stack)
    stack.show_panel("hidden", lambda: hidden)
    stack.show_panel("seen", lambda: seen)
    stack.show()
    stack.notify(Change("An edit", ()))
    assert (hidden.count, seen.count) == (0, 1)


def test_the_panels_shown_last_are_kept(qtbot: QtBot) -> None:
    stack, made = PanelStack(), list[str]()
    qtbot.addWidget(stack)

    def show(key: str) -> None:
        stack.show_panel(key, lambda: made.append(key) or Plain())  # type: ignore[func-returns-value]

    keys = [str(n) for n in range(MOST_KEPT)]
    for key in (*keys, "0", "one more", "0", "1"):
        show(key)
    assert made == [*keys, "one more", "1"]
    assert stack.count() == MOST_KEPT


def test_hidden_panels_can_be_forgotten(qtbot: QtBot) -> None:
    stack, seen = PanelStack(), Plain()
    qtbot.addWidget(stack)
    stack.show_panel("hidden", Plain)
    stack.show_panel("seen", lambda: seen)
    stack.forget_hidden()
    assert stack.count() == 1
    assert stack.panel is seen


class Wordy(Plain):
    """A panel with words that wrap, which wants more room than it needs."""

    def __init__(self, high: int) -> None:
        super().__init__()
        self._behind = False
        column = QVBoxLayout(self)
        column.addWidget(ProseLabel("Words that may need another line. " * 5))
        self.table = QTableWidget()
        self.table.setMinimumHeight(high)
        column.addWidget(self.table)


def test_a_panel_scrolls_for_what_it_needs_and_not_for_one_seen_before(qtbot: QtBot) -> None:
    stack = PanelStack()
    middle = ScrollingMiddle(stack)
    qtbot.addWidget(middle)
    middle.resize(800, 600)
    middle.show()
    for high, scrolls in ((900, True), (100, False), (900, True)):
        stack.show_panel(str(high), partial(Wordy, high))
        qtbot.waitUntil(lambda scrolls=scrolls: (stack.height() > 600) is scrolls)  # type: ignore[misc]
