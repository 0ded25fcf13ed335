"""Every action stands in a menu once, with its own shortcut and something that it does."""

import datetime as dt
from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from core.editing.commands import change
from core.exchange.example import DAY, example
from core.model.records import Point
from ui.point.panel import PointPanel
from ui.session import Session
from ui.shell import about, actions, guide, shortcuts
from ui.shell import handlers as menu_items
from ui.shell.window import Window


def test_every_action_does_something() -> None:
    named = {item.name for item in actions.menu_items()}
    assert named - actions.SUBMENUS == {*menu_items.HANDLERS, *menu_items.FILE_HANDLERS}


def test_no_two_actions_share_a_shortcut() -> None:
    keys = Counter(item.keys for item in actions.menu_items() if item.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    for key in keys:
        assert QKeySequence(key).count() == 1, key


def test_every_action_that_is_no_submenu_has_a_shortcut() -> None:
    bare = [d.name for d in actions.menu_items() if not d.keys and d.name not in actions.SUBMENUS]
    assert bare == []


def test_mnemonics_are_unique_in_a_menu() -> None:
    for title, menu in actions.MENUS:
        letters = Counter(
            item.words[item.words.index("&") + 1].lower() for item in menu if item is not None
        )
        assert max(letters.values()) == 1, (title, letters)


def test_every_action_is_in_the_menu_bar(window: Window) -> None:
    menus = window.top.menus.findChildren(QMenu)
    there = {action for menu in menus for action in menu.actions()}
    assert set(window.acts.by_name.values()) <= there


def test_labels_with_an_ampersand_are_shown_as_they_are(window: Window, session: Session) -> None:
    session.do(change(Point, "p", label="edit R&D", name="Else"))
    assert window.acts.by_name["undo"].text() == "&Undo: edit R&&D"


def test_recent_files_are_listed_and_can_be_switched_off(window: Window) -> None:
    assert window.session is not None
    path = window.session.workspace.path
    window.settings.remember_file(path)
    window.files.fill_recent()
    menu = window.acts.submenus["recent"]
    assert path.name in [action.text() for action in menu.actions()]
    menu.actions()[-1].trigger()
    assert window.settings.recent == ()
    window.files.fill_recent()
    assert not menu.actions()[-1].isChecked()
    assert path.name not in [action.text() for action in menu.actions()]


@pytest.mark.parametrize("keys", ["Ctrl+Alt+C", "Ctrl+N", "Ctrl+Z", "Ctrl+Shift+P"])
def test_the_keys_of_what_would_edit_the_past_say_why_not(
    window: Window, session: Session, qtbot: QtBot, keys: str
) -> None:
    session.look_back(dt.date(2025, 1, 2))
    sequence = QKeySequence(keys)[0]
    qtbot.keyClick(window, sequence.key(), sequence.keyboardModifiers())
    assert "You are viewing 2 January 2025. Go back to latest" in window.status.sentence
    session.look_back(None)
    assert not window.status.sentence
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "viewing" not in window.status.sentence


def test_why_the_past_cannot_be_edited_is_not_said_of_another_day(
    window: Window, session: Session
) -> None:
    session.look_back(dt.date(2025, 1, 2))
    session.do(change(Point, "p", name="Salmon"))
    assert "You are viewing 2 January 2025." in window.status.sentence
    session.look_back(dt.date(2025, 1, 3))
    assert not window.status.sentence


def test_coming_back_from_the_past_leaves_what_else_was_said(
    window: Window, session: Session
) -> None:
    session.look_back(dt.date(2025, 1, 2))
    session.ask_to_edit()
    session.say("Copied.")
    session.look_back(None)
    assert window.status.sentence == "Copied."


def test_the_tip_of_what_cannot_be_done_in_the_past_says_why(
    window: Window, session: Session
) -> None:
    session.look_back(dt.date(2025, 1, 2))
    edits = [each.name for each in actions.menu_items() if each.needs in actions.EDITS]
    assert "capture" in edits
    for name in edits:
        action = window.acts.by_name[name]
        assert not action.isEnabled()
        assert "Go back to latest to make changes" in action.toolTip(), name
    session.look_back(None)
    assert "latest" not in window.acts.by_name["capture"].toolTip()


def test_what_begins_an_edit_on_a_panel_says_why_not_either(
    window: Window, panel: PointPanel, qtbot: QtBot
) -> None:
    panel.session.look_back(dt.date(2025, 1, 2))
    assert "Go back to latest" in window.top.position.toolTip()
    window.status.say("", problem=False, theme=window.theme)
    panel.head.bottom_line.setFocus()
    qtbot.keyClick(panel.head.bottom_line, Qt.Key.Key_Return)
    assert "Go back to latest" in window.status.sentence
    window.status.say("", problem=False, theme=window.theme)
    qtbot.keyClick(panel, Qt.Key.Key_F2)
    assert "Go back to latest" in window.status.sentence
    panel.session.look_back(None)
    assert not window.top.position.toolTip()


def test_every_button_that_the_past_disables_says_why(open_window: Callable[..., Window]) -> None:
    window = open_window(example())
    session = window.session
    assert session is not None
    silent = []
    for key in window.side.list.keys:
        window.go_to(key)
        usable = buttons(window, enabled=True)
        session.look_back(DAY)
        tips = {each.text(): each.toolTip() for each in buttons(window, enabled=False) & usable}
        silent += [f"{key}: {words}" for words, told in tips.items() if "latest" not in told]
        session.look_back(None)
    assert not silent


def buttons(window: Window, *, enabled: bool) -> set[QAbstractButton]:
    """The buttons in sight on the panel that are enabled, or those that are not."""
    QApplication.processEvents()
    every = window.panel.findChildren(QAbstractButton) if window.panel else ()
    return {each for each in every if each.isVisible() and each.isEnabled() is enabled}


def test_the_help_opens_beside_the_window(window: Window) -> None:
    page = guide.show(window)
    assert "From nothing to a pack" in page.page.toPlainText()
    page.close()


def test_the_shortcuts_are_those_of_the_menus(window: Window) -> None:
    page = shortcuts.show(window)
    text = page.page.toPlainText()
    assert "Ctrl+N" in text
    assert "New position" in text
    page.close()


def test_about_says_what_it_is_not(window: Window) -> None:
    dialog = about.show(window)
    words = [label.text() for label in dialog.findChildren(about.ProseLabel)]
    assert any("not accredited for classified work" in each for each in words)
    dialog.close()


def test_letters_of_the_menus_are_underlined_while_alt_is_held(
    window: Window, qtbot: QtBot
) -> None:
    menus = window.top.menus
    window.side.list.setFocus()
    assert not menus.underlines
    at_rest = menus.grab().toImage()
    qtbot.keyPress(window.side.list.focusProxy(), Qt.Key.Key_Alt)
    assert menus.underlines
    assert menus.grab().toImage() != at_rest
    qtbot.keyRelease(window.side.list.focusProxy(), Qt.Key.Key_Alt)
    window.side.list.setFocus()
    assert not menus.underlines
