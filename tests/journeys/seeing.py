"""What a person can see of the windows, and by which words they would find a thing.

Runs in the window's thread. Things are found by the words on, beside or read out for them.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)
from shiboken6 import isValid

from tests.journeys.open_windows import on_the_screen, usable

FIELDS = (
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
)
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
NEAR = 4
"""How many widgets around a field are searched for its label."""
MOST_ROWS = 400
"""The most rows of a list to read; nobody reads more at a glance."""


class Spot(NamedTuple):
    """A place on screen: within a widget, in its own coordinates."""

    widget: QWidget
    point: QPoint


def plain(words: str) -> str:
    """Words in the form in which they are compared: without mnemonics, trailing dots, case and
    spaces."""
    bare = re.sub(r"&(?=\S)", "", words.replace("&&", "\N{FULLWIDTH AMPERSAND}"))
    bare = bare.replace("\N{FULLWIDTH AMPERSAND}", "&").replace("\N{ZERO WIDTH SPACE}", "")
    return " ".join(bare.split()).rstrip("…:").strip().casefold()


def middle() -> Spot:
    """The middle of the window in front."""
    front = usable()[0]
    return Spot(front, front.rect().center())


def visible(kind: type[QWidget] | tuple[type[QWidget], ...] = QWidget) -> Iterator[QWidget]:
    """All widgets of a kind in the windows that can be used."""
    for window in on_the_screen():
        if isinstance(window, kind):
            yield window
        for widget in window.findChildren(QWidget):
            if isValid(widget) and isinstance(widget, kind) and widget.isVisible():
                yield widget


def names(widget: QWidget) -> list[str]:
    """The visible and accessible names of a widget; the plainest name first."""
    told = widget.accessibleName()
    found = [_written(widget), _read_out(widget), told, widget.toolTip(), _beside(widget)]
    if isinstance(widget, QLineEdit):
        found.append(widget.placeholderText())
    return [plain(name) for name in found if name]


class Stop(NamedTuple):
    """A place where the focus can be: which widget, its name, whether it is in view."""

    mark: int
    name: str
    in_view: bool


NOWHERE = Stop(0, "", False)


def stop(widget: QWidget) -> Stop:
    """A widget as met by Tab. The contents of a box are not its name."""
    name = widget.accessibleName() or _beside(widget)
    if not name and not isinstance(widget, QComboBox | QAbstractSpinBox):
        name = _written(widget) or _read_out(widget)
    return Stop(id(widget), plain(name), _is_in_view(widget))


def _is_in_view(widget: QWidget) -> bool:
    seen, part = widget.rect(), widget
    while (around := part.parentWidget()) is not None and not part.isWindow():
        seen = seen.translated(part.pos()).intersected(around.rect())
        part = around
    return widget.isVisible() and not seen.isEmpty()


def _written(widget: QWidget) -> str:
    if isinstance(widget, QAbstractButton | QLabel):
        return widget.text()
    return widget.title() if isinstance(widget, QGroupBox | QMenu) else ""


def _read_out(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def name(widget: QWidget) -> str:
    """The name that a person would use for a widget; "" if it has none."""
    return next((each for each in (_written(widget), _read_out(widget)) if plain(each)), "")


def buttons() -> list[str]:
    """The buttons in the window in front, by their labels."""
    front = usable()[0]
    pressable = (each for each in front.findChildren(QAbstractButton) if each.isVisible())
    return [name(each) for each in pressable if each.isEnabled() and plain(name(each))]


def menu_titles() -> list[str]:
    """The titles in the menu bar."""
    bars = (each for each in visible(QMenuBar) if isinstance(each, QMenuBar))
    return [action.text() for bar in bars for action in bar.actions()]


def entries(title: str) -> list[str]:
    """The available entries of a menu, without submenus; none if it is not open."""
    for menu in visible(QMenu):
        assert isinstance(menu, QMenu)
        if plain(menu.title()) == plain(title) or not title:
            chosen = (each for each in menu.actions() if each.isEnabled() and each.text())
            return [each.text() for each in chosen if each.menu() is None]
    return []


def _beside(widget: QWidget) -> str:
    """The text of a label whose buddy is the widget, or contains it, and which is near it."""
    around, steps = widget.parentWidget(), 0
    while around is not None and steps < NEAR:
        for label in around.findChildren(QLabel, options=DIRECT):
            buddy = label.buddy()
            if buddy is not None and (buddy is widget or buddy.focusProxy() is widget):
                return label.text()
        around, steps = around.parentWidget(), steps + 1
    return ""


def find(
    words: str,
    kind: type[QWidget] | tuple[type[QWidget], ...] = QWidget,
    *,
    within: str = "",
    nth: int = 0,
) -> QWidget | None:
    """The widget with this name: exactly, else beginning with it, else containing its words."""
    wanted = plain(words)
    called = [(names(each), each) for each in visible(kind) if _is_in(each, within)]
    tests: tuple[Callable[[str], bool], ...] = (
        lambda name: name == wanted,
        lambda name: name.startswith(wanted),
        lambda name: wanted in name,
    )
    for matches in tests:
        found = [each for own, each in called if any(map(matches, own))]
        found = [each for each in found if isValid(each)]
        found = [each for each in found if each.isEnabled()] or found
        if len(found) > nth:
            return found[nth]
    return None


def _is_in(widget: QWidget, within: str) -> bool:
    around: QWidget | None = widget
    while within and around is not None:
        if any(plain(within) == name for name in (*names(around), plain(around.windowTitle()))):
            return True
        around = around.parentWidget()
    return not within


# --- what can be clicked ---


def spot(words: str, *, within: str = "", nth: int = 0) -> Spot | None:
    """Where a person would click to reach something with this name."""
    return (
        _entry(words)
        or _on_widget(find(words, (QAbstractButton, QTabBar), within=within, nth=nth))
        or _tab(words)
        or _row(words, within, nth)
        or _on_widget(find(words, FIELDS, within=within, nth=nth))
        or _part(words)
        or _on_widget(find(words, within=within, nth=nth))
    )


def _on_widget(widget: QWidget | None) -> Spot | None:
    if widget is None:
        return None
    if isinstance(widget, QAbstractButton):
        reach = min(widget.width() // 2, 12) if widget.property("link") else widget.width() // 2
        return Spot(widget, QPoint(reach, widget.height() // 2))
    return Spot(widget, widget.rect().center())


def _entry(words: str) -> Spot | None:
    """An entry of an open menu, or a title in a menu bar."""
    wanted = plain(words)
    for menu in visible((QMenu, QMenuBar)):
        assert isinstance(menu, QMenu | QMenuBar)
        for action in menu.actions():
            name = plain(action.text())
            if action.isVisible() and name and (name == wanted or name.startswith(f"{wanted}:")):
                return Spot(menu, menu.actionGeometry(action).center())
    return None


def _tab(words: str) -> Spot | None:
    for bar in visible(QTabBar):
        assert isinstance(bar, QTabBar)
        for number in range(bar.count()):
            if plain(bar.tabText(number)) == plain(words):
                return Spot(bar, bar.tabRect(number).center())
    return None


def _row(words: str, within: str, nth: int) -> Spot | None:
    """A cell of a table, a row of a list, a branch of a tree; it is scrolled to."""
    wanted, found = plain(words), []
    for exactly in (True, False):
        for view in visible(QAbstractItemView):
            assert isinstance(view, QAbstractItemView)
            if isinstance(view, QHeaderView) or not _is_in(view, within):
                continue
            for index in _indexes(view):
                name = plain(_said_by(index))
                if name == wanted if exactly else wanted in name:
                    found.append((view, index))
        if len(found) > nth:
            view, index = found[nth]
            view.scrollTo(index)
            return Spot(view.viewport(), _middle(view.visualRect(index), view.viewport().rect()))
    return None


def _middle(rect: QRect, room: QRect) -> QPoint:
    seen = rect.intersected(room)
    return QPoint(seen.left() + min(seen.width() // 2, 60), seen.center().y())


def _indexes(view: QAbstractItemView) -> Iterator[QModelIndex]:
    model = view.model()
    if model is None:
        return
    parents, listed = [view.rootIndex()], isinstance(view, QListView)
    while parents:
        parent = parents.pop()
        for row in range(min(model.rowCount(parent), MOST_ROWS)):
            for column in range(1 if listed else model.columnCount(parent)):
                index = model.index(row, column, parent)
                if not _hidden(view, index):
                    yield index
                if isinstance(view, QTreeView) and column == 0 and view.isExpanded(index):
                    parents.append(index)


def _hidden(view: QAbstractItemView, index: QModelIndex) -> bool:
    return isinstance(view, QTableView) and (
        view.isRowHidden(index.row()) or view.isColumnHidden(index.column())
    )


def _said_by(index: QModelIndex) -> str:
    roles = Qt.ItemDataRole
    words = index.data(roles.DisplayRole) or index.data(roles.AccessibleTextRole)
    return str(words) if words is not None else ""


def _part(words: str) -> Spot | None:
    """A part drawn in a widget and described to screen readers."""
    wanted = plain(words)
    for widget in visible():
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or isinstance(widget, QAbstractScrollArea | QMenu | QMenuBar):
            continue
        for number in range(interface.childCount()):
            child = interface.child(number)
            if child is None or child.object() is not None:
                continue
            if wanted in plain(child.text(QAccessible.Text.Name)):
                return Spot(widget, widget.mapFromGlobal(child.rect().center()))
    return None


# --- what can be read ---


def words_on_screen() -> str:
    """All text in the windows that can be used, one line per thing."""
    return "\n".join(line for widget in visible() for line in _lines(widget) if line)


def _lines(widget: QWidget) -> Iterator[str]:
    if widget.isWindow():
        yield widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text().replace("\N{ZERO WIDTH SPACE}", "")
    elif isinstance(widget, QLineEdit):
        yield widget.text() or widget.placeholderText()
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    elif isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())
    elif isinstance(widget, QAbstractItemView):
        yield from map(_said_by, _indexes(widget))
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    yield widget.accessibleName()
    yield widget.accessibleDescription()


def value_of(words: str, within: str = "") -> str | None:
    """The contents of a field; None if there is none."""
    field = find(words, FIELDS, within=within)
    if isinstance(field, QComboBox):
        return field.currentText()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return field.toPlainText()
    if isinstance(field, QAbstractSpinBox | QLineEdit | QAbstractButton):
        return field.text()
    return None


def bring_into_view(widget: QWidget) -> None:
    """Scroll to a widget if a person could."""
    area = widget.parentWidget()
    while area is not None:
        if isinstance(area, QScrollArea) and area.widget() is not None:
            area.ensureWidgetVisible(widget, 20, 20)
        area = area.parentWidget()
