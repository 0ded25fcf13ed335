"""What a user does in the lists of delegates, actions and the glossary, and what they contain."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTableView, QWidget
from pytestqt.qtbot import QtBot

from core.model.records import Action, Definition, Delegate, Record
from tests.acts import Act, answering, click_on, let_go, named, press
from tests.dossiers import small
from tests.ui.keys import enter
from ui.kit.prompts import Prompts
from ui.shell.window import Window

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
DELEGATES = tuple(
    Delegate(f"d{n}", n, party, name, function)
    for n, party, name, function in (
        (1, "a", "Ann Ash", "Head"),
        (2, "a", "Ben Birch", "Legal adviser"),
        (3, "b", "Cleo Cedar", "Head"),
    )
)
ACTIONS = tuple(
    Action(f"t{n}", n, meeting, text, owner)
    for n, meeting, text, owner in (
        (1, "r1", "Send the map", "Ann"),
        (2, "r1", "Count the boats", "Ben"),
        (3, "r2", "Draft the annex", "Cleo"),
    )
)
WORDS = (
    Definition("g1", 1, "Boat", "Whatever swims"),
    Definition("g2", 2, "Quota", "A share"),
    Definition("g3", 3, "Stock", "All the fish"),
)


class Kept(NamedTuple):
    """A list: how it is opened, what it contains, and which field says what a row is about."""

    key: Qt.Key
    modifiers: Qt.KeyboardModifier
    title: str
    new: str
    rows: tuple[Record, ...]
    word: str
    more: str
    """The multi-line field, or the second text field."""
    label: str
    more_label: str
    column: int

    @property
    def kind(self) -> type[Record]:
        """What its rows are."""
        return type(self.rows[0])


LISTS = [
    Kept(
        Qt.Key.Key_D, CONTROL | ALT, "Delegations", "New delegate…", DELEGATES,
        "name", "biography", "Name", "Biography", 1,
    ),
    Kept(
        Qt.Key.Key_A, CONTROL | ALT, "Commitments and actions", "New action…", ACTIONS,
        "owner", "text", "Owner", "Action", 2,
    ),
    Kept(
        Qt.Key.Key_G, CONTROL | SHIFT, "Glossary", "New glossary entry…", WORDS,
        "word", "meaning", "Word", "Meaning", 0,
    ),
]  # fmt: skip


@pytest.fixture(params=LISTS, ids=lambda kept: kept.title)
def kept(request: pytest.FixtureRequest) -> Kept:
    """One of the lists."""
    found: Kept = request.param
    return found


@pytest.fixture
def prompts() -> Prompts:  # type: ignore[override]
    """The real questions."""
    return Prompts()


@pytest.fixture
def at_work(open_window: Callable[..., Window], qtbot: QtBot) -> Window:
    """A window in front, on a dossier in which each list has three rows."""
    window = open_window(small(*DELEGATES, *ACTIONS, *WORDS))
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


@pytest.fixture
def bare(open_window: Callable[..., Window], qtbot: QtBot) -> Window:
    """A window in front, on a dossier whose lists are empty."""
    window = open_window(small())
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def in_list(window: Window, kept: Kept, *acts: Act) -> None:
    """Open a list by its key, act in it, and close it."""

    def visit(dialog: QWidget) -> None:
        for act in acts:
            act(dialog)
        if dialog.isVisible():
            click_on(dialog, "Close")

    with answering(visit):
        QTest.keyClick(window, kept.key, kept.modifiers)
    back_in(window)


def rows(window: Window, kept: Kept) -> list[Record]:
    """What is stored, in its order."""
    assert window.session is not None
    return list(window.session.dossier.all(kept.kind))


def said(window: Window, kept: Kept) -> list[str]:
    """What each row is about."""
    return [getattr(each, kept.word) for each in rows(window, kept)]


def view(dialog: QWidget) -> QTableView:
    (found,) = [each for each in dialog.findChildren(QTableView) if each.isVisible()]
    return found


def cell(dialog: QWidget, row: int, column: int = 0) -> str:
    return str(view(dialog).model().index(row, column).data())


def click_row(row: int, column: int = 0, *, twice: bool = False) -> Act:
    """Click on a row of the table, or twice."""

    def act(dialog: QWidget) -> None:
        table = view(dialog)
        spot = table.visualRect(table.model().index(row, column)).center()
        QTest.mouseClick(table.viewport(), LEFT, NONE, spot)
        if twice:
            QTest.mouseDClick(table.viewport(), LEFT, NONE, spot)

    return act


def keys(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> Act:
    """Press a key in the focused widget."""

    def act(dialog: QWidget) -> None:
        QTest.keyClick(QApplication.focusWidget() or dialog, key, modifiers)
        let_go()

    return act


def then(act: Act, *answers: Act) -> Act:
    """An act that opens windows, which are answered in turn."""

    def both(dialog: QWidget) -> None:
        with answering(*answers):
            act(dialog)
        back_in(dialog)

    return both


def back_in(window: QWidget) -> None:
    """Return the focus to a window, as the system does once the one before it has closed."""
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)


def fill(kept: Kept, word: str, more: str = "") -> Act:
    """Fill in the form; a delegate gets the second party in the list."""

    def act(form: QWidget) -> None:
        for box in form.findChildren(QComboBox):
            if box.accessibleName() == "Party" and box.currentIndex() == 0:
                QTest.keyClick(box, Qt.Key.Key_Down)
        enter(named(form, kept.label), word)  # type: ignore[arg-type]
        if more:
            enter(named(form, kept.more_label), more)  # type: ignore[arg-type]

    return act


def one_after_another(*acts: Act) -> Act:
    """Several acts in the same window."""

    def act(window: QWidget) -> None:
        for each in acts:
            each(window)

    return act


def filled(kept: Kept, word: str, more: str = "") -> Act:
    """Fill in the form and save it."""
    return one_after_another(fill(kept, word, more), press("Save"))
