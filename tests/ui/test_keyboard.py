"""The keyboard in the window: Tab follows the eye and names every stop, F6 goes round, Ctrl+K does
everything that the menus do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.editing.commands import create
from core.exchange.example import example
from core.model.dossier import EMPTY
from core.model.records import Clause, ClauseStatus, Note, Proposal, Response
from tests.dossiers import small
from tests.journeys import seeing
from ui.annotate.inspector import Inspector
from ui.kit.flat import FlatButton
from ui.kit.order import ready_in, takes_keys
from ui.overview.cards import PointCard
from ui.search.list import Rows
from ui.search.rows import DEED
from ui.search.search import Search, show
from ui.shell.window import Window

Open = Callable[..., Window]
TAB, F6, SHIFT = Qt.Key.Key_Tab, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier
PLACES = (
    "overview",
    "point",
    "matrix",
    "plan",
    "rounds",
    "proposals",
    "parties",
    "notes",
    "sources",
    "briefings",
    "history",
)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard is nowhere"
    return widget


def visit(window: Window, place: str, qtbot: QtBot) -> None:
    """Go to a place as somebody does who comes by the navigation."""
    key = next(key for key in window.side.list.keys if key.startswith(place))
    window.go_to(key)
    window.side.list.setFocus()
    panel = window.panel
    assert panel is not None
    qtbot.waitUntil(window.side.list.hasFocus)
    come_to_rest(panel, qtbot)


def come_to_rest(panel: QWidget, qtbot: QtBot) -> None:
    """Wait until all lies where it is to lie."""
    before: list[QRect] = []
    while before != (now := [each.geometry() for each in panel.findChildren(QWidget)]):
        before = now
        qtbot.wait(100)


def stops(window: Window, qtbot: QtBot, *keys: object) -> list[tuple[QWidget, seeing.Stop]]:
    """Where Tab goes from the navigation until it is there again."""
    found = [(focus(), seeing.stop(focus()))]
    for _press in range(250):
        qtbot.keyClick(focus(), *(keys or (TAB,)))
        here = seeing.stop(focus())
        if here[:2] == found[0][1][:2]:
            return found
        assert here not in [each for _widget, each in found], f"loops at {here.name}"
        found.append((focus(), here))
    raise AssertionError("Tab never comes back")


@pytest.mark.parametrize("place", PLACES)
def test_tab_goes_through_a_panel_and_names_every_stop(
    open_window: Open, qtbot: QtBot, place: str
) -> None:
    window = open_window(example())
    visit(window, place, qtbot)
    found = stops(window, qtbot)
    assert [repr(widget) for widget, stop in found if not stop.name] == []
    assert [stop.name for _widget, stop in found if not stop.in_view] == []
    assert window.panel is not None
    assert window.panel.isAncestorOf(found[1][0]), "from the navigation Tab goes to the panel"
    met = {widget for widget, _stop in found}
    body = window.centralWidget()
    assert body is not None
    there = {
        each
        for each in body.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and takes_keys(each)
    }
    assert [seeing.names(each) for each in there - met if not inner(each, met)] == []


def inner(widget: QWidget, met: set[QWidget]) -> bool:
    """Whether a widget is part of one that was met, such as the list of a box."""
    return any(each is not widget and each.isAncestorOf(widget) for each in met)


@pytest.mark.parametrize("place", PLACES)
def test_tab_goes_back_as_it_came(open_window: Open, qtbot: QtBot, place: str) -> None:
    window = open_window(small())
    visit(window, place, qtbot)
    onward = [stop.name for _widget, stop in stops(window, qtbot)]
    back = [stop.name for _widget, stop in stops(window, qtbot, Qt.Key.Key_Backtab)]
    assert back == [onward[0], *reversed(onward[1:])]


@pytest.mark.parametrize("place", PLACES)
def test_tab_finds_its_way_where_there_is_nothing(
    open_window: Open, qtbot: QtBot, place: str
) -> None:
    if place == "point":
        return
    window = open_window(EMPTY)
    visit(window, place, qtbot)
    assert [repr(widget) for widget, stop in stops(window, qtbot) if not stop.name] == []


def test_f6_goes_round_the_parts_of_the_window(window: Window, qtbot: QtBot) -> None:
    visit(window, "point", qtbot)
    panel = window.panel
    assert panel is not None
    (beside,) = panel.findChildren(Inspector)
    met = []
    for _press in range(4):
        qtbot.keyClick(focus(), F6)
        met.append(focus())
    assert panel.isAncestorOf(met[0])
    assert not beside.isAncestorOf(met[0])
    assert beside.isAncestorOf(met[1])
    assert window.top.isAncestorOf(met[2])
    assert window.side.list.isAncestorOf(met[3])
    for expected in reversed(met[:3]):
        qtbot.keyClick(focus(), F6, SHIFT)
        assert focus() is expected


@pytest.mark.parametrize("place", PLACES)
def test_f6_goes_into_every_panel_and_out_again(window: Window, qtbot: QtBot, place: str) -> None:
    visit(window, place, qtbot)
    qtbot.keyClick(focus(), F6)
    assert window.panel is not None
    assert window.panel.isAncestorOf(focus())
    for _press in range(3):
        qtbot.keyClick(focus(), F6)
        if window.side.list.isAncestorOf(focus()):
            return
    raise AssertionError("F6 never comes back")


def test_the_keyboard_goes_along_to_another_panel(window: Window, qtbot: QtBot) -> None:
    visit(window, "overview", qtbot)
    while not isinstance(focus(), PointCard):
        qtbot.keyClick(focus(), TAB)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert window.side.list.current == "point:p"
    assert window.panel is not None
    assert window.panel.isAncestorOf(focus())


def test_texts_of_proposals_are_named(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(
        small(
            Proposal("q", 1, "Half each", party="a"),
            Response("z", "q", "b", text="Only with boats."),
            Note("n", "proposal", "q", "Why?"),
            Clause("c", 1, "Catches", status=ClauseStatus.OPEN),
        )
    )
    visit(window, "proposals", qtbot)
    assert [repr(widget) for widget, stop in stops(window, qtbot) if not stop.name] == []


# --- Ctrl+K ---


def leaves(menu: QMenuBar | QMenu) -> list[str]:
    """What can be done in the menus, however deep it lies, as they write it."""
    found = []
    for action in menu.actions():
        inside = action.menu()
        if isinstance(inside, QMenu):
            inside.popup(QPoint())
            inside.close()
            found += leaves(inside)
        elif not action.isSeparator() and action.isEnabled():
            found.append(seeing.plain(action.text()))
    return found


def commands(search: Search) -> list[str]:
    """The commands that are listed."""
    model = search.list.model()
    assert isinstance(model, Rows)
    return [row.title for row in model.rows if row.sort == DEED]


def test_the_search_offers_all_that_the_menus_do(window: Window, qtbot: QtBot) -> None:
    session = window.session
    assert session is not None
    window.settings.remember_file(session.workspace.path)
    session.do(create(Clause, number=1, title="R&D"))
    offered = [seeing.plain(each.rpartition(": ")[2]) for each in commands(show(window, window))]
    wanted = [each.rpartition(": ")[2] for each in leaves(window.top.menus)]
    assert sorted([*offered, "search and commands"]) == sorted(wanted)


def test_a_theme_is_chosen_from_the_search(window: Window, qtbot: QtBot) -> None:
    assert window.session is not None
    search = show(window, window)
    qtbot.keyClicks(search.field, "theme dark")
    assert commands(search) == ["Theme: Dark"]
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    assert window.settings.theme == "dark"
    assert window.session.theme.name == "Dark"


def test_a_recent_file_is_opened_from_the_search(window: Window, qtbot: QtBot, path: Path) -> None:
    assert window.session is not None
    window.settings.remember_file(path)
    search = show(window, window)
    qtbot.keyClicks(search.field, "recent talks.parley")
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    assert window.session is not None
    assert window.session.workspace.path == path


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("made", [QPushButton, FlatButton])
def test_enter_presses_the_button_that_has_the_keyboard(
    window: Window, key: Qt.Key, made: type[QPushButton] | type[FlatButton]
) -> None:
    assert window.panel is not None
    button = made("Go", window.panel)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.show()
    button.setFocus()
    QTest.keyClick(button, key)
    assert pressed == [True]


def test_undo_and_redo_say_that_there_is_nothing(window: Window) -> None:
    session = window.session
    assert session is not None
    said: list[str] = []
    session.status_message.connect(lambda sentence, _problem: said.append(sentence))
    for keys in ("Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z"):
        QTest.keySequence(window, keys)
    nothing = [f"Nothing to {verb} since the file was opened." for verb in ("undo", "redo", "redo")]
    assert said == nothing


@pytest.mark.parametrize("goes", [QWidget.hide, lambda each: each.setEnabled(False)])
@pytest.mark.parametrize("place", PLACES)
def test_the_keyboard_stays_on_the_panel_when_what_has_it_goes(
    open_window: Open, qtbot: QtBot, place: str, goes: Callable[[QWidget], None]
) -> None:
    window = open_window(example())
    visit(window, place, qtbot)
    panel = window.panel
    assert panel is not None
    for each in ready_in(panel)[:3]:
        each.setFocus()
        goes(each)
        assert panel.isAncestorOf(focus())
